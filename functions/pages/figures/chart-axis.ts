/**
 * The upright axis of a chart: round numbers around the values, and where on the drawing a value stands. Exact until the
 * last step, the same on every machine.
 */
import { fromScaled, toScaled } from '../../core/values/decimal.ts';
import type { DecimalString } from '../../core/values/values.ts';

const DECIMALS = 6;
const ONE = 10n ** BigInt(DECIMALS);
const MOST_STEPS = 5n;

export interface Axis {
  /** Round values from the lowest to the highest, without needless zeros. */
  readonly ticks: readonly DecimalString[];
  readonly isFromZero: boolean;
  /** Height of a value above the lowest tick, in thousandths of the whole. */
  readonly heightOf: (value: DecimalString) => number;
}

/**
 * @param fromZero columns begin at zero; lines may begin higher where the values hardly move.
 * @param decimals of the values: there are no halves of what is counted.
 */
export function axisOf(values: readonly DecimalString[], fromZero: boolean, decimals = DECIMALS): Axis {
  const scaled = values.map((value) => toScaled(value, DECIMALS));
  const inOrder = [...scaled].sort((a, b) => (a < b ? -1 : 1));
  const [lowest, highest] = [inOrder[0] ?? 0n, inOrder.at(-1) ?? 0n];
  const isFlat = !fromZero && lowest > 0n && (highest - lowest) * 3n < highest && highest > lowest;
  const [low, high] = isFlat ? [lowest, highest] : [lowest < 0n ? lowest : 0n, highest > 0n ? highest : 0n];
  const step = roundStep(high - low, 10n ** BigInt(DECIMALS - decimals));
  const bottom = floorTo(low, step);
  const top = -floorTo(-high, step);
  const range = top > bottom ? top - bottom : step;
  const count = Number(range / step);
  return {
    ticks: Array.from({ length: count + 1 }, (_, at) => plain(bottom + BigInt(at) * step)),
    isFromZero: bottom <= 0n,
    heightOf: (value) => Number(((toScaled(value, DECIMALS) - bottom) * 10_000n) / range) / 10,
  };
}

/** 1, 2 or 5 times a power of ten, so that at most five steps cover the range. */
function roundStep(range: bigint, least: bigint): bigint {
  const fifth = range === 0n ? ONE / 10n : range / MOST_STEPS;
  const wanted = fifth < least ? least : fifth;
  for (let power = 1n; ; power *= 10n) {
    for (const digit of [1n, 2n, 5n]) if (digit * power >= wanted) return digit * power;
  }
}

/** The multiple of the step at or below the value. */
function floorTo(value: bigint, step: bigint): bigint {
  const rest = value % step;
  return value - (rest < 0n ? rest + step : rest);
}

const plain = (scaled: bigint): DecimalString => {
  const text = fromScaled(scaled, DECIMALS);
  return text.replace(/\.?0+$/, '');
};
