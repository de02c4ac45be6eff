/**
 * 100,000 generated figures: what is read equals what an independent reader makes of it, and nothing else is read.
 *
 * The oracle walks the characters one by one with a small automaton and keeps digits as text; it shares no code and no
 * regular expression with the reader under test.
 */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import { readFigure } from '../../functions/core/kinds/typing.ts';
import { cleanText } from '../../functions/core/text/text.ts';
import { isThorough, runs } from '../support/thorough.ts';

const indicatorWith = (decimals: number, unit: string, min: string): Indicator => ({
  id: 'x',
  name: '甲',
  unit,
  kind: 'flow',
  decimals,
  min,
  aliases: [],
  required: false,
  carry: false,
});

const SPACES = [
  ...' \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff',
  ...Array.from({ length: 11 }, (_, at) => String.fromCharCode(0x2000 + at)),
];
const WIDE = '０１２３４５６７８９';

/** The oracle: the canonical value, or null when the text must be refused. */
function oracle(text: string, decimals: number, unit: string, min: string): string | null {
  let characters = [...text].map((character) => {
    const digit = WIDE.indexOf(character);
    if (digit >= 0 && character !== '') return String(digit);
    if (character === '，') return ',';
    if (character === '．') return '.';
    if (character === '－' || character === '−') return '-';
    if (character === '％') return '%';
    return character === 'ｍ' ? 'm' : character === '／' ? '/' : character;
  });
  const trim = () => {
    while (SPACES.includes(characters[0] ?? 'x')) characters = characters.slice(1);
    while (SPACES.includes(characters.at(-1) ?? 'x')) characters = characters.slice(0, -1);
  };
  trim();
  if (characters.slice(-unit.length).join('') === unit) {
    characters = characters.slice(0, -unit.length);
    while (SPACES.includes(characters.at(-1) ?? 'x')) characters = characters.slice(0, -1);
  }
  const negative = characters[0] === '-';
  if (negative) characters = characters.slice(1);
  const point = characters.indexOf('.');
  const front = point < 0 ? characters : characters.slice(0, point);
  const back = point < 0 ? [] : characters.slice(point + 1);
  const isDigit = (character: string) => character.length === 1 && character >= '0' && character <= '9';
  if (front.length === 0 || (point >= 0 && back.length === 0) || !back.every(isDigit)) return null;
  const groups = front.join('').split(',');
  if (!groups.every((group) => group.length > 0 && [...group].every(isDigit))) return null;
  if (groups.length > 1) {
    const [first = '', ...rest] = groups;
    if (first.length > 3 || first[0] === '0' || rest.some((group) => group.length !== 3)) return null;
  }
  let whole = groups.join('');
  while (whole.length > 1 && whole[0] === '0') whole = whole.slice(1);
  let fraction = back.join('');
  while (fraction.length > decimals) {
    if (!fraction.endsWith('0')) return null;
    fraction = fraction.slice(0, -1);
  }
  while (fraction.length < decimals) fraction += '0';
  const zero = [...whole, ...fraction].every((digit) => digit === '0');
  if (negative && (zero || min === '0')) return null;
  // 2^53 as text: longer is larger, equally long compares as text.
  let size = whole + fraction;
  while (size.length > 1 && size[0] === '0') size = size.slice(1);
  const limit = '9007199254740992';
  if (size.length > limit.length || (size.length === limit.length && size > limit)) return null;
  return `${negative ? '-' : ''}${whole}${decimals > 0 ? `.${fraction}` : ''}`;
}

const pick = (...from: string[]) => fc.constantFrom(...from);
const someDigits = (max: number) =>
  fc.string({ unit: pick(...'0123456789', '0', '0', ...WIDE), minLength: 1, maxLength: max });
const units = pick('人次', '人次', '人次', '吨', '%', '吨/日', '万元', 'm');

/** Near-figures: a number with the decorations that people and machines put around it, each right or wrong. */
const nearFigure = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: pick('-', '－', '−', '+', '约', '近', '0x', ' ', '　', '\n', '=', '$', '\u200b') },
    ),
    fc.oneof(
      { weight: 4, arbitrary: someDigits(18) },
      { weight: 2, arbitrary: fc.tuple(someDigits(3), someDigits(3)).map(([a, b]) => `${a},${b}`) },
      { weight: 1, arbitrary: fc.tuple(someDigits(4), someDigits(3), someDigits(3)).map((g) => g.join('，')) },
      { weight: 1, arbitrary: pick('', '一百', '٣٤', '①', '²', 'Infinity', 'NaN', '1e3', '1_000', '1 000') },
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      { weight: 2, arbitrary: fc.tuple(pick('.', '.', '．', '。', ','), someDigits(8)).map(([p, d]) => p + d) },
      { weight: 1, arbitrary: pick('.', 'e3', 'E-1', '万', '余', '多', ' 5', '\u200b', '½') },
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      { weight: 2, arbitrary: fc.tuple(pick('', ' ', '　'), units).map(([s, u]) => s + u) },
      { weight: 1, arbitrary: pick(' ', '\n', '人', '％', '元', '左右', '人次人次', ' 吨 吨') },
    ),
  )
  .map((parts) => parts.join(''));

/** Soup of the characters that matter, and of any at all. */
const soup = fc.oneof(
  fc.string({ unit: pick(...'0019,，.．-－+eExX %％人次吨万约余', '　', '\u200b', '٣', '①'), maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double().map(String),
  fc.bigInt().map(String),
);

describe('no silent misreading', () => {
  test('generated figures, 100,000 of them, are read exactly as an independent reader reads them', () => {
    const verdicts = { read: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.oneof({ weight: 4, arbitrary: nearFigure }, { weight: 1, arbitrary: soup }),
        fc.integer({ min: 0, max: 6 }),
        units,
        pick('0', '0', '-1000000000'),
        (text, decimals, unit, min) => {
          const expected = [...text].length > 55 ? undefined : oracle(text, decimals, unit, min);
          fc.pre(expected !== undefined && !belowMinimum(expected, min));
          const { value, findings } = readFigure(indicatorWith(decimals, unit, min), text, 'figures.x');
          expect(value ?? null, JSON.stringify({ text, decimals, unit, min })).toBe(expected);
          expect(findings.length).toBe(expected === null ? 1 : 0);
          verdicts[expected === null ? 'refused' : 'read'] += 1;
        },
      ),
      { numRuns: runs(100_000) },
    );
    // The generator must reach both sides often, or the equality above says little.
    const often = isThorough ? 15_000 : 500;
    expect(verdicts.read).toBeGreaterThan(often);
    expect(verdicts.refused).toBeGreaterThan(often);
  });

  test('every canonical value comes back as itself, however it is decorated', () => {
    const value = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(value, fc.boolean(), fc.boolean(), fc.boolean(), ([scaled, decimals], commas, wide, unit) => {
        const digits = String(scaled).padStart(decimals + 1, '0');
        const whole = digits.slice(0, digits.length - decimals);
        const canonical = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
        let typed = commas ? canonical.replace(/^\d+/, (front) => BigInt(front).toLocaleString('en-US')) : canonical;
        if (wide) typed = typed.replace(/[\d.,]/g, (mark) => String.fromCodePoint(mark.charCodeAt(0) + 0xfee0));
        if (unit) typed += ' 人次';
        expect(readFigure(indicatorWith(decimals, '人次', '0'), typed, 'x')).toEqual({
          value: canonical,
          findings: [],
        });
      }),
      { numRuns: runs(5_000) },
    );
  });

  test('nothing that can be sent makes the reader throw', () => {
    const kinds = ['flow', 'stock', 'mean', 'places', 'check', 'ratio'] as const;
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true }), fc.constantFrom(...kinds), (typed, kind) => {
        const { value, findings } = readFigure({ ...indicatorWith(1, '吨', '0'), kind }, typed, 'figures.x');
        expect(value !== undefined || findings.some(({ level }) => level === 'error')).toBe(true);
      }),
      { numRuns: runs(5_000) },
    );
  });
});

/** Only min -1000000000 is generated beside 0; the oracle does not know about magnitudes below it. */
function belowMinimum(value: string | null, min: string): boolean {
  return value?.startsWith('-') === true && min !== '0' && value.split('.')[0]!.length > min.length - 1;
}

describe('text', () => {
  const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 50 });
  const isLegal = (code: number) =>
    code === 0x9 ||
    code === 0xa ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  const BIDI = [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];

  test('any UTF-16 comes out as well-formed XML characters without bidi controls, in order, and again unchanged', () => {
    fc.assert(
      fc.property(anyUnits, (codes) => {
        const input = String.fromCharCode(...codes);
        const { text, removed } = cleanText(input);
        expect(text.isWellFormed()).toBe(true);
        const points = [...text].map((character) => character.codePointAt(0)!);
        expect(points.every((code) => isLegal(code) && !BIDI.includes(code))).toBe(true);
        expect(cleanText(text)).toEqual({ text, removed: [] });
        const kept = [...input.replaceAll('\r\n', '\n').replaceAll('\r', '\n')].filter((character) => {
          const code = character.codePointAt(0)!;
          return isLegal(code) && !BIDI.includes(code);
        });
        expect(text).toBe(kept.join(''));
        expect(removed.every((code) => /^U\+[0-9A-F]{4,6}$/.test(code))).toBe(true);
      }),
      { numRuns: runs(20_000) },
    );
  });

  test('legal text comes back exactly', () => {
    const legal = fc
      .array(fc.integer({ min: 0, max: 0x10ffff }).filter((code) => isLegal(code) && !BIDI.includes(code)))
      .map((codes) => String.fromCodePoint(...codes));
    fc.assert(
      fc.property(legal, (text) => {
        expect(cleanText(text)).toEqual({ text, removed: [] });
      }),
    );
  });
});
