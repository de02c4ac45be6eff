/**
 * The sheet that a report is filled in on, as CSV: written in UTF-8 with a mark that spreadsheets know it by, read back in
 * UTF-8 with or without it, in GB18030 or UTF-16 as spreadsheets save it, with commas, semicolons or TAB. source: RFC 4180.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { type SheetFinding, sheetFinding } from '../../core/sheet/finding.ts';
import type { FoundCell, FoundSheet } from '../../core/sheet/grid.ts';
import { MARK_START, type SheetPlan } from '../../core/sheet/report-sheet.ts';
import { cleanText } from '../../core/text/text.ts';

const MARK = '\uFEFF';

export function writeReportCsv({ rows }: SheetPlan): Uint8Array {
  const lines = rows.map((cells) => cells.map((cell) => quoted(cell.is === 'empty' ? '' : cell.text)).join(','));
  return new TextEncoder().encode(`${MARK}${lines.join('\r\n')}\r\n`);
}

/** A text that begins like a formula gets a quote mark, as OWASP ASVS 1.2.10 asks; `cellOf` takes it off again. */
const FORMULA_START = /^'*[=+\-@\t\r＝＋－＠]/;

function quoted(text: string): string {
  const clean = cleanText(text).text;
  const safe = FORMULA_START.test(clean) && !/^-?\d/.test(clean) ? `'${clean}` : clean;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The mark in the first cell, and the sign that the spreadsheet put behind it: a comma, or what its country uses. */
const MARKED = /^"?jianbao report 1; programme=[^;"]+; day=[^;"]+; version=\d+; layout=units?"?([,;\t])/;

/** A sheet of ours has some hundred; millions of empty cells would take the parser seconds. */
const MOST_COLUMNS = 2000;

/**
 * @param mostRows rows with content.
 * @param isAny any table, not only a sheet of ours.
 */
export function readReportCsv(
  bytes: Uint8Array,
  mostRows: number,
  isAny = false,
): { sheet: FoundSheet } | { finding: SheetFinding } {
  const text = textOf(bytes);
  if (text === undefined) return { finding: sheetFinding('sheet.encoding', { path: 'file' }) };
  const body = text.replace(/^sep=.\r?\n/i, '');
  const delimiter = isAny ? likelySign(body) : (MARKED.exec(body)?.[1] ?? ',');
  if (!isAny && !body.replace(/^"/, '').startsWith(MARK_START))
    return { finding: sheetFinding('sheet.not_ours', { path: 'file' }) };
  if (countOf(body, delimiter) > mostRows * MOST_COLUMNS)
    return { finding: sheetFinding('sheet.not_ours', { path: 'file' }) };
  try {
    const records = parse(body, {
      delimiter,
      relaxColumnCount: true,
      skipEmptyLines: false,
      toLine: mostRows + 1,
      maxRecordSize: 200_000,
    });
    if (records.length > mostRows) return tooMany(mostRows);
    return { sheet: records.map((record) => record.map(cellOf)) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { finding: sheetFinding('sheet.csv', { path: 'file', seen: `第 ${String(error.lines ?? 1)} 行` }) };
  }
}

/** Which of the signs between cells the first lines have most of. */
function likelySign(body: string): string {
  const lines = body.split('\n', 5).join('\n');
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: countOf(lines, sign) }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).sign;
}

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}

const tooMany = (mostRows: number) => ({
  finding: sheetFinding('sheet.too_many_rows', { path: 'file', seen: String(mostRows), expected: String(mostRows) }),
});

/** Whatever is no UTF-8 is taken for GB18030; a file of ours holds Chinese words, whose GB18030 bytes are no UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  const isUnicode = bytes[0] === 0xff && bytes[1] === 0xfe; // Unicode 文本 of a spreadsheet
  for (const encoding of isUnicode ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes('\0') ? undefined : text;
    } catch {
      // not this one
    }
  }
  return undefined;
}

/** A spreadsheet saves what a formula gives: a text with `=` in front was typed as one. */
function cellOf(text: string): FoundCell | undefined {
  if (text.trim() === '') return undefined;
  return { is: 'text', text: text.startsWith("'") && FORMULA_START.test(text.slice(1)) ? text.slice(1) : text };
}
