/**
 * `figures.json`: an edition's figures as data, values as decimal strings, indicators in the programme's order.
 *
 * The contract with whoever reads figures by program; keys are only ever added.
 */
import type { DayClose, FiguresFile, PrintedFigure } from '../day/day-close.ts';
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
    indicators: Object.fromEntries(printed),
  };
}

function printedFigure(indicator: Indicator, find: FindIndicator, closed: DayClose): PrintedFigure {
  const { day, total, previous, change, changeLeftOut } = closed.indicators[indicator.id]!;
  const { units, ...set } = unitRows(indicator, find, closed);
  const isOther =
    change !== null && changeLeftOut !== undefined && changeLeftOut.join() !== set.leftOut?.toSorted().join();
  return { day, total, previous, change, ...set, ...(isOther ? { changeLeftOut } : {}), units };
}
