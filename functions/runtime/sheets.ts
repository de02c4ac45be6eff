/**
 * Report sheets as files, in one module that is loaded on first use: few requests bring or take one.
 */
import { readReportCsv, writeReportCsv } from '../adapters/csv/report-csv.ts';
import { readReportWorkbook } from '../adapters/office/read-report.ts';
import { writeReportWorkbook } from '../adapters/workbook/write-report.ts';
import { fileKind } from '../core/photo/file-kind.ts';
import { sheetFinding } from '../core/sheet/finding.ts';
import type { SheetFiles } from '../ports.ts';

export const openSheets = (): SheetFiles => ({
  write: (plan, format) => (format === 'csv' ? writeReportCsv(plan) : writeReportWorkbook(plan)),
  read(bytes, mostRows, isAny) {
    const kind = fileKind(bytes);
    if (kind.is === 'empty') return { finding: sheetFinding('sheet.none', { path: 'file' }) };
    if (kind.is === 'compound') return { finding: sheetFinding('sheet.old_format', { path: 'file' }) };
    if (kind.is === 'other') return { finding: sheetFinding('sheet.other_file', { path: 'file', seen: kind.what }) };
    return kind.is === 'zip' ? readReportWorkbook(bytes, mostRows) : readReportCsv(bytes, mostRows, isAny);
  },
});
