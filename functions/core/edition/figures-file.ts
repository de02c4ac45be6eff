/**
 * `figures.json`: an edition's figures as data, values as decimal strings, indicators in the programme's order.
 *
 * The contract with whoever reads figures by program; keys are only ever added.
 */
import type { DayClose, FiguresFile } from '../day/day-close.ts';

export function figuresFile(close: DayClose, issue: number, edition: number): FiguresFile {
  const { programme, day, completeness } = close;
  const { expected, received, onTime } = completeness;
  const indicators = Object.entries(close.indicators).map(([id, figures]) => {
    const { day: today, total, previous, change } = figures;
    return [id, { day: today, total, previous, change }] as const;
  });
  return {
    programme,
    day,
    issue,
    edition,
    completeness: { expected, received, onTime },
    indicators: Object.fromEntries(indicators),
  };
}
