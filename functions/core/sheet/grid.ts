/**
 * A filled-in sheet as a grid of units and items, whichever way it lies (see `read.ts`), with the names of its
 * cells as people know them: `C7`.
 */
import { cellName } from './cell-name.ts';

/** What was found in a cell, as text: numbers in the digits that people see; `merged`: the range that covers the cell. */
export interface FoundCell {
  readonly is: 'text' | 'number' | 'formula' | 'date' | 'percent' | 'yes_no' | 'error' | 'merged';
  readonly text: string;
}

/** Rows from the top, cells from the left; blank ones are absent. */
export type FoundSheet = readonly (readonly (FoundCell | undefined)[])[];

/** The sheet with units as rows and items as columns, whichever way it lies; `cell` names the place in the file. */
export interface Grid {
  readonly unitKeys: readonly Key[];
  readonly fieldKeys: readonly Key[];
  at(unit: Key, field: Key): FoundCell | undefined;
  cell(unit: Key, field: Key): string;
  cellOfUnit(unit: Key): string;
  cellOfField(field: Key): string;
  /** What people read beside a key: the unit, the item, and the measure where it has a column of its own. */
  unitSeen(unit: Key): string;
  fieldSeen(field: Key): string;
  measureSeen(field: Key): { readonly text: string; readonly cell: string };
  /** Filled-in cells in rows or columns without a key, in order. */
  readonly strays: readonly { readonly cell: string; readonly text: string }[];
}

export interface Key {
  readonly text: string;
  readonly index: number;
}

/** Keys, title, advice, heads. */
const HEAD_ROWS = 4;
/** Over the measures of a sheet of one unit. */
export const MEASURE_HEAD = '计量单位';
/** Keys and names. */
const HEAD_COLUMNS = 2;

export const textAt = (sheet: FoundSheet, row: number, column: number): string =>
  sheet[row]?.[column]?.text.trim() ?? '';

/** Keys of units in the first column, keys of items in the first row. */
export function plain(sheet: FoundSheet): Grid {
  const fieldKeys = keysIn(sheet[0] ?? []);
  const unitKeys = keysIn(sheet.map((row) => row[0]));
  const [units, fields] = [placesOf(unitKeys), placesOf(fieldKeys)];
  return {
    unitKeys,
    fieldKeys,
    at: (unit, field) => sheet[unit.index]?.[field.index],
    cell: (unit, field) => cellName(field.index, unit.index),
    cellOfUnit: (unit) => cellName(1, unit.index),
    cellOfField: (field) => cellName(field.index, HEAD_ROWS - 1),
    unitSeen: (unit) => textAt(sheet, unit.index, 1),
    fieldSeen: (field) => textAt(sheet, HEAD_ROWS - 1, field.index),
    measureSeen: (field) => {
      const [, text = ''] = /[（(]([^（()）]+)[)）]$/u.exec(textAt(sheet, HEAD_ROWS - 1, field.index)) ?? [];
      return { text, cell: cellName(field.index, HEAD_ROWS - 1) };
    },
    strays: straysIn(sheet, (row, column) => column >= HEAD_COLUMNS && !(units.has(row) && fields.has(column))),
  };
}

/** One unit: its key stands above the column that is filled in; the columns behind it are notes. */
export function transposed(sheet: FoundSheet): Grid {
  const unitKeys = keysIn(sheet[0] ?? []);
  const fieldKeys = keysIn(sheet.map((row) => row[0]));
  const [units, fields] = [placesOf(unitKeys), placesOf(fieldKeys)];
  const heads = sheet[HEAD_ROWS - 1] ?? [];
  const measures = heads.findIndex((head) => head?.text.trim() === MEASURE_HEAD);
  return {
    unitKeys,
    fieldKeys,
    at: (unit, field) => sheet[field.index]?.[unit.index],
    cell: (unit, field) => cellName(unit.index, field.index),
    cellOfUnit: (unit) => cellName(unit.index, HEAD_ROWS - 1),
    cellOfField: (field) => cellName(1, field.index),
    unitSeen: () => '',
    fieldSeen: (field) => textAt(sheet, field.index, 1),
    measureSeen: (field) => ({ text: textAt(sheet, field.index, measures), cell: cellName(measures, field.index) }),
    strays: straysIn(sheet, (row, column) => units.has(column) && !fields.has(row)),
  };
}

/** The mark in the corner is no key. */
const keysIn = (cells: readonly (FoundCell | undefined)[]): Key[] =>
  cells.flatMap((cell, index) => {
    const text = cell === undefined || cell.is === 'merged' ? '' : cell.text.trim();
    return index === 0 || text === '' ? [] : [{ text, index }];
  });

const placesOf = (keys: readonly Key[]): ReadonlySet<number> => new Set(keys.map(({ index }) => index));

const straysIn = (sheet: FoundSheet, isStray: (row: number, column: number) => boolean): Grid['strays'] =>
  sheet.slice(HEAD_ROWS).flatMap((cells, below) =>
    cells.flatMap((cell, column) => {
      const text = cell === undefined || cell.is === 'merged' ? '' : cell.text.trim();
      const row = HEAD_ROWS + below;
      return text !== '' && isStray(row, column) ? [{ cell: cellName(column, row), text }] : [];
    }),
  );
