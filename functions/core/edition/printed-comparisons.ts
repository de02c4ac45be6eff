/**
 * What `figures.json` says of a figure beside other days (`compare`): of all units, of each, and of its parts.
 */
import type { DayClose, PrintedFigure } from '../day/day-close.ts';
import { type CompareBases, type Compared, comparedWith, yearsCompared } from '../indicators/comparison.ts';
import type { Units } from '../indicators/day-values.ts';
import type { FindIndicator } from '../indicators/same-units.ts';
import type { Comparison, Indicator } from '../kinds/indicator.ts';
import { partId } from '../kinds/parts.ts';

interface Beside {
  readonly find: FindIndicator;
  readonly close: DayClose;
  readonly bases: CompareBases;
  /** Of a branch the units that its figure is of; absent: no branch. */
  readonly members: ReadonlyMap<string, Units>;
  /** First day of the programme. */
  readonly starts: string;
}

export function withComparisons(figure: PrintedFigure, indicator: Indicator, beside: Beside): PrintedFigure {
  const { compare } = indicator;
  if (compare === undefined) return figure;
  const of = (each: Indicator, some?: Units) => ({ compared: allOf(compare, each, beside, some) });
  const { units = {}, parts } = figure;
  const ofUnits = Object.entries(units).map(([unit, row]) => [
    unit,
    { ...row, ...of(indicator, beside.members.get(unit) ?? new Set([unit])) },
  ]);
  const ofParts = Object.entries(parts ?? {}).map(([part, told]) => {
    return [part, { ...told, ...of(beside.find(partId(indicator.id, part))) }];
  });
  return {
    ...figure,
    ...of(indicator),
    ...yearOf(indicator, beside),
    ...(parts === undefined ? {} : { parts: Object.fromEntries(ofParts) }),
    units: Object.fromEntries(ofUnits),
  };
}

const allOf = (
  compare: readonly Comparison[],
  indicator: Indicator,
  { find, close, bases }: Beside,
  some: Units | undefined,
): Partial<Record<Comparison, Compared>> =>
  Object.fromEntries(compare.map((kind) => [kind, comparedWith(indicator, find, close, bases[kind], some)]));

function yearOf(indicator: Indicator, { close, bases, starts }: Beside): Pick<PrintedFigure, 'yearToDate'> {
  if (indicator.compare?.includes('year') !== true) return {};
  const { now, ...years } = yearsCompared(indicator, close, bases, starts);
  return now === null ? {} : { yearToDate: { now, ...years } };
}
