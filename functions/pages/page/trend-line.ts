/**
 * A few values as a small line: places in a drawing, computed exactly and rounded only at the end. The values themselves
 * stand in words beside it.
 */

import { toScaled } from '../../core/values/decimal.ts';
import type { DecimalString } from '../../core/values/values.ts';

const MOST_DECIMALS = 6;

/** A drawing in its own units, as the markup names them; `edge` is kept free around the line. */
export interface TrendSize {
  readonly width: number;
  readonly height: number;
  readonly edge: number;
}

export interface TrendLine {
  /** Stretches of the line, as `points` of a polyline; a day without a value is a gap. */
  readonly lines: readonly string[];
  /** The dot on the last value, when the last day has one. */
  readonly last: { readonly x: string; readonly y: string } | null;
}

/** null when there are not two values to draw a line between. */
export function trendLine(values: readonly (DecimalString | null)[], size: TrendSize): TrendLine | null {
  const scaled = values.map((value) => (value === null ? null : toScaled(value, MOST_DECIMALS)));
  const known = scaled.filter((value) => value !== null);
  if (known.length < 2) return null;
  const inOrder = known.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  const [low, high] = [inOrder[0]!, inOrder.at(-1)!];
  const points = scaled.map((value, index) => {
    if (value === null) return null;
    return { x: alongOf(index, values.length, size), y: heightOf(value, low, high, size) };
  });
  return { lines: stretches(points), last: points.at(-1) ?? null };
}

type Point = { readonly x: string; readonly y: string };

const alongOf = (index: number, count: number, { width, edge }: TrendSize): string =>
  tenths(BigInt(edge * 10) + (BigInt(index) * BigInt((width - 2 * edge) * 10)) / BigInt(count - 1));

/** The lowest value at the foot, the highest at the top; all equal: in the middle. */
function heightOf(value: bigint, low: bigint, high: bigint, { height, edge }: TrendSize): string {
  const room = BigInt((height - 2 * edge) * 10);
  const up = high === low ? room / 2n : ((value - low) * room) / (high - low);
  return tenths(BigInt((height - edge) * 10) - up);
}

const tenths = (value: bigint): string => `${value / 10n}.${value % 10n}`;

function stretches(points: readonly (Point | null)[]): string[] {
  const found: string[][] = [[]];
  for (const point of points) {
    if (point === null) found.push([]);
    else found.at(-1)!.push(`${point.x},${point.y}`);
  }
  return found.filter(({ length }) => length > 0).map((stretch) => stretch.join(' '));
}
