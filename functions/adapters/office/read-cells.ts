/**
 * The cells of one sheet, as they stand, with what each is.
 */
import type { FoundCell, FoundSheet } from '../../core/sheet/grid.ts';
import { parseXml } from './parse-xml.ts';
import { type Format, unescaped } from './read-parts.ts';

export class TooManyRows extends Error {}

interface Context {
  readonly strings: readonly string[];
  readonly formats: readonly Format[];
  /** Rows with content. */
  readonly mostRows: number;
}

/** Excel's own limits are 1,048,576 and 16,384; a sheet of ours has as many rows as units and some hundred columns. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 2000;
/** Merged ranges and cells in them: whoever merges more has no sheet of ours. */
const MOST_RANGES = 1000;
const MOST_MERGED = 1_000_000;

interface Open {
  readonly type: string;
  readonly format: Format;
  readonly row: number;
  readonly column: number;
  formula: string | undefined;
  value: string;
}

type Rows = Map<number, (FoundCell | undefined)[]>;

/** @throws TooManyRows as soon as there are more: the rest is not read. */
export function readCells(xml: string, context: Context): FoundSheet {
  const rows: Rows = new Map();
  const merged: string[] = [];
  let [row, column, within, inReading] = [-1, -1, '', false];
  let cell: Open | undefined;
  parseXml(xml, {
    open(name, { r, t = 'n', s = '0', ref = '' }) {
      if (name === 'row') [row, column] = [placeOf(r).row ?? row + 1, -1];
      else if (name === 'c') {
        column = placeOf(r).column ?? column + 1;
        const format = context.formats[Number(s)] ?? 'number';
        cell = { type: t, format, row, column, formula: undefined, value: '' };
      } else if (name === 'f' && cell !== undefined) cell.formula = '';
      else if (name === 'rPh') inReading = true;
      else if (name === 'mergeCell' && merged.length < MOST_RANGES) merged.push(ref);
      within = name;
    },
    text(text) {
      if (cell === undefined || inReading) return;
      if (within === 'f') cell.formula += text;
      else if (within === 'v' || within === 't') cell.value += text;
    },
    close(name) {
      within = '';
      if (name === 'rPh') inReading = false;
      if (name !== 'c' || cell === undefined) return;
      keep(rows, cell, context);
      cell = undefined;
    },
  });
  markMerged(rows, merged);
  const last = Math.max(-1, ...rows.keys());
  return Array.from({ length: last + 1 }, (_, index) => Array.from(rows.get(index) ?? []));
}

function keep(rows: Rows, cell: Open, context: Context): void {
  const found = foundIn(cell, context);
  if (found === undefined || cell.column >= MOST_COLUMNS || cell.row >= MOST_ROWS) return;
  const cells = rows.get(cell.row) ?? [];
  cells[cell.column] = found;
  rows.set(cell.row, cells);
  if (rows.size > context.mostRows) throw new TooManyRows();
}

/** `C5:D6`: its content stands in C5; the others, blank by themselves, say so. Rows without content have nothing to say. */
function markMerged(rows: Rows, ranges: readonly string[]): void {
  let left = MOST_MERGED;
  for (const range of ranges) {
    const [from, to] = range.split(':').map((corner) => placeOf(corner));
    if (from?.row === undefined || from.column === undefined || to?.row === undefined || to.column === undefined)
      continue;
    const cell: FoundCell = { is: 'merged', text: range };
    for (const [row, cells] of rows) {
      if (row < from.row || row > to.row) continue;
      for (let column = from.column; column <= Math.min(to.column, MOST_COLUMNS); column += 1) {
        if (left-- <= 0) return;
        if (row > from.row || column > from.column) cells[column] ??= cell;
      }
    }
  }
}

/** `C7` -> 0-based; a row has a number alone. Both are optional in the format. */
function placeOf(reference: string | undefined): { row?: number; column?: number } {
  const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(reference ?? '') ?? [];
  if (digits === '') return {};
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return letters === '' ? { row: Number(digits) - 1 } : { row: Number(digits) - 1, column };
}

function foundIn({ type, format, formula, value }: Open, { strings }: Context): FoundCell | undefined {
  if (formula !== undefined) return { is: 'formula', text: `=${formula}` };
  switch (type) {
    case 's':
      return textCell(strings[Number(value)] ?? '');
    case 'str':
    case 'inlineStr':
      return textCell(unescaped(value));
    case 'b':
      return { is: 'yes_no', text: value.trim() === '1' ? 'true' : 'false' };
    case 'e':
      return { is: 'error', text: value };
    case 'd':
      return { is: 'date', text: value };
    default:
      return value.trim() === '' ? undefined : { is: format, text: asShown(value.trim()) };
  }
}

const textCell = (text: string): FoundCell | undefined => (text.trim() === '' ? undefined : { is: 'text', text });

/** Spreadsheets keep and show 15 digits (Excel specifications and limits). */
const DIGITS = 15;

/**
 * The file holds the binary number that the spreadsheet calculates with, written with up to 17 digits: 4.3499999999999996
 * for 4.35, 0.30000000000000004 for 0.1 + 0.2. People see, and mean, 15. Whole numbers are exact in binary.
 */
function asShown(value: string): string {
  const number = Number(value);
  if (!Number.isFinite(number) || Number.isInteger(number)) return Number.isFinite(number) ? String(number) : value;
  return String(Number(number.toPrecision(DIGITS)));
}
