/**
 * Splitting a wide table by columns: no column lost, the first one everywhere, every row as wide as its head.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TableBlock, TableRow } from '../../functions/core/briefing/briefing.ts';
import { splitTable } from '../../functions/core/page/split-table.ts';

const cell = (words: string, span?: number) => ({
  children: [{ type: 'text' as const, text: words }],
  ...(span ? { span } : {}),
});
const table = (count: number, rows: readonly TableRow[] = []): TableBlock => ({
  type: 'table',
  caption: [{ type: 'text', text: '表' }],
  columns: Array.from({ length: count }, (_, index) => ({
    header: [{ type: 'text', text: `c${index}` }],
    align: 'left',
    weight: 1,
  })),
  rows: [
    { role: 'group', cells: [cell('组', count)] },
    { role: 'row', cells: Array.from({ length: count }, (_, index) => cell(`v${index}`)) },
    ...rows,
  ],
});
const words = (block: TableBlock, row: number) =>
  block.rows[row]?.cells.map(
    ({ children, span = 1 }) => `${children.map((each) => (each.type === 'text' ? each.text : '')).join('')}/${span}`,
  );

test('a table that fits stays as it is', () => {
  const whole = table(5);
  expect(splitTable(whole, 5)).toEqual([whole]);
});

test('pieces repeat the first column, share the others evenly, and are told as continued', () => {
  const pieces = splitTable(table(8), 4);
  expect(pieces.map(({ columns }) => columns.length)).toEqual([4, 4, 2]);
  expect(pieces.map((piece) => words(piece, 1))).toEqual([
    ['v0/1', 'v1/1', 'v2/1', 'v3/1'],
    ['v0/1', 'v4/1', 'v5/1', 'v6/1'],
    ['v0/1', 'v7/1'],
  ]);
  expect(pieces.map((piece) => words(piece, 0))).toEqual([['组/4'], ['组/4'], ['组/2']]);
  expect(pieces.map(({ caption }) => caption?.length)).toEqual([1, 2, 2]);
});

test('a cell across a cut stays with the piece where it begins', () => {
  const pieces = splitTable(table(5, [{ role: 'row', cells: [cell('a'), cell('b'), cell('cd', 2), cell('e')] }]), 3);
  expect(pieces.map((piece) => words(piece, 2))).toEqual([
    ['a/1', 'b/1', 'cd/1'],
    ['a/1', '/1', 'e/1'],
  ]);
});

test('less than two columns is no piece', () => expect(() => splitTable(table(3), 1)).toThrow(RangeError));

test('whatever the size: every column once, every row as wide as the head', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 2, max: 20 }), (count, most) => {
      const pieces = splitTable(table(count), most);
      const heads = pieces.flatMap(({ columns }) => columns.slice(1).map(({ header }) => header[0]));
      expect(heads).toEqual(
        table(count)
          .columns.slice(1)
          .map(({ header }) => header[0]),
      );
      for (const { columns, rows } of pieces) {
        expect(columns.length).toBeLessThanOrEqual(Math.max(most, 1));
        for (const { cells } of rows) expect(cells.reduce((sum, { span = 1 }) => sum + span, 0)).toBe(columns.length);
      }
    }),
  );
});
