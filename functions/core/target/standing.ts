/**
 * How each unit stands in an indicator on a day: its figures, how far its target is reached, its place among the others.
 * What a programme's lists ask about, and what figures.json prints of a unit.
 */
import type { ClosedDay } from '../indicators/day-values.ts';
import { baseOperands, type FindIndicator, finderOf } from '../indicators/same-units.ts';
import { type UnitRows, unitRows } from '../indicators/unit-figures.ts';
import { type Fraction, fractionOf } from '../kinds/fraction.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { kindOf } from '../kinds/table.ts';
import type { Programme } from '../programme/programme.ts';
import { type Completion, completionOf } from './completion.ts';
import { ranksOf } from './rank.ts';

export interface IndicatorStanding {
  readonly rows: UnitRows;
  readonly completion: Completion | undefined;
  /** Places by completion where units have targets, else by the day's figure, or the total where units type it; nothing of names and answers. */
  readonly ranks: ReadonlyMap<string, number>;
  /** What they are placed by, unrounded. */
  readonly rankedBy: ReadonlyMap<string, Fraction | null>;
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
  const completion = completionOf(programme, indicator, find, closed);
  const rankedBy = rankedValues(indicator, find, rows, completion);
  return { rows, completion, ranks: ranksOf(rankedBy), rankedBy };
}

function rankedValues(
  indicator: Indicator,
  find: FindIndicator,
  { units }: UnitRows,
  completion: Completion | undefined,
): ReadonlyMap<string, Fraction | null> {
  const own = Object.entries(completion?.units ?? {});
  if (own.length > 0) return new Map(own.map(([unit, { exact }]) => [unit, exact.completion]));
  const { rank } = kindOf(indicator).print;
  if (!rank) return new Map();
  const by = baseOperands(indicator, find).some(({ reported }) => reported !== undefined) ? 'total' : 'day';
  return new Map(Object.entries(units).map(([unit, row]) => [unit, row[by] === null ? null : fractionOf(row[by])]));
}
