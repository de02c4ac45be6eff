/**
 * Splitting a table that is too wide: by columns, with the first column (the name of each row) repeated in every piece.
 *
 * Used by every renderer, so that Word and HTML break the same table at the same column. Cells that span columns are
 * divided too: a group's name is repeated, any other spanning cell stays with the piece where it begins.
 */
import type { TableBlock, TableCell, TableRow } from '../briefing/briefing.ts';

/**
 * Pieces of at most `most` columns each, the first column included, as equal in width as they can be; the table itself
 * when it fits. Captions of later pieces end in （续）.
 * @throws RangeError when `most` is less than 2: nothing would fit beside the first column.
 */
export function splitTable(table: TableBlock, most: number): readonly TableBlock[] {
  if (most < 2) throw new RangeError(`a piece needs at least 2 columns, not ${most}`);
  const beside = table.columns.length - 1;
  if (beside < most) return [table];
  const pieces = Math.ceil(beside / (most - 1));
  const size = Math.ceil(beside / pieces);
  return Array.from({ length: pieces }, (_, piece) => {
    const from = 1 + piece * size;
    return slice(table, from, Math.min(from + size, table.columns.length), piece > 0);
  });
}

function slice(table: TableBlock, from: number, to: number, continued: boolean): TableBlock {
  const [first, ...rest] = [table.columns[0], ...table.columns.slice(from, to)];
  const { caption, ...others } = table;
  const shown = caption !== undefined && continued ? [...caption, { type: 'text', text: '（续）' } as const] : caption;
  return {
    ...others,
    ...(shown === undefined ? {} : { caption: shown }),
    columns: first === undefined ? [] : [first, ...rest.filter((column) => column !== undefined)],
    rows: table.rows.map((row) => sliceRow(row, from, to)),
  };
}

/** A cell belongs to the piece in which it begins; one that begins in the first column is in every piece. */
function sliceRow(row: TableRow, from: number, to: number): TableRow {
  const cells: TableCell[] = [];
  let column = 0;
  for (const cell of row.cells) {
    const end = column + (cell.span ?? 1);
    const covered = Math.max(0, Math.min(end, to) - Math.max(column, from)) + (column === 0 ? 1 : 0);
    const begins = column === 0 || (column >= from && column < to);
    if (covered > 0) cells.push(spanning(begins ? cell : { children: [] }, covered));
    column = end;
  }
  return { ...row, cells };
}

function spanning({ span: _, ...cell }: TableCell, columns: number): TableCell {
  return columns === 1 ? cell : { ...cell, span: columns };
}
