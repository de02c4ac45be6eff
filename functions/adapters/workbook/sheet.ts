/** One sheet: rows of cells, a head that stays in view, widths, and a printed page that takes every column. */
import { cellName } from '../../core/sheet/cell-name.ts';
import type { DecimalString } from '../../core/values/values.ts';
import { type Cell, cellXml, escapeXml } from './cells.ts';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Widths in characters. */
  readonly widths: readonly number[];
  /** Columns that stay in view at the left. */
  readonly fixed: number;
  /** Rows that stay in view and are printed on every page; 1 when absent. */
  readonly headRows?: number;
  /** Its rows can be chosen by every column. */
  readonly filtered?: boolean;
  /** A sheet to fill in: its first row and column hold keys and are hidden, and only cells to fill in are open. */
  readonly entry?: { readonly validations: readonly Validation[] };
}

/** What may be typed into a cell; a spreadsheet says so while it is typed. */
export interface Validation {
  readonly cell: string;
  /** What a spreadsheet says to something else. */
  readonly says: string;
  readonly only:
    | { readonly choices: readonly string[] }
    | { readonly min: DecimalString; readonly max?: DecimalString | undefined; readonly whole: boolean };
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export function sheetPart({ rows, widths, fixed, headRows = 1, filtered, entry }: Sheet): string {
  const corner = cellName(fixed, headRows);
  const pane = `<pane xSplit="${fixed}" ySplit="${headRows}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`;
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${hidden(entry !== undefined && index === 0)}/>`,
  );
  const data = rows.map(
    (cells, row) =>
      `<row r="${row + 1}"${hidden(entry !== undefined && row === 0)}>${cells.map((cell, column) => cellXml(cell, column, row)).join('')}</row>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${data.join('')}</sheetData>${filtered === true ? filterXml(widths.length, rows.length) : ''}${entry === undefined ? '' : `${LOCKED}${validationsXml(entry.validations)}`}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** source: ECMA-376 Part 1, 18.3.1.2 */
const filterXml = (columns: number, rows: number): string =>
  `<autoFilter ref="A1:${cellName(columns - 1, rows - 1)}"/>`;

/** Without a password: it keeps hands off the keys, and whoever wants may lift it. Widths and formats stay free. */
const LOCKED = '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0"/>';

/** source: ECMA-376 Part 1, 18.3.1.33. A list is enforced; beyond a range one may go on after a warning. */
function validationsXml(validations: readonly Validation[]): string {
  if (validations.length === 0) return '';
  return `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`;
}

function validationXml({ cell, says, only }: Validation): string {
  const words = `allowBlank="1" showErrorMessage="1" error="${escapeXml(says)}" sqref="${cell}"`;
  if ('choices' in only) {
    const list = `&quot;${escapeXml(only.choices.join(','))}&quot;`;
    return `<dataValidation type="list" ${words}><formula1>${list}</formula1></dataValidation>`;
  }
  const type = `type="${only.whole ? 'whole' : 'decimal'}" errorStyle="warning"`;
  if (only.max === undefined)
    return `<dataValidation ${type} operator="greaterThanOrEqual" ${words}><formula1>${only.min}</formula1></dataValidation>`;
  return `<dataValidation ${type} ${words}><formula1>${only.min}</formula1><formula2>${only.max}</formula2></dataValidation>`;
}

const hidden = (is: boolean): string => (is ? ' hidden="1"' : '');
