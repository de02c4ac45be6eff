/**
 * The steps of docs/aws.md from a deployed stage to the first briefing, typed as there, with `--aws` against emulated
 * DynamoDB and S3; then the commands of the runbook that an engineer types when an alarm rings.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SETTINGS } from '../../functions/contract.ts';
import { type Emulators, startEmulators } from '../../infra/local/emulators.ts';

const PROGRAMME = `
id: first
title: 试验专报
organisation: 某市某局
issuer: 某局办公室
timezone: Asia/Shanghai
starts: 2022-04-01
schedule: { days: every, due: "18:00", issue: "+1d 08:00" }
template: daily
units: [{ id: jia, name: 甲单位 }, { id: yi, name: 乙单位 }]
indicators: [{ id: garbage, name: 收集转运垃圾, unit: 吨, kind: flow, decimals: 1 }]
`;
const DAY = '2022-04-01';

let emulators: Emulators;
let folder: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  emulators = await startEmulators();
  folder = mkdtempSync(join(tmpdir(), 'jianbao-aws-command-'));
  writeFileSync(join(folder, 'my.yaml'), PROGRAMME);
  writeFileSync(join(folder, 'report.json'), '{"id": "r-1", "figures": {"garbage": "612.5"}, "narratives": []}');
  const { tableName, bucket, region, credentials } = emulators;
  env = {
    PATH: process.env.PATH,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: emulators.dynamoEndpoint,
    AWS_ENDPOINT_URL_S3: emulators.s3Endpoint,
    AWS_ENDPOINT_URL_SQS: emulators.sqsEndpoint,
    [SETTINGS.table]: tableName,
    [SETTINGS.archiveBucket]: bucket,
    [SETTINGS.photoBucket]: bucket,
    [SETTINGS.publishQueue]: emulators.queueUrl,
  };
});
afterAll(async () => {
  await emulators?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Said {
  readonly code: number;
  readonly output: string;
}

const jianbao = (line: string, settings = env): Promise<Said> =>
  new Promise((resolve) => {
    const args = ['infra/local/cli.ts', ...line.split(' ')];
    execFile(process.execPath, args, { env: settings }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output: stdout + stderr }),
    );
  });

async function done(line: string): Promise<string> {
  const { code, output } = await jianbao(line);
  expect(code, `${line}\n${output}`).toBe(0);
  return output;
}

it('leads from a stored programme and a key to a verified briefing, by the same commands as on one machine', async () => {
  await done(`programme check ${join(folder, 'my.yaml')}`);
  await done(`programme apply ${join(folder, 'my.yaml')} --aws`);
  const made = await done('key create --aws --programme first --role unit --unit jia');
  expect(made.trim().split('\n').at(-1)).toMatch(/^first\.[\w-]{8}\.[\w-]{32}$/);
  await done(`submit first ${DAY} jia ${join(folder, 'report.json')} --aws --now 2022-04-01T17:00:00+08:00`);
  await done(`close first ${DAY} --aws --now 2022-04-02T07:00:00+08:00`);
  await done(`issue first ${DAY} --aws --now 2022-04-02T08:00:00+08:00`);
  const again = await jianbao(`issue first ${DAY} --aws --now 2022-04-02T08:01:00+08:00`);
  expect([again.code, again.output]).toEqual([1, expect.stringContaining('已印发（第1期 第1版）')]);
  expect(await done('verify first --aws')).toContain('没有发现问题');
});

it('lists and revokes keys, as rotating them and looking at a restored table need', async () => {
  const listed = async () =>
    JSON.parse(await done('key list --programme first --aws --json')) as Record<string, unknown>[];
  const [key] = await listed();
  expect(key).toMatchObject({ role: 'unit', unit: 'jia', revoked: null });
  await done(`key revoke ${String(key!.id)} --aws`);
  expect((await listed())[0]!.revoked).not.toBe(null);
});

it('says which setting is missing, in a sentence', async () => {
  const { [SETTINGS.table]: _, ...without } = env;
  const { code, output } = await jianbao('key list --programme first --aws', without);
  expect(code).not.toBe(0);
  expect(output).toContain(SETTINGS.table);
});
