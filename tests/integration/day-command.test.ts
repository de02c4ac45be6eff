/**
 * `jianbao close` and `programme check` as somebody types them: what cannot be done is said in a sentence.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const PROGRAMME = `
id: probe
title: 试验专报
organisation: 某市某局
issuer: 某局办公室
timezone: Asia/Tokyo
starts: 2022-04-01
schedule: { days: workdays, due: "18:00", issue: "+1d 08:00" }
template: daily
units: [{ id: jia, name: 甲单位 }]
indicators: [{ id: staff, name: 在岗人数, unit: 人, kind: stock }]
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-day-command-'));
  writeFileSync(join(folder, 'programme.yaml'), PROGRAMME);
});
afterAll(() => rmSync(folder, { recursive: true }));

function jianbao(...args: string[]): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['infra/local/cli.ts', ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });
}

it('programme check says which year’s public holidays are not known', async () => {
  const { code, output } = await jianbao('programme', 'check', join(folder, 'programme.yaml'));
  expect(code).toBe(0);
  expect(output).toMatch(/注意：还没有 \d{4} 年的放假调休安排，暂按周一至周五为工作日/);
});

it('a day that has not come is not closed, and the sentence says which day it is', async () => {
  const data = ['--data', join(folder, 'data')];
  expect((await jianbao('programme', 'apply', join(folder, 'programme.yaml'), ...data)).code).toBe(0);
  const { code, output } = await jianbao('close', 'probe', '2022-04-08', ...data, '--now', '2022-04-07T12:00:00+09:00');
  expect(code).toBe(1);
  expect(output).toContain('2022-04-08');
  expect(output).not.toMatch(/RangeError|\n {4}at /);
});
