/**
 * What a cold start costs a processor, against a bundle of the AWS SDK alone built in the same run: until the first answer
 * of a function that asks for no record, and until the first form is opened and the first report stored.
 *
 * node bench/cold.ts [--rounds N] [--json]. Each start is a fresh process; rounds interleave, a ratio is taken within a
 * round over processor time (a busy machine disturbs it least) and the median is given. A core here is not one of Lambda:
 * only the ratios travel. Ends with exit code 1 when collect takes more than 1.4 times the SDK alone.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { SETTINGS } from '../functions/contract.ts';
import { bundleFunctions, ROOT } from '../infra/aws/bundle.ts';
import { lambdaCredentials } from '../infra/aws/bundle-credentials.ts';
import { httpEvent } from '../infra/local/http-event.ts';
import { type Start, startOnce, type Taken } from './cold/process.ts';
import { type ColdStore, openColdStore } from './cold/store.ts';

const MOST_RATIO = 1.4;
const option = (name: string): string | undefined => process.argv[process.argv.indexOf(name) + 1];
const ROUNDS = process.argv.includes('--rounds') ? Number(option('--rounds')) : 21;

const SDK = `
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async ({ get }) => {
  if (get) return client.send(new GetItemCommand(get));
  return [client, GetItemCommand, PutItemCommand, QueryCommand].length;
};
`;
const BARE = 'export const handler = async () => 1;';
const [ALONE, ONE_CALL] = ['SDK alone', 'SDK alone, one call'] as const;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-cold-'));
  const store = await openColdStore();
  try {
    const starts = await startsIn(folder, store);
    const rounds: Map<string, Taken>[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const taken = new Map<string, Taken>();
      for (const each of starts) taken.set(each.name, await startOnce(each, round, store.env));
      if (round > 0) rounds.push(taken); // the first one fills the disk's cache
    }
    report(starts.map((start) => resultOf(start, rounds)));
  } finally {
    await store.stop();
    rmSync(folder, { recursive: true });
  }
}

async function startsIn(folder: string, store: ColdStore): Promise<Start[]> {
  const bundles = await bundleFunctions(join(folder, 'functions'));
  const sdk = await reference(folder, 'sdk', SDK);
  const trimmed = await reference(folder, 'sdk-trimmed', SDK, { plugins: [lambdaCredentials()] });
  const apart = await reference(join(ROOT, 'node_modules', '.cache'), 'sdk-apart', SDK, { external: ['@aws-sdk/*'] });
  const one = { get: { TableName: store.env[SETTINGS.table], Key: { pk: { S: 'none' }, sk: { S: 'none' } } } };
  const page = (path: string) => () => httpEvent({ method: 'GET', path, headers: { accept: 'text/html' } }, NOW);
  const start = (name: keyof typeof bundles, what: string, event: Start['event'], against: string): Start => ({
    ...{ name: `${name}, ${what}`, event, against },
    file: join(bundles[name].folder, 'handler.mjs'),
  });
  return [
    { name: 'nothing', file: await reference(folder, 'bare', BARE), event: () => ({}), against: ALONE },
    { name: ALONE, file: sdk, event: () => ({}) },
    { name: 'SDK as we trim it', file: trimmed, event: () => ({}), against: ALONE },
    { name: 'SDK not bundled', file: apart, event: () => ({}), against: ALONE },
    start('collect', 'GET /health', page('/health'), ALONE),
    start('collect', 'GET /sign-in', page('/sign-in'), ALONE),
    start('desk', 'sent to sign-in', page('/desk/none/2022-04-08'), ALONE),
    start('archive', 'sent to sign-in', page('/archive/none'), ALONE),
    start('publish', 'no job', () => ({ Records: [] }), ALONE),
    { name: ONE_CALL, file: sdk, event: () => one },
    start('collect', 'first form opened', (round) => store.openForm(round), ONE_CALL),
    start('collect', 'first report stored', (round) => store.report(round), ONE_CALL),
  ];
}

const NOW = '2022-04-08T08:30:00.000Z';

async function reference(folder: string, name: string, contents: string, how: object = {}): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  const stdin = { contents, resolveDir: ROOT };
  const shape = { bundle: true, minify: true, format: 'esm', platform: 'node', target: 'node24' } as const;
  await build({ stdin, outfile, mainFields: ['module', 'main'], ...shape, ...how });
  return outfile;
}

interface Result {
  readonly name: string;
  readonly kB: number;
  readonly load: number;
  readonly answer: number;
  readonly ratio: number;
  readonly ms: number;
  readonly rssMB: number;
}

function resultOf({ name, file, against = name }: Start, rounds: readonly Map<string, Taken>[]): Result {
  const of = (value: (taken: Taken) => number): number => median(rounds.map((taken) => value(taken.get(name)!)));
  const cpu = ({ load, answer }: Taken): number => load + answer;
  return {
    name,
    kB: Math.round(statSync(file).size / 1_000),
    load: rounded(
      of(({ load }) => load),
      10,
    ),
    answer: rounded(
      of(({ answer }) => answer),
      10,
    ),
    ratio: rounded(median(rounds.map((taken) => cpu(taken.get(name)!) / cpu(taken.get(against)!))), 100),
    ms: rounded(
      of(({ ms }) => ms),
      10,
    ),
    rssMB: Math.round(of(({ rss }) => rss) / 1e6),
  };
}

function report(results: readonly Result[]): void {
  const collect = results.find(({ name }) => name === 'collect, GET /health')!;
  if (collect.ratio > MOST_RATIO) process.exitCode = 1;
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(results));
    return;
  }
  const line = (name: string, ...columns: string[]): void =>
    console.log(name.padEnd(32) + columns.map((each) => each.padStart(11)).join(''));
  line(`median of ${ROUNDS} starts`, 'entry kB', 'import', 'answer', 'ratio', 'by clock', 'RSS MB');
  for (const { name, kB, load, answer, ratio, ms, rssMB } of results)
    line(name, String(kB), load.toFixed(1), answer.toFixed(1), ratio.toFixed(2), ms.toFixed(1), String(rssMB));
  console.log(`import, answer: ms of the processor; ratio: of both, to "${ALONE}", or to "${ONE_CALL}" below it`);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const rounded = (value: number, by: number): number => Math.round(value * by) / by;

await main();
