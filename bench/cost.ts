/**
 * `npm run bench -- cost`: write and read units of a report and of a briefing, from the requests that the adapter sends, for
 * 20, 2,000 and 100,000 units, against the least that there is: each report written once and read once. Counted are the
 * report over the API, closing, issuing, what search and the audit keep, one delivery, and a thirtieth of a month's figures.
 *
 * Of 100,000 units thirty report (their costs do not depend on the others); what reading them all costs is computed from the
 * size of their items, the rest of the briefing is taken from 2,000. `--json` prints the numbers, `--units 20` fewer sizes.
 */
import { parseArgs } from 'node:util';
import { shardOf } from '../functions/records/store/keys.ts';
import type { Call } from './cost-capture.ts';
import { type DayCalls, dayOf } from './cost-day.ts';
import { unitId } from './cost-world.ts';

/** US dollars for a million, us-east-1, on demand. See docs/cost.md for their date and source. */
const PRICE = { write: 0.625, read: 0.125 };

const PURPOSES = ['key', 'programme', 'look back', 'report'] as const;
type Purpose = (typeof PURPOSES)[number];

interface Units {
  readonly write: number;
  readonly read: number;
}

interface Result {
  readonly units: number;
  readonly itemBytes: number;
  readonly plainBytes: number;
  readonly report: Record<Purpose, Units>;
  readonly cold: Units;
  readonly form: Units;
  readonly post: Units;
  /** `kept`: what later reports look back at; `delivery`: of `other`, what one recipient costs. */
  readonly briefing: Record<'reports' | 'kept' | 'other' | 'delivery', Units>;
  readonly month: Units;
  readonly idleTick: Units;
  readonly puts: number;
  /** Dollars a day: least, with the item as it is stored and as plain JSON; and what is really used, in all and without looking back. */
  readonly least: number;
  readonly leastPlain: number;
  readonly used: number;
  readonly usedWithoutLookBack: number;
}

const shardsOf = (units: number): number => (units > 20_000 ? 4 : 1);
const dollars = ({ write, read }: Units): number => (write * PRICE.write + read * PRICE.read) / 1e6;
const sum = (calls: readonly Call[]): Units => ({
  write: calls.reduce((all, { write }) => all + write, 0),
  read: calls.reduce((all, { read }) => all + read, 0),
});
const plus = (...all: readonly Units[]): Units => ({
  write: all.reduce((total, { write }) => total + write, 0),
  read: all.reduce((total, { read }) => total + read, 0),
});
const times = ({ write, read }: Units, n: number): Units => ({ write: write * n, read: read * n });

const isOfReports = ({ pk }: Call): boolean => pk.includes('#D#');
const isKept = ({ pk }: Call): boolean => pk.includes('#RECENT#');

function purposeOf(call: Call): Purpose {
  if (call.sk.startsWith('KEY#')) return 'key';
  if (call.sk.startsWith('PROGRAMME')) return 'programme';
  return call.operation === 'Query' ? 'look back' : 'report';
}

function resultOf(units: number, calls: DayCalls, restOf: DayCalls): Result {
  const all = calls.reports.flat();
  const mean = (purpose: Purpose): Units =>
    times(sum(all.filter((call) => purposeOf(call) === purpose)), 1 / calls.reports.length);
  const report = Object.fromEntries(PURPOSES.map((each) => [each, mean(each)])) as Record<Purpose, Units>;
  const written = all.filter(({ operation }) => operation === 'PutItem');
  const itemBytes = written.reduce((total, { bytes }) => total + bytes, 0) / written.length;
  const once = (units * itemBytes) / 4_096 / 2;
  const reading = restOf.briefing.filter(isOfReports);
  // How often the day's reports are read, strongly consistent counted twice: as measured, whatever their number.
  const readings = sum(reading).read / (reading.reduce((total, { bytes }) => total + bytes, 0) / 4_096 / 2);
  const share = reading.reduce((total, { bytes }) => total + bytes, 0) / (restOfUnits(restOf) * itemBytesOf(restOf));
  const reports = calls.briefing.length > 0 ? sum(reading) : { write: 0, read: once * readings * share };
  const puts = calls.kept.length > 0 ? calls.kept : calls.briefing.filter(isKept);
  const kept = times(sum(puts), calls.groups / puts.length);
  const other = sum(restOf.briefing.filter((call) => !isOfReports(call) && !isKept(call)));
  const month = times(sum(restOf.month.calls), restOf.month.times * (units / restOfUnits(restOf)));
  const least =
    dollars(times({ write: Math.ceil(itemBytes / 1_024), read: 0 }, units)) + dollars({ write: 0, read: once });
  const plainOnce = {
    write: units * Math.ceil(calls.plainBytes / 1_024),
    read: (units * calls.plainBytes) / 4_096 / 2,
  };
  const day = plus(times(plus(...Object.values(report)), units), reports, kept, other, times(month, 1 / 30));
  return {
    ...{ units, itemBytes, plainBytes: calls.plainBytes, report, cold: sum(calls.cold) },
    ...{ form: sum(calls.form), post: sum(calls.post), month, idleTick: sum(restOf.idle), puts: restOf.puts },
    briefing: { reports, kept, other, delivery: sum(deliveryOf(restOf.briefing)) },
    ...{ least, leastPlain: dollars(plainOnce), used: dollars(day) },
    usedWithoutLookBack: dollars(day) - dollars(times(report['look back'], units)),
  };
}

/** From the first word about a delivery on: the job's end, with its entries in the audit. */
const deliveryOf = (calls: readonly Call[]): readonly Call[] =>
  calls.slice(calls.findIndex(({ operation, sk }) => operation === 'PutItem' && sk.startsWith('DELIVERY#')));

const counted = new WeakMap<DayCalls, number>();
const restOfUnits = (calls: DayCalls): number => counted.get(calls) ?? 0;
const itemBytesOf = ({ reports }: DayCalls): number => {
  const written = reports.flat().filter(({ operation }) => operation === 'PutItem');
  return written.reduce((total, { bytes }) => total + bytes, 0) / written.length;
};

/** Write units a second and key of 100,000 reports in ten minutes, half of them in the last: the busiest second of each shard. */
function rush(units: number, perReport: number, shards: number): number {
  const load = new Map<string, number>();
  let state = 1;
  for (let n = 0; n < units; n += 1) {
    state = (state * 48_271) % 2_147_483_647;
    const draw = state / 2_147_483_647;
    const second = n % 2 === 0 ? Math.floor(draw * 540) : 540 + Math.floor(draw * 60);
    const key = `${shardOf(unitId(n), shards)} ${second}`;
    load.set(key, (load.get(key) ?? 0) + perReport);
  }
  return Math.max(...load.values());
}

async function measure(sizes: readonly number[]): Promise<Result[]> {
  const results: Result[] = [];
  let whole: DayCalls | undefined;
  for (const units of sizes) {
    const isWhole = units <= 5_000 || whole === undefined;
    const calls = await dayOf(units, shardsOf(units), isWhole);
    counted.set(calls, units);
    if (isWhole) whole = calls;
    results.push(resultOf(units, calls, whole!));
  }
  return results;
}

function print(results: readonly Result[]): void {
  const line = (name: string, cell: (result: Result) => string) =>
    console.log(name.padEnd(44) + results.map((result) => cell(result).padStart(16)).join(''));
  const both = ({ write, read }: Units) => `${short(write)} W ${short(read)} R`;
  line('units', ({ units }) => units.toLocaleString('en'));
  line('bytes of a report, stored (as JSON)', ({ itemBytes, plainBytes }) => `${itemBytes.toFixed(0)} (${plainBytes})`);
  for (const each of PURPOSES) line(`a report: ${each}`, ({ report }) => both(report[each]));
  line("a process' first report", ({ cold }) => both(cold));
  line('opening the form', ({ form }) => both(form));
  line('sending it without a script', ({ post }) => both(post));
  line('a briefing: reading the reports', ({ briefing }) => both(briefing.reports));
  line('a briefing: figures to look back at', ({ briefing }) => both(briefing.kept));
  line('a briefing: all else', ({ briefing }) => both(briefing.other));
  line('  of it for a recipient', ({ briefing }) => both(briefing.delivery));
  line('figures of a month, drawn together', ({ month }) => both(month));
  line('a briefing: files put', ({ puts }) => String(puts));
  line('a tick with nothing to do', ({ idleTick }) => both(idleTick));
  line('US$ a day', ({ used }) => used.toFixed(6));
  line('least, stored so: written, read once', ({ least }) => least.toFixed(6));
  line('  used / least', ({ used, least }) => `${(used / least).toFixed(2)}x`);
  line(
    '  used without looking back / least',
    ({ usedWithoutLookBack, least }) => `${(usedWithoutLookBack / least).toFixed(2)}x`,
  );
  line('least, as plain JSON', ({ leastPlain }) => leastPlain.toFixed(6));
  line('  used / least', ({ used, leastPlain }) => `${(used / leastPlain).toFixed(2)}x`);
  line('  used without looking back / least', (each) => `${(each.usedWithoutLookBack / each.leastPlain).toFixed(2)}x`);
}

const short = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(value < 100 ? 2 : 0));

const { values } = parseArgs({ options: { json: { type: 'boolean' }, units: { type: 'string' } } });
const results = await measure((values.units ?? '20,2000,100000').split(',').map(Number));
const perReport = Math.max(...results.map(({ report }) => report.report.write));
const rushes = [1, 4].map((shards) => ({ shards, writesASecondAndKey: rush(100_000, perReport, shards) }));
/** Of the programme's own partition, where keys and versions lie: the one that every report reads. */
const ofProgramme = Math.max(...results.map(({ report }) => report.key.read + report.programme.read));
const readsASecond = rush(100_000, ofProgramme, 1);
if (values.json === true) console.log(JSON.stringify({ results, rushes, readsASecond }, null, 2));
else {
  print(results);
  console.log(
    '\n100,000 reports in ten minutes, half in the last: write units in the busiest second of the busiest key',
  );
  for (const { shards, writesASecondAndKey } of rushes) console.log(`  shards: ${shards}  ${writesASecondAndKey}`);
  console.log(`and read units of the programme's own partition: ${short(readsASecond)}`);
}
