/**
 * An edited Word file held against ours, on the examples that ship: every figure that somebody changes is found and named,
 * and nothing is told that was not changed.
 */
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../functions/core/briefing/briefing.ts';
import { compareCopy } from '../../functions/core/copy/compare.ts';
import type { CopyComparison } from '../../functions/core/copy/copy.ts';
import { squeezed } from '../../functions/core/copy/text-block.ts';
import { documentOf, editDocument, paragraphTexts, replaceIn } from '../support/edit-word.ts';
import { inputOf } from '../support/sample-briefing.ts';
import { sampled } from '../support/thorough.ts';
import { exampleSample, figuresTold, reader, type ToldSample, toldSample, wordOf } from '../support/told-sample.ts';

const compare = ({ word, told }: ToldSample, edited: Uint8Array): CopyComparison =>
  compareCopy(word, told, wordOf(edited));

/** Another last digit, or other words where there is none. */
const otherWords = (words: string): string =>
  /\d/.test(words)
    ? words.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
    : words === '否'
      ? '是'
      : '增加7人次';

describe.each(['suizhou', 'changzhou', 'xianning'])('%s', (name) => {
  test('every figure of the HTML stands in the Word file, and none differs in a file that nobody changed', async () => {
    const sample = await exampleSample(name);
    const inHtml =
      new TextDecoder()
        .decode(sample.html)
        .split('<section class="sources"')[0]!
        .match(/<data /g) ?? [];
    expect(inHtml.length).toBeGreaterThan(5); // figures without news are not printed
    expect(figuresTold(sample)).toHaveLength(inHtml.length);
    const comparison = compare(
      sample,
      editDocument(sample.docx, (xml) => `${xml} `),
    );
    expect(comparison).toMatchObject({ changes: [], figures: [], numbers: [] });
    expect(comparison.kept).toBe(comparison.units);
  });

  test('each figure changed alone is the one that is named, with its value in the data and in the file', async () => {
    const sample = await exampleSample(name);
    const xml = documentOf(sample.docx);
    const texts = paragraphTexts(xml);
    for (const { figure, text, nth } of sampled(figuresTold(sample), 8)) {
      const words = text.slice(figure.start, figure.end);
      const { at } = squeezed(texts[nth]!);
      expect(squeezed(texts[nth]!).text).toBe(text);
      const changed = replaceIn(xml, nth, at[figure.start]!, at[figure.end - 1]! + 1, otherWords(words));
      const { figures } = compare(
        sample,
        editDocument(sample.docx, () => changed),
      );
      expect(figures, `${words} in ${text}`).toHaveLength(1);
      expect(figures[0]).toMatchObject({ indicator: figure.indicator, of: figure.of, value: figure.value, words });
      expect(figures[0]!.file).toContain(/\d[\d.,]*\D*$/.exec(otherWords(words))?.[0] ?? otherWords(words));
    }
  });
});

describe('a file that contradicts itself', () => {
  const told = { type: 'data', indicator: 'dissuaded', of: 'day', value: '206' } as const;
  const figure = (words: string): Inline => ({ ...told, children: [{ type: 'text', text: words }] });
  const lead = (words: string): Inline[] => [
    { type: 'text', text: '今日共劝离劝返市民' },
    figure(words),
    { type: 'text', text: '，秩序良好。' },
  ];
  const again = [
    { type: 'text', text: '全市劝离劝返' } as const,
    figure('206人次'),
    { type: 'text', text: '。' } as const,
  ];
  const sampleOf = (words: string) =>
    toldSample(
      inputOf([
        { type: 'paragraph', children: lead(words) },
        { type: 'paragraph', children: again },
      ]),
    );

  test('is told with both places: changed in the lead, and still what it was below', async () => {
    const sample = await sampleOf('206人次');
    const { figures, contradictions } = compare(
      sample,
      editDocument(sample.docx, (xml) => xml.replace('206人次', '216人次')),
    );
    expect(figures).toHaveLength(1);
    expect(contradictions).toMatchObject([
      { indicator: 'dissuaded', of: 'day', says: [{ words: '216人次' }, { words: '206人次' }] },
    ]);
  });

  test('is not told where both were changed alike, or where a round word still holds', async () => {
    const sample = await sampleOf('206人次');
    const both = editDocument(sample.docx, (xml) => xml.replaceAll('206人次', '216人次'));
    expect(compare(sample, both).contradictions).toEqual([]);
    const round = await sampleOf('200余人次');
    const other = editDocument(round.docx, (xml) => xml.replace('206人次', '216人次'));
    expect(compare(round, other).contradictions).toEqual([]);
    const far = editDocument(round.docx, (xml) => xml.replace('206人次', '316人次'));
    expect(compare(round, far).contradictions).toMatchObject([
      { says: [{ words: '316人次' }, { words: '200余人次' }] },
    ]);
  });
});

test.each([
  ['3,438', true],
  ['3，438', true],
  ['3 438', true],
  ['3\u00a0438', true],
  ['3，439', false],
  ['3，43', false],
  ['13，438', false],
])('%s is 3438: %s', async (written, isSame) => {
  const told = { type: 'data', indicator: 'dissuaded', of: 'day', value: '3438' } as const;
  const children: Inline[] = [
    { type: 'text', text: '今日共劝离劝返市民' },
    { ...told, children: [{ type: 'text', text: '3438人次' }] },
    { type: 'text', text: '，秩序良好。' },
  ];
  const sample = await toldSample(inputOf([{ type: 'paragraph', children }]));
  const edited = editDocument(sample.docx, (xml) => xml.replace('3438人次', `${written}人次`));
  expect(wordOf(edited).blocks.some((block) => JSON.stringify(block).includes(written))).toBe(true);
  expect(compare(sample, edited).figures).toHaveLength(isSame ? 0 : 1);
});

test('a sentence that is hardly more than its figure is still the same one with another figure', async () => {
  const told = { type: 'data', indicator: 'area', of: 'day', value: '475.1' } as const;
  const children: Inline[] = [
    { type: 'text', text: '，当日' },
    { ...told, children: [{ type: 'text', text: '475.1吨' }] },
  ];
  const sample = await toldSample(inputOf([{ type: 'paragraph', children }]));
  const edited = editDocument(sample.docx, (xml) => xml.replace('475.1吨', '0.0吨'));
  const { changes, figures, numbers } = compare(sample, edited);
  expect(changes.map(({ kind }) => kind)).toEqual(['changed']);
  expect(figures).toMatchObject([{ indicator: 'area', value: '475.1', words: '475.1吨', file: '0.0吨' }]);
  expect(numbers).toEqual([]);
});

describe('what people do', async () => {
  const sample = await exampleSample('suizhou');
  const xml = documentOf(sample.docx);
  const texts = paragraphTexts(xml);
  const edit = (from: string, to: string) => {
    const nth = texts.findIndex((text) => text.includes(from));
    const start = texts[nth]!.indexOf(from);
    return compare(
      sample,
      editDocument(sample.docx, () => replaceIn(xml, nth, start, start + from.length, to)),
    );
  };
  const [first] = figuresTold(sample).filter(
    ({ figure, text }) => /^\d{3,}/.test(text.slice(figure.start, figure.end)) && text.length > 20,
  );
  const words = first!.text.slice(first!.figure.start, first!.figure.end);
  const number = /^\d+/.exec(words)![0];

  test('a sentence put in is told, and its numbers are asked about', () => {
    const { changes, figures, numbers } = edit(first!.text, `${first!.text}另有志愿者45人参加，十分辛苦。`);
    expect(changes).toMatchObject([{ kind: 'changed' }]);
    expect(figures).toEqual([]);
    expect(numbers).toMatchObject([{ number: expect.stringContaining('45人'), before: null }]);
  });

  test.each([
    ['a thousands separator', number.replace(/(\d)(\d{3})$/, '$1,$2')],
    ['full-width digits', number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
  ])('%s is another way of writing the same figure', (_, written) => {
    expect(edit(words, words.replace(number, written)).figures).toEqual([]);
  });

  test.each([
    ['a digit in front', `1${words}`],
    ['a digit more', words.replace(number, `${number}0`)],
    ['a scale', words.replace(number, `${number}万`)],
    ['a sign', `-${words}`],
    ['about', `约${words}`],
    ['a decimal', words.replace(number, `${number}.5`)],
    ['another measure', `${number}公里`],
    ['Chinese numerals', words.replace(number, '三百')],
    ['a blank within', words.replace(number, `${number[0]} ${number.slice(1)}`)],
  ])('%s makes it another figure', (_, written) => {
    expect(edit(words, written).figures).toMatchObject([{ indicator: first!.figure.indicator, words }]);
  });

  test('blanks and breaks between words say nothing', () => {
    expect(edit(words, ` ${words}\u00a0`)).toMatchObject({ changes: [], figures: [] });
  });

  test('two figures that changed places are both told', () => {
    const [one, other] = figuresTold(sample).filter(({ nth }) => nth === first!.nth);
    const [a, b] = [one!, other!].map(({ figure, text }) => text.slice(figure.start, figure.end)) as [string, string];
    const between = one!.text.slice(one!.figure.end, other!.figure.start);
    const { figures } = edit(a + between + b, b + between + a);
    expect(figures.length).toBeGreaterThanOrEqual(2);
  });

  test('a paragraph taken out takes its figures along; one that only moved does not', () => {
    const all = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => paragraph);
    const own = all.find((paragraph) => paragraph.includes(words.slice(0, 4)) && paragraph.includes('，'))!;
    const told = figuresTold(sample).filter(({ nth }) => nth === first!.nth);
    const without = compare(
      sample,
      editDocument(sample.docx, (text) => text.replace(own, '')),
    );
    expect(without.changes).toMatchObject([{ kind: 'removed' }]);
    expect(without.figures).toHaveLength(told.length);
    expect(without.figures.every(({ file }) => file === null)).toBe(true);
    const end = xml.lastIndexOf('<w:p>');
    const moved = compare(
      sample,
      editDocument(sample.docx, () => xml.slice(0, end).replace(own, '') + own + xml.slice(end)),
    );
    expect(moved.changes).toMatchObject([{ kind: 'moved' }]);
    expect(moved.figures).toEqual([]);
  });

  test('a point of a chart is a figure too', () => {
    const charts = sample.word.charts;
    if (charts.length === 0) return;
    const point = charts[0]!.points[0]!;
    const other = { ...charts[0]!, points: [{ ...point, value: `${point.value}1` }, ...charts[0]!.points.slice(1)] };
    const { figures } = compareCopy(sample.word, sample.told, { ...sample.word, charts: [other, ...charts.slice(1)] });
    expect(figures).toMatchObject([{ value: point.value, file: `${point.value}1` }]);
    expect(reader).toBeDefined();
  });
});
