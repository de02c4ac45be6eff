/**
 * Rows of ledgers in the tree and in the workbook against `figures.json`: each row that the briefing lists is one of the
 * edition's rows, cell by cell, and the workbook holds every row. Part of reading back (`read-back.ts`).
 */
import type { Block, Briefing, Inline, SectionBlock, TableBlock } from '../briefing/briefing.ts';
import type { FiguresFile } from '../day/day-close.ts';
import type { Column, Ledger } from '../ledger/ledger.ts';
import { cellWords, type PrintedRow } from '../ledger/told.ts';
import type { Contradiction, RenditionText } from './read-back.ts';

interface HasLedgers {
  readonly ledgers?: readonly Ledger[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/** Rows of the tree's tables, under the heading of their ledger. */
export function listedProblems(
  { body }: Pick<Briefing, 'body'>,
  programme: HasLedgers,
  { ledgers = {} }: Pick<FiguresFile, 'ledgers'>,
): Contradiction[] {
  const sections = sectionsIn(body);
  return (programme.ledgers ?? []).flatMap((ledger) => {
    const tables = sections.filter(({ children }) => headingOf(children) === ledger.name).flatMap(tablesIn);
    if (tables.length === 0) return [];
    const known = new Set((ledgers[ledger.id]?.rows ?? []).flatMap((row) => waysOf(programme, ledger, tables, row)));
    return tables.flatMap((table) =>
      table.rows.flatMap(({ cells }) => {
        const texts = cells.map(({ children }) => plain(children));
        if (known.has(texts.join('\n'))) return [];
        const seen = texts.join('、');
        return [{ file: 'briefing', place: `${ledger.name}“${texts[0] ?? ''}”一条`, expected: '数据中的一条', seen }];
      }),
    );
  });
}

/** How each of the tables would set a row. */
const waysOf = (programme: HasLedgers, ledger: Ledger, tables: readonly TableBlock[], row: PrintedRow): string[] =>
  tables.map(({ columns }) =>
    columns
      .map(({ header }) => {
        const column = ledger.columns.find(({ name }) => name === plain(header));
        return column === undefined ? unitsOf(programme, row) : cellWords(column, textOf(row, column));
      })
      .join('\n'),
  );

/** Every row stands in a sheet, its blank cells left out. */
export function sheetProblems(
  { file, blocks }: RenditionText,
  programme: HasLedgers,
  { ledgers = {} }: Pick<FiguresFile, 'ledgers'>,
): Contradiction[] {
  const found = new Map<string, number>();
  for (const block of blocks) {
    for (const cells of block.type === 'table' ? block.rows : []) {
      const text = cells
        .slice(0, -COLUMNS_BEHIND)
        .map(({ said }) => said.text)
        .join('\n');
      found.set(text, (found.get(text) ?? 0) + 1);
    }
  }
  return (programme.ledgers ?? []).flatMap((ledger) =>
    (ledgers[ledger.id]?.rows ?? []).flatMap((row) => {
      const cells = ledger.columns.flatMap((column) => sheetWords(column, textOf(row, column)));
      const text = [unitsOf(programme, row), ...cells].join('\n');
      const left = found.get(text) ?? 0;
      found.set(text, left - 1);
      if (left > 0) return [];
      const place = `${ledger.name}“${String(row[ledger.key])}”一条`;
      return [{ file, place, expected: cells.join('、'), seen: '没有这一条' }];
    }),
  );
}

/** 办结, 首次报送, 最近变更. */
const COLUMNS_BEHIND = 3;

function sheetWords({ kind }: Column, cell: string | undefined): string[] {
  if (cell === undefined) return [];
  return [kind === 'date' ? String(Math.round(Date.parse(`${cell}T00:00:00Z`) / 86_400_000) + 25_569) : cell];
}

const textOf = (row: PrintedRow, { id }: Column): string | undefined => {
  const cell = row[id];
  return typeof cell === 'string' ? cell : undefined;
};

const unitsOf = ({ units }: HasLedgers, { unit, units: several }: PrintedRow): string => {
  const ids = typeof several === 'object' ? several : [String(unit)];
  return ids.map((id) => units.find((each) => each.id === id)?.name ?? id).join('、');
};

const sectionsIn = (blocks: readonly Block[]): SectionBlock[] =>
  blocks.flatMap((block) => (block.type === 'section' ? [block, ...sectionsIn(block.children)] : []));

const tablesIn = ({ children }: SectionBlock): TableBlock[] => children.filter((block) => block.type === 'table');

const headingOf = (blocks: readonly Block[]): string | undefined => {
  const heading = blocks.find((block) => block.type === 'heading');
  return heading && plain(heading.children);
};

const plain = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline): string =>
      inline.type === 'text' ? inline.text : inline.type === 'break' ? '' : plain(inline.children),
    )
    .join('');
