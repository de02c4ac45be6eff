/**
 * A computed figure over several days: its operands over those days, on each day the units that have all of it.
 *
 * Where one operand is a figure of one day and another adds up over days, only units of the last day count: what units that
 * are silent since gave before must not stand beside a day that they are not in. Where all of them are of one day, it is
 * the last day that has a figure.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { askedKind } from '../kinds/table.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import type { Operand } from './close-computed.ts';
import { knownDays, together, type Units } from './day-values.ts';
import { baseOperands, computed, type FindIndicator } from './same-units.ts';

export interface SameDay {
  readonly day: ReportingDay;
  readonly operands: readonly Pick<Operand, 'operand' | 'values'>[];
  /** Units that have every operand that day. */
  readonly units: Units;
}

export interface SameFigure {
  readonly value: DecimalString | null;
  readonly asOf?: ReportingDay;
  /** Units that it is taken over. */
  readonly units: Units;
}

export function overSame(indicator: Indicator, find: FindIndicator, days: readonly SameDay[]): SameFigure {
  const kinds = baseOperands(indicator, find).map((operand) => askedKind(operand)!);
  if (kinds.every(({ isOfDay }) => isOfDay)) return lastSame(indicator, find, days);
  const mixed = isMixed(indicator, find);
  const last = mixed ? days.findLast(({ units }) => units.size > 0)?.units : undefined;
  const units = last ?? new Set(days.flatMap(({ units }) => [...units]));
  return { value: figureOf(indicator, find, days, mixed ? units : undefined), units };
}

/** Is one operand a figure of one day, while another adds up over days? */
export function isMixed(indicator: Indicator, find: FindIndicator): boolean {
  const kinds = baseOperands(indicator, find).map((operand) => askedKind(operand)!);
  return kinds.some(({ isOfDay }) => isOfDay) && kinds.some(({ addsUp }) => addsUp);
}

function lastSame(indicator: Indicator, find: FindIndicator, days: readonly SameDay[]): SameFigure {
  for (const day of days.toReversed()) {
    const value = figureOf(indicator, find, [day], undefined);
    if (value !== null) return { value, asOf: day.day, units: day.units };
  }
  return { value: null, units: new Set() };
}

function figureOf(
  indicator: Indicator,
  find: FindIndicator,
  days: readonly SameDay[],
  among: Units | undefined,
): DecimalString | null {
  return computed(indicator, find, (id) => {
    const operand = find(id);
    const kind = askedKind(operand)!;
    const known = knownDays(
      days.map(({ day, operands, units }) => {
        const { values } = operands.find((each) => each.operand.id === id)!;
        return { day, value: together(kind, operand, values, kind.addsUp ? inBoth(units, among) : units) };
      }),
    );
    if (known.length === 0) return null;
    return kind.unrounded?.over(known) ?? kind.over(operand, known).value;
  });
}

const inBoth = (units: Units, among: Units | undefined): Units =>
  among === undefined ? units : new Set([...units].filter((unit) => among.has(unit)));

/** That day of one unit alone; nothing where it lacks a part. */
export function onlyOf({ day, operands, units }: SameDay, unit: string): SameDay[] {
  if (!units.has(unit)) return [];
  const own = operands.map(({ operand, values }) => {
    const value = values.get(unit);
    return { operand, values: new Map(value === undefined ? [] : [[unit, value]]) };
  });
  return [{ day, operands: own, units: new Set([unit]) }];
}
