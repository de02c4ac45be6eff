/**
 * A filled-in sheet, cell by cell, becomes the input of each unit's report, or findings with the cell (`C7`) that they are
 * about. Nothing is guessed: a cell without a key, an item that is gone, a row that stands there twice are all told.
 */
import { askedOnDay, type Programme, type Unit } from '../programme/programme.ts';
import type { ReportingDay } from '../values/values.ts';
import { type SheetFinding, sheetFinding } from './finding.ts';
import { type FoundCell, type FoundSheet, type Grid, type Key, plain, textAt, transposed } from './grid.ts';
import { type CellFinding, type SheetReport, type Taken, takeCell, taking } from './read-cell.ts';
import {
  fieldName,
  isFieldOf,
  SHEET_MARK,
  type SheetField,
  type SheetLayout,
  sheetFields,
  UNIT_KEY,
} from './report-sheet.ts';
import { inOwnMeasure, itemDiffers, titleDiffers, unitDiffers } from './seen.ts';

export interface SheetReading {
  /** Units with something filled in. */
  readonly reports: readonly SheetReport[];
  readonly findings: readonly CellFinding[];
}

const path = 'file';

/** @param unit the unit that uploads it; absent for the office, which may upload either layout. */
export function readReportSheet(programme: Programme, day: ReportingDay, sheet: FoundSheet, unit?: Unit): SheetReading {
  const mark = SHEET_MARK.exec(textAt(sheet, 0, 0));
  const grid = mark?.[4] === 'units' ? plain(sheet) : transposed(sheet);
  if (mark === null || grid.unitKeys.length === 0) return refused(sheetFinding('sheet.not_ours', { path }));
  const [, ofProgramme = '', ofDay = '', , layout] = mark;
  const found = { programme: ofProgramme, day: ofDay, layout: layout as SheetLayout };
  const wrong = wrongSheet(programme, day, found, unit);
  if (wrong !== undefined) return refused(wrong);
  const { reports, findings } = readCells(askedOnDay(programme, day), grid, unit);
  return { reports, findings: [...titleDiffers(programme, day, sheet, titled(programme, grid, mark[4])), ...findings] };
}

/** The unit that the title of a sheet of one unit names. */
const titled = (programme: Programme, { unitKeys }: Grid, layout: string | undefined): Unit | undefined =>
  layout === 'units' ? undefined : programme.units.find(({ id }) => unitKeys.some((key) => unitIdOf(key) === id));

const refused = (wrong: SheetFinding): SheetReading => ({ reports: [], findings: [{ cell: '', finding: wrong }] });

function wrongSheet(
  programme: Programme,
  day: ReportingDay,
  found: { readonly programme: string; readonly day: string; readonly layout: SheetLayout },
  unit: Unit | undefined,
): SheetFinding | undefined {
  if (found.programme !== programme.id)
    return sheetFinding('sheet.other_programme', { path, seen: found.programme, expected: programme.id });
  if (found.day !== day) return sheetFinding('sheet.other_day', { path, seen: found.day, expected: day });
  return found.layout === 'units' && unit !== undefined ? sheetFinding('sheet.many_units', { path }) : undefined;
}

const MOST_STRAYS = 20;

function readCells(programme: Programme, grid: Grid, own: Unit | undefined): SheetReading {
  const findings: CellFinding[] = [
    ...grid.strays.slice(0, MOST_STRAYS).map(({ cell, text }) => ({
      cell,
      finding: sheetFinding('sheet.without_key', { path, seen: text }),
    })),
    ...twice(grid.unitKeys, grid.cellOfUnit, unitIdOf),
    ...twice(grid.fieldKeys, grid.cellOfField, ({ text }) => text),
  ];
  const units = grid.unitKeys.map((key) => unitAt(programme, grid, key, own));
  const present = units.flatMap((each) => ('unit' in each ? [each.unit] : []));
  findings.push(...missingFields(programme, grid, present));
  const columns = columnsIn(programme, grid);
  findings.push(...columns.flatMap(({ key, field }) => (field && itemDiffers(grid, key, field)) ?? []));
  const reports = units.flatMap((each) => {
    if ('wrong' in each) findings.push(each.wrong);
    if ('wrong' in each) return [];
    const read = readUnit(grid, columns, each);
    const differs = read.report === undefined ? undefined : unitDiffers(grid, each.key, each.unit);
    findings.push(...read.findings, ...(differs === undefined ? [] : [differs]));
    return read.report === undefined ? [] : [read.report];
  });
  return { reports, findings };
}

const unitIdOf = ({ text }: Key): string => UNIT_KEY.exec(text)?.[1] ?? text;

/** A row that was copied with its key: nobody knows which of the two counts. */
function twice(keys: readonly Key[], cellOf: (key: Key) => string, idOf: (key: Key) => string): CellFinding[] {
  const first = new Map<string, Key>();
  return keys.flatMap((key) => {
    const before = first.get(idOf(key));
    if (before === undefined) {
      first.set(idOf(key), key);
      return [];
    }
    const seen = `${cellOf(before)}、${cellOf(key)}`;
    return [{ cell: cellOf(key), finding: sheetFinding('sheet.twice', { path, name: idOf(key), seen }) }];
  });
}

/** Without its row or column an item would count as left blank, and take away what stands. */
function missingFields(programme: Programme, grid: Grid, units: readonly Unit[]): CellFinding[] {
  const there = new Set(grid.fieldKeys.map(({ text }) => text));
  const missing = sheetFields(programme).filter(
    (field) => !there.has(field.key) && units.some((unit) => isFieldOf(field, unit)),
  );
  return missing.map((field) => ({
    cell: '',
    finding: sheetFinding('sheet.missing_field', { path, seen: fieldName(field) }),
  }));
}

interface Column {
  readonly key: Key;
  /** Absent: the programme has no such item (any more). */
  readonly field: SheetField | undefined;
}

function columnsIn(programme: Programme, grid: Grid): Column[] {
  const fields = new Map(sheetFields(programme).map((field) => [field.key, field]));
  return grid.fieldKeys.map((key) => ({ key, field: fields.get(key.text) }));
}

interface UnitPlace {
  readonly unit: Unit;
  readonly key: Key;
  readonly basedOn: number;
}

function unitAt(
  programme: Programme,
  grid: Grid,
  key: Key,
  own: Unit | undefined,
): UnitPlace | { readonly wrong: CellFinding } {
  const [, id, after = '0'] = UNIT_KEY.exec(key.text) ?? [];
  const unit = programme.units.find((each) => each.id === id);
  const wrong = (finding: SheetFinding) => ({ wrong: { cell: grid.cellOfUnit(key), finding } });
  if (unit === undefined) return wrong(sheetFinding('sheet.unknown_unit', { path, seen: id ?? key.text }));
  if (own !== undefined && own.id !== unit.id)
    return wrong(sheetFinding('sheet.other_unit', { path, seen: unit.name, expected: own.name }));
  return { unit, key, basedOn: Math.trunc(+after) };
}

/** A cell, in the measure that stands beside it. A number where the measure should stand was typed beside its cell. */
function takeColumn(taken: Taken, grid: Grid, unit: Unit, key: Key, { key: fieldKey, field }: Column): void {
  const found = grid.at(key, fieldKey);
  const cell = grid.cell(key, fieldKey);
  const measured =
    field?.kind === 'figure' && isFieldOf(field, unit) ? measuredCell(grid, field, fieldKey, found) : found;
  if (measured === undefined || 'is' in measured) takeCell(taken, unit, field, measured, cell);
  else {
    taken.filled = true;
    taken.findings.push({ cell: measured.cell ?? cell, finding: measured.finding });
  }
}

type Wrong = { readonly cell?: string; readonly finding: SheetFinding };

function measuredCell(
  grid: Grid,
  { indicator }: Extract<SheetField, { kind: 'figure' }>,
  key: Key,
  found: FoundCell | undefined,
): FoundCell | undefined | Wrong {
  const { text: seen, cell } = grid.measureSeen(key);
  const { name, unit } = indicator;
  const about = { path: `figures.${indicator.id}`, name, seen, expected: unit };
  const hasDigit = (text: string): boolean => /\d/u.test(text.normalize('NFKC'));
  if (hasDigit(seen) && !hasDigit(unit)) return { cell, finding: sheetFinding('sheet.beside', about) };
  if (unit === '' || indicator.kind === 'places' || (found?.is !== 'text' && found?.is !== 'number')) return found;
  const own = inOwnMeasure(found.text.trim(), seen, unit);
  return own === 'differs' ? { finding: sheetFinding('sheet.measure_differs', about) } : { ...found, text: own };
}

function readUnit(
  grid: Grid,
  columns: readonly Column[],
  { unit, key, basedOn }: UnitPlace,
): { report?: SheetReport; findings: readonly CellFinding[] } {
  const taken = taking(grid.cellOfUnit(key));
  for (const column of columns) takeColumn(taken, grid, unit, key, column);
  const { filled, findings: found, ...report } = taken;
  const findings = found.map((each) => ({ ...each, unit }));
  return filled ? { report: { unit, basedOn, ...report }, findings } : { findings };
}
