/**
 * The figures of one month, drawn out of its closes: what charts and comparisons of years read instead of the closes.
 *
 * Pure, and nothing that the closes do not say: it can be made again at any time and must then be the same, to the byte.
 * Kept apart: figures of the whole programme (small, read always), and of each indicator by unit (read when units or groups
 * are asked for).
 */

import type { DayClose, IndicatorClose, UnitStanding } from '../day/day-close.ts';
import { type Indicator, isAskedOf, type Programme } from '../programme/programme.ts';
import { fromScaled } from '../values/decimal.ts';
import { own } from '../values/own.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';

/** What was reported of one indicator on one day: a decimal, names of places, or null: nobody reported it. */
export type DayValue = DecimalString | readonly string[] | null;

/** Values in the order of the month's days; names of places once, days as places in that list. */
export type MonthValues =
  | readonly (DecimalString | null)[]
  | { readonly names: readonly string[]; readonly days: readonly (readonly number[] | null)[] };

export interface FigureMonth {
  /** Days that have a close, in order. */
  readonly days: readonly ReportingDay[];
  /** Of each day: units expected, units that reported. */
  readonly completeness: readonly (readonly [expected: number, received: number])[];
  readonly whole: Readonly<Record<string, MonthValues>>;
}

/** One indicator's values by unit; a unit without any is left out. */
export type UnitMonth = Readonly<Record<string, MonthValues>>;

export function figureMonth(closes: readonly DayClose[]): FigureMonth {
  const ids = [...new Set(closes.flatMap(({ indicators }) => Object.keys(indicators)))].sort();
  return {
    days: closes.map(({ day }) => day),
    completeness: closes.map(({ completeness: { expected, received } }) => [expected, received]),
    whole: Object.fromEntries(
      ids.map((id) => [id, packed(closes.map((close) => wholeValue(own(close.indicators, id))))]),
    ),
  };
}

/** @param programmeOf the programme by version: what a unit was asked for on that day. */
export function unitMonth(
  closes: readonly DayClose[],
  indicator: string,
  programmeOf: (version: number) => Programme | undefined,
): UnitMonth {
  const units = [...new Set(closes.flatMap((close) => close.units.map(({ unit }) => unit)))].sort();
  const days = closes.map((close) => ({
    day: close.day,
    asked: programmeOf(close.programmeVersion)?.indicators.find(({ id }) => id === indicator),
    close: own(close.indicators, indicator),
    standings: new Map(close.units.map((standing) => [standing.unit, standing])),
  }));
  const rows = units.map((unit) => {
    const values = days.map(({ asked, day, close, standings }) =>
      asked === undefined ? null : unitValue(asked, close, { unit, day }, standings.get(unit)),
    );
    return [unit, values] as const;
  });
  const known = rows.filter(([, values]) => values.some((value) => value !== null));
  return Object.fromEntries(known.map(([unit, values]) => [unit, packed(values)]));
}

/** The values of a month by day, as they were before they were packed. */
export function unpacked(values: MonthValues | undefined, days: number): DayValue[] {
  if (values === undefined) return Array.from({ length: days }, () => null);
  if (!('names' in values)) return [...values];
  return values.days.map((day) => (day === null ? null : day.map((at) => values.names[at]!)));
}

const wholeValue = (close: IndicatorClose | undefined): DayValue => {
  if (close === undefined || close.day === null) return null;
  return close.places === undefined ? close.day : close.places.day;
};

/** A nil return says zero of a flow and no places, as in the close; yes is 1 and no is 0. */
function unitValue(
  indicator: Indicator,
  close: IndicatorClose | undefined,
  { unit, day }: { readonly unit: string; readonly day: ReportingDay },
  standing: UnitStanding | undefined,
): DayValue {
  const value = own(close?.byUnit, unit)?.value;
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (value !== undefined) return value;
  if (standing?.state !== 'nil' || !isAskedOf(indicator, unit, day)) return null;
  if (indicator.kind === 'flow') return fromScaled(0n, indicator.decimals);
  return indicator.kind === 'places' ? [] : null;
}

function packed(values: readonly DayValue[]): MonthValues {
  if (!values.some((value) => Array.isArray(value))) return values as (DecimalString | null)[];
  const lists = values.map((value) => (Array.isArray(value) ? (value as readonly string[]) : null));
  const names = [...new Set(lists.flatMap((list) => list ?? []))];
  const places = new Map(names.map((name, at) => [name, at]));
  return { names, days: lists.map((list) => (list === null ? null : list.map((name) => places.get(name)!))) };
}
