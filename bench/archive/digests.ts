/**
 * What a digest of the made archive costs: reading closes, composing, and each file; a week, a month, a quarter and a year, so
 * that it can be seen to grow with the days. Nothing is issued. Part of `bench/archive.ts`.
 */
import { assembleDigest, composeDigestData, type DigestDocument } from '../../functions/core/digest/compose.ts';
import type { DigestKind } from '../../functions/core/programme/programme.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';
import { lengthOf, monthOf, type Period, weekOf } from '../../functions/core/values/spans.ts';
import type { ReportingDay } from '../../functions/core/values/values.ts';
import { type DigestFacts, readDigest } from '../../functions/pipeline/digest/read.ts';
import type { Stores } from '../../functions/ports.ts';
import type { World } from '../../functions/runtime/world.ts';
import { printTable } from '../../infra/local/table-print.ts';
import { PROGRAMME } from './programme.ts';

export interface DigestResult {
  readonly digest: DigestKind;
  readonly days: number;
  /** Requests to the stores. */
  readonly requests: number;
  /** Medians, by the clock: reading, composing, and each file that is rendered. */
  readonly ms: Readonly<Record<string, number>>;
  /** Processor time of all of it, median. */
  readonly processorMs: number;
  readonly bytes: Readonly<Record<string, number>>;
}

type Round = Pick<DigestResult, 'requests' | 'ms' | 'processorMs' | 'bytes'>;

/** @param around the day whose week, month, quarter and year are taken. */
export async function measureDigests(world: World, around: ReportingDay, rounds: number): Promise<DigestResult[]> {
  const month = monthOf(around);
  const periods: readonly (readonly [DigestKind, Period])[] = [
    ['weekly', weekOf(around)],
    ['monthly', month],
    ['special', { from: monthOf(addDays(month.from, -45)).from, to: month.to }],
    ['special', { from: addDays(around, -364), to: around }],
  ];
  const results: DigestResult[] = [];
  for (const [kind, period] of periods) {
    const seen: Round[] = [];
    for (let round = 0; round < rounds; round += 1) seen.push(await once(world, kind, period));
    results.push({ digest: kind, days: lengthOf(period), ...seen[0]!, ...medians(seen) });
  }
  return results;
}

const STORED = { programme: PROGRAMME, version: 1, appliedAt: '2022-01-01T00:00:00.000Z' };

async function once(world: World, kind: DigestKind, period: Period): Promise<Round> {
  const { templates, renderers } = await world.documents();
  const counted = { requests: 0 };
  const ms: Record<string, number> = {};
  const bytes: Record<string, number> = {};
  const before = process.cpuUsage();
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    ms[name] = performance.now() - began;
    return result;
  };
  const facts = await timed('read', () => readDigest(counting(world, counted), STORED, kind, period));
  const input = documentOf(facts, period);
  const filled = await timed('compose', () => templates.compose(facts.settings.template, composeDigestData(input)));
  const briefing = assembleDigest(input, filled);
  const digest = { digest: facts.digest, closes: facts.closes };
  for (const renderer of renderers) {
    const given = { briefing, close: facts.closes.at(-1)!, programme: PROGRAMME, photos: {}, digest };
    bytes[renderer.file] = (await timed(renderer.file, () => renderer.render(given)))?.byteLength ?? 0;
  }
  const { user, system } = process.cpuUsage(before);
  return { ...counted, ms, processorMs: (user + system) / 1000, bytes };
}

function documentOf(facts: DigestFacts, { to }: Period): DigestDocument {
  const issueDay = addDays(to, 1);
  const numbers = { issue: 1, overall: 1, edition: 1, issuedAt: `${issueDay}T01:00:00.000Z`, issueDay };
  return { ...facts, ...numbers, programme: PROGRAMME };
}

const counting = ({ table, blobs }: Stores, counted: { requests: number }): Stores => {
  const count = <T>(answer: T): T => {
    counted.requests += 1;
    return answer;
  };
  return {
    table: {
      get: (pk, sk) => count(table.get(pk, sk)),
      query: (pk, range) => count(table.query(pk, range)),
      insert: (item) => table.insert(item),
      replace: (item, version) => table.replace(item, version),
    },
    blobs: {
      get: (key) => count(blobs.get(key)),
      putOnce: (key, content, type) => blobs.putOnce(key, content, type),
      link: (key, seconds, name) => blobs.link(key, seconds, name),
    },
  };
};

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1]!;

function medians(seen: readonly Round[]): Pick<DigestResult, 'ms' | 'processorMs'> {
  const names = Object.keys(seen[0]!.ms);
  return {
    ms: Object.fromEntries(names.map((name) => [name, median(seen.map(({ ms }) => ms[name]!))])),
    processorMs: median(seen.map(({ processorMs }) => processorMs)),
  };
}

export function printDigests(results: readonly DigestResult[]): void {
  const files = ['briefing.docx', 'briefing.html', 'figures.xlsx'] as const;
  const rows = results.map(({ digest, days, requests, ms, processorMs, bytes }) => [
    ...[`${digest}, ${days} days`, String(requests)],
    ...['read', 'compose', ...files].map((name) => ms[name]!.toFixed(0)),
    processorMs.toFixed(0),
    ...files.map((name) => (bytes[name]! / 1000).toFixed(0)),
  ]);
  const head = ['digest', 'requests', 'ms: read', 'compose', 'Word', 'HTML', 'workbook', 'of processor, all files'];
  printTable([...head, 'kB: Word', 'HTML', 'workbook'], rows);
}
