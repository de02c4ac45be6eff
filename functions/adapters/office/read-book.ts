/**
 * A workbook as a package: what it says its document is, its sheets by their relationships, and what their cells refer to.
 * Its parts are called as their writer likes.
 *
 * source: ECMA-376 Part 1, 18.2 (workbook), 18.4 (shared strings), 18.8.30 (number formats); Part 2, 9 (relationships).
 */
import { LIMITS } from '../../core/limits/limits.ts';
import { type SheetFinding, sheetFinding } from '../../core/sheet/finding.ts';
import type { FoundSheet } from '../../core/sheet/grid.ts';
import { openZip, type Zip, ZipError } from './open-zip.ts';
import { xmlOf } from './parse-xml.ts';
import { readCells, TooManyRows } from './read-cells.ts';
import { readFormats, readRelations, readStrings, sheetsOf } from './read-parts.ts';

export interface BookSheet {
  readonly name: string;
  /** @throws TooManyRows */
  read(): FoundSheet;
}

type Refused = { readonly finding: SheetFinding };

/**
 * Reads a workbook, or says why that is none that may be read.
 * @param mostRows rows with content of one sheet.
 * @param take makes of its sheets, in order and never none, what is wanted.
 */
export function readBook<Taken>(
  bytes: Uint8Array,
  mostRows: number,
  take: (sheets: readonly BookSheet[]) => Taken,
): { readonly taken: Taken } | Refused {
  try {
    const zip = openZip(bytes, LIMITS.sheetUnpackedBytes);
    return notAWorkbook(zip) ?? { taken: take(sheetsIn(zip, mostRows)) };
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

function notAWorkbook(zip: Zip): Refused | undefined {
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

function sheetsIn(zip: Zip, mostRows: number): BookSheet[] {
  const book = bookPart(zip) ?? '';
  const [folder, name] = [book.slice(0, book.lastIndexOf('/') + 1), book.slice(book.lastIndexOf('/') + 1)];
  const named = sheetsOf(xmlOf(zip, book));
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
  const sheets = named.flatMap(({ name: title, relation }) => {
    const path = relations.find(({ id }) => id === relation)?.path;
    return path === undefined || !zip.names.includes(path)
      ? []
      : [{ name: title, read: () => readCells(xmlOf(zip, path), context) }];
  });
  if (sheets.length === 0) throw new ZipError('broken', book);
  return sheets;
}
