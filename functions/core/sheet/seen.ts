/**
 * What people read beside a cell of a filled-in sheet, held against its hidden key: the unit of a row, the item and the measure
 * of a column, the day in the title. A sheet of which only the visible part was sorted, renamed or moved says two things.
 */
import { reportingDayWords } from '../calendar/words.ts';
import type { Programme, Unit } from '../programme/programme.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import { convert } from '../wording/convert-measure.ts';
import { measuresLike } from '../wording/measures.ts';
import { cellName } from './cell-name.ts';
import { sheetFinding } from './finding.ts';
import { type FoundSheet, type Grid, type Key, textAt } from './grid.ts';
import type { CellFinding } from './read-cell.ts';
import { fieldName, type SheetField } from './report-sheet.ts';

const path = 'file';
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const isSame = (one: string, other: string): boolean => plain(one) === plain(other);

/** The title names the day, and of one unit's sheet the unit; a title that was deleted says nothing. */
export function titleDiffers(
  programme: Programme,
  day: ReportingDay,
  sheet: FoundSheet,
  own: Unit | undefined,
): CellFinding[] {
  const seen = textAt(sheet, 1, 1);
  const named = programme.units.filter(({ name }) => plain(seen).endsWith(plain(name)));
  const otherUnit = own !== undefined && named.length > 0 && named.every(({ id }) => id !== own.id);
  const dated = /\d{4}年\d{1,2}月/u.test(plain(seen));
  if (!otherUnit && (!dated || plain(seen).includes(plain(reportingDayWords(programme.schedule, day))))) return [];
  const expected = `${reportingDayWords(programme.schedule, day)} ${own?.name ?? ''}`.trim();
  return [{ cell: cellName(1, 1), finding: sheetFinding('sheet.day_differs', { path, seen, expected }) }];
}

/** The row of a unit that is headed by another name. */
export function unitDiffers(grid: Grid, key: Key, unit: Unit): CellFinding | undefined {
  const seen = grid.unitSeen(key);
  if (seen === '' || isSame(seen, unit.name)) return undefined;
  return {
    cell: grid.cellOfUnit(key),
    unit,
    finding: sheetFinding('sheet.unit_differs', { path, seen, expected: unit.name }),
  };
}

/** The row or column of an item that is headed by another name. */
export function itemDiffers(grid: Grid, key: Key, field: SheetField): CellFinding | undefined {
  const seen = grid.fieldSeen(key);
  const bare = seen.replace(/[（(][^（()）]*[)）]$/u, '');
  const called = [fieldName(field), ...(field.kind === 'figure' ? field.indicator.aliases : [])];
  if (seen === '' || called.some((name) => isSame(seen, name) || isSame(bare, name))) return undefined;
  const finding = sheetFinding('sheet.item_differs', { path, seen, expected: fieldName(field) });
  return { cell: grid.cellOfField(key), finding };
}

/**
 * A figure in the measure that stands beside it, in the item's own; `'differs'` when it cannot be converted exactly.
 * @param text as typed.
 */
export function inOwnMeasure(text: string, measure: string, unit: string): DecimalString | 'differs' {
  if (measure === '' || measuresLike(unit).some((word) => isSame(word, measure))) return text;
  const typed = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/.test(plain(text))
    ? plain(text).replaceAll(',', '')
    : undefined;
  return (typed === undefined ? undefined : convert([{ value: typed, measure: plain(measure) }], unit)) ?? 'differs';
}
