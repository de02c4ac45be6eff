/**
 * Words of a search: folding, terms, grams, signatures, and the piece of text that is shown.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, piecesOf } from '../../../functions/core/search/excerpt.ts';
import {
  isFull,
  LARGEST_SIGNATURE,
  mayHold,
  SMALLEST_SIGNATURE,
  withGrams,
} from '../../../functions/core/search/signature.ts';
import { addGrams, fold, gramsOfTerms, termsOf } from '../../../functions/core/search/words.ts';

const gramsIn = (text: string): Set<number> => {
  const grams = new Set<number>();
  addGrams(fold(text), grams);
  return grams;
};

describe('folding', () => {
  test('makes wide and capital letters and digits narrow and small', () => {
    expect(fold('Ａ区ＧＰＳ１２ＺaＺ，（）İ')).toBe('a区gps12zaz，（）İ');
  });
  test('keeps every place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('terms', () => {
  test.each([
    ['围挡', ['围挡']],
    [' 围挡　破损  ', ['围挡', '破损']],
    ['ＡＢ ab AB', ['ab']],
    ['', []],
    ['　 ', []],
    ['一 二 三 四 五 六', ['一', '二', '三', '四', '五']],
    ['长'.repeat(60), ['长'.repeat(40)]],
  ])('of %j', (typed, terms) => {
    expect(termsOf(typed)).toEqual(terms);
  });
});

describe('grams', () => {
  test('are pairs within words, never across marks; single characters only for a term without a pair', () => {
    const pair = (two: string): number => ((two.charCodeAt(0) << 16) | two.charCodeAt(1)) >>> 0;
    expect(gramsOfTerms(['沿街围挡'])).toEqual(['沿街', '街围', '围挡'].map(pair));
    expect(gramsOfTerms(['围'])).toEqual(['围'.charCodeAt(0)]);
    expect(gramsOfTerms(['，。'])).toEqual([]);
    expect(gramsIn('围，挡').has(pair('围挡'))).toBe(false);
  });
  test('of a term that a text holds are all in the text', () => {
    const word = fc.string({ unit: fc.constantFrom(...'围挡破损沿街，。 3a'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), word, fc.string({ unit: 'binary' }), (before, term, after) => {
        const own = gramsIn(before + term + after);
        for (const gram of gramsOfTerms(termsOf(term))) expect(own.has(gram)).toBe(true);
      }),
    );
  });
});

describe('signature', () => {
  const grams = fc.uniqueArray(fc.nat(0xffffffff), { maxLength: 500 });
  test('never denies what was added, however often it was added to', () => {
    fc.assert(
      fc.property(grams, grams, (some, more) => {
        const signature = withGrams(withGrams(new Uint8Array(SMALLEST_SIGNATURE), some), more);
        expect(mayHold(signature, [...some, ...more])).toBe(true);
        expect(withGrams(signature, some)).toEqual(signature);
      }),
    );
  });
  test('denies nearly everything else until it is full', () => {
    const own = Array.from({ length: 2000 }, (_, index) => index * 7919);
    const signature = withGrams(new Uint8Array(SMALLEST_SIGNATURE * 2), own);
    expect(isFull(signature)).toBe(false);
    const others = Array.from({ length: 2000 }, (_, index) => index * 7919 + 3);
    expect(others.filter((each) => mayHold(signature, [each])).length).toBeLessThan(250);
    expect(
      isFull(
        withGrams(
          signature,
          Array.from({ length: 9000 }, (_, index) => index),
        ),
      ),
    ).toBe(true);
  });
  test('at its largest still fits an item as base64', () => {
    expect((LARGEST_SIGNATURE * 4) / 3).toBeLessThan(300_000);
  });
});

describe('excerpt', () => {
  const joined = (pieces: ReturnType<typeof piecesOf>): string =>
    pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
  test.each([
    ['沿街围挡破损，需协调修复。', ['围挡'], '沿街[围挡]破损，需协调修复。'],
    ['围挡围挡', ['围挡'], '[围挡围挡]'],
    ['ＧＰＳ与gps', ['gps'], '[ＧＰＳ]与[gps]'],
    ['沿街围挡', ['街围', '围挡'], '沿[街围挡]'],
    ['没有', ['围挡'], '没有'],
    ['', ['围挡'], ''],
  ])('of %j for %j', (text, terms, shown) => {
    expect(joined(excerptOf(text, terms))).toBe(shown);
  });
  test('of a long text begins shortly before the first hit and is cut at both ends, between characters', () => {
    const shown = joined(excerptOf(`${'𠮷'.repeat(100)}围挡${'后'.repeat(200)}`, ['围挡']));
    expect(shown).toMatch(/^…𠮷{10}\[围挡\]后+…$/u);
    expect(shown.isWellFormed()).toBe(true);
  });
  test('pieces make the text again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab围挡Ａ') }),
        fc.constantFrom('a', '围挡', 'ab'),
        (text, term) => {
          const pieces = piecesOf(text, [term]);
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
          for (const { text: piece, hit } of pieces) expect(fold(piece).includes(term)).toBe(hit);
        },
      ),
    );
  });
});
