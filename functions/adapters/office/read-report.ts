/**
 * Reads the cells of a workbook that somebody filled in: what each holds and as what, formulas and dates told apart from
 * numbers. Own code over a streaming XML parser, because readers of workbooks hand on a formula's result, and a date's number,
 * as if somebody had typed it.
 *
 * source: ECMA-376 Part 1, 18.3.1 (sheets), 18.4 (shared strings), 18.8.30 (number formats).
 */
import { LIMITS } from '../../core/limits/limits.ts';
import { type SheetFinding, sheetFinding } from '../../core/sheet/finding.ts';
import type { FoundSheet } from '../../core/sheet/grid.ts';
import { openZip, type Zip, ZipError } from './open-zip.ts';
import { xmlOf } from './parse-xml.ts';
import { readCells, TooManyRows } from './read-cells.ts';
import { readFormats, readRelations, readStrings, sheetsOf } from './read-parts.ts';

/** @param mostRows rows with content. */
export function readReportWorkbook(
  bytes: Uint8Array,
  mostRows: number,
): { sheet: FoundSheet } | { finding: SheetFinding } {
  try {
    const zip = openZip(bytes, LIMITS.sheetUnpackedBytes);
    return notAWorkbook(zip) ?? { sheet: readSheet(zip, mostRows) };
  } catch (error) {
    if (error instanceof ZipError)
      return {
        finding: sheetFinding(error.kind === 'unpacks' ? 'sheet.unpacks' : 'sheet.broken', {
          path: 'file',
          seen: error.message,
        }),
      };
    if (error instanceof TooManyRows)
      return {
        finding: sheetFinding('sheet.too_many_rows', {
          path: 'file',
          seen: String(mostRows),
          expected: String(mostRows),
        }),
      };
    throw error;
  }
}

const OTHERS: readonly (readonly [part: RegExp, what: string])[] = [
  [/^word\//, 'Word 文档'],
  [/^ppt\//, '演示文稿'],
  [/^xl\/workbook\.bin$/, '二进制工作簿（.xlsb）'],
  [/^content\.xml$/, '开放文档（.ods、.odt）'],
];

function notAWorkbook(zip: Zip): { finding: SheetFinding } | undefined {
  if (zip.names.includes('xl/vbaProject.bin')) return { finding: sheetFinding('sheet.macros', { path: 'file' }) };
  if (zip.names.includes('xl/workbook.xml')) return undefined;
  const what = OTHERS.find(([part]) => zip.names.some((name) => part.test(name)))?.[1] ?? '压缩包';
  return { finding: sheetFinding('sheet.other_file', { path: 'file', seen: what }) };
}

/** The sheet that we named so, or the first. */
function readSheet(zip: Zip, mostRows: number): FoundSheet {
  const sheets = sheetsOf(xmlOf(zip, 'xl/workbook.xml'));
  const relations = readRelations(xmlOf(zip, 'xl/_rels/workbook.xml.rels'));
  const { relation = '' } = sheets.find(({ name }) => name === '报送') ?? sheets[0] ?? {};
  const path = relations.get(relation);
  if (path === undefined) throw new ZipError('broken', 'xl/workbook.xml');
  const strings = zip.names.includes('xl/sharedStrings.xml') ? readStrings(xmlOf(zip, 'xl/sharedStrings.xml')) : [];
  const formats = zip.names.includes('xl/styles.xml') ? readFormats(xmlOf(zip, 'xl/styles.xml')) : [];
  return readCells(xmlOf(zip, path), { strings, formats, mostRows });
}
