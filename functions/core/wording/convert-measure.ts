/**
 * Units of measure that are exact multiples of one another (公斤 and 吨, 万元 and 元), and amounts said in two of them.
 *
 * Exact or not at all: 亩, 车 and 方 are no fixed share of anything that is reported, and nothing is rounded here.
 */
import { fromScaled } from '../values/decimal.ts';
import type { DecimalString } from '../values/values.ts';
import { measuresLike } from './measures.ts';

interface Scale {
  readonly of: string;
  /** How many of the smallest measure of that dimension it holds. */
  readonly size: bigint;
}

const DIMENSIONS: Readonly<Record<string, Readonly<Record<string, bigint>>>> = {
  mass: {
    克: 1n,
    g: 1n,
    斤: 500n,
    公斤: 1000n,
    千克: 1000n,
    kg: 1000n,
    吨: 1_000_000n,
    千吨: 1_000_000_000n,
    万吨: 10_000_000_000n,
  },
  money: {
    分: 1n,
    角: 10n,
    毛: 10n,
    元: 100n,
    块: 100n,
    千元: 100_000n,
    万元: 1_000_000n,
    百万元: 100_000_000n,
    亿元: 10_000_000_000n,
  },
  length: {
    毫米: 1n,
    mm: 1n,
    厘米: 10n,
    cm: 10n,
    分米: 100n,
    米: 1000n,
    m: 1000n,
    里: 500_000n,
    公里: 1_000_000n,
    千米: 1_000_000n,
    km: 1_000_000n,
  },
  area: { 平方米: 1n, 公顷: 10_000n, 万平方米: 10_000n, 平方公里: 1_000_000n, 平方千米: 1_000_000n },
  volume: { 升: 1n, 立方米: 1000n, 立方: 1000n, 万立方米: 10_000_000n },
};
/** Words that mean the same measure have the same scale: 块 is 元. */
const SCALES = new Map<string, Scale>(
  Object.entries(DIMENSIONS).flatMap(([of, sizes]) =>
    Object.entries(sizes).flatMap(([word, size]) => measuresLike(word).map((like) => [like, { of, size }] as const)),
  ),
);

/** Every word for a measure that can be converted. */
export const CONVERTED: readonly string[] = [...SCALES.keys()];

/** One part of an amount, `612` of `吨`. */
export interface Part {
  readonly value: DecimalString;
  readonly measure: string;
}

/**
 * The amount in another measure, exact; undefined where one is no multiple of the other.
 * @param parts from the larger measure to the smaller; a smaller part is less than one of the measure before it.
 */
export function convert(parts: readonly Part[], to: string): DecimalString | undefined {
  const target = scaleOf(to);
  const scales = parts.map(({ measure }) => scaleOf(measure));
  if (target === undefined || scales.some((scale) => scale?.of !== target.of)) return undefined;
  let total: Fraction = [0n, 1n];
  for (const [index, { value }] of parts.entries()) {
    const [size, larger] = [scales[index]?.size ?? 0n, scales[index - 1]?.size];
    const [above, below] = fractionOf(value);
    if (larger !== undefined && (size >= larger || above * size >= below * larger)) return undefined;
    total = [total[0] * below + above * size * total[1], total[1] * below];
  }
  return decimalOf([total[0], total[1] * target.size]);
}

/** Can one be said in the other? */
export const areComparable = (one: string, other: string): boolean =>
  scaleOf(one) !== undefined && scaleOf(one)?.of === scaleOf(other)?.of;

const scaleOf = (measure: string): Scale | undefined =>
  SCALES.get(measure) ?? SCALES.get(measure.replace(/[/／][日天]$/u, ''));

type Fraction = readonly [above: bigint, below: bigint];

function fractionOf(value: DecimalString): Fraction {
  const [whole = '', fraction = ''] = value.split('.');
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
}

/** As decimal text; every measure is a multiple of the others by tens and halves, so that it ends. */
function decimalOf([above, below]: Fraction): DecimalString | undefined {
  for (let [digits, scale] = [0, 1n]; digits <= 24; digits += 1, scale *= 10n) {
    if ((above * scale) % below !== 0n) continue;
    return fromScaled((above * scale) / below, digits);
  }
  return undefined;
}
