/**
 * The figures of one month, drawn out of its closes: what charts and comparisons of years read instead of the closes.
 *
 * Pure, and nothing that the closes do not say: it can be made again at any time and must then be the same, to the byte.
 * Kept apart: figures of the whole programme (small, read always), and of each indicator by unit (read when units or groups
 * are asked for).
 */

import type { DayClose, UnitStanding } from '../day/day-close.ts';
import { wholeValue } from '../indicators/day-values.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose } from '../kinds/indicator-close.ts';
import type { DayValue } from '../kinds/kind.ts';
import { askedKind } from '../kinds/table.ts';
import { isAskedOf } from '../kinds/typing.ts';
import type { Programme } from '../programme/programme.ts';
import { own } from '../values/own.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';

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
  const whole = ids.map((id) => [id, packed(closes.map((close) => wholeValue(own(close.indicators, id))))] as const);
  return {
    days: closes.map(({ day }) => day),
    completeness: closes.map(({ completeness: { expected, received } }) => [expected, received]),
    whole: Object.fromEntries([...whole, ...operandsOf(closes)]),
  };
}

/** The key of what a computed figure takes of one of its operands. */
export const operandKey = (computed: string, operand: string): string => `${computed}=${operand}`;

/** Operands that a computed figure takes over fewer units than they have themselves, on any day of the month. */
function operandsOf(closes: readonly DayClose[]): (readonly [string, MonthValues])[] {
  const keys = new Map<string, readonly [string, string]>();
  for (const { indicators } of closes) {
    for (const [id, { operands = {} }] of Object.entries(indicators)) {
      for (const operand of Object.keys(operands)) keys.set(operandKey(id, operand), [id, operand]);
    }
  }
  return [...keys].sort().map(([key, [id, operand]]) => {
    const values = closes.map(({ indicators }) => {
      const kept = own(indicators, id)?.operands;
      return wholeValue(kept === undefined ? own(indicators, operand) : own(kept, operand));
    });
    return [key, packed(values)] as const;
  });
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

/** A nil return as the kind takes it, as in the close. */
function unitValue(
  indicator: Indicator,
  close: IndicatorClose | undefined,
  { unit, day }: { readonly unit: string; readonly day: ReportingDay },
  standing: UnitStanding | undefined,
): DayValue {
  const kind = askedKind(indicator);
  const value = own(close?.byUnit, unit)?.value;
  if (kind === undefined) return typeof value === 'string' ? value : null;
  if (value !== undefined) return kind.ofValue(value);
  const nil = standing?.state === 'nil' && isAskedOf(indicator, unit, day) ? kind.ofNil(indicator) : null;
  return nil === null ? null : kind.ofValue(nil);
}

function packed(values: readonly DayValue[]): MonthValues {
  if (!values.some((value) => Array.isArray(value))) return values as (DecimalString | null)[];
  const lists = values.map((value) => (Array.isArray(value) ? (value as readonly string[]) : null));
  const names = [...new Set(lists.flatMap((list) => list ?? []))];
  const places = new Map(names.map((name, at) => [name, at]));
  return { names, days: lists.map((list) => (list === null ? null : list.map((name) => places.get(name)!))) };
}
