/**
 * What the kinds that are typed as a number share: the sum over units, and how a number is taken out of a value.
 */

import { onceInAll } from '../values/counted-once.ts';
import { addExactly } from '../values/decimal.ts';
import type { DecimalString, FigureValue } from '../values/values.ts';
import type { Indicator } from './indicator.ts';
import type { KnownDay, Reported } from './kind.ts';

export const NEEDS_MEASURE = [{ key: 'unit', expected: '计量单位，如 人次' }] as const;

/** @throws Error when the value is no decimal: what is stored was read by the kind of that time. */
export function decimalOf(value: FigureValue): DecimalString {
  if (typeof value !== 'string') throw new Error(`a figure of numbers holds ${JSON.stringify(value)}`);
  return value;
}

/** Added exactly over units or days: the digits of a day that asked for more of them are kept. */
export const sumOf = ({ decimals }: Indicator, values: readonly unknown[]): DecimalString =>
  addExactly(values as readonly DecimalString[], decimals);

export const valuesOn = (days: readonly KnownDay[]): readonly DecimalString[] =>
  days.map(({ value }) => value as DecimalString);

/** Sum over the units that gave a number, with what they have together once; null: none did. */
export function reportedSum(indicator: Indicator, { byUnit, shared }: Reported): DecimalString | null {
  const values = Object.values(byUnit).map(({ value }) => decimalOf(value));
  if (values.length === 0) return null;
  return onceInAll(sumOf(indicator, values), shared, (unit) => Object.hasOwn(byUnit, unit), indicator.decimals);
}
