/**
 * The sheet that a report is filled in on, as a workbook: keys hidden, cells to fill in coloured and open, numbers as numbers.
 */
import { cellName } from '../../core/sheet/cell-name.ts';
import type { PlannedCell, SheetPlan } from '../../core/sheet/report-sheet.ts';
import { type Cell, words } from './cells.ts';
import { packWorkbook } from './pack-workbook.ts';
import type { Validation } from './sheet.ts';

export function writeReportWorkbook({ name, title, organisation, day, rows, widths, ...heads }: SheetPlan): Uint8Array {
  const sheet = {
    ...{ name, widths, rows: rows.map((cells) => cells.map(cellOf)) },
    ...{ fixed: heads.headColumns, headRows: heads.headRows, entry: { validations: validationsOf(rows) } },
  };
  return packWorkbook([sheet], { title, creator: organisation, at: `${day}T00:00:00.000Z` });
}

function cellOf(cell: PlannedCell): Cell {
  switch (cell.is) {
    case 'empty':
      return { kind: 'empty' };
    case 'head':
      return words(cell.text, 'head');
    case 'words':
      return cell.strong === true ? words(cell.text, 'strong') : words(cell.text);
    case 'entry':
      return { kind: 'entry', text: cell.text, isNumber: cell.only !== undefined && !('choices' in cell.only) };
  }
}

const validationsOf = (rows: SheetPlan['rows']): Validation[] =>
  rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      if (cell.is !== 'entry' || cell.only === undefined) return [];
      return [{ cell: cellName(column, row), says: cell.only.says, only: cell.only }];
    }),
  );
