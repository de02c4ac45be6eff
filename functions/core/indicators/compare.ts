/**
 * Two figures of an indicator compared: how much it moved, and that in percent of what it was.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { inPoints } from '../kinds/words.ts';
import { divideHalfUp, fromScaled, mostPlaces, subtractExactly, toScaled } from '../values/decimal.ts';
import type { DecimalString } from '../values/values.ts';

/** `value - before` exactly, and that in percent of `before` with one decimal, half up; null without sense. */
export function periodChange(
  indicator: Indicator,
  value: DecimalString | null,
  before: DecimalString | null,
): { readonly change: DecimalString | null; readonly percent: DecimalString | null } {
  if (value === null || before === null) return { change: null, percent: null };
  const change = subtractExactly(value, before, indicator.decimals);
  const places = mostPlaces([value, before], 0);
  const [now, then] = [toScaled(value, places), toScaled(before, places)];
  const percent = inPoints(indicator) || then <= 0n ? null : fromScaled(divideHalfUp((now - then) * 1000n, then), 1);
  return { change, percent };
}
