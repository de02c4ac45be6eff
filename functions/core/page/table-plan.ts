/**
 * How a table is laid out: upright or on a turned page, at which size, in how many pieces, with which column widths.
 *
 * Tried in order until it fits: upright at the layout's size, upright smaller, turned, turned smaller; what still does not
 * fit is split by columns with the first one repeated (`core/page/split-table.ts`).
 */

import type { TableBlock, TableColumn } from '../briefing/briefing.ts';
import { textOf } from '../briefing/inline-text.ts';
import { areaOf, type Layout, type Orientation, pointsOfMm } from '../layout/layout.ts';
import { ems } from '../text/width.ts';
import { splitTable } from './split-table.ts';

export interface TablePlan {
  readonly orientation: Orientation;
  /** pt */
  readonly size: number;
  readonly pieces: readonly TablePiece[];
}

export interface TablePiece {
  readonly table: TableBlock;
  readonly columns: readonly {
    /** pt; all columns together are as wide as the type area. */
    readonly width: number;
    /** Most digits behind the mark of its figures. */
    readonly decimals: number;
  }[];
}

/** What stands in a column: the width of its widest cell in ems, and the most decimals of its figures. */
interface Measure {
  readonly widest: number;
  readonly decimals: number;
}

/** Most characters that a column must hold unbroken: of a name, a head, a unit of measure with its brackets, other text. */
const NAME_EMS = 6;
/** The same on a turned page, where there is room: one line a row makes a long table half as long. */
const WIDE_NAME_EMS = 14;
const HEAD_EMS = 4;
const UNIT_EMS = 6;
const TEXT_EMS = 8;
/** A cell wider than this is text, which is broken anyway. */
const MOST_EMS = 40;
/** A stand-in font may have digits of 0.56 em; and readers round widths. */
const WIDER_DIGITS = 0.12;
const ROUNDING = 0.2;

export function planTable(table: TableBlock, layout: Layout): TablePlan {
  const measures = measure(table);
  const needs = needsOf(table, measures, NAME_EMS);
  const sizes = [layout.styles.tableText.size, ...layout.table.smaller];
  for (const orientation of ['portrait', 'landscape'] as const)
    for (const size of orientation === 'portrait' ? sizes.slice(0, 2) : sizes)
      if (roomFor(needs, size, orientation, layout) >= 0)
        return {
          orientation,
          size,
          pieces: [piece(table, measures, widthsOf(table, needs, size, orientation, layout))],
        };
  return inPieces(table, measures, layout);
}

function inPieces(table: TableBlock, measures: readonly Measure[], layout: Layout): TablePlan {
  const [orientation, size] = ['landscape', layout.table.smaller.at(-1) ?? layout.styles.tableText.size] as const;
  const [name = 0, ...others] = needsOf(table, measures, WIDE_NAME_EMS);
  const widest = Math.max(...others);
  let most = table.columns.length - 1;
  while (most > 2 && roomFor([name, ...new Array(most - 1).fill(widest)], size, orientation, layout) < 0) most -= 1;
  const pieces = splitTable(table, Math.max(2, most)).map((each) => {
    const own = measure(each);
    return piece(each, own, widthsOf(each, needsOf(each, own, WIDE_NAME_EMS), size, orientation, layout));
  });
  return { orientation, size, pieces };
}

const piece = (table: TableBlock, measures: readonly Measure[], widths: readonly number[]): TablePiece => ({
  table,
  columns: widths.map((width, index) => ({ width, decimals: measures[index]?.decimals ?? 0 })),
});

/** One pass over all cells; rows with spanning cells do not say how wide a column is. */
function measure(table: TableBlock): readonly Measure[] {
  const measures = table.columns.map(({ align }) => ({
    widest: 0,
    decimals: 0,
    whole: 0,
    figures: align === 'decimal',
  }));
  for (const { cells } of table.rows) {
    if (cells.length !== measures.length) continue;
    for (const [index, column] of measures.entries()) {
      const text = textOf(cells[index]?.children ?? []);
      column.widest = Math.max(column.widest, Math.min(ems(text), MOST_EMS));
      const decimals = column.figures ? decimalsOf(text) : undefined;
      if (decimals === undefined) continue;
      column.decimals = Math.max(column.decimals, decimals);
      column.whole = Math.max(column.whole, ems(text) - digitsWidth(decimals));
    }
  }
  return measures.map(({ widest, decimals, whole }) => ({
    widest: Math.max(widest, whole + digitsWidth(decimals)),
    decimals,
  }));
}

/** The mark and so many digits behind it, ems: what a shorter figure leaves free at its right. */
const digitsWidth = (decimals: number): number => (decimals === 0 ? 0 : (decimals + 1) / 2);

/** Digits behind the mark, or undefined when it is not a figure. */
export function decimalsOf(text: string): number | undefined {
  const found = /^[-−+]?[\d,]+(?:\.(\d+))?%?$/.exec(text.trim());
  return found === null ? undefined : (found[1]?.length ?? 0);
}

/** Narrowest widths in ems: figures are never broken, words after a few characters. */
function needsOf({ columns }: TableBlock, measures: readonly Measure[], nameEms: number): readonly number[] {
  return columns.map((column, index) => {
    const widest = measures[index]?.widest ?? 0;
    const figures = column.align === 'decimal' && index > 0;
    const most = index === 0 ? nameEms : figures ? Number.POSITIVE_INFINITY : TEXT_EMS;
    const slack = figures ? widest * WIDER_DIGITS : 0;
    return Math.max(headNeed(column), Math.min(widest, most) + slack) + ROUNDING;
  });
}

function headNeed({ header, unit }: TableColumn): number {
  const words = Math.min(ems(textOf(header)), HEAD_EMS);
  return Math.max(words, unit === undefined ? 0 : Math.min(ems(unit) + 2, UNIT_EMS));
}

/** Free width in points when every column is as narrow as it may be. */
function roomFor(needs: readonly number[], size: number, orientation: Orientation, layout: Layout): number {
  const padding = pointsOfMm(2 * layout.table.padding);
  return pointsOfMm(areaOf(layout, orientation).width) - needs.reduce((sum, need) => sum + need * size + padding, 0);
}

/** Widths by weight, but none below its need: what is missing is taken from the columns that have more. */
function widthsOf(
  ...[table, needs, size, orientation, layout]: [TableBlock, readonly number[], number, Orientation, Layout]
): readonly number[] {
  const total = pointsOfMm(areaOf(layout, orientation).width);
  const least = needs.map((need) => need * size + pointsOfMm(2 * layout.table.padding));
  const free = roomFor(needs, size, orientation, layout);
  if (free <= 0) return least.map((width) => (width * total) / (total - free));
  const weights = table.columns.map(({ weight }) => Math.max(weight, 0.01));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const wanted = weights.map((weight, index) => Math.max(0, (weight / all) * total - (least[index] ?? 0)));
  const asked = wanted.reduce((sum, more) => sum + more, 0) || 1;
  return least.map((width, index) => width + ((wanted[index] ?? 0) / asked) * free);
}
