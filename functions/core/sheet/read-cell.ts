/**
 * One cell of a filled-in sheet becomes a part of its unit's report, or a finding. What a figure or a text may be is left to
 * `core/report/parse.ts`; here is what only a spreadsheet does: formulas, dates, percentages, error values, merged cells.
 */
import { type Finding, finding } from '../findings/finding.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { typingOf } from '../kinds/typing.ts';
import type { Unit } from '../programme/programme.ts';
import { addDays } from '../values/reporting-day.ts';
import { type SheetFinding, sheetFinding } from './finding.ts';
import type { FoundCell } from './grid.ts';
import { fieldName, isFieldOf, NOT_ASKED, type SheetField } from './report-sheet.ts';

export interface CellFinding {
  /** `C7`; empty when it is about no cell. */
  readonly cell: string;
  /** In whose row or sheet it stands; absent when it is about none. */
  readonly unit?: Unit;
  readonly finding: Finding | SheetFinding;
}

/** One unit's part of the sheet, as the input of a report. */
export interface SheetReport {
  readonly unit: Unit;
  readonly basedOn: number;
  readonly nil: boolean;
  readonly figures: Readonly<Record<string, string>>;
  readonly narratives: readonly { readonly kind: string; readonly text: string }[];
  /** Cell of a finding's path: `figures.garbage`, `narratives[0]`, `nil`, and the unit's own under the empty path. */
  readonly cells: Readonly<Record<string, string>>;
}

/** A report while its cells are read. */
export interface Taken {
  nil: boolean;
  /** Is anything filled in? */
  filled: boolean;
  readonly figures: Record<string, string>;
  readonly narratives: { kind: string; text: string }[];
  readonly cells: Record<string, string>;
  readonly findings: CellFinding[];
}

/** @param cell the one that names the unit. */
export const taking = (cell: string): Taken => ({
  nil: false,
  filled: false,
  figures: {},
  narratives: [],
  cells: { '': cell },
  findings: [],
});

/** @param field absent: the programme has no such item. */
export function takeCell(
  taken: Taken,
  unit: Unit,
  field: SheetField | undefined,
  found: FoundCell | undefined,
  cell: string,
): void {
  const text = found?.text.trim() ?? '';
  if (field?.kind === 'figure') taken.cells[`figures.${field.indicator.id}`] = cell;
  const isAsked = field !== undefined && isFieldOf(field, unit);
  if (found === undefined || text === '' || (!isAsked && text === NOT_ASKED)) return;
  taken.filled = true;
  const dated = field?.kind === 'figure' ? dateIn(field.indicator, found) : undefined;
  const refused = dated === undefined ? refusedCell(field, isAsked, found) : undefined;
  if (refused !== undefined) taken.findings.push({ cell, finding: refused });
  else if (field?.kind === 'figure') taken.figures[field.indicator.id] = dated ?? text;
  else if (field?.kind === 'nil') takeNil(taken, text, cell);
  else if (field !== undefined) {
    taken.cells[`narratives[${taken.narratives.length}]`] = cell;
    taken.narratives.push({ kind: field.name, text: found.text });
  }
}

/** A spreadsheet keeps a date as the days since 1900; of a date that is asked for it is the answer. */
function dateIn(indicator: Indicator, { is, text }: FoundCell): string | undefined {
  const isAsked = typingOf(indicator)?.entry.field === 'date';
  return isAsked && is === 'date' && /^[1-9]\d{2,5}$/.test(text) ? addDays('1899-12-30', +text) : undefined;
}

const REFUSED = {
  formula: 'sheet.formula',
  date: 'sheet.date',
  percent: 'sheet.percent',
  error: 'sheet.error_value',
  merged: 'sheet.merged',
} as const satisfies Partial<Record<FoundCell['is'], SheetFinding['code']>>;

function refusedCell(
  field: SheetField | undefined,
  isAsked: boolean,
  found: FoundCell,
): CellFinding['finding'] | undefined {
  const { is, text: seen } = found;
  if (field === undefined) return sheetFinding('sheet.unknown_field', { path: 'file', seen });
  const words = {
    path: field.kind === 'figure' ? `figures.${field.indicator.id}` : field.key,
    name: fieldName(field),
    seen,
  };
  if (!isAsked && is !== 'merged') return finding('figure.not_asked', words);
  if (is === 'text' || is === 'number' || is === 'yes_no') return undefined;
  return sheetFinding(REFUSED[is], words);
}

function takeNil(taken: Taken, text: string, cell: string): void {
  taken.cells.nil = cell;
  if (/^(?:是|yes|true)$/i.test(text)) taken.nil = true;
  else if (!/^(?:否|no|false)$/i.test(text))
    taken.findings.push({ cell, finding: finding('figure.yes_no', { path: 'nil', name: '零报告', seen: text }) });
}
