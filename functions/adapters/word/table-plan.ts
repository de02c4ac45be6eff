/**
 * How a table is laid out: upright or on a turned page, at which size, in how many pieces, with which column widths.
 *
 * Tried in order until it fits: upright at the layout's size, upright smaller, turned, turned smaller; what still does not
 * fit is split by columns with the first one repeated (`core/split-table.ts`).
 */
import type { TableBlock, TableColumn } from '../../core/briefing.ts';
import { type Layout, pointsOfMm } from '../../core/layout.ts';
import { splitTable } from '../../core/split-table.ts';
import { ems } from '../../core/text-width.ts';
import { areaOf } from './document.ts';
import { textOf } from './inline.ts';
import type { Orientation } from './sections.ts';

export interface TablePlan {
  readonly orientation: Orientation;
  /** pt */
  readonly size: number;
  readonly pieces: readonly TablePiece[];
}

export interface TablePiece {
  readonly table: TableBlock;
  /** pt, together as wide as the type area. */
  readonly widths: readonly number[];
}

/** Narrowest width of a column in ems: figures are never broken, words are broken after a few characters. */
interface Need {
  readonly ems: number;
}

/** Most characters that a column must hold unbroken: of a name, a head, a unit of measure with its brackets, other text. */
const NAME_EMS = 6;
/** The same on a turned page, where there is room: one line a row makes a long table half as long. */
const WIDE_NAME_EMS = 14;
const HEAD_EMS = 4;
const UNIT_EMS = 6;
/** A stand-in font may have digits of 0.56 em; and readers round widths. */
const WIDER_DIGITS = 0.12;
const ROUNDING = 0.2;
const TEXT_EMS = 8;

export function planTable(table: TableBlock, layout: Layout): TablePlan {
  const needs = table.columns.map((column, index) => needOf(column, index, table));
  const sizes = [layout.styles.tableText.size, ...layout.table.smaller];
  for (const orientation of ['portrait', 'landscape'] as const)
    for (const size of orientation === 'portrait' ? sizes.slice(0, 2) : sizes)
      if (roomFor(needs, size, orientation, layout) >= 0)
        return { orientation, size, pieces: [piece(table, size, orientation, layout)] };
  return inPieces(table, needs, layout);
}

function inPieces(table: TableBlock, needs: readonly Need[], layout: Layout): TablePlan {
  const [orientation, size] = ['landscape', layout.table.smaller.at(-1) ?? layout.styles.tableText.size] as const;
  let most = table.columns.length - 1;
  const name = { ems: Math.min(Math.max(widestIn(table, 0), NAME_EMS), WIDE_NAME_EMS) };
  const widest = Math.max(...needs.slice(1).map((need) => need.ems));
  while (most > 2 && roomFor([name, ...new Array(most - 1).fill({ ems: widest })], size, orientation, layout) < 0)
    most -= 1;
  const pieces = splitTable(table, Math.max(2, most)).map((each) =>
    piece(each, size, orientation, layout, WIDE_NAME_EMS),
  );
  return { orientation, size, pieces };
}

function needOf(column: TableColumn, index: number, table: TableBlock, nameEms = NAME_EMS): Need {
  const words = Math.min(ems(textOf(column.header)), HEAD_EMS);
  const head = Math.max(words, column.unit === undefined ? 0 : Math.min(ems(column.unit) + 2, UNIT_EMS));
  const widest = widestIn(table, index);
  const most = index === 0 ? nameEms : column.align === 'decimal' ? Number.POSITIVE_INFINITY : TEXT_EMS;
  const slack = column.align === 'decimal' ? widest * WIDER_DIGITS : 0;
  return { ems: Math.max(head, Math.min(widest, most) + slack) + ROUNDING };
}

function widestIn(table: TableBlock, index: number): number {
  let widest = 0;
  for (const { cells } of table.rows) {
    const cell = cells.length === table.columns.length ? cells[index] : undefined;
    if (cell !== undefined) widest = Math.max(widest, Math.min(ems(textOf(cell.children)), 40));
  }
  return widest;
}

/** Free width in points when every column is as narrow as it may be. */
function roomFor(needs: readonly Need[], size: number, orientation: Orientation, layout: Layout): number {
  const padding = pointsOfMm(2 * layout.table.padding);
  const needed = needs.reduce((sum, need) => sum + need.ems * size + padding, 0);
  return pointsOfMm(areaOf(layout, orientation).width) - needed;
}

/** Widths by weight, but none below its need: what is missing is taken from the columns that have more. */
function piece(
  ...[table, size, orientation, layout, nameEms = NAME_EMS]: [TableBlock, number, Orientation, Layout, number?]
): TablePiece {
  const padding = pointsOfMm(2 * layout.table.padding);
  const total = pointsOfMm(areaOf(layout, orientation).width);
  const least = table.columns.map((column, index) => needOf(column, index, table, nameEms).ems * size + padding);
  const free = total - least.reduce((sum, width) => sum + width, 0);
  if (free <= 0) return { table, widths: least.map((width) => (width * total) / (total - free)) };
  const weights = table.columns.map((column) => Math.max(column.weight, 0.01));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const wanted = weights.map((weight, index) => Math.max(0, (weight / all) * total - (least[index] ?? 0)));
  const asked = wanted.reduce((sum, more) => sum + more, 0) || 1;
  return { table, widths: least.map((width, index) => width + ((wanted[index] ?? 0) / asked) * free) };
}
