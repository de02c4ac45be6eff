/**
 * What several units have together: a row of a ledger that belongs to two counties stands in the figure of each, and counts
 * once where the figures of both are added.
 */
import { addExactly, subtractExactly } from './decimal.ts';
import type { DecimalString } from './values.ts';

/** So much of the figures of these units is the same; there are at least two. */
export interface SharedPart {
  readonly units: readonly string[];
  readonly value: DecimalString;
}

/** A sum over some units, with what they have together taken once. */
export function onceInAll(
  sum: DecimalString,
  shared: readonly SharedPart[] | undefined,
  has: (unit: string) => boolean,
  decimals: number,
): DecimalString {
  const often = (shared ?? []).flatMap(({ units, value }) =>
    Array.from({ length: Math.max(0, units.filter(has).length - 1) }, () => value),
  );
  return often.length === 0 ? sum : subtractExactly(sum, addExactly(often, decimals), decimals);
}
