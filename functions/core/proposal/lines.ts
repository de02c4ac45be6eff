/**
 * The figures of a form, one line a figure whichever way it lies: where it stands, the heads above (or the groups beside) it,
 * its measure, what its cells hold.
 */
import type { FoundCell } from '../sheet/grid.ts';
import { type Form, placeName } from './form.ts';
import { isMeasure, isSum } from './head-words.ts';
import { isMeasureRow, type Layout } from './layout.ts';

export interface FigureLine {
  /** Of the head's cell. */
  readonly cell: string;
  readonly sheet: string;
  /** Its column where units go down, else its row. */
  readonly place: number;
  /** Heads from the widest to its own, each once. */
  readonly path: readonly string[];
  /** From a row or column of measures. */
  readonly measure: string | undefined;
  /** Cells that hold something, of all units. */
  readonly cells: readonly FoundCell[];
}

/** Items from the left where units go down. */
export function columnLines(form: Form, layout: Layout): FigureLine[] {
  const { heads, body, columns, names } = layout;
  const measureRow = heads.slice(1).find((row) => isMeasureRow(form, row, names) || areMeasures(form, row, columns));
  const units = body.filter((row) => !isSum(form.seen(row, names))); // what adds others up says nothing of a figure
  return columns.map((column) => {
    const rows = heads.filter((row) => row !== measureRow);
    const path = rows
      .map((row) => form.seen(row, column))
      .filter((text, at, all) => text !== '' && text !== all[at - 1]);
    const own = rows.findLast((row) => form.seen(row, column) !== '') ?? heads[0]!;
    const measure = measureRow === undefined ? '' : form.seen(measureRow, column);
    return {
      cell: placeName(form.range(own, column).top, column),
      sheet: form.name,
      place: column,
      path,
      measure: measure === '' ? undefined : measure,
      cells: units.flatMap((row) => form.own(row, column) ?? []),
    };
  });
}

const areMeasures = (form: Form, row: number, columns: readonly number[]): boolean => {
  const said = columns.map((column) => form.seen(row, column)).filter((text) => text !== '');
  return said.length >= 2 && said.every((text) => isMeasure(text.replace(/[（()）]/g, '')));
};

/** Items from above where they go down; `columns` are those whose cells are theirs. */
export function rowLines(form: Form, layout: Layout, columns: readonly number[]): FigureLine[] {
  const { body, names, groups, measures } = layout;
  return body.map((row) => {
    const path = [...groups, names]
      .map((column) => form.seen(row, column))
      .filter((text, at, all) => text !== '' && text !== all[at - 1]);
    const measure = measures === undefined ? '' : form.seen(row, measures);
    return {
      cell: placeName(row, names),
      sheet: form.name,
      place: row,
      path,
      measure: measure === '' ? undefined : measure,
      cells: columns.flatMap((column) => form.own(row, column) ?? []),
    };
  });
}
