/**
 * Figures over time as rows and columns: for each indicator the steps of a period, for each step one figure a scope, and the
 * whole period below. Pure; `pipeline/figures/series.ts` reads the days that it is made of.
 */

import { isReportingDayOf } from '../calendar/schedule.ts';
import { knownDays } from '../indicators/day-values.ts';
import { overSame, type SameDay } from '../indicators/same-days.ts';
import { finderOf } from '../indicators/same-units.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { DayValue } from '../kinds/kind.ts';
import { askedKind } from '../kinds/table.ts';
import type { Programme } from '../programme/programme.ts';
import { own } from '../values/own.ts';
import { daysBetween } from '../values/reporting-day.ts';
import { type Period, type Step, stepsOf, yearBefore } from '../values/spans.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';

/** One closed day. */
export interface SeriesDay {
  readonly day: ReportingDay;
  readonly expected: number;
  readonly received: number;
  /** By scope (in the order asked for) and indicator. */
  readonly values: readonly Readonly<Record<string, DayValue>>[];
  /** Of computed indicators: their operands, with the units that have all of them. */
  readonly same: readonly Readonly<Record<string, SameDay>>[];
}

/** Several days as one figure. */
export interface DaysFigure {
  /** null: no day of it has a value. */
  readonly value: DecimalString | null;
  /** Days that have a value. */
  readonly days: number;
}

export interface FigureCell extends DaysFigure {
  /** Reporting days without a value. */
  readonly lacks: number;
  /** The same days a year before; absent: not asked for. */
  readonly before?: DaysFigure;
}

export interface FigureRow {
  readonly bucket: Period;
  /** Reports expected and received over its days, of all units. */
  readonly expected: number;
  readonly received: number;
  /** In the order of the scopes. */
  readonly cells: readonly FigureCell[];
}

export interface FigureTable {
  readonly indicator: Indicator;
  readonly rows: readonly FigureRow[];
  readonly whole: FigureRow;
}

export interface FigureFacts {
  readonly programme: Programme;
  readonly indicators: readonly Indicator[];
  /** How many scopes the days have values of. */
  readonly scopes: number;
  /** Up to the last closed day: a day that has not been closed yet lacks nothing. */
  readonly period: Period;
  readonly step: Step;
  readonly days: readonly SeriesDay[];
  /** The closed days a year before; absent: not compared. */
  readonly earlier?: readonly SeriesDay[];
}

export function figureTables(facts: FigureFacts): FigureTable[] {
  const { programme, period, step, indicators } = facts;
  const asked = daysBetween(period.from, period.to).filter((day) => isReportingDayOf(programme, day));
  const rowsOf = (buckets: readonly Period[]): ((indicator: Indicator) => FigureRow[]) => {
    const own = cut(facts.days, buckets, ({ day }) => day);
    const before = facts.earlier && buckets.map((bucket) => earlierDays(facts.earlier!, yearBefore(bucket)));
    const reporting = cut(asked, buckets, (day) => day);
    return (indicator) =>
      buckets.map((bucket, at) => rowOf(facts, indicator, bucket, own[at]!, reporting[at]!.length, before?.[at]));
  };
  const steps = rowsOf(stepsOf(period, step));
  const all = rowsOf([period]);
  return indicators.map((indicator) => ({ indicator, rows: steps(indicator), whole: all(indicator)[0]! }));
}

function rowOf(
  facts: FigureFacts,
  indicator: Indicator,
  bucket: Period,
  days: readonly SeriesDay[],
  reportingDays: number,
  before: readonly SeriesDay[] | undefined,
): FigureRow {
  const cells = Array.from({ length: facts.scopes }, (_, scope): FigureCell => {
    const figure = figureOf(facts.programme, indicator, days, scope);
    const lacks = Math.max(0, reportingDays - figure.days);
    return before === undefined
      ? { ...figure, lacks }
      : { ...figure, lacks, before: figureOf(facts.programme, indicator, before, scope) };
  });
  const sum = (pick: (day: SeriesDay) => number): number => days.reduce((all, day) => all + pick(day), 0);
  return { bucket, expected: sum(({ expected }) => expected), received: sum(({ received }) => received), cells };
}

/** One figure of those days, by the rule of its kind; what is computed, over the same units and days. */
function figureOf(programme: Programme, indicator: Indicator, days: readonly SeriesDay[], scope: number): DaysFigure {
  const kind = askedKind(indicator);
  if (kind === undefined) return computedOf(programme, indicator, days, scope);
  const known = knownDays(days.map(({ day, values }) => ({ day, value: own(values[scope], indicator.id) ?? null })));
  return { value: known.length === 0 ? null : kind.over(indicator, known).value, days: known.length };
}

function computedOf(programme: Programme, indicator: Indicator, days: readonly SeriesDay[], scope: number): DaysFigure {
  const same = days.flatMap(({ same }) => own(same[scope], indicator.id) ?? []);
  const known = same.filter(({ units }) => units.size > 0);
  return { value: overSame(indicator, finderOf(programme.indicators), same).value, days: known.length };
}

/** What falls into each bucket; both in order of day. */
function cut<Each>(all: readonly Each[], buckets: readonly Period[], dayOf: (each: Each) => ReportingDay): Each[][] {
  let at = 0;
  return buckets.map(({ from, to }) => {
    while (at < all.length && dayOf(all[at]!) < from) at += 1;
    const begin = at;
    while (at < all.length && dayOf(all[at]!) <= to) at += 1;
    return all.slice(begin, at);
  });
}

/** Periods a year earlier may touch one another, so each is looked up by itself. */
function earlierDays(days: readonly SeriesDay[], bucket: Period): readonly SeriesDay[] {
  return days.slice(firstFrom(days, bucket.from), firstFrom(days, `${bucket.to}~`));
}

/** Place of the first day that is not before that one. */
function firstFrom(days: readonly SeriesDay[], day: string): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]!.day < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
