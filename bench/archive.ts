/**
 * What the archive's pages cost after ten years of dailies of 50 units with 30 indicators: milliseconds in the server and
 * bytes as they travel, against the promise of 200 ms and 150 kB a page and 300 ms for a search.
 *
 * node bench/archive.ts [--years N] [--data DIR] [--rounds N] [--json]. The archive is made once (progress is shown) and
 * kept in DIR. Each page is asked for by turns; the median (by the clock and of processor time), the slowest and the first answer are given. Ends with exit code
 * 1 when a median or a size breaks the promise. Then digests (周报, 月报, 专报) are read, composed and rendered.
 */
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SETTINGS } from '../functions/contract.ts';
import { addDays } from '../functions/core/values/reporting-day.ts';
import { createKey } from '../functions/records/access/access-keys.ts';
import { readEdition } from '../functions/records/edition/editions.ts';
import { archiveWeb } from '../functions/runtime/http/archive-web.ts';
import { wire } from '../functions/runtime/wire.ts';
import type { World } from '../functions/runtime/world.ts';
import { startProgress } from '../infra/local/progress.ts';
import { silentLog } from '../infra/local/silent-log.ts';
import { printTable } from '../infra/local/table-print.ts';
import { type DigestResult, measureDigests, printDigests } from './archive/digests.ts';
import { lastDay, makeArchive } from './archive/make.ts';
import { FIRST_DAY, PROGRAMME } from './archive/programme.ts';

const MOST_MS = 200;
const MOST_BYTES = 150_000;
const DAYS_A_YEAR = 365.25;

const { values } = parseArgs({
  options: {
    years: { type: 'string', default: '10' },
    data: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    json: { type: 'boolean', default: false },
  },
});
const days = Math.round(Number(values.years) * DAYS_A_YEAR);
const rounds = Number(values.rounds);
const folder = resolve(values.data ?? join(tmpdir(), `jianbao-archive-${days}-days`));

interface Result {
  readonly page: string;
  readonly medianMs: number;
  /** Processor time, median: what a busy machine does not change. */
  readonly processorMs: number;
  readonly slowestMs: number;
  readonly firstMs: number;
  readonly bytes: number;
  readonly kept: boolean;
}

const last = lastDay(days);
const now = `${addDays(last, 1)}T01:00:00.000Z`;
const env = { ...process.env, [SETTINGS.dataFolder]: folder };
const world = await wire(env, { clock: { now: () => now }, log: silentLog });
await makeOnce(world);
const { key } = await createKey(world.table, { programme: PROGRAMME.id, role: 'reader', at: now });
const app = archiveWeb(world);

/** Some way back, so that neither the newest nor a half month is measured. */
const earlier = addDays(last, -Math.min(400, days >> 1));
const month = earlier.slice(0, 7);
const year = earlier.slice(0, 4);
const search = (words: string, more = ''): string => `search?q=${encodeURIComponent(words)}${more}`;
const SIX = PROGRAMME.indicators
  .slice(0, 6)
  .map(({ id }) => `indicator=${id}`)
  .join('&');
const PAGES: Readonly<Record<string, string>> = {
  'front page': '',
  'a month': `calendar?month=${month}`,
  'a year': `calendar?year=${year}`,
  'search, frequent word': search('消杀'),
  'search, one character': search('桥'),
  'search, two words': search('围挡 太平'),
  'search, rare place': search('迎府大道'),
  'search, in no text': search('龙卷风'),
  'search, nowhere together': search('冒雨 井盖'),
  'search, unit and period': search('路灯', `&unit=u07&from=${year}-01-01&to=${year}-12-31`),
  'a day': last,
  'figures, 30 days': `figures?indicator=i01&indicator=i02&from=${addDays(last, -29)}&to=${last}`,
  'figures, all years by month': `figures?indicator=i01&indicator=i02&from=${FIRST_DAY}&to=${last}&by=month&year=1`,
  'figures, a unit and a group, all years': `figures?indicator=i01&of=unit:u07&of=group:${encodeURIComponent('环卫所')}&from=${FIRST_DAY}&to=${last}&by=month`,
  'figures, six indicators, a year by day': `figures?${SIX}&from=${addDays(last, -364)}&to=${last}&by=day`,
  'figures, workbook of all days': `figures/workbook?indicator=i01&from=${FIRST_DAY}&to=${last}&by=day`,
  'compare two days': `compare?from=${last}&from2=${earlier}`,
  'compare two years': `compare?from=${addDays(last, -364)}&to=${last}&from2=${addDays(last, -729)}&to2=${addDays(last, -365)}`,
  'a figure explained': `${last}/figures/i01`,
  'zips of a year': `download?from=${year}-01-01&to=${year}-12-31&files=briefing.docx&files=briefing.html`,
  'a zip of a month': `zip?from=${month}-01&to=${month}-28&files=briefing.docx&files=briefing.html`,
};

const times = new Map(Object.keys(PAGES).map((page) => [page, [] as number[]]));
const processor = new Map(Object.keys(PAGES).map((page) => [page, [] as number[]]));
const sizes = new Map<string, number>();
for (let round = 0; round < rounds; round += 1) {
  for (const [page, path] of Object.entries(PAGES)) {
    const { ms, busyMs, bytes } = await ask(path);
    times.get(page)!.push(ms);
    processor.get(page)!.push(busyMs);
    sizes.set(page, bytes);
  }
}
const digests = await measureDigests(world, earlier, Math.min(rounds, 5));
world.close();
report(Object.keys(PAGES).map(resultOf), digests);

async function makeOnce({ table, blobs }: World): Promise<void> {
  if ((await readEdition(table, PROGRAMME.id, last, 1)) !== undefined) return;
  const progress = startProgress(`${days} days x ${PROGRAMME.units.length} units`);
  await makeArchive({ table, blobs }, days, (done, all, day) => progress.update(done, all, day));
  progress.end();
}

async function ask(path: string): Promise<{ ms: number; busyMs: number; bytes: number }> {
  const headers = { authorization: `Bearer ${key}`, 'accept-encoding': 'gzip' };
  const before = process.cpuUsage();
  const began = performance.now();
  const answer = await app.request(`/archive/${PROGRAMME.id}/${path}`.replace(/\/$/, ''), { headers });
  const { byteLength } = await answer.arrayBuffer();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return { ms, busyMs: (user + system) / 1000, bytes: byteLength };
}

function resultOf(page: string): Result {
  const seen = times.get(page)!;
  const inOrder = seen.toSorted((left, right) => left - right);
  const medianMs = inOrder[seen.length >> 1]!;
  const bytes = sizes.get(page)!;
  const busy = processor.get(page)!.toSorted((left, right) => left - right);
  const processorMs = busy[busy.length >> 1]!;
  const kept = medianMs <= MOST_MS && (bytes <= MOST_BYTES || page.includes('a zip') || page.includes('workbook'));
  return { page, medianMs, processorMs, slowestMs: inOrder.at(-1)!, firstMs: seen[0]!, bytes, kept };
}

function report(results: readonly Result[], digests: readonly DigestResult[]): void {
  if (results.some(({ kept }) => !kept)) process.exitCode = 1;
  if (values.json) {
    console.log(JSON.stringify({ pages: results, digests }));
    return;
  }
  const rows = results.map(({ page, medianMs, processorMs, slowestMs, firstMs, bytes, kept }) => [
    ...[
      page,
      medianMs.toFixed(1),
      processorMs.toFixed(1),
      slowestMs.toFixed(1),
      firstMs.toFixed(1),
      (bytes / 1000).toFixed(1),
    ],
    kept ? '' : 'over',
  ]);
  printTable(['page', 'ms, median', 'of processor', 'slowest', 'first', 'kB', ''], rows);
  console.log('');
  printDigests(digests);
}
