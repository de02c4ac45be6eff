/**
 * Exact figures of a period: the closed days of it become one figure an indicator, over all units or some of them.
 *
 * For digests and comparisons; reads closes only, so its cost grows with days. What an indicator means over days stands in
 * the file of its kind. A computed figure is that of its operands over the same units and the same days, never a mean of
 * quotients. A day without a figure (未报) counts neither as zero nor as a day.
 */

import type { Indicator } from '../kinds/indicator.ts';
import type { AskedKind, KnownDay } from '../kinds/kind.ts';
import { askedKind, kindOf } from '../kinds/table.ts';
import { meanOf, mostPlaces, toScaled } from '../values/decimal.ts';
import { own } from '../values/own.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import { operandsOn } from './close-computed.ts';
import { type ClosedDay, countOf, dayValue, knownDays, type Units } from './day-values.ts';
import { onlyOf, overSame } from './same-days.ts';
import { type FindIndicator, finderOf, unitsMeant, unitsWithAll } from './same-units.ts';

export interface DayFigure {
  readonly day: ReportingDay;
  readonly value: DecimalString;
}

export interface PeriodFigure {
  /** null: no day of the period has a figure. With the decimals of its finest day; means and quotients are rounded half up once. */
  readonly value: DecimalString | null;
  /** The day that `value` is of, where it is of one day. */
  readonly asOf?: ReportingDay;
  /** Mean of a day over days that have a figure, half up; null for kinds that have none. */
  readonly mean: DecimalString | null;
  /** Days that have a figure. */
  readonly days: number;
  /** The largest and the smallest day's figure; of equal ones the first day. */
  readonly highest: DayFigure | null;
  readonly lowest: DayFigure | null;
  /** The same as `value` for each unit alone that gave one. */
  readonly byUnit: Readonly<Record<string, DecimalString>>;
  /** `places`: the distinct names, in order of first appearance. */
  readonly names?: readonly string[];
  /** Computed figures: units that lack a part of it on every day. */
  readonly leftOut?: readonly string[];
}

/**
 * Every indicator over the given closes.
 * @param closes of the period's days, in order of day; days without a close are simply not there.
 * @param units only these units are added up; absent: all, as the closes themselves did.
 */
export function periodFigures(
  indicators: readonly Indicator[],
  closes: readonly ClosedDay[],
  units?: Units,
): Readonly<Record<string, PeriodFigure>> {
  const find = finderOf(indicators);
  return Object.fromEntries(
    indicators.map((indicator) => [indicator.id, periodFigure(indicator, find, closes, units)]),
  );
}

/** One of them. */
export function periodFigure(
  indicator: Indicator,
  find: FindIndicator,
  closes: readonly ClosedDay[],
  units?: Units,
): PeriodFigure {
  const kind = askedKind(indicator);
  return kind === undefined ? computedOver(indicator, find, closes, units) : askedOver(kind, indicator, closes, units);
}

function askedOver(
  kind: AskedKind,
  indicator: Indicator,
  closes: readonly ClosedDay[],
  units: Units | undefined,
): PeriodFigure {
  const days = knownDays(closes.map((close) => ({ day: close.day, value: dayValue(kind, indicator, close, units) })));
  const counts = days.map(({ day, value }) => ({ day, value: countOf(value)! }));
  const figure = days.length === 0 ? { value: null } : kind.over(indicator, days);
  return { ...figure, ...daysTold(indicator, counts), byUnit: unitsOver(kind, indicator, closes, units) };
}

function daysTold(
  indicator: Indicator,
  days: readonly DayFigure[],
): Pick<PeriodFigure, 'mean' | 'days' | 'highest' | 'lowest'> {
  const values = days.map(({ value }) => value);
  const decimals = kindOf(indicator).meanDecimals(mostPlaces(values, indicator.decimals));
  const mean = decimals === null ? null : meanOf(values, decimals);
  return { mean, days: days.length, ...extremes(days) };
}

function extremes(days: readonly DayFigure[]): Pick<PeriodFigure, 'highest' | 'lowest'> {
  const over = (isBeyond: (one: bigint, other: bigint) => boolean): DayFigure | null =>
    days.reduce<DayFigure | null>((best, each) => {
      return best === null || isBeyond(toScaled(each.value, 6), toScaled(best.value, 6)) ? each : best;
    }, null);
  return { highest: over((one, other) => one > other), lowest: over((one, other) => one < other) };
}

/** What each unit gave over the period, by the same rule as all units together. */
function unitsOver(kind: AskedKind, indicator: Indicator, closes: readonly ClosedDay[], units: Units | undefined) {
  const given = new Map<string, KnownDay[]>();
  for (const { day, indicators } of closes) {
    for (const [unit, { value }] of Object.entries(own(indicators, indicator.id)?.byUnit ?? {})) {
      if (units?.has(unit) === false) continue;
      const known = { day, value: kind.ofValue(value) };
      const days = given.get(unit);
      if (days === undefined) given.set(unit, [known]);
      else days.push(known);
    }
  }
  return Object.fromEntries([...given].map(([unit, days]) => [unit, kind.over(indicator, days).value]));
}

function computedOver(
  indicator: Indicator,
  find: FindIndicator,
  closes: readonly ClosedDay[],
  chosen: Units | undefined,
): PeriodFigure {
  const days = closes.map((close) => sameDayOf(indicator, find, close, chosen));
  const { value, asOf, units } = overSame(indicator, find, days);
  const figures = days.flatMap((day) => {
    const { value } = overSame(indicator, find, [day]);
    return value === null ? [] : [{ day: day.day, value }];
  });
  const byUnit = [...units].flatMap((unit) => {
    const { value } = overSame(
      indicator,
      find,
      days.flatMap((day) => onlyOf(day, unit)),
    );
    return value === null ? [] : [[unit, value] as const];
  });
  const leftOut = [...new Set(days.flatMap(({ meant }) => meant))].filter((unit) => !units.has(unit));
  return {
    value,
    ...(asOf === undefined ? {} : { asOf }),
    ...daysTold(indicator, figures),
    byUnit: Object.fromEntries(byUnit),
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}

function sameDayOf(indicator: Indicator, find: FindIndicator, close: ClosedDay, chosen: Units | undefined) {
  const open = close.units.map(({ unit }) => unit).filter((unit) => chosen?.has(unit) !== false);
  const meant = unitsMeant(indicator, find, open);
  const operands = operandsOn(indicator, find, close);
  return { day: close.day, operands, meant, units: unitsWithAll(meant, operands) };
}
