/**
 * Geometry of charts: decimal values to positions, in whole units of the drawing, the same on every machine.
 */
import { toScaled } from '../values/decimal.ts';
import type { DecimalString } from '../values/values.ts';

const DECIMALS = 6;

export interface Scale {
  /** Distance of the value from zero, in units of the drawing; negative below it. */
  readonly lengthOf: (value: DecimalString) => number;
  /** Room above and below zero that the values take. */
  readonly above: number;
  readonly below: number;
}

/** Fits all values, and zero, into `room` units. */
export function scaleOf(values: readonly DecimalString[], room: number): Scale {
  const scaled = values.map((value) => toScaled(value, DECIMALS));
  const [lowest, highest] = range(scaled);
  const span = highest - lowest || 1n;
  const lengthOf = (value: DecimalString): number => tenths(toScaled(value, DECIMALS), span, room);
  return { lengthOf, above: tenths(highest, span, room), below: tenths(-lowest, span, room) };
}

/** Lowest and highest, zero among them. */
function range(values: readonly bigint[]): readonly [bigint, bigint] {
  const ordered = [0n, ...values].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return [ordered[0] ?? 0n, ordered.at(-1) ?? 0n];
}

/** value / span of the room, rounded to a tenth of a unit. */
const tenths = (value: bigint, span: bigint, room: number): number =>
  Number((value * BigInt(Math.round(room * 10))) / span) / 10;
