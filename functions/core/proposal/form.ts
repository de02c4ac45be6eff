/**
 * A bureau's own form as people see it: a sheet whose merged cells say in every cell what stands in their first one.
 */
import { cellName } from '../sheet/cell-name.ts';
import type { FoundCell, FoundSheet } from '../sheet/grid.ts';

/** 0-based rows and columns throughout. */
export interface Form {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** What people read there, without blanks in and around it; of a merged range that of its first cell. */
  seen(row: number, column: number): string;
  /** The cell itself, where it is not covered by another. */
  own(row: number, column: number): FoundCell | undefined;
  /** The range that the cell stands in; of a plain cell itself. */
  range(row: number, column: number): Range;
}

export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function formOf(name: string, sheet: FoundSheet): Form {
  const ranges = rangesIn(sheet);
  const at = (row: number, column: number): FoundCell | undefined => sheet[row]?.[column];
  const range = (row: number, column: number): Range =>
    ranges.find((each) => isIn(each, row, column)) ?? { top: row, left: column, bottom: row, right: column };
  return {
    name,
    rows: sheet.length,
    columns: Math.max(0, ...sheet.map((cells) => cells.length)),
    own: (row, column) => (at(row, column)?.is === 'merged' ? undefined : at(row, column)),
    range,
    seen(row, column) {
      const { top, left } = range(row, column);
      return (at(top, left)?.text ?? '').replace(/[\s\u3000]+/g, '');
    },
  };
}

const isIn = ({ top, left, bottom, right }: Range, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

/** `C5:D6`, said by every cell that the range covers. */
function rangesIn(sheet: FoundSheet): Range[] {
  const said = sheet.flatMap((cells) => cells.flatMap((cell) => (cell?.is === 'merged' ? [cell.text] : [])));
  return [...new Set(said)].flatMap((text) => {
    const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text) ?? [];
    if (bottom === '') return [];
    return [{ top: Number(top) - 1, left: columnOf(left), bottom: Number(bottom) - 1, right: columnOf(right) }];
  });
}

/** 0-based: `A` is 0. */
export const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export const placeName = (row: number, column: number): string => cellName(column, row);
