/**
 * What closed days say of a reported indicator: of each unit, of some units together, of all of them.
 */

import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose, OperandClose } from '../kinds/indicator-close.ts';
import type { AskedKind, DayValue, KnownDay } from '../kinds/kind.ts';
import { isAskedOf } from '../kinds/typing.ts';
import { onceInAll, type SharedPart } from '../values/counted-once.ts';
import { own } from '../values/own.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';

/** What of a day close figures are made from. */
export interface ClosedDay {
  readonly day: ReportingDay;
  readonly units: readonly { readonly unit: string; readonly state: 'reported' | 'nil' | 'missing' }[];
  readonly indicators: Readonly<Record<string, OperandClose & Pick<IndicatorClose, 'operands' | 'leftOut'>>>;
}

export type Units = ReadonlySet<string>;
/** By unit; with what units have together, which counts once where they are added. */
export type ValuesByUnit = ReadonlyMap<string, NonNullable<DayValue>> & { readonly shared?: readonly SharedPart[] };

/** By unit what it said that day, nil returns as the kind takes them; a unit that said nothing is not there. */
export function valuesByUnit(
  kind: AskedKind,
  indicator: Indicator,
  { day, units, indicators }: ClosedDay,
): ValuesByUnit {
  const close = own(indicators, indicator.id);
  const given = Object.entries(close?.byUnit ?? {});
  const known = new Map(given.map(([unit, { value }]) => [unit, kind.ofValue(value)]));
  const values = close?.shared === undefined ? known : Object.assign(known, { shared: close.shared });
  const nil = kind.ofNil(indicator);
  if (nil === null || close === undefined) return values;
  for (const { unit, state } of units) {
    if (state === 'nil' && !values.has(unit) && isAskedOf(indicator, unit, day)) values.set(unit, kind.ofValue(nil));
  }
  return values;
}

/** Values of some units, or of all, as one; null when none of them said anything. */
export function together(kind: AskedKind, indicator: Indicator, values: ValuesByUnit, units?: Units): DayValue {
  const chosen = [...values].flatMap(([unit, value]) => (units?.has(unit) === false ? [] : [value]));
  if (chosen.length === 0) return null;
  const sum = kind.together(indicator, chosen);
  if (values.shared === undefined || typeof sum !== 'string') return sum;
  const has = (unit: string): boolean => values.has(unit) && units?.has(unit) !== false;
  return onceInAll(sum, values.shared, has, indicator.decimals);
}

/** One day's value over all units (as its close says) or some of them. */
export function dayValue(kind: AskedKind, indicator: Indicator, closed: ClosedDay, units?: Units): DayValue {
  if (units !== undefined) return together(kind, indicator, valuesByUnit(kind, indicator, closed), units);
  return wholeValue(own(closed.indicators, indicator.id));
}

/** What a close says of the day over all units, as adding them up would. */
export const wholeValue = (close: Pick<OperandClose, 'day' | 'places'> | undefined): DayValue =>
  close === undefined || close.day === null ? null : (close.places?.day ?? close.day);

/** Names are counted. */
export const countOf = (value: DayValue): DecimalString | null =>
  value === null || typeof value === 'string' ? value : String(value.length);

export const knownDays = (days: readonly { readonly day: ReportingDay; readonly value: DayValue }[]): KnownDay[] =>
  days.filter((each): each is KnownDay => each.value !== null);
