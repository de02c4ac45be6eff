/**
 * Exact decimals against an independent computation: digit-by-digit schoolbook text arithmetic and repeated doubling.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideHalfUp, fromScaled, LIMIT, toScaled } from '../../functions/core/values/decimal.ts';
import { runs } from '../support/thorough.ts';

const decimals = fc.integer({ min: 0, max: 6 });
const scaled = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });

/** Adds two non-negative digit strings as on paper. */
function addOnPaper(one: string, other: string): string {
  const width = Math.max(one.length, other.length);
  let carry = 0;
  let sum = '';
  for (let place = 1; place <= width; place += 1) {
    const digit = Number(one[one.length - place] ?? '0') + Number(other[other.length - place] ?? '0') + carry;
    sum = `${digit % 10}${sum}`;
    carry = digit >= 10 ? 1 : 0;
  }
  return (carry === 1 ? `1${sum}` : sum).replace(/^0+(?=\d)/, '');
}

describe('scaled integers', () => {
  test('a value comes back as the same text, with exactly its decimals', () => {
    fc.assert(
      fc.property(scaled, decimals, (value, places) => {
        const text = fromScaled(value, places);
        expect(toScaled(text, places)).toBe(value);
        expect(text.split('.')[1]?.length ?? 0).toBe(places);
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/);
      }),
      { numRuns: runs(5_000) },
    );
  });

  test('sums equal those made on paper', () => {
    const cents = fc.bigInt({ min: 0n, max: 2n ** 60n });
    fc.assert(
      fc.property(cents, cents, decimals, (one, other, places) => {
        const paper = addOnPaper(
          fromScaled(one, places).replace('.', ''),
          fromScaled(other, places).replace('.', ''),
        ).padStart(places + 1, '0');
        const expected = places === 0 ? paper : `${paper.slice(0, -places)}.${paper.slice(-places)}`;
        expect(fromScaled(one + other, places)).toBe(expected);
      }),
      { numRuns: runs(5_000) },
    );
  });

  test.each([
    ['0', 0, 0n],
    ['-0.5', 1, -5n],
    ['12', 2, 1200n],
    ['25550.00', 2, 2555000n],
    ['9007199254740993', 0, 9007199254740993n],
  ])('%s with %i decimals is %s', (text, places, value) => {
    expect(toScaled(text, places)).toBe(value);
  });

  test.each([
    ['1.05', 1],
    ['1.0', 0],
    ['', 0],
    ['-', 0],
    ['-0', 0],
    ['-0.00', 2],
    ['007', 0],
    ['.5', 1],
    ['5.', 1],
    ['+5', 0],
    ['1e3', 0],
    ['0x10', 0],
    [' 1', 0],
    ['1\n', 0],
    ['１', 0],
    ['NaN', 0],
  ])('%j with %i decimals is refused', (text, places) => {
    expect(() => toScaled(text, places)).toThrow(RangeError);
  });

  test('the limit is 2^53 scaled units', () => expect(LIMIT).toBe(9007199254740992n));
});

describe('rounding', () => {
  test('is the nearest integer, and of two equally near ones the one farther from zero', () => {
    fc.assert(
      fc.property(scaled, scaled, (numerator, denominator) => {
        fc.pre(denominator !== 0n);
        const size = denominator < 0n ? -denominator : denominator;
        const quotient = divideHalfUp(numerator, denominator);
        const rest = numerator - quotient * denominator;
        const doubled = rest < 0n ? -2n * rest : 2n * rest;
        expect(doubled <= size).toBe(true);
        if (doubled === size)
          expect(quotient * quotient * denominator * denominator > numerator * numerator).toBe(true);
      }),
      { numRuns: runs(5_000) },
    );
  });

  test('halves, of either sign, go away from zero', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 60n }), fc.bigInt({ min: 1n, max: 2n ** 30n }), (whole, half) => {
        const numerator = (2n * whole + 1n) * half;
        expect(divideHalfUp(numerator, 2n * half)).toBe(whole + 1n);
        expect(divideHalfUp(-numerator, 2n * half)).toBe(-whole - 1n);
        expect(divideHalfUp(numerator, -2n * half)).toBe(-whole - 1n);
      }),
    );
  });

  test('by zero is an error', () => expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError));
});
