/**
 * What the kinds share whose figure is of one day: over a period it is the last day's that has one, and to date the day's.
 * Answers in words, one a unit, stand here too: what is counted of them is how many there are.
 */
import type { DecimalString } from '../values/values.ts';
import type { Indicator } from './indicator.ts';
import type { AskedKind, ClosedFigures, KnownDay, OverDays, Reported, ToDate } from './kind.ts';

export function lastDay(days: readonly KnownDay[], countedBy: (value: KnownDay['value']) => DecimalString): OverDays {
  const { day, value } = days.at(-1)!;
  return { value: countedBy(value), asOf: day };
}

/** The day's figure over some of its units; null: none of them gave one. */
export function dayOverUnits(
  kind: Pick<AskedKind, 'together' | 'ofValue'>,
  indicator: Indicator,
  { byUnit }: ToDate,
  units: ReadonlySet<string>,
): DecimalString | null {
  const values = Object.entries(byUnit).flatMap(([unit, { value }]) => (units.has(unit) ? [kind.ofValue(value)] : []));
  return values.length === 0 ? null : (kind.together(indicator, values) as DecimalString);
}

/** How many units answered; null: nobody did. */
export function countAnswers(_: Indicator, { byUnit }: Reported): ClosedFigures {
  const count = Object.keys(byUnit).length;
  const day = count === 0 ? null : String(count);
  return { day, total: day };
}

/** What the kinds of answers share, to date as well: of several units it is how many answered. */
export const answersOverUnits = ({ byUnit }: ToDate, units: ReadonlySet<string>): DecimalString | null => {
  const count = Object.keys(byUnit).filter((unit) => units.has(unit)).length;
  return count === 0 ? null : String(count);
};
