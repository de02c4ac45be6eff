/**
 * What each unit's own figure is, of the day and to date: in its row of `figures.json`. Everything comes from the close.
 */

import type { Indicator } from '../kinds/indicator.ts';
import type { OperandClose } from '../kinds/indicator-close.ts';
import { askedKind, computedKind } from '../kinds/table.ts';
import { isAskedOf } from '../kinds/typing.ts';
import { own } from '../values/own.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import { type ClosedDay, countOf, together, type Units, valuesByUnit } from './day-values.ts';
import { computed, type FindIndicator, unitsMeant } from './same-units.ts';

export interface UnitRow {
  readonly day: DecimalString | null;
  readonly total: DecimalString | null;
  /** The day that the value was really reported, where it was kept. */
  readonly carried?: ReportingDay;
}

export interface UnitRows {
  /** Units of the day that the figure is asked of, or computed for. */
  readonly units: Readonly<Record<string, UnitRow>>;
  /** The units that the day's figure is taken over, and those that it lacks; absent: all of them. */
  readonly of?: readonly string[];
  readonly leftOut?: readonly string[];
}

/** Answers count 1 and 0, names as how many they are. */
export function unitRows(indicator: Indicator, find: FindIndicator, closed: ClosedDay): UnitRows {
  const open = closed.units.map(({ unit }) => unit);
  const isComputed = computedKind(indicator) !== undefined;
  const units = isComputed
    ? unitsMeant(indicator, find, open)
    : open.filter((unit) => isAskedOf(indicator, unit, closed.day));
  const close = own(closed.indicators, indicator.id);
  const days = dayRows(indicator, closed);
  const rows = units.map((unit): [string, UnitRow] => {
    const carried = own(close?.byUnit, unit)?.carriedFrom ?? keptSince(close, unit, closed.day);
    const total = close?.lastAnswers
      ? (own(close.lastAnswers, unit)?.answer ?? null)
      : toDateOver(indicator, find, closed, new Set([unit]));
    const row = { day: days.get(unit) ?? null, total };
    return [unit, carried === undefined ? row : { ...row, carried }];
  });
  const leftOut = isComputed ? (close?.leftOut ?? []) : units.filter((unit) => !days.has(unit));
  const of = units.filter((unit) => !leftOut.includes(unit));
  return { ...(leftOut.length === 0 ? {} : { of, leftOut }), units: Object.fromEntries(rows) };
}

/** A typed total, or an answer, that stands from an earlier day. */
function keptSince(close: Pick<OperandClose, 'typedOn' | 'lastAnswers'> | undefined, unit: string, day: ReportingDay) {
  const typed = own(close?.typedOn, unit) ?? own(close?.lastAnswers, unit)?.day;
  return typed === day ? undefined : typed;
}

function dayRows(indicator: Indicator, closed: ClosedDay): ReadonlyMap<string, DecimalString> {
  const kind = askedKind(indicator);
  if (kind === undefined) {
    const figures = Object.entries(own(closed.indicators, indicator.id)?.byUnit ?? {});
    return new Map(figures.map(([unit, { value }]) => [unit, value as DecimalString]));
  }
  return new Map([...valuesByUnit(kind, indicator, closed)].map(([unit, value]) => [unit, countOf(value)!]));
}

/** To date over these units alone, without what belongs to all together; all of them: as the close says. null: none has any. */
export function toDateOver(
  indicator: Indicator,
  find: FindIndicator,
  closed: ClosedDay,
  units: Units | undefined,
): DecimalString | null {
  const whole = own(closed.indicators, indicator.id);
  if (units === undefined) return whole?.total ?? null;
  return computed(indicator, find, (id) => {
    const operand = find(id);
    const close = own(whole?.operands, id) ?? own(closed.indicators, id);
    const kind = askedKind(operand)!;
    return close === undefined ? null : (kind.unrounded?.toDate(close, units) ?? kind.toDate(operand, close, units));
  });
}

/** The day's figure over these units alone; all of them: as the close says. */
export function dayOver(
  indicator: Indicator,
  find: FindIndicator,
  closed: ClosedDay,
  units: Units | undefined,
): DecimalString | null {
  if (units === undefined) return own(closed.indicators, indicator.id)?.day ?? null;
  return computed(indicator, find, (id) => {
    const operand = find(id);
    const kind = askedKind(operand)!;
    return countOf(together(kind, operand, valuesByUnit(kind, operand, closed), units));
  });
}
