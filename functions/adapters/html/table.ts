/**
 * Tables as HTML: figures aligned on the decimal mark, states set off by class, groups as row groups; wide ones scroll on
 * a screen, and on paper turn the page or are split with their first column repeated.
 */
import type { Inline, TableBlock, TableCell, TableColumn, TableRow } from '../../core/briefing/briefing.ts';
import { type Layout, pointsOfMm, typeArea } from '../../core/layout/layout.ts';
import { splitTable } from '../../core/page/split-table.ts';
import { attributes, escaped } from '../../core/text/escape.ts';
import { ems } from '../../core/text/width.ts';
import { plainText, writeInlines } from './inlines.ts';

/** Most characters that a cell, or a head, keeps on one line; figures and units of measure never break. */
const TEXT_EMS = 8;
const HEAD_EMS = 3;

/** On paper: upright, upright in small type, turned in small type, or turned in pieces, whichever fits first. */
export function writeTable(table: TableBlock, layout: Layout): string {
  const { width, height } = typeArea(layout);
  const widths = new Map(table.columns.map((column, index) => [column, emsOf(table, index)]));
  const fits = ({ columns }: TableBlock, size: number, room: number): boolean => {
    const padding = columns.length * pointsOfMm(2 * layout.table.padding);
    return columns.reduce((sum, column) => sum + (widths.get(column) ?? 0) * size, padding) <= pointsOfMm(room);
  };
  const usual = layout.styles.tableText.size;
  const small = layout.table.smaller[0] ?? usual;
  if (fits(table, usual, width)) return piece(table, 'scroll', 1);
  if (fits(table, small, width)) return piece(table, 'scroll small', 1);
  const bare = { ...table, rows: [] };
  let most = Math.max(2, table.columns.length);
  while (most > 2 && !splitTable(bare, most).every((each) => fits(each, small, height))) most -= 1;
  return splitTable(table, most)
    .map((each, index) => piece(each, 'scroll wide', index + 1))
    .join('\n');
}

/** Narrowest width of a column, in ems. */
function emsOf({ columns, rows }: TableBlock, index: number): number {
  const { align, header = [], unit } = columns[index] ?? {};
  const widest = rows.reduce((width, { cells }) => {
    const cell = cells.length === columns.length ? cells[index] : undefined;
    return Math.max(width, cell === undefined ? 0 : ems(plainText(cell.children)));
  }, 0);
  const content = align === 'decimal' ? widest : Math.min(widest, TEXT_EMS);
  return Math.max(
    content,
    Math.min(ems(plainText(header)), HEAD_EMS),
    unit === undefined ? 0 : Math.min(ems(unit) + 2, TEXT_EMS),
  );
}

function piece(table: TableBlock, classes: string, number: number): string {
  const caption = table.caption === undefined ? '' : `<caption>${writeInlines(table.caption)}</caption>`;
  const name = `${plainText(table.caption ?? [])}${number > 1 ? ` ${number}` : ''}` || '表格';
  const box = attributes({ class: classes, role: 'group', 'aria-label': name, tabindex: 0 });
  const decimals = table.columns.map((column, index) => (column.align === 'decimal' ? mostDecimals(table, index) : 0));
  const head = `<thead><tr>${table.columns.map(headCell).join('')}</tr></thead>`;
  const bodies = rowGroups(table.rows).map(
    (rows) => `<tbody>${rows.map((row) => writeRow(row, table, decimals)).join('\n')}</tbody>`,
  );
  return `<div${box}><table>${caption}${head}${bodies.join('')}</table></div>`;
}

function headCell({ header, unit, align, weight }: TableColumn): string {
  const measure = unit === undefined ? '' : `<span class="unit">（${escaped(unit)}）</span>`;
  return `<th scope="col" class="${align} w${Math.min(12, Math.max(1, Math.round(weight)))}">${writeInlines(header)}${measure}</th>`;
}

/** A row that names a group begins a row group, so that its name is the heading of the rows under it. */
function rowGroups(rows: readonly TableRow[]): readonly (readonly TableRow[])[] {
  const groups: TableRow[][] = [];
  for (const row of rows) {
    if (groups.length === 0 || row.role === 'group' || row.role === 'total') groups.push([row]);
    else groups.at(-1)?.push(row);
  }
  return groups;
}

function writeRow(row: TableRow, { columns }: TableBlock, decimals: readonly number[]): string {
  let column = 0;
  const cells = row.cells.map((cell, index) => {
    const at = column;
    column += cell.span ?? 1;
    if (index > 0) return bodyCell(cell, columns[at]?.align ?? 'left', decimals[at] ?? 0);
    const scope = row.role === 'group' ? 'rowgroup' : 'row';
    return `<th${attributes({ scope, colspan: spanOf(cell) })}>${writeInlines(cell.children)}</th>`;
  });
  return `<tr${attributes({ class: row.role === 'row' ? undefined : row.role })}>${cells.join('')}</tr>`;
}

function bodyCell(cell: TableCell, align: TableColumn['align'], most: number): string {
  const padding = align === 'decimal' ? most - decimalsOf(cell.children) : 0;
  const classes = [
    align,
    ...(cell.state === undefined ? [] : [cell.state]),
    ...(padding > 0 ? [padClass(padding, most)] : []),
  ];
  const facts = attributes({ class: classes.join(' '), colspan: spanOf(cell) });
  return `<td${facts}>${writeInlines(cell.children)}</td>`;
}

const spanOf = ({ span }: TableCell): number | undefined => (span === undefined || span === 1 ? undefined : span);

/** Digits that are missing behind the mark are made up for by invisible ones; `pad-m2` also stands for the mark itself. */
const padClass = (missing: number, most: number): string => (missing === most ? `pad-m${missing}` : `pad-${missing}`);

const mostDecimals = (table: TableBlock, index: number): number =>
  Math.max(
    0,
    ...table.rows.map(({ cells }) =>
      decimalsOf(cells.length === table.columns.length ? (cells[index]?.children ?? []) : []),
    ),
  );

const decimalsOf = (children: readonly Inline[]): number =>
  /^[+-]?\d+\.(\d+)\*?$/.exec(plainText(children))?.[1]?.length ?? 0;
