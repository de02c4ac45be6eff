/** Briefings of any shape and any text, as units and templates could bring them about: for fast-check. */
import fc from 'fast-check';
import type { Block, Inline, TableBlock, TableRow } from '../../functions/core/briefing/briefing.ts';
import { charts, NARRATIVE, photos } from './sample-briefing.ts';

/** Ordinary words, any Unicode, and raw UTF-16 units with lone halves of pairs and control characters. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(100).map((length) => NARRATIVE.slice(0, length + 1)) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ max: 0xffff, min: 0 }), { maxLength: 40 })
      .map((units) => String.fromCharCode(...units)),
  },
);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: anyText.map((text): Inline => ({ type: 'text', text })) },
  { weight: 1, arbitrary: anyText.map((text): Inline => ({ type: 'strong', children: [{ type: 'text', text }] })) },
  {
    weight: 1,
    arbitrary: fc.nat(99_999).map(
      (n): Inline => ({
        type: 'data',
        indicator: 'i',
        of: 'day',
        value: String(n),
        children: [{ type: 'text', text: `${n}人次` }],
      }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'break' }) },
);
const inlines = fc.array(inline, { maxLength: 4 });

const cellText = fc.oneof(
  anyText,
  fc.nat(99_999).map(String),
  fc.nat(99_999).map((n) => (n / 100).toFixed(2)),
  fc.constant('未报'),
);

/** 1–16 columns, rows of every role; some rows are short, some cells span. */
const table: fc.Arbitrary<TableBlock> = fc.integer({ min: 1, max: 16 }).chain((columns) => {
  const cell = fc.record({ children: cellText.map((text): Inline[] => [{ type: 'text', text }]) });
  const row: fc.Arbitrary<TableRow> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        role: fc.constantFrom('row', 'subtotal', 'total'),
        cells: fc.array(cell, { minLength: columns, maxLength: columns }),
      }),
    },
    { weight: 1, arbitrary: cell.map((each): TableRow => ({ role: 'group', cells: [{ ...each, span: columns }] })) },
    { weight: 1, arbitrary: fc.record({ role: fc.constant('row'), cells: fc.array(cell, { maxLength: columns }) }) },
  );
  const column = fc.record({
    ...{ header: inlines, unit: fc.constantFrom('', '人次', '平方米'), weight: fc.integer({ min: 0, max: 5 }) },
    align: fc.constantFrom('left', 'center', 'decimal'),
  });
  return fc.record({
    ...{ type: fc.constant('table'), caption: inlines, rows: fc.array(row, { maxLength: 30 }) },
    columns: fc.array(column, { minLength: columns, maxLength: columns }),
  });
});

const leaf: fc.Arbitrary<Block> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('paragraph'),
      role: fc.constantFrom('note', 'lead', 'correction'),
      children: inlines,
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('paragraph'), children: inlines }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('heading'),
      level: fc.constantFrom(1, 2, 3, 4),
      number: fc.constantFrom('一、', '（二）', '3.', '（4）'),
      children: inlines,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('list'),
      ordered: fc.boolean(),
      items: fc.array(inlines, { maxLength: 5 }),
    }),
  },
  { weight: 2, arbitrary: table },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 6 }).map((count) => photos(count)) },
  { weight: 1, arbitrary: fc.nat(2).map((index) => charts()[index]!) },
);

export const anyBody: fc.Arbitrary<readonly Block[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: fc.array(leaf, { maxLength: 4 }).map((children): Block => ({ type: 'section', name: 's', children })),
    },
  ),
  { maxLength: 10 },
);
