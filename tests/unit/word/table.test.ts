/** Tables: upright, smaller, turned or split, with figures aligned on the decimal mark. */
import { expect, test } from 'vitest';
import { renderBriefing } from '../../../functions/adapters/word/render-briefing.ts';
import type { TableBlock } from '../../../functions/core/briefing/briefing.ts';
import { planTable } from '../../../functions/core/page/table-plan.ts';
import { layoutOf } from '../../support/office.ts';
import { partsOf } from '../../support/read-word.ts';
import { inputOf, text, unitsTable } from '../../support/sample-briefing.ts';

const layout = layoutOf('gbt9704');
const plan = (units: number, indicators: number) => planTable(unitsTable({ units, indicators, narrative: 0 }), layout);
const xmlOf = async (table: TableBlock) =>
  partsOf(await renderBriefing(inputOf([table]), layout)).get('word/document.xml')!;

test.each([
  ...[
    [4, 'portrait', 12, 1],
    [7, 'portrait', 10.5, 1],
    [10, 'landscape', 10.5, 1],
    [40, 'landscape', 9, 5],
  ],
] as const)('%i indicators: %s at %f pt in %i pieces', (indicators, orientation, size, pieces) => {
  const { pieces: made, ...seen } = plan(20, indicators);
  expect({ ...seen, pieces: made.length }).toEqual({ orientation, size, pieces });
});

test('columns fill the type area exactly, whatever the weights', () => {
  for (let indicators = 0; indicators <= 40; indicators++) {
    const { orientation, pieces } = plan(3, indicators);
    const width = ((orientation === 'portrait' ? 156 : 225) * 72) / 25.4;
    for (const { columns } of pieces) {
      expect(columns.reduce((sum, column) => sum + column.width, 0)).toBeCloseTo(width, 6);
      expect(Math.min(...columns.map((column) => column.width))).toBeGreaterThan(20);
    }
  }
});

test('each piece of a split table begins with the column of names', () => {
  for (const { table } of plan(5, 40).pieces) expect(table.columns[0]!.header).toEqual([text('单位')]);
});

const column = (align: 'left' | 'decimal') => ({ header: [text('量')], align, weight: 1 });
const cells = (...words: string[]) => words.map((each) => ({ children: [text(each)] }));

test('a figure with fewer decimals is indented by what it lacks', async () => {
  const rows = [
    ['甲', '12.50'],
    ['乙', '7.5'],
    ['丙', '100'],
    ['丁', '未报'],
  ].map((row) => ({ role: 'row' as const, cells: cells(...row) }));
  const xml = await xmlOf({ type: 'table', columns: [column('left'), column('decimal')], rows });
  const indentOf = (figure: string) =>
    new RegExp(`<w:ind w:right="(\\d+)"/></w:pPr><w:r><w:t>${figure}<`).exec(xml)?.[1];
  // Half an em of 12 pt is 120 twips: one digit lacking, then mark and two digits.
  expect([indentOf('12.50'), indentOf('7.5'), indentOf('100'), indentOf('未报')]).toEqual([
    undefined,
    '120',
    '360',
    undefined,
  ]);
});

test('rows that are short or long still cover every column', async () => {
  const rows = [cells('甲'), cells('乙', '1', '2', '3'), [{ ...cells('组')[0]!, span: 9 }], []].map((each) => ({
    role: 'row' as const,
    cells: each,
  }));
  const xml = await xmlOf({ type: 'table', columns: [column('left'), column('decimal')], rows });
  for (const [row] of xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)) {
    const spans = [...row.matchAll(/<w:tc>(?:(?!<\/w:tcPr>).)*/gs)].map(([cell]) =>
      Number(/gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1),
    );
    expect(spans.reduce((sum, span) => sum + span, 0)).toBe(2);
  }
});

test('the head carries the unit of measure and repeats; rows are not parted', async () => {
  const xml = await xmlOf(unitsTable({ units: 3, indicators: 3, narrative: 0 }));
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(xml.match(/<w:tr>/g)!.length);
  expect(xml).toContain('（人）');
});
