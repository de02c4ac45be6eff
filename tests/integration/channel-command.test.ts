/**
 * `jianbao channel test` as somebody types it: what came back from whom, and the exit code.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RobotServer, startRobotServer, testTime, wecomRules } from '../support/robot-server.ts';

const KEY = 'robot-key-0815';
const PROGRAMME = `
id: probe
title: 渠道试验
organisation: 某市某局
issuer: 某局办公室
timezone: Asia/Shanghai
starts: 2022-04-01
schedule: { due: "18:00", issue: "+1d 08:00" }
template: daily
units: [{ id: jia, name: 甲单位 }]
indicators: [{ id: staff, name: 在岗人数, unit: 人, kind: stock }]
deliver:
  - { channel: smtp, to: [office@example.org] }
  - { channel: wecom, url_ref: env:PROBE_WECOM_URL }
`;

let robot: RobotServer;
let folder: string;

beforeAll(async () => {
  robot = await startRobotServer(wecomRules(KEY, testTime(Date.now())));
  folder = mkdtempSync(join(tmpdir(), 'jianbao-channel-command-'));
  writeFileSync(join(folder, 'programme.yaml'), PROGRAMME);
  expect((await jianbao('programme', 'apply', join(folder, 'programme.yaml'))).code).toBe(0);
});

afterAll(async () => {
  await robot.stop();
  rmSync(folder, { recursive: true });
});

function jianbao(...args: string[]): Promise<{ code: number; text: string }> {
  const env = { PATH: process.env.PATH, PROBE_WECOM_URL: `${robot.endpoint}/cgi-bin/webhook/send?key=${KEY}` };
  const command = ['infra/local/cli.ts', ...args, '--data', join(folder, 'data')];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr }),
    );
  });
}

it('says of each recipient what came back, and fails when somebody did not get it', async () => {
  const { code, text } = await jianbao('channel', 'test', '--programme', 'probe');
  expect(text).toMatch(/smtp\s+office@example\.org\s+失败\s+这个渠道还没有设置/);
  expect(text).toMatch(/wecom\s+env:PROBE_WECOM_URL\s+成功\s+企业微信已接收（2条消息）/);
  expect(code).toBe(1);
  expect(text).not.toContain(KEY);
  expect(robot.taken.map(({ json }) => json.msgtype)).toEqual(['markdown', undefined, 'file']);
});

it('tests one channel alone, also as JSON', async () => {
  const { code, text } = await jianbao('channel', 'test', '--programme', 'probe', '--channel', 'wecom', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(text)).toMatchObject([{ channel: 'wecom', recipient: 'env:PROBE_WECOM_URL', ok: true }]);
});

it('says which channels there are when none fits', async () => {
  const { code, text } = await jianbao('channel', 'test', '--programme', 'probe', '--channel', 'feishu');
  expect(code).toBe(1);
  expect(text).toContain('现有渠道 smtp、wecom');
});
