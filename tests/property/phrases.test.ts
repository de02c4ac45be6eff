/**
 * Words for figures, for every value: a rounded word never lies, exact words read back to the value.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersIn } from '../../functions/core/text/numbers.ts';
import { fromScaled, toScaled } from '../../functions/core/values/decimal.ts';
import { measureAt } from '../../functions/core/wording/measures.ts';
import { exactWords, roughWords, shareWords } from '../../functions/core/wording/phrases.ts';
import { claimOf, PLACES } from '../support/read-words.ts';
import { runs } from '../support/thorough.ts';

/** Values of every size, and those next to round numbers, where rules break. */
const around = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: -30, max: 30 }))
  .map(([lead, zeros, off]) => BigInt(lead) * 10n ** BigInt(zeros) + BigInt(off))
  .filter((value) => value >= 0n);
const whole = fc.oneof(around, fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 30_000n }));
const decimal = fc
  .tuple(whole, fc.integer({ min: 0, max: 4 }))
  .map(([scaled, decimals]) => fromScaled(scaled, decimals));
const unit = fc.constantFrom('人次', '平方米', '吨', '%', '千米', '公顷', '万元', '亿元', '百万元', '千元', '万平方米');

const contains = (words: string, value: string, of: string): void => {
  const { least, most } = claimOf(words, of);
  const scaled = toScaled(value, PLACES);
  expect(scaled >= least && scaled <= most, `${words} of ${value}`).toBe(true);
};

test('exact words read back to the value itself', () => {
  fc.assert(
    fc.property(decimal, unit, (value, of) => {
      const { least, most } = claimOf(exactWords(value, of), of);
      expect([least, most]).toEqual([toScaled(value, PLACES), toScaled(value, PLACES)]);
    }),
    { numRuns: runs(20_000) },
  );
});

test('rough words claim an interval that contains the value', () => {
  fc.assert(
    fc.property(decimal, unit, (value, of) => contains(roughWords(value, of), value, of)),
    { numRuns: runs(20_000) },
  );
});

test('近 is within 1 % below, 余 is strictly more, and never both nor with 约', () => {
  fc.assert(
    fc.property(decimal, (value) => {
      const words = roughWords(value, '人次');
      const scaled = toScaled(value, PLACES);
      const said = claimOf(words.replace(/^近/, '').replace('余', ''), '人次').least;
      if (words.startsWith('近')) expect(scaled < said && (said - scaled) * 100n <= said).toBe(true);
      else if (words.includes('余')) expect(scaled > said && (scaled - said) * 10n <= said).toBe(true);
      else expect(scaled).toBe(said);
      expect(words).not.toMatch(/约|近.*余|余.*余|[十百千]/);
    }),
    { numRuns: runs(20_000) },
  );
});

test('万 is never said upon 万: a scale in the unit is part of the magnitude', () => {
  fc.assert(
    fc.property(decimal, fc.constantFrom('万元', '亿元', '百万元', '千元', '万平方米'), (value, of) => {
      for (const words of [exactWords(value, of), roughWords(value, of)]) {
        expect(words).not.toMatch(/[万亿]余?[千百]?[万千百]|亿余?亿|万余亿/);
      }
    }),
    { numRuns: runs(5_000) },
  );
});

test('what is worded is read again as the same figure of the same measure', () => {
  fc.assert(
    fc.property(decimal, fc.constantFrom('人次', '万元', '亿元', '百万元', '万平方米'), (value, of) => {
      const words = exactWords(value, of);
      const [number] = numbersIn(words);
      const measure = measureAt(words, number!, of, () => false);
      expect({ ...measure, value: toScaled(measure.value!, PLACES) }).toEqual({
        ...{ kind: 'own', end: words.length },
        value: toScaled(value, PLACES),
      });
    }),
    { numRuns: runs(5_000) },
  );
});

test('a rough figure has at most two digits that say something', () => {
  fc.assert(
    fc.property(whole, (value) => {
      const words = roughWords(value.toString(), '人');
      if (/近|余/.test(words)) expect(words.replace(/\D/g, '').replace(/0+$/, '').length).toBeLessThanOrEqual(2);
    }),
    { numRuns: runs(20_000) },
  );
});

test('a share is 100% only of the whole and 0% only of nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), fc.boolean(), (whole, some, nearly) => {
      const part = nearly ? whole - Math.min(some % 5, whole) : Math.min(some, whole);
      const words = shareWords(part, whole);
      expect(words === '100%').toBe(part === whole);
      expect(words === '0%').toBe(part === 0);
    }),
  );
});
