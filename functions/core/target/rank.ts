/**
 * Places of units (名次), the highest first: equal ones share a place (并列), and the next place counts all before it.
 */
import { calculate, type Fraction } from '../values/fraction.ts';

/** @param values unrounded; a unit without one has no place. */
export function ranksOf(values: ReadonlyMap<string, Fraction | null>): ReadonlyMap<string, number> {
  const known = [...values].flatMap(([unit, value]) => (value === null ? [] : [{ unit, value }]));
  const sorted = known.toSorted((one, other) => compare(other.value, one.value));
  const ranks = new Map<string, number>();
  sorted.forEach(({ unit, value }, at) => {
    const before = sorted[at - 1];
    const isSame = before !== undefined && compare(before.value, value) === 0;
    ranks.set(unit, isSame ? ranks.get(before.unit)! : at + 1);
  });
  return ranks;
}

/** Negative: the first is less. */
function compare(one: Fraction, other: Fraction): number {
  const { above } = calculate(one, '-', other)!;
  return above < 0n ? -1 : above > 0n ? 1 : 0;
}
