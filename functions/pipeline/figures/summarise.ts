/**
 * Keeps the months of figures: once the last day of a month is behind us, its closes are drawn together, so that years are
 * read as a few small records. The clock does it after closing; what a crash or an amendment left undone is done next time.
 */
import type { DayClose } from '../../core/day/day-close.ts';
import { figureMonth, type UnitMonth, unitMonth } from '../../core/figures/month.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { addDays } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { closesBetween, firstClosedDay, lastClosedDay } from '../../records/day/closes.ts';
import { basisOf, type MadeMonth, readHeads, storeMonth } from '../../records/figures/months.ts';
import { historyBetween, historySpan } from '../../records/history/history.ts';
import { programmeVersion } from '../../records/programme/programmes.ts';

/** Months made at one go, newest first: an archive from before they were kept is caught up with in some days. */
const MOST_AT_ONCE = 12;

/** The months that were made, newest first. @param again makes every month, whatever stands. */
export async function summariseFigures(stores: Stores, programme: string, again = false): Promise<string[]> {
  const how = { eventually: true }; // the day that was closed a moment ago may be missed: then it is done a day later
  const [begun, last, history] = await Promise.all([
    firstClosedDay(stores, programme, how),
    lastClosedDay(stores, programme, how),
    historySpan(stores, programme),
  ]);
  const first = begun && (history?.first ?? begun);
  if (first === undefined || last === undefined) return [];
  const over = monthsBetween(first, last).slice(0, -1);
  if (over.length === 0) return [];
  const heads = await readHeads(stores.table, programme, over[0]!, over.at(-1)!);
  const missing = over.filter((month) => again || (heads.get(month)?.basis ?? null) === null);
  const made: string[] = [];
  for (const month of missing.reverse().slice(0, again ? over.length : MOST_AT_ONCE)) {
    if (await storeMonth(stores.table, programme, month, () => makeMonth(stores, programme, month))) made.push(month);
  }
  return made;
}

/** The month as its closes give it, as it is stored. */
export async function makeMonth(stores: Stores, programme: string, month: string): Promise<MadeMonth> {
  const closes = await closesOf(stores, programme, month);
  const figures = figureMonth(closes);
  const units = await unitMonths(stores, programme, closes, Object.keys(figures.whole));
  return { basis: basisOf(closes), figures, units };
}

/** The same for a month that is not stored: only what is wanted. @param indicators those wanted by unit. */
export async function monthFromCloses(
  stores: Stores,
  programme: string,
  month: string,
  indicators: readonly string[],
): Promise<Omit<MadeMonth, 'basis'>> {
  const closes = await closesOf(stores, programme, month);
  return { figures: figureMonth(closes), units: await unitMonths(stores, programme, closes, indicators) };
}

/** With history: days before the programme started. */
async function closesOf(stores: Stores, programme: string, month: string): Promise<DayClose[]> {
  const [from, to] = [`${month}-01`, `${month}-31`];
  const [history, closes] = await Promise.all([
    historyBetween(stores, programme, from, to),
    closesBetween(stores, programme, from, to),
  ]);
  return [...history, ...closes];
}

async function unitMonths(
  stores: Stores,
  programme: string,
  closes: readonly DayClose[],
  indicators: readonly string[],
): Promise<Record<string, UnitMonth>> {
  const versions = new Map<number, Programme>();
  const numbers = indicators.length === 0 ? [] : closes.map((close) => close.programmeVersion);
  for (const number of new Set(numbers)) {
    const found = await programmeVersion(stores.table, programme, number);
    if (found !== undefined) versions.set(number, found.programme);
  }
  const made = indicators.map((id) => [id, unitMonth(closes, id, (version) => versions.get(version))] as const);
  return Object.fromEntries(made);
}

/** Calendar months from the day's to the other day's, `2022-04`. */
export function monthsBetween(from: ReportingDay, to: ReportingDay): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addDays(`${month}-28`, 4).slice(0, 7)) {
    months.push(month);
  }
  return months;
}
