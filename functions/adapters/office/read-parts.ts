/**
 * The small parts of a workbook that its cells refer to: sheets, relationships, shared strings, number formats.
 */
import { parseXml } from './parse-xml.ts';

/** What a number in a cell of that look means to people. */
export type Format = 'number' | 'date' | 'percent';

export function sheetsOf(xml: string): { name: string; relation: string }[] {
  const sheets: { name: string; relation: string }[] = [];
  parseXml(xml, {
    open(name, attributes) {
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? '';
      sheets.push({ name: attributes.name ?? '', relation });
    },
  });
  return sheets;
}

export interface Relation {
  readonly id: string;
  /** Last part of its type, `worksheet`, `styles`. */
  readonly type: string;
  readonly path: string;
}

/** @param folder of the part that they are of; targets are relative to it, or absolute. */
export function readRelations(xml: string, folder: string): Relation[] {
  const relations: Relation[] = [];
  parseXml(xml, {
    open(name, { Id: id, Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship' || id === undefined) return;
      const path = target.startsWith('/') ? target.slice(1) : folder + target;
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), path });
    },
  });
  return relations;
}

/** Texts by number: the runs of each joined, readings above the characters (rPh) left out. */
export function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let [current, inText, inReading] = ['', false, false];
  parseXml(xml, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 't') inText = true;
      if (name === 'rPh') inReading = true;
    },
    text(text) {
      if (inText && !inReading) current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inReading = false;
      if (name === 'si') strings.push(unescaped(current));
    },
  });
  return strings;
}

/** `_x000A_` is a character (ECMA-376 Part 1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Formats by the cell's style number. */
export function readFormats(xml: string): Format[] {
  const codes = new Map<string, string>();
  const formats: Format[] = [];
  let inCells = false;
  parseXml(xml, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') codes.set(numFmtId, formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(formatOf(numFmtId, codes.get(numFmtId)));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

/** Built in: 9 and 10 are percentages; dates and times are 14–22, 45–47, and in Chinese versions 27–36 and 50–58. */
function formatOf(id: string, code: string | undefined): Format {
  const number = Number(id);
  if (code === undefined) {
    if (number === 9 || number === 10) return 'percent';
    const isDate = [
      [14, 22],
      [27, 36],
      [45, 47],
      [50, 58],
    ].some(([from = 0, to = 0]) => from <= number && number <= to);
    return isDate ? 'date' : 'number';
  }
  const signs = code.replace(/"[^"]*"|\\.|\[(?:\$[^\]]*|[^\]hms]*)\]|_./gi, '');
  if (signs.includes('%')) return 'percent';
  return /[ymdhs]|年|月|日|上午/i.test(signs) && !/general/i.test(signs) ? 'date' : 'number';
}
