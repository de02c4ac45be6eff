/**
 * A number of a programme file as an exact decimal.
 */
import { fromScaled, LIMIT, toScaled } from './decimal.ts';
import type { DecimalString } from './values.ts';

/** The canonical text with exactly `decimals` digits, or undefined when the value is not that exact. */
export function exactDecimal(given: string | number, decimals: number): DecimalString | undefined {
  const text = String(given).replace(/\.0+$|(\.\d*[1-9])0+$/, '$1');
  try {
    const scaled = toScaled(text, decimals);
    return scaled > LIMIT || scaled < -LIMIT ? undefined : fromScaled(scaled, decimals);
  } catch {
    return undefined;
  }
}
