/**
 * Report sheets as files, in one module that is loaded on first use: few requests bring or take one.
 */
import { readReportCsv, writeReportCsv } from '../adapters/csv/report-csv.ts';
import { readOwnWorkbook, readReportWorkbook } from '../adapters/office/read-report.ts';
import { writeReportWorkbook } from '../adapters/workbook/write-report.ts';
import { fileKind } from '../core/photo/file-kind.ts';
import { type SheetFinding, sheetFinding } from '../core/sheet/finding.ts';
import type { SheetFiles } from '../ports.ts';

export const openSheets = (): SheetFiles => ({
  write: (plan, format) => (format === 'csv' ? writeReportCsv(plan) : writeReportWorkbook(plan)),
  read(bytes, mostRows, isAny) {
    const kind = fileKind(bytes);
    if (kind.is === 'zip') return readReportWorkbook(bytes, mostRows);
    return kind.is === 'unknown' ? readReportCsv(bytes, mostRows, isAny) : { finding: noSheet(kind) };
  },
  readOwn(bytes, mostRows) {
    const kind = fileKind(bytes);
    return kind.is === 'zip' ? readOwnWorkbook(bytes, mostRows) : { finding: noSheet(kind) };
  },
});

function noSheet(kind: ReturnType<typeof fileKind>): SheetFinding {
  if (kind.is === 'empty') return sheetFinding('sheet.none', { path: 'file' });
  if (kind.is === 'compound') return sheetFinding('sheet.old_format', { path: 'file' });
  return sheetFinding('sheet.other_file', { path: 'file', seen: kind.is === 'other' ? kind.what : '别的文件' });
}
