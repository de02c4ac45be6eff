/**
 * Exact figures of a period: the closes of its days become one figure an indicator, over all units or some of them.
 *
 * For digests, figures over time and comparisons; reads closes only, so its cost grows with days. What a kind of indicator
 * means over days stands in the table below and nowhere else:
 *
 * | kind | `value` of the period | `mean` of a day |
 * | flow | sum of the days' figures | that sum / days that have one |
 * | stock | the last day's that has one (`asOf`) | mean of the days' figures |
 * | mean | mean of the days' figures | the same |
 * | places | distinct names over the days | mean of the days' counts |
 * | check | the last day's that has one (`asOf`) | none |
 * | ratio | numerator's `value` / denominator's x 100; two stocks: both of the last day that has both | none |
 *
 * A ratio is never a mean of ratios. A day without a figure (未报) counts neither as zero nor as a day.
 */

import type { DayClose } from '../day/day-close.ts';
import type { Indicator, Programme } from '../programme/programme.ts';
import { addDecimals, divideHalfUp, fromScaled, meanOf, percentOf, scaledAs, toScaled } from '../values/decimal.ts';
import { own } from '../values/own.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import { dayFigure, namesOver, unitValues } from './period-days.ts';

export interface DayFigure {
  readonly day: ReportingDay;
  readonly value: DecimalString;
}

export interface PeriodFigure {
  /** null: no day of the period has a figure. With the indicator's decimals, rounded half up at most once. */
  readonly value: DecimalString | null;
  /** The day that `value` is of, where it is of one day. */
  readonly asOf?: ReportingDay;
  /** Mean of a day over days that have a figure, half up, with the decimals of `meanDecimals`; null for ratios and checks. */
  readonly mean: DecimalString | null;
  /** Days that have a figure. */
  readonly days: number;
  /** The largest and the smallest day's figure; of equal ones the first day. */
  readonly highest: DayFigure | null;
  readonly lowest: DayFigure | null;
  /** The same as `value` for each unit alone that gave one; places: how many names; check: on how many days it said yes. */
  readonly byUnit: Readonly<Record<string, DecimalString>>;
  /** `places`: the distinct names, in order of first appearance. */
  readonly names?: readonly string[];
}

/** Digits behind the mark of a mean: at least one, for a mean of whole things is seldom whole; kind `mean` keeps its own. */
export const meanDecimals = ({ kind, decimals }: Indicator): number =>
  kind === 'mean' ? decimals : Math.max(1, decimals);

/**
 * Every indicator of the programme over the given closes.
 * @param closes of the period's days, in order of day; days without a close are simply not there.
 * @param units only these units are added up; absent: all, as the closes themselves did.
 */
export function periodFigures(
  programme: Programme,
  closes: readonly DayClose[],
  units?: ReadonlySet<string>,
): Readonly<Record<string, PeriodFigure>> {
  const figures: Record<string, PeriodFigure> = {};
  for (const indicator of programme.indicators) {
    if (indicator.kind !== 'ratio') figures[indicator.id] = figureOf(indicator, closes, units);
  }
  const ratios = programme.indicators.filter(({ kind }) => kind === 'ratio');
  for (const indicator of ratios) figures[indicator.id] = ratioOf(programme, indicator, closes, figures, units);
  return Object.fromEntries(programme.indicators.map(({ id }) => [id, figures[id]!]));
}

function figureOf(
  indicator: Indicator,
  closes: readonly DayClose[],
  units: ReadonlySet<string> | undefined,
): PeriodFigure {
  const days = daysOf(indicator, closes, units);
  const values = days.map(({ value }) => value);
  const byUnit = unitValues(indicator, closes, units);
  const mean = indicator.kind === 'check' ? null : meanOf(values, meanDecimals(indicator));
  const rest = { mean, days: days.length, ...extremes(days), byUnit };
  const last = days.at(-1);
  if (last === undefined) return { value: null, ...rest };
  switch (indicator.kind) {
    case 'flow':
      return { value: addDecimals(values, indicator.decimals), ...rest };
    case 'mean':
      return { value: mean, ...rest };
    case 'places': {
      const names = namesOver(indicator, closes, units);
      return { value: String(names.length), ...rest, names };
    }
    default:
      return { value: inDecimals(last.value, indicator), asOf: last.day, ...rest };
  }
}

function daysOf(
  indicator: Indicator,
  closes: readonly DayClose[],
  units: ReadonlySet<string> | undefined,
): DayFigure[] {
  return closes.flatMap((close) => {
    const value = dayFigure(indicator, close, units);
    return value === null ? [] : [{ day: close.day, value }];
  });
}

function extremes(days: readonly DayFigure[]): Pick<PeriodFigure, 'highest' | 'lowest'> {
  const over = (isBeyond: (one: bigint, other: bigint) => boolean): DayFigure | null =>
    days.reduce<DayFigure | null>((best, each) => {
      return best === null || isBeyond(toScaled(each.value, 6), toScaled(best.value, 6)) ? each : best;
    }, null);
  return { highest: over((one, other) => one > other), lowest: over((one, other) => one < other) };
}

function ratioOf(
  programme: Programme,
  indicator: Indicator,
  closes: readonly DayClose[],
  figures: Readonly<Record<string, PeriodFigure>>,
  units: ReadonlySet<string> | undefined,
): PeriodFigure {
  const [above, below] = (indicator.of ?? []).map((id) => programme.indicators.find((each) => each.id === id));
  if (above === undefined || below === undefined)
    throw new Error(`the ratio ${indicator.id} names an indicator that there is not`);
  const days = closes.flatMap(({ day, ...close }) => {
    const [one, other] = [above, below].map((each) => dayFigure(each, { day, ...close }, units));
    const value = percentOf(one ?? null, other ?? null, indicator.decimals);
    return value === null ? [] : [{ day, value }];
  });
  const [over, under] = [figures[above.id]!, figures[below.id]!];
  const byUnit = Object.keys(over.byUnit).flatMap((unit) => {
    const value = percentOf(own(over.byUnit, unit) ?? null, own(under.byUnit, unit) ?? null, indicator.decimals);
    return value === null ? [] : [[unit, value] as const];
  });
  const ofOneDay = over.asOf !== undefined && under.asOf !== undefined;
  const last = days.at(-1);
  const value = ofOneDay ? (last?.value ?? null) : percentOf(over.value, under.value, indicator.decimals);
  return {
    value,
    ...(ofOneDay && last !== undefined ? { asOf: last.day } : {}),
    ...{ mean: null, days: days.length, ...extremes(days), byUnit: Object.fromEntries(byUnit) },
  };
}

const inDecimals = (value: DecimalString, { decimals }: Indicator): DecimalString => addDecimals([value], decimals);

/** `value - before` in the indicator's decimals, and that in percent of `before` with one decimal, half up; null without sense. */
export function periodChange(
  { kind, decimals }: Indicator,
  value: DecimalString | null,
  before: DecimalString | null,
): { readonly change: DecimalString | null; readonly percent: DecimalString | null } {
  if (value === null || before === null) return { change: null, percent: null };
  const [now, then] = [scaledAs(value, decimals), scaledAs(before, decimals)];
  const change = fromScaled(now - then, decimals);
  const percent = kind === 'ratio' || then <= 0n ? null : fromScaled(divideHalfUp((now - then) * 1000n, then), 1);
  return { change, percent };
}
