/**
 * Exact quotients of BigInt: what formulas and rules are calculated in, so that nothing is rounded before it is printed.
 */
import { divideHalfUp, fromScaled } from './decimal.ts';
import type { DecimalString } from './values.ts';

/** Numerator over a positive denominator. */
export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

export type Operator = '+' | '-' | '*' | '/';

export const HUNDRED: Fraction = { above: 100n, below: 1n };

/** @param value a canonical decimal */
export function fractionOf(value: DecimalString): Fraction {
  const fraction = value.split('.')[1] ?? '';
  return { above: BigInt(value.replace('.', '')), below: 10n ** BigInt(fraction.length) };
}

/** null: something is divided by zero. */
export function calculate(left: Fraction, operator: Operator, right: Fraction): Fraction | null {
  switch (operator) {
    case '+':
      return { above: left.above * right.below + right.above * left.below, below: left.below * right.below };
    case '-':
      return { above: left.above * right.below - right.above * left.below, below: left.below * right.below };
    case '*':
      return { above: left.above * right.above, below: left.below * right.below };
    case '/': {
      if (right.above === 0n) return null;
      const sign = right.above < 0n ? -1n : 1n;
      return { above: sign * left.above * right.below, below: sign * left.below * right.above };
    }
  }
}

/** Rounded half up, once. */
export const rounded = ({ above, below }: Fraction, decimals: number): DecimalString =>
  fromScaled(divideHalfUp(above * 10n ** BigInt(decimals), below), decimals);
