/**
 * Tables: widths and size from the same plan as in Word, a head that repeats, rows that are not parted, figures aligned on the
 * decimal mark.
 */
import type { Inline, TableBlock, TableColumn, TableRow } from '../../core/briefing/briefing.ts';
import { textOf } from '../../core/briefing/inline-text.ts';
import { pointsOfMm } from '../../core/layout/layout.ts';
import { decimalsOf, type TablePiece } from '../../core/page/table-plan.ts';
import { ems } from '../../core/text/width.ts';
import { paragraph, type Sheet, setText } from './context.ts';
import { content } from './inlines.ts';
import { array, call, colour, literal, mm, pt } from './source.ts';

export function writeTable(table: TableBlock, sheet: Sheet): readonly string[] {
  if (table.columns.length === 0) return [];
  const { size, pieces } = sheet.planOf(table);
  return pieces.flatMap((piece) => {
    const { caption } = piece.table;
    const title = caption === undefined ? [] : [paragraph(sheet, 'caption', content(caption), true)];
    return [...title, writePiece(piece, size, sheet)];
  });
}

function writePiece({ table, columns }: TablePiece, size: number, sheet: Sheet): string {
  const { frame, rule, padding, above, below } = sheet.layout.table;
  const head = table.columns.map((column, index) => headCell(column, columns[index]?.width ?? 0, size, sheet));
  const rows = table.rows.map((row) => writeRow(row, table, columns, size, sheet));
  const cells = call(
    'table',
    {
      columns: array(columns.map(({ width }) => pt(width))),
      stroke: pt(rule),
      inset: `(x: ${mm(padding)}, top: ${mm(above)}, bottom: ${mm(below)})`,
    },
    call('table.header', {}, ...head),
    ...rows,
  );
  const framed = call('block', { stroke: pt(frame), above: '0pt', below: '6pt' }, cells);
  const style = { ...sheet.layout.styles.tableText, size, pitch: pitchOf(size, sheet), indent: 0 };
  return `{ ${setText(sheet, style)}; set par(justify: false, first-line-indent: 0pt); set table.cell(breakable: false); ${framed} }`;
}

const pitchOf = (size: number, { layout: { styles } }: Sheet): number =>
  Math.round((styles.tableText.pitch * size * 10) / styles.tableText.size) / 10;

/** The unit of measure stands in the head, on a line of its own where the head is full. */
function headCell({ header, unit }: TableColumn, width: number, size: number, sheet: Sheet): string {
  const room = width - pointsOfMm(2 * sheet.layout.table.padding) - size / 2;
  const measure = unit === undefined || unit === '' ? undefined : `（${unit}）`;
  const together = measure !== undefined && ems(`${textOf(header)}${measure}`) * size <= room;
  const shown: Inline[] = [...header];
  if (measure !== undefined)
    shown.push(...(together ? [] : [{ type: 'break' } as const]), { type: 'text', text: measure });
  const fill = colour(sheet.layout.colours.shade);
  return call('table.cell', { align: 'center + horizon', fill }, strong(content(shown), size, sheet));
}

/** Heads, groups and totals are in the head's face. */
function strong(words: string, size: number, sheet: Sheet): string {
  const { tableHead } = sheet.layout.styles;
  return `{ ${setText(sheet, { ...tableHead, size, pitch: pitchOf(size, sheet) })}; ${words} }`;
}

function writeRow(
  ...[{ role, cells }, table, columns, size, sheet]: [TableRow, TableBlock, TablePiece['columns'], number, Sheet]
): string {
  const fill = role === 'row' ? undefined : colour(sheet.layout.colours.shade);
  const written: string[] = [];
  let column = 0;
  for (const cell of cells) {
    if (column >= table.columns.length) break;
    const span = Math.min(cell.span ?? 1, table.columns.length - column);
    const align = role === 'group' && span > 1 ? 'left' : (table.columns[column]?.align ?? 'left');
    const words = content(cell.children);
    const lacking = align === 'decimal' ? lackingEms(textOf(cell.children), columns[column]?.decimals ?? 0) : 0;
    const shown = role === 'row' ? words : strong(words, size, sheet);
    const padded = lacking === 0 ? shown : call('pad', { right: pt(lacking * size) }, shown);
    const named = { align: `${ALIGN[align]} + horizon`, fill, colspan: span === 1 ? undefined : String(span) };
    written.push(call('table.cell', named, padded));
    column += span;
  }
  if (column < table.columns.length)
    written.push(call('table.cell', { colspan: String(table.columns.length - column), fill }, literal('')));
  return written.join(', ');
}

const ALIGN = { left: 'left', center: 'center', decimal: 'right' } as const;

/** The mark and digits that this figure lacks against its column, half an em each. */
function lackingEms(text: string, most: number): number {
  const own = most === 0 ? undefined : decimalsOf(text);
  if (own === undefined || own === most) return 0;
  return (most - own + (own === 0 ? 1 : 0)) / 2;
}
