/**
 * How long a cold start takes, from import to the first answer, against a bundle of the AWS SDK alone built in the same run.
 *
 * node bench/cold.ts [--rounds N] [--json]. Each start is a fresh process; rounds interleave, ratios are taken within a
 * round over processor time (a busy machine disturbs it least) and the median is given. A core here is not one of Lambda:
 * only the ratios travel. Ends with exit code 1 when collect takes more than 1.1 times the SDK alone.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { SETTINGS } from '../functions/contract.ts';
import { bundleFunctions, ROOT } from '../infra/aws/bundle.ts';
import { httpEvent } from '../infra/local/http-event.ts';

const MOST_RATIO = 1.1;
const option = (name: string): string | undefined => process.argv[process.argv.indexOf(name) + 1];
const ROUNDS = process.argv.includes('--rounds') ? Number(option('--rounds')) : 11;

const SDK = `
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async () => [client, GetItemCommand, PutItemCommand, QueryCommand].length;
`;
const BARE = 'export const handler = async () => 1;';

/** Prints milliseconds by the clock and of the processor from before the import to the first answer, and bytes held. */
const START = `
const [file, event] = process.argv.slice(1);
process.stdout.write = () => true;
const began = performance.now();
const before = process.cpuUsage();
const { handler } = await import(file);
await handler(JSON.parse(event), {});
const { user, system } = process.cpuUsage(before);
const cpu = (user + system) / 1000;
process.stderr.write(JSON.stringify({ ms: performance.now() - began, cpu, rss: process.memoryUsage.rss() }));
process.exit(0);
`;

interface Start {
  readonly name: string;
  readonly file: string;
  readonly event: unknown;
}

const request = (path: string): object =>
  httpEvent({ method: 'GET', path, headers: { accept: 'text/html' } }, '2022-04-08T08:30:00.000Z');

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-cold-'));
  const starts = await startsIn(folder);
  const rounds = Array.from({ length: ROUNDS + 1 }, () => new Map(starts.map((each) => [each.name, timeOf(each)])));
  rounds.shift(); // the first round fills the disk's cache
  const results = starts.map(({ name, file }) => ({
    name,
    kB: Math.round(statSync(file).size / 1_000),
    ms: round1(median(rounds.map((times) => times.get(name)!.ms))),
    cpu: round1(median(rounds.map((times) => times.get(name)!.cpu))),
    ratio: round2(median(rounds.map((times) => times.get(name)!.cpu / times.get('SDK alone')!.cpu))),
    rssMB: Math.round(median(rounds.map((times) => times.get(name)!.rss)) / 1e6),
  }));
  rmSync(folder, { recursive: true });
  print(results);
  const collect = results.find(({ name }) => name === 'collect, GET /health')!;
  if (collect.ratio > MOST_RATIO) process.exitCode = 1;
}

async function startsIn(folder: string): Promise<Start[]> {
  const bundles = await bundleFunctions(join(folder, 'functions'));
  const reference = async (name: string, contents: string, external: string[] = []): Promise<Start> => {
    const outfile = join(
      external.length > 0 ? ROOT : folder,
      'node_modules',
      '.cache',
      `${name.replaceAll(' ', '-')}.mjs`,
    );
    const stdin = { contents, resolveDir: ROOT };
    await build({
      stdin,
      outfile,
      external,
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      mainFields: ['module', 'main'],
    });
    return { name, file: outfile, event: {} };
  };
  const start = (name: keyof typeof bundles, what: string, event: unknown): Start => ({
    name: `${name}, ${what}`,
    file: join(bundles[name].folder, 'handler.mjs'),
    event,
  });
  return [
    await reference('nothing', BARE),
    await reference('SDK alone', SDK),
    await reference('SDK not bundled', SDK, ['@aws-sdk/*']),
    start('collect', 'GET /health', request('/health')),
    start('collect', 'GET /sign-in', request('/sign-in')),
    start('desk', 'sent to sign-in', request('/desk/none/2022-04-08')),
    start('archive', 'sent to sign-in', request('/archive/none')),
    start('publish', 'no job', { Records: [] }),
  ];
}

function timeOf({ file, event }: Start): { ms: number; cpu: number; rss: number } {
  const env = {
    PATH: process.env.PATH ?? '',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    [SETTINGS.table]: 'records',
    [SETTINGS.archiveBucket]: 'archive',
    [SETTINGS.photoBucket]: 'photos',
    [SETTINGS.templates]: join(file, '..', 'templates'),
  };
  const args = ['--input-type=module', '-e', START, file, JSON.stringify(event)];
  const { stderr, status } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} did not start: ${stderr}`);
  return JSON.parse(stderr) as { ms: number; cpu: number; rss: number };
}

interface Result {
  readonly name: string;
  readonly kB: number;
  readonly ms: number;
  readonly cpu: number;
  readonly ratio: number;
  readonly rssMB: number;
}

function print(results: readonly Result[]): void {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(results));
    return;
  }
  const line = (name: string, ...columns: string[]): void =>
    console.log(name.padEnd(32) + columns.map((each) => each.padStart(9)).join(''));
  line(`median of ${ROUNDS} starts`, 'entry kB', 'ms', 'cpu ms', 'ratio', 'RSS MB');
  for (const { name, kB, ms, cpu, ratio, rssMB } of results) {
    line(name, String(kB), ms.toFixed(1), cpu.toFixed(1), ratio.toFixed(2), String(rssMB));
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const round1 = (value: number): number => Math.round(value * 10) / 10;
const round2 = (value: number): number => Math.round(value * 100) / 100;

await main();
