/**
 * A figure beside that of another day, as the programme asks (`compare`): 环比, 上周同日, 同比, as amount and in percent, over
 * the units that both days have; and the year up to the day beside the last one. What cannot be compared is said, never made.
 */

import { wholeOpening } from '../kinds/flow.ts';
import type { Comparison, Indicator } from '../kinds/indicator.ts';
import { inPoints } from '../kinds/words.ts';
import { addExactly, subtractExactly } from '../values/decimal.ts';
import { calculate, fractionOf, HUNDRED, rounded } from '../values/fraction.ts';
import { own } from '../values/own.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import { dayOfUnits } from './change.ts';
import type { ClosedDay, Units } from './day-values.ts';
import type { FindIndicator } from './same-units.ts';

/** Closes of the days that a day is compared with; absent: that day has none. */
export interface CompareBases extends Readonly<Partial<Record<Comparison, BaseDay>>> {
  /** History of the reporting day just before the programme started: what the year had added up until then. */
  readonly beforeStart?: BaseDay;
}

/** A day of history (补录) says where it comes from, and from which day on it adds up. */
export interface BaseDay extends ClosedDay {
  readonly history?: { readonly source: string };
  readonly begins?: ReportingDay;
}

/** no_base: that day has no figure; no_figure: this one has none; zero, negative: no percent of that. */
export type NoPercent = 'no_base' | 'no_figure' | 'zero' | 'negative';

export interface Compared {
  /** Over the units that both days have. */
  readonly base: DecimalString | null;
  readonly change: DecimalString | null;
  /** Of the base, two decimals; null for rates too, whose change is in 个百分点. */
  readonly percent: DecimalString | null;
  readonly why?: NoPercent;
  /** Units that one of the two days lacks. */
  readonly leftOut?: readonly string[];
  /** The base is history that was imported: where it comes from. */
  readonly source?: string;
}

/** @param some only these units; absent: all. */
export function comparedWith(
  indicator: Indicator,
  find: FindIndicator,
  today: ClosedDay,
  base: BaseDay | undefined,
  some?: Units,
): Compared {
  const now = dayOfUnits(indicator, find, today);
  const then = base === undefined ? undefined : dayOfUnits(indicator, find, base);
  const of = (units: Units): string[] => [...units].filter((unit) => some?.has(unit) !== false);
  const both = new Set(of(now.units).filter((unit) => then?.units.has(unit)));
  const leftOut = [...of(now.units), ...of(then?.units ?? new Set())].filter((unit) => !both.has(unit));
  const told = sourced(moved(indicator, now.over(both), then?.over(both) ?? null), base);
  if (told.base === null || leftOut.length === 0) return told;
  return { ...told, leftOut: [...new Set(leftOut)].sort() };
}

function moved(indicator: Indicator, now: DecimalString | null, base: DecimalString | null): Compared {
  if (base === null || now === null)
    return { base, change: null, percent: null, why: base === null ? 'no_base' : 'no_figure' };
  const change = subtractExactly(now, base, indicator.decimals);
  if (inPoints(indicator)) return { base, change, percent: null };
  if (/^-?[0.]*$/.test(base)) return { base, change, percent: null, why: 'zero' };
  if (base.startsWith('-')) return { base, change, percent: null, why: 'negative' };
  const quotient = calculate(fractionOf(change), '/', fractionOf(base));
  const percent = quotient && calculate(quotient, '*', HUNDRED);
  return { base, change, percent: percent && rounded(percent, 2) };
}

/** Told with where the base comes from, when there is one and it was imported. */
const sourced = (told: Compared, base: BaseDay | undefined): Compared =>
  told.base === null || base?.history === undefined ? told : { ...told, source: base.history.source };

/** Where a sum of days begins, and what stood before the programme began. */
interface Beginning {
  readonly starts: ReportingDay;
  readonly beforeStart?: BaseDay | undefined;
}

/** What a flow has added up since 1 January; null: it does not add up, or nobody knows all of it. */
function yearToDate(indicator: Indicator, day: BaseDay, { starts, beforeStart }: Beginning): DecimalString | null {
  const close = own(day.indicators, indicator.id);
  const first = `${day.day.slice(0, 4)}-01-01`;
  if (close?.unitTotals === undefined || close.total === null) return null;
  const base = close.targetBases?.find(({ from }) => from === first);
  if (base !== undefined) return subtractExactly(close.total, base.total, indicator.decimals);
  const isHistory = day.history !== undefined;
  if (isHistory) return day.begins === first && indicator.reported !== 'cumulative' ? close.total : null;
  const since = subtractExactly(close.total, wholeOpening(indicator), indicator.decimals);
  if (starts === first) return since;
  const before = beforeStart?.day.startsWith(first.slice(0, 4)) && starts.startsWith(first.slice(0, 4));
  const earlier = before ? yearToDate(indicator, beforeStart!, { starts }) : null;
  return earlier === null ? null : addExactly([earlier, since], indicator.decimals);
}

/** The two years up to the day, over all units. */
export function yearsCompared(
  indicator: Indicator,
  today: ClosedDay,
  { year: base, beforeStart }: CompareBases,
  starts: ReportingDay,
) {
  const beginning = { starts, beforeStart };
  const now = yearToDate(indicator, today, beginning);
  const then = base === undefined ? null : yearToDate(indicator, base, beginning);
  return { now, ...sourced(moved(indicator, now, then), base) };
}
