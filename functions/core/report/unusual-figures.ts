/**
 * Figures that are far from what this unit usually reports: a slipped digit, a total in place of the day's figure.
 *
 * Median and median absolute deviation (MAD) of the last 14 days; silent under 5 values. A figure is questioned when its
 * distance to the median is over 3.5 x 1.4826 x MAD, the limit of Iglewicz and Hoaglin for the modified z-score.
 * source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.17. A quiet history has a MAD near 0, so distances up to
 * a tenth of the median, or up to 5 units, are always usual. It asks for a reason and blocks nothing.
 */

import { type Finding, finding } from '../findings/finding.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isNumber } from '../kinds/typing.ts';
import { divideHalfUp, fromScaled, toScaled } from '../values/decimal.ts';
import type { DecimalString, FigureValue } from '../values/values.ts';

export const HISTORY_DAYS = 14;
const FEWEST_VALUES = 5;
/** 3.5 x 1.4826, in ten-thousandths. */
const LIMIT = 51_891n;
const ALWAYS_USUAL = 5n;

/**
 * @param recent this unit's values of the last days by indicator, blanks left out.
 * @param reasons why a figure is so, by indicator, as the unit wrote; a figure with a reason is still told, not asked again.
 */
export function questionUnusual(
  indicators: readonly Indicator[],
  figures: Readonly<Record<string, FigureValue>>,
  recent: Readonly<Record<string, readonly DecimalString[]>>,
  reasons: Readonly<Record<string, string>> = {},
): Finding[] {
  return indicators.flatMap((indicator) => {
    const value = figures[indicator.id];
    if (typeof value !== 'string' || !isNumber(indicator)) return [];
    const usual = usualOf(indicator, value, recent[indicator.id] ?? []);
    if (usual === undefined) return [];
    const { id, name, unit } = indicator;
    const words = { path: `figures.${id}`, name, seen: value + unit };
    const reason = reasons[id];
    if (reason !== undefined) return [finding('figure.explained', { ...words, expected: reason })];
    return [finding('figure.unusual', { ...words, expected: `近日一般为${usual}${unit}` })];
  });
}

/** The median when the value is far from it, else undefined. */
function usualOf({ decimals }: Indicator, value: DecimalString, recent: readonly DecimalString[]): string | undefined {
  const history = recent.map((each) => scaledAnyway(each, decimals)).filter((each) => each !== undefined);
  if (history.length < FEWEST_VALUES) return undefined;
  // Twice everything, so that the middle of two values is whole.
  const median = twiceMedian(history);
  const deviation = twiceMedian(history.map((each) => size(2n * each - median)));
  const apart = size(2n * toScaled(value, decimals) - median);
  const one = 2n * 10n ** BigInt(decimals);
  if (apart <= ALWAYS_USUAL * one || apart * 10n <= size(median)) return undefined;
  if (2n * apart * 10_000n <= LIMIT * deviation) return undefined;
  return fromScaled(divideHalfUp(median, 2n), decimals);
}

/** A value of an earlier version of the programme may have more decimals: it is no comparison then. */
function scaledAnyway(value: DecimalString, decimals: number): bigint | undefined {
  return (value.split('.')[1]?.length ?? 0) > decimals ? undefined : toScaled(value, decimals);
}

function twiceMedian(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0n;
  return sorted.length % 2 === 1 ? 2n * upper : upper + (sorted[middle - 1] ?? 0n);
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);
