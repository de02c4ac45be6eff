/**
 * What the figure of a branch is (分管单位), of the day and to date: that of the units that stand under it, and its own where
 * it reports, over those that have all of it. Computed from the close alone, so it holds for every reader.
 */
import type { Indicator } from '../kinds/indicator.ts';
import { computedKind } from '../kinds/table.ts';
import { isAskedOf } from '../kinds/typing.ts';
import { type Branch, branchesOf, type HasUnits } from '../unit/levels.ts';
import type { DecimalString } from '../values/values.ts';
import { dayOfUnits } from './change.ts';
import type { ClosedDay } from './day-values.ts';
import { isMixed } from './same-days.ts';
import { type FindIndicator, unitsMeant } from './same-units.ts';
import { toDateOver } from './unit-figures.ts';

export interface BranchRow {
  readonly day: DecimalString | null;
  readonly total: DecimalString | null;
  /** Units of it that are asked and lack the day's figure; absent: none. */
  readonly leftOut?: readonly string[];
}

/** Of the branches that the figure is asked of, or computed for, in the programme's order. */
export function branchRows(
  programme: HasUnits,
  indicator: Indicator,
  find: FindIndicator,
  closed: ClosedDay,
): ReadonlyMap<string, BranchRow> {
  const branches = branchesOf(programme);
  if (branches.length === 0) return new Map();
  const { units, over } = dayOfUnits(indicator, find, closed);
  const meant = unitsAsked(indicator, find, closed);
  const isOfToday = computedKind(indicator) !== undefined && isMixed(indicator, find);
  const rowOf = ({ members }: Branch): BranchRow[] => {
    const asked = meant.filter((unit) => members.has(unit));
    if (asked.length === 0) return [];
    const having = new Set(asked.filter((unit) => units.has(unit)));
    const leftOut = asked.filter((unit) => !units.has(unit));
    const total = toDateOver(indicator, find, closed, isOfToday ? having : new Set(asked));
    return [{ day: over(having), total, ...(leftOut.length === 0 ? {} : { leftOut }) }];
  };
  return new Map(branches.flatMap((branch) => rowOf(branch).map((row) => [branch.unit.id, row] as const)));
}

function unitsAsked(indicator: Indicator, find: FindIndicator, { day, units }: ClosedDay): string[] {
  const open = units.map(({ unit }) => unit);
  if (computedKind(indicator) !== undefined) return unitsMeant(indicator, find, open);
  return open.filter((unit) => isAskedOf(indicator, unit, day));
}
