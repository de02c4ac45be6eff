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
  type REPORT_STATES,
} from '../day/day-close.ts';
import { type FindIndicator, finderOf } from '../indicators/same-units.ts';
import { unitRows } from '../indicators/unit-figures.ts';
import type { Indicator } from '../kinds/indicator.ts';

export function figuresFile(
  indicators: readonly Indicator[],
  close: DayClose,
  issue: number,
  edition: number,
): FiguresFile {
  const { programme, day, completeness } = close;
  const { expected, received, onTime } = completeness;
  const find = finderOf(indicators);
  const printed = indicators.map((indicator) => [indicator.id, printedFigure(indicator, find, close)] as const);
  return {
    programme,
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

function printedFigure(indicator: Indicator, find: FindIndicator, closed: DayClose): PrintedFigure {
  const { day, total, previous, change, changeLeftOut, uncovered } = closed.indicators[indicator.id]!;
  const { roster } = indicator;
  const { units, ...set } = unitRows(indicator, find, closed);
  const isOther =
    change !== null && changeLeftOut !== undefined && changeLeftOut.join() !== set.leftOut?.toSorted().join();
  return {
    ...{ day, total, previous, change, ...set },
    ...(isOther ? { changeLeftOut } : {}),
    ...(roster === undefined || uncovered === undefined ? {} : { roster: { asked: roster.length, uncovered } }),
    units,
  };
}
