/**
 * Figures over time as rows and columns: for each indicator the steps of a period, for each step one figure a scope, and the
 * whole period below. Pure; `pipeline/figures/series.ts` reads the days that it is made of.
 */

import { isReportingDayOf } from '../calendar/schedule.ts';
import type { Indicator, Programme } from '../programme/programme.ts';
import { percentOf } from '../values/decimal.ts';
import { own } from '../values/own.ts';
import { daysBetween } from '../values/reporting-day.ts';
import { type Period, type Step, stepsOf, yearBefore } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';
import { type DaysFigure, figureOfDays } from './days.ts';
import type { DayValue } from './month.ts';

/** One closed day. */
export interface SeriesDay {
  readonly day: ReportingDay;
  readonly expected: number;
  readonly received: number;
  /** By scope (in the order asked for) and indicator. */
  readonly values: readonly Readonly<Record<string, DayValue>>[];
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

/** The base indicators that figures of these are made of: a ratio needs its two. */
export function baseIndicators({ indicators }: Programme, wanted: readonly Indicator[]): Indicator[] {
  const ids = new Set(wanted.flatMap(({ id, kind, of }) => (kind === 'ratio' ? (of ?? []) : [id])));
  return indicators.filter(({ id }) => ids.has(id));
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

/**
 * One figure of those days. A ratio is that of the figures of its two indicators over the same days; where both are figures
 * of one day (stocks), of the last day that has both.
 */
function figureOf(programme: Programme, indicator: Indicator, days: readonly SeriesDay[], scope: number): DaysFigure {
  const valueOn = ({ values }: SeriesDay, { id }: Indicator): DayValue => own(values[scope], id) ?? null;
  if (indicator.kind !== 'ratio')
    return figureOfDays(
      indicator,
      days.map((day) => valueOn(day, indicator)),
    );
  const [above, below] = (indicator.of ?? []).map((id) => programme.indicators.find((each) => each.id === id));
  if (above === undefined || below === undefined)
    throw new Error(`the ratio ${indicator.id} names an indicator that there is not`);
  const both = days.filter((day) => valueOn(day, above) !== null && valueOn(day, below) !== null);
  const over = [above, below].every(({ kind }) => kind === 'stock' || kind === 'check') ? both : days;
  const [one, other] = [above, below].map((each) => figureOf(programme, each, over, scope).value);
  return { value: percentOf(one ?? null, other ?? null, indicator.decimals), days: both.length };
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
