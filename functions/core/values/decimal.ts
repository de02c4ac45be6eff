/**
 * Exact decimals: text on the outside, scaled integers (BigInt) on the inside. No figure ever passes through a float.
 *
 * A scaled integer counts units of the last decimal: "612.5" with one decimal is 6125n. Values come from
 * `readFigure`, which makes them canonical; everything that adds, divides or compares figures starts here.
 */
import type { DecimalString } from './values.ts';

/** Largest magnitude, in scaled units, that a figure may have: beyond it a spreadsheet or a browser would lose digits. */
export const LIMIT = 2n ** 53n;

/** `-0` and leading zeros are not canonical: one value has one text. */
const CANONICAL = /^(?!-0(?:\.0+)?$)(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;

/**
 * "612.5" with 1 decimal -> 6125n; fewer digits than decimals are filled with zeros.
 * @throws RangeError when the text is not a canonical decimal, or has more digits than `decimals`.
 */
export function toScaled(text: DecimalString, decimals: number): bigint {
  const match = CANONICAL.exec(text);
  if (match === null) throw new RangeError(`not a canonical decimal: ${text}`);
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length > decimals) throw new RangeError(`more than ${decimals} decimals: ${text}`);
  return BigInt(sign + whole + fraction.padEnd(decimals, '0'));
}

/** -5n with 1 decimal -> "-0.5"; always exactly `decimals` digits behind the mark, and no mark when there are none. */
export function fromScaled(scaled: bigint, decimals: number): DecimalString {
  const sign = scaled < 0n ? '-' : '';
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/**
 * The quotient rounded to an integer, a half away from zero (四舍五入 on the magnitude): 5/2 -> 3, -5/2 -> -3.
 * @throws RangeError when the denominator is 0.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const above = numerator < 0n ? -numerator : numerator;
  const below = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * above + below) / (2n * below);
  return negative ? -rounded : rounded;
}

/** An earlier figure in today's decimals: a later programme version may print fewer of them (half up). */
function scaledAs(text: DecimalString, decimals: number): bigint {
  const places = placesOf(text);
  if (places <= decimals) return toScaled(text, decimals);
  return divideHalfUp(toScaled(text, places), 10n ** BigInt(places - decimals));
}

/** Added exactly, then brought to `decimals` once (half up): values may stem from a version that asked for more of them. */
export function addDecimals(values: readonly DecimalString[], decimals: number): DecimalString {
  const most = mostPlaces(values, decimals);
  const sum = values.reduce((total, value) => total + toScaled(value, most), 0n);
  return fromScaled(scaledAs(fromScaled(sum, most), decimals), decimals);
}

/** Added exactly, with at least `decimals` digits behind the mark: nothing that an earlier version asked for is lost. */
export function addExactly(values: readonly DecimalString[], decimals: number): DecimalString {
  return addDecimals(values, mostPlaces(values, decimals));
}

/** Digits behind the mark of the finest of them, and never fewer than that. */
export const mostPlaces = (values: readonly DecimalString[], decimals: number): number =>
  values.reduce((places, value) => Math.max(places, placesOf(value)), decimals);

/** Taken away exactly, with at least `decimals` digits behind the mark. */
export function subtractExactly(value: DecimalString, less: DecimalString, decimals: number): DecimalString {
  const places = Math.max(placesOf(value), placesOf(less), decimals);
  return fromScaled(toScaled(value, places) - toScaled(less, places), places);
}

/** Decimals that no indicator exceeds (programme files allow 0 to 6). */
export const MOST_DECIMALS = 6;

/** Sum of the values / how many they are, rounded half up once; null when there are none. */
export function meanOf(values: readonly DecimalString[], decimals: number): DecimalString | null {
  if (values.length === 0) return null;
  const sum = toScaled(addDecimals(values, MOST_DECIMALS), MOST_DECIMALS);
  const divisor = BigInt(values.length) * 10n ** BigInt(MOST_DECIMALS - decimals);
  return fromScaled(divideHalfUp(sum, divisor), decimals);
}

const placesOf = (text: DecimalString): number => text.split('.')[1]?.length ?? 0;
