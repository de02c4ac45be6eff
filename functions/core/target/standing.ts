/**
 * How each unit stands in an indicator on a day: its figures, how far its target is reached, its place among the others.
 * What a programme's lists ask about, and what figures.json prints of a unit.
 */

import { type BranchRow, branchRows } from '../indicators/branch-figures.ts';
import type { ClosedDay } from '../indicators/day-values.ts';
import { exactRows } from '../indicators/exact-rows.ts';
import { baseOperands, type FindIndicator, finderOf } from '../indicators/same-units.ts';
import { type UnitRow, type UnitRows, unitRows } from '../indicators/unit-figures.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { computedKind, kindOf } from '../kinds/table.ts';
import type { Programme } from '../programme/programme.ts';
import { branchesAbove } from '../unit/levels.ts';
import { type Fraction, fractionOf } from '../values/fraction.ts';
import { type Completion, completionOf } from './completion.ts';
import { ranksOf } from './rank.ts';

export interface IndicatorStanding {
  readonly rows: UnitRows;
  /** Of branches (分管单位), by id. */
  readonly branches: ReadonlyMap<string, BranchRow>;
  readonly completion: Completion | undefined;
  /** Places by completion where units have targets, else by the day's figure, or the total where units type it; nothing of names and answers. */
  readonly ranks: ReadonlyMap<string, number>;
  /** Of the uppermost level on which more than one has a place: those that a text names. */
  readonly uppermost: ReadonlyMap<string, number>;
}

/** Of every indicator, by id. */
export function standingsOf(programme: Programme, closed: ClosedDay): ReadonlyMap<string, IndicatorStanding> {
  const find = finderOf(programme.indicators);
  return new Map(programme.indicators.map((each) => [each.id, standingOf(programme, each, find, closed)]));
}

function standingOf(
  programme: Programme,
  indicator: Indicator,
  find: FindIndicator,
  closed: ClosedDay,
): IndicatorStanding {
  const rows = unitRows(indicator, find, closed);
  const branches = branchRows(programme, indicator, find, closed);
  const completion = completionOf(programme, indicator, find, closed);
  const all = { ...rows.units, ...Object.fromEntries(branches) };
  const rankedBy = rankedValues(programme, indicator, find, { closed, rows: all, completion });
  const levels = ranksByLevel(programme, rankedBy);
  const uppermost = levels.find(({ size }) => size > 1) ?? levels[0] ?? new Map();
  return { rows, branches, completion, ranks: new Map(levels.flatMap((each) => [...each])), uppermost };
}

/** Units and branches of one level are placed among each other, whoever they stand under. */
function ranksByLevel(
  { units }: Programme,
  rankedBy: ReadonlyMap<string, Fraction | null>,
): readonly ReadonlyMap<string, number>[] {
  const aboveOf = branchesAbove(units);
  const levels = Map.groupBy(
    units.filter(({ id }) => rankedBy.has(id)),
    (unit) => aboveOf(unit).length,
  );
  return [...levels]
    .toSorted(([one], [other]) => one - other)
    .map(([, level]) => ranksOf(new Map(level.map(({ id }) => [id, rankedBy.get(id)!]))));
}

interface RankedRows {
  readonly closed: ClosedDay;
  readonly rows: Readonly<Record<string, Pick<UnitRow, 'day' | 'total'>>>;
  readonly completion: Completion | undefined;
}

function rankedValues(
  programme: Programme,
  indicator: Indicator,
  find: FindIndicator,
  { closed, rows, completion }: RankedRows,
): ReadonlyMap<string, Fraction | null> {
  const own = Object.entries(completion?.units ?? {});
  if (own.length > 0) return new Map(own.map(([unit, { exact }]) => [unit, exact.completion]));
  const { rank } = kindOf(indicator).print;
  if (!rank) return new Map();
  const by = baseOperands(indicator, find).some(({ reported }) => reported !== undefined) ? 'total' : 'day';
  const exact = computedKind(indicator) === undefined ? undefined : exactRows(programme, indicator, find, closed, by);
  return new Map(
    Object.entries(rows).map(([unit, row]) => {
      const value = row[by];
      return [unit, value === null ? null : (exact?.(unit) ?? fractionOf(value))];
    }),
  );
}
