/**
 * `figures.json`: an edition's figures as data, values as decimal strings, indicators in the programme's order.
 *
 * The contract with whoever reads figures by program; keys are only ever added.
 */
import {
  type DayClose,
  type FiguresFile,
  isInState,
  type PrintedFigure,
  type PrintedUnit,
  type REPORT_STATES,
} from '../day/day-close.ts';
import { type FindIndicator, finderOf } from '../indicators/same-units.ts';
import type { UnitRow } from '../indicators/unit-figures.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { Programme } from '../programme/programme.ts';
import type { Completion } from '../target/completion.ts';
import { type IndicatorStanding, standingOf } from '../target/standing.ts';

export function figuresFile(programme: Programme, close: DayClose, issue: number, edition: number): FiguresFile {
  const { day, completeness } = close;
  const { expected, received, onTime } = completeness;
  const find = finderOf(programme.indicators);
  const printed = programme.indicators.map((each) => [each.id, printedFigure(programme, each, find, close)] as const);
  return {
    programme: close.programme,
    day,
    issue,
    edition,
    completeness: { expected, received, onTime },
    reports: reportsIn(close),
    indicators: Object.fromEntries(printed),
  };
}

function reportsIn({ units }: DayClose): NonNullable<FiguresFile['reports']> {
  const of = (state: (typeof REPORT_STATES)[number]): string[] =>
    units.filter((unit) => isInState(unit, state)).map(({ unit }) => unit);
  return { missing: of('missing'), late: of('late'), nil: of('nil') };
}

function printedFigure(
  programme: Programme,
  indicator: Indicator,
  find: FindIndicator,
  closed: DayClose,
): PrintedFigure {
  const { day, total, previous, change, changeLeftOut, uncovered } = closed.indicators[indicator.id]!;
  const { roster } = indicator;
  const standing = standingOf(programme, indicator, find, closed);
  const { units, ...set } = standing.rows;
  const isOther =
    change !== null && changeLeftOut !== undefined && changeLeftOut.join() !== set.leftOut?.toSorted().join();
  return {
    ...{ day, total, previous, change, ...set },
    ...(isOther ? { changeLeftOut } : {}),
    ...(roster === undefined || uncovered === undefined ? {} : { roster: { asked: roster.length, uncovered } }),
    ...targetOf(standing.completion),
    units: Object.fromEntries(Object.entries(units).map(([unit, row]) => [unit, unitOf(unit, row, standing)])),
  };
}

function targetOf(completion: Completion | undefined): Partial<PrintedFigure> {
  if (completion === undefined) return {};
  const { timeProgress, leftOut } = completion;
  return {
    ...{ target: completion.target, completion: completion.completion },
    ...(timeProgress === null ? {} : { timeProgress, ahead: completion.ahead }),
    ...(leftOut === undefined ? {} : { completionLeftOut: leftOut }),
  };
}

function unitOf(unit: string, row: UnitRow, { completion, ranks }: IndicatorStanding): PrintedUnit {
  const own = completion?.units[unit];
  const rank = ranks.get(unit);
  return {
    ...row,
    ...(own === undefined ? {} : { target: own.target, completion: own.completion }),
    ...(own === undefined || completion?.timeProgress === null ? {} : { ahead: own.ahead }),
    ...(rank === undefined ? {} : { rank }),
  };
}
