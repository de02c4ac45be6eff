/**
 * Any briefing, handed in as a word processor rewrote it: runs cut anywhere change nothing; one figure changed anywhere is
 * always found, and is the only one that is named. Lists are aligned as they should be.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, DataInline, Inline } from '../../functions/core/briefing/briefing.ts';
import { compareCopy } from '../../functions/core/copy/compare.ts';
import { squeezed } from '../../functions/core/copy/text-block.ts';
import { align } from '../../functions/core/text/align.ts';
import { anyBody } from '../support/arbitrary-briefing.ts';
import { documentOf, editDocument, paragraphTexts, replaceIn, splitRuns } from '../support/edit-word.ts';
import { inputOf } from '../support/sample-briefing.ts';
import { runs } from '../support/thorough.ts';
import { figuresTold, toldSample, wordOf } from '../support/told-sample.ts';

const data = (indicator: string, of: DataInline['of'], words: string): Inline => ({
  ...{ type: 'data', indicator, of, value: /\d[\d.]*/.exec(words)![0], children: [{ type: 'text', text: words }] },
});
const text = (words: string): Inline => ({ type: 'text', text: words });

const number = fc.oneof(
  fc.nat(99).map(String),
  fc.nat(999_999).map(String),
  fc.nat(99_999).map((n) => (n / 10).toFixed(1)),
);
const said = fc.constantFrom('，当日', '；累计', '出动', '，较前一日增加', '、', '共有12个小区，其中', '截至4月8日，');
const measure = fc.constantFrom('人次', '吨', '平方米', '', '%');

const sentence: fc.Arbitrary<Block> = fc
  .array(fc.tuple(said, number, measure), { minLength: 1, maxLength: 6 })
  .map((parts) => ({
    type: 'paragraph',
    children: parts.flatMap(([words, n, unit], at) => [
      text(words),
      data(`i${at}`, at % 2 ? 'total' : 'day', n + unit),
    ]),
  }));

/** Rows may have the same name, columns the same head, cells the same figure; wide ones are split. */
const table: fc.Arbitrary<Block> = fc
  .record({
    columns: fc.integer({ min: 1, max: 14 }),
    rows: fc.array(fc.constantFrom('甲队', '乙队', '丙队'), { minLength: 1, maxLength: 6 }),
  })
  .chain(({ columns, rows }) =>
    fc
      .array(fc.oneof(number, fc.constantFrom('7', '12')), {
        minLength: columns * rows.length,
        maxLength: columns * rows.length,
      })
      .map(
        (values): Block => ({
          type: 'table',
          caption: [text('表1  报送情况')],
          columns: [
            { header: [text('单位')], align: 'left', weight: 2 },
            ...Array.from({ length: columns }, (_, at) => ({
              ...{
                header: [text(['消杀面积', '清运垃圾'][at % 2]!)],
                unit: '吨',
                align: 'decimal' as const,
                weight: 1,
              },
            })),
          ],
          rows: rows.map((name, row) => ({
            role: 'row',
            cells: [
              { children: [text(name)] },
              ...Array.from({ length: columns }, (_, at) => ({
                children: [data(`t${row}_${at}`, 'unit', values[row * columns + at]!)],
              })),
            ],
          })),
        }),
      ),
  );

const body = fc.array(fc.oneof(sentence, table), { minLength: 1, maxLength: 4 });
const draw = (choices: readonly number[]) => {
  let at = 0;
  return () => choices[at++ % choices.length]! < 40;
};

describe('a copy held against ours', () => {
  test('runs cut anywhere, with marks between them, change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(anyBody, body),
        fc.array(fc.nat(99), { minLength: 7, maxLength: 31 }),
        async (blocks, cuts) => {
          const sample = await toldSample(inputOf(blocks));
          const cut = editDocument(sample.docx, (xml) => splitRuns(xml, draw(cuts)));
          const { changes, figures, numbers, kept, units } = compareCopy(sample.word, sample.told, wordOf(cut));
          expect({ changes, figures, numbers }).toEqual({ changes: [], figures: [], numbers: [] });
          expect(kept).toBe(units);
        },
      ),
      { numRuns: runs(40) },
    );
  });

  test('one figure changed anywhere is found and named, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.nat(),
        number,
        fc.array(fc.nat(99), { minLength: 7, maxLength: 31 }),
        async (blocks, which, other, cuts) => {
          const sample = await toldSample(inputOf(blocks));
          const all = figuresTold(sample);
          const { figure, text: own, nth } = all[which % all.length]!;
          const words = own.slice(figure.start, figure.end);
          fc.pre(other !== /\d[\d.]*/.exec(words)![0] && Number(other) !== Number(/\d[\d.]*/.exec(words)![0]));
          const changed = words.replace(/\d[\d.]*/, other);
          const xml = documentOf(sample.docx);
          const { at } = squeezed(paragraphTexts(xml)[nth]!);
          const edited = replaceIn(xml, nth, at[figure.start]!, at[figure.end - 1]! + 1, changed);
          const file = editDocument(sample.docx, () => splitRuns(edited, draw(cuts)));
          const { figures } = compareCopy(sample.word, sample.told, wordOf(file));
          expect(figures).toHaveLength(1);
          expect(figures[0]).toMatchObject({ indicator: figure.indicator, of: figure.of, value: figure.value, words });
          expect(figures[0]!.file).toContain(other);
        },
      ),
      { numRuns: runs(60) },
    );
  });
});

describe('lists', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 30 });

  test('are aligned in order, equal to equal', () => {
    fc.assert(
      fc.property(list, list, (left, right) => {
        const places = [...align(left, right)];
        const matched = places.filter((place) => place >= 0);
        expect(matched).toEqual([...matched].sort((a, b) => a - b));
        expect(new Set(matched).size).toBe(matched.length);
        for (const [at, place] of places.entries()) if (place >= 0) expect(right[place]).toBe(left[at]);
      }),
    );
  });

  test('with one element replaced by a new one differ there alone', () => {
    fc.assert(
      fc.property(list, fc.nat(), (left, which) => {
        fc.pre(left.length > 0);
        const at = which % left.length;
        const right: string[] = left.with(at, 'new' as 'a');
        expect([...align(left, right)]).toEqual(left.map((_, index) => (index === at ? -1 : index)));
      }),
    );
  });

  test('without room are left unmatched rather than waited for', () => {
    const left = Array.from({ length: 400 }, (_, at) => `${at % 7}`);
    const right = Array.from({ length: 400 }, (_, at) => `${(at * 3) % 7}`);
    expect([...align(left, ['x', ...right, 'y'], { cells: 10 })].every((place) => place === -1)).toBe(true);
  });
});
