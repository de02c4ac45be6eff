/**
 * Reads the cells of a workbook that somebody filled in: what each holds and as what, formulas and dates told apart from
 * numbers. Own code over a streaming XML parser, because readers of workbooks hand on a formula's result, and a date's number,
 * as if somebody had typed it.
 *
 * source: ECMA-376 Part 1, 18.3.1 (sheets), 18.4 (shared strings), 18.8.30 (number formats).
 */
import { LIMITS } from '../../core/limits/limits.ts';
import { type SheetFinding, sheetFinding } from '../../core/sheet/finding.ts';
import { type FoundSheet, textAt } from '../../core/sheet/grid.ts';
import { MARK_START } from '../../core/sheet/report-sheet.ts';
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
  if (zip.names.some((name) => name.endsWith('vbaProject.bin')))
    return { finding: sheetFinding('sheet.macros', { path: 'file' }) };
  if (bookPart(zip) !== undefined) return undefined;
  const what = OTHERS.find(([part]) => zip.names.some((name) => part.test(name)))?.[1] ?? '压缩包';
  return { finding: sheetFinding('sheet.other_file', { path: 'file', seen: what }) };
}

/** The part that the package says is its document; writers call it as they like. */
function bookPart(zip: Zip): string | undefined {
  const relations = zip.names.includes('_rels/.rels') ? readRelations(xmlOf(zip, '_rels/.rels'), '') : [];
  const document = relations.find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  return /^xl\/.*\.xml$/.test(document) && zip.names.includes(document) ? document : undefined;
}

/** The sheet with our mark in its corner, wherever it stands and whatever it is called; without one the first. */
function readSheet(zip: Zip, mostRows: number): FoundSheet {
  const book = bookPart(zip) ?? '';
  const [folder, name] = [book.slice(0, book.lastIndexOf('/') + 1), book.slice(book.lastIndexOf('/') + 1)];
  const sheets = sheetsOf(xmlOf(zip, book));
  const relations = readRelations(xmlOf(zip, `${folder}_rels/${name}.rels`), folder);
  const partOf = (of: string): string | undefined =>
    [relations.find(({ type }) => type === of)?.path ?? '', `${folder}${of}.xml`].find((path) =>
      zip.names.includes(path),
    );
  const [strings, formats] = [partOf('sharedStrings'), partOf('styles')];
  const context = {
    strings: strings === undefined ? [] : readStrings(xmlOf(zip, strings)),
    formats: formats === undefined ? [] : readFormats(xmlOf(zip, formats)),
    mostRows,
  };
  const paths = sheets.flatMap(({ relation }) => {
    const path = relations.find(({ id }) => id === relation)?.path;
    return path === undefined || !zip.names.includes(path) ? [] : [path];
  });
  const [first] = paths;
  if (first === undefined) throw new ZipError('broken', book);
  const marked = paths.slice(0, MOST_SHEETS).find((path) => hasMark(zip, path, context));
  return readCells(xmlOf(zip, marked ?? first), context);
}

/** So many sheets are looked at. */
const MOST_SHEETS = 20;

function hasMark(zip: Zip, path: string, context: Parameters<typeof readCells>[1]): boolean {
  try {
    return textAt(readCells(xmlOf(zip, path), context), 0, 0).startsWith(MARK_START);
  } catch (error) {
    if (error instanceof TooManyRows) return false; // somebody's own sheet beside ours
    throw error;
  }
}
