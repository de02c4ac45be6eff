/**
 * Rows of what is computed before it is rounded, of a unit or of the units of a branch: two that print alike need not share
 * a place.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { askedKind } from '../kinds/table.ts';
import { branchesOf, type HasUnits } from '../unit/levels.ts';
import type { Fraction } from '../values/fraction.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';
import { dayOfUnits } from './change.ts';
import { type ClosedDay, countOf, together, valuesByUnit } from './day-values.ts';
import { isMixed } from './same-days.ts';
import { exactly, type FindIndicator } from './same-units.ts';

/** By id of a unit or branch. */
export function exactRows(
  programme: HasUnits,
  indicator: Indicator,
  find: FindIndicator,
  closed: ClosedDay,
  by: 'day' | 'total',
): (unit: string) => Fraction | null {
  const members = new Map(branchesOf(programme).map((branch) => [branch.unit.id, branch.members]));
  const { units } = dayOfUnits(indicator, find, closed);
  const isOfToday = by === 'day' || isMixed(indicator, find);
  return (unit) => {
    const own = members.get(unit) ?? new Set([unit]);
    const counting = isOfToday ? new Set([...own].filter((each) => units.has(each))) : own;
    return exactly(indicator, find, (id) => operandOver(find(id), { indicator, closed, by }, counting));
  };
}

function operandOver(
  operand: Indicator,
  {
    indicator,
    closed,
    by,
  }: { readonly indicator: Indicator; readonly closed: ClosedDay; readonly by: 'day' | 'total' },
  units: ReadonlySet<string>,
): DecimalString | Fraction | null {
  const kind = askedKind(operand)!;
  if (by === 'day') return countOf(together(kind, operand, valuesByUnit(kind, operand, closed), units));
  const kept = own(own(closed.indicators, indicator.id)?.operands, operand.id);
  const close = kept ?? own(closed.indicators, operand.id);
  return close === undefined ? null : (kind.unrounded?.toDate(close, units) ?? kind.toDate(operand, close, units));
}
