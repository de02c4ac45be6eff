/**
 * Reads the cells of a workbook that somebody filled in: what each holds and as what, formulas and dates told apart from
 * numbers. Own code over a streaming XML parser, because readers of workbooks hand on a formula's result, and a date's number,
 * as if somebody had typed it.
 *
 * source: ECMA-376 Part 1, 18.3.1 (sheets).
 */
import type { SheetFinding } from '../../core/sheet/finding.ts';
import { type FoundSheet, textAt } from '../../core/sheet/grid.ts';
import { MARK_START } from '../../core/sheet/report-sheet.ts';
import { type BookSheet, readBook } from './read-book.ts';
import { TooManyRows } from './read-cells.ts';

/** @param mostRows rows with content. */
export function readReportWorkbook(
  bytes: Uint8Array,
  mostRows: number,
): { sheet: FoundSheet } | { finding: SheetFinding } {
  const read = readBook(bytes, mostRows, (sheets) => (sheets.slice(0, MOST_SHEETS).find(hasMark) ?? sheets[0]!).read());
  return 'taken' in read ? { sheet: read.taken } : read;
}

/** All sheets of a workbook that is somebody's own. @param mostRows rows with content of one sheet. */
export function readOwnWorkbook(
  bytes: Uint8Array,
  mostRows: number,
): { sheets: readonly { readonly name: string; readonly sheet: FoundSheet }[] } | { finding: SheetFinding } {
  const read = readBook(bytes, mostRows, (sheets) =>
    sheets.slice(0, MOST_SHEETS).map((each) => ({ name: each.name, sheet: each.read() })),
  );
  return 'taken' in read ? { sheets: read.taken } : read;
}

/** So many sheets are looked at. */
const MOST_SHEETS = 20;

/** The sheet with our mark in its corner, wherever it stands and whatever it is called. */
function hasMark(sheet: BookSheet): boolean {
  try {
    return textAt(sheet.read(), 0, 0).startsWith(MARK_START);
  } catch (error) {
    if (error instanceof TooManyRows) return false; // somebody's own sheet beside ours
    throw error;
  }
}
