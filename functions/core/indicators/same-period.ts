/**
 * A figure of one period against that of another: over the units that have both, and only where the indicator was there
 * on every day of both.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { askedKind } from '../kinds/table.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';
import { operandsOn } from './close-computed.ts';
import { periodChange } from './compare.ts';
import { type ClosedDay, type Units, valuesByUnit } from './day-values.ts';
import { type PeriodFigure, periodFigure } from './period-figures.ts';
import { type FindIndicator, unitsMeant, unitsWithAll } from './same-units.ts';

export interface PeriodMove {
  /** As the other period printed it; null: it has no figure, or no common meaning. */
  readonly before: DecimalString | null;
  readonly change: DecimalString | null;
  readonly percent: DecimalString | null;
  /** Units that one of the two lacks, where the change is over the others. */
  readonly leftOut?: readonly string[];
}

const NO_MOVE: PeriodMove = { before: null, change: null, percent: null };

/** @param closes of the period, and `others` of the one that it is compared with: none where that is not whole. */
export function movedSince(
  indicator: Indicator,
  find: FindIndicator,
  figure: Pick<PeriodFigure, 'value' | 'asOf'>,
  closes: readonly ClosedDay[],
  others: readonly ClosedDay[],
): PeriodMove {
  if (!isThroughout(indicator, closes) || !isThroughout(indicator, others)) return NO_MOVE;
  const then = periodFigure(indicator, find, others);
  const [now, before] = [unitsIn(indicator, find, closes, figure), unitsIn(indicator, find, others, then)];
  const leftOut = [
    ...[...now].filter((unit) => !before.has(unit)),
    ...[...before].filter((unit) => !now.has(unit)),
  ].sort();
  if (leftOut.length === 0 || figure.value === null || then.value === null)
    return { before: then.value, ...periodChange(indicator, figure.value, then.value) };
  const both = new Set([...now].filter((unit) => before.has(unit)));
  const [one, other] = [closes, others].map((days) => periodFigure(indicator, find, days, both).value);
  return { before: then.value, ...periodChange(indicator, one!, other!), leftOut };
}

/** Asked of somebody on each of these days: it began before them and did not end in them. */
const isThroughout = ({ id }: Indicator, closes: readonly ClosedDay[]): boolean =>
  closes.length > 0 && closes.every(({ indicators }) => own(indicators, id) !== undefined);

/** Units that the figure is of: of a figure of one day those of that day. */
function unitsIn(
  indicator: Indicator,
  find: FindIndicator,
  closes: readonly ClosedDay[],
  { asOf }: Pick<PeriodFigure, 'asOf'>,
): Set<string> {
  const days = asOf === undefined ? closes : closes.filter(({ day }) => day === asOf);
  return new Set(days.flatMap((close) => [...unitsOf(indicator, find, close)]));
}

function unitsOf(indicator: Indicator, find: FindIndicator, close: ClosedDay): Units {
  const kind = askedKind(indicator);
  if (kind !== undefined) return new Set(valuesByUnit(kind, indicator, close).keys());
  const open = close.units.map(({ unit }) => unit);
  return unitsWithAll(unitsMeant(indicator, find, open), operandsOn(indicator, find, close));
}
