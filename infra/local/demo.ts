/**
 * `npm run demo`: figures of three real organisations, day by day, and of a made monthly and a made weekly become numbered
 * briefings on disk, within a minute, and their totals are held against what was published, or must come out.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SETTINGS } from '../../functions/contract.ts';
import type { FiguresFile } from '../../functions/core/day/day-close.ts';
import { FILE_NAMES, RENDITIONS } from '../../functions/core/edition/renditions.ts';
import { wire } from '../../functions/runtime/wire.ts';
import type { World } from '../../functions/runtime/world.ts';
import { EXAMPLES, exampleNames, readExample } from './examples.ts';
import { startProgress } from './progress.ts';
import { replay } from './replay.ts';
import { InputError } from './replay-file.ts';
import { silentLog } from './silent-log.ts';
import { simulatedClock } from './simulated-clock.ts';
import { printTable } from './table-print.ts';

interface Comparison {
  readonly programme: string;
  readonly day: string;
  readonly indicator: string;
  readonly expected: string;
  readonly got: string;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'out/demo' },
      only: { type: 'string' },
      examples: { type: 'string', default: EXAMPLES },
      emulated: { type: 'boolean', default: false },
    },
  });
  const out = resolve(values.out);
  const folder = resolve(values.examples);
  const examples = await chosen(folder, values.only);
  await mkdir(out, { recursive: true });
  const clock = simulatedClock('2020-01-01T00:00:00.000Z');
  const store = join(out, '.store');
  const emulated = values.emulated ? await openEmulated() : undefined;
  const world = await wire(
    { [SETTINGS.dataFolder]: store, [SETTINGS.pictures]: 'no' },
    { clock, log: silentLog, channels: {}, ...emulated?.stores },
  );
  const comparisons: Comparison[] = [];
  const refused: string[] = [];
  try {
    for (const example of examples) {
      const result = await run(join(folder, example), world, clock, out);
      comparisons.push(...result.comparisons);
      refused.push(...result.refused);
    }
  } finally {
    world.close();
    await emulated?.stop();
  }
  await rm(store, { recursive: true, force: true });
  return report(out, examples, comparisons, refused);
}

async function chosen(folder: string, only: string | undefined): Promise<string[]> {
  const all = await exampleNames(folder);
  if (only === undefined) return all;
  if (!all.includes(only)) throw new InputError(`没有示例“${only}”；可用的有 ${all.join('、')}。`);
  return [only];
}

async function run(folder: string, world: World, clock: ReturnType<typeof simulatedClock>, out: string) {
  const { programme, submissions } = await readExample(basename(folder), dirname(folder));
  const progress = startProgress(`${programme.organisation} ${programme.title}`);
  const { refused } = await replay({ world, clock, programme, submissions, out, progress: progress.update });
  progress.end();
  return { refused, comparisons: await compare(programme.id, folder, join(out, programme.id)) };
}

/** Every expected total against the figures.json that lies on disk. */
async function compare(programme: string, folder: string, out: string): Promise<Comparison[]> {
  const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as {
    totals: Record<string, Record<string, string>>;
  };
  const comparisons: Comparison[] = [];
  for (const [day, totals] of Object.entries(expected.totals)) {
    const figures = await figuresOf(join(out, day, 'figures.json'));
    for (const [indicator, wanted] of Object.entries(totals)) {
      const got = figures === undefined ? '未印发' : (figures.indicators[indicator]?.total ?? '未报');
      comparisons.push({ programme, day, indicator, expected: wanted, got });
    }
  }
  return comparisons;
}

async function figuresOf(file: string): Promise<FiguresFile | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as FiguresFile;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The DynamoDB and S3 adapters on local emulators; what they show less faithfully than AWS is printed. */
async function openEmulated() {
  const { clientOf, startEmulators } = await import('./emulators.ts');
  const { openDynamoTable } = await import('../../functions/adapters/dynamodb/table.ts');
  const { openS3Blobs } = await import('../../functions/adapters/s3/blobs.ts');
  const { tableName, bucket, dynamoEndpoint, s3Endpoint, stop } = await startEmulators();
  const table = openDynamoTable({ tableName, client: clientOf(dynamoEndpoint) });
  const blobs = openS3Blobs({ bucket, client: clientOf(s3Endpoint) });
  return { stores: { table, blobs }, stop };
}

function report(
  out: string,
  examples: readonly string[],
  comparisons: readonly Comparison[],
  refused: readonly string[],
): number {
  const wrong = comparisons.filter(({ expected, got }) => expected !== got);
  const rows = comparisons.map(({ programme, day, indicator, expected, got }) => [
    programme,
    day,
    indicator,
    expected,
    got,
    expected === got ? '一致' : '不一致',
  ]);
  printTable(['任务', '报告日', '指标', '应为', '实得', ''], rows);
  for (const line of refused) console.error(`未被接收：${line}`);
  console.log(
    `\n${comparisons.length} 项累计数，${comparisons.length - wrong.length} 项一致，${wrong.length} 项不一致。`,
  );
  const names = FILE_NAMES.filter(
    (name) => RENDITIONS[name].by === 'renderer' && RENDITIONS[name].mediaType !== 'image/png',
  );
  for (const example of examples) console.log(`简报在 ${join(out, example)}/<报告日>/ 下（${names.join('、')}）。`);
  console.log(`周报、月报在 ${join(out, 'digests')}/<任务>/<weekly|monthly>/<起日>_<止日>/ 下，文件相同。`);
  return wrong.length > 0 || refused.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
