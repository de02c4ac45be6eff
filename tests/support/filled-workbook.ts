/**
 * Workbooks as people and their programs make them: cells of a downloaded sheet changed in its XML, parts added, and zip
 * files that lie. Own small writers, so that nothing here shares code with what is tested.
 */
import { deflateRawSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const SHEET = 'xl/worksheets/sheet1.xml';

/** Sets cells of the first sheet: a number or text as such, or the XML inside the cell with its attributes. */
export function fillIn(
  workbook: Uint8Array,
  cells: Readonly<Record<string, string | number | { readonly xml: string }>>,
): Uint8Array {
  return changed(workbook, SHEET, (sheet) => {
    let xml = sheet;
    for (const [at, value] of Object.entries(cells)) xml = withCell(xml, at, cellXml(at, value));
    return xml;
  });
}

/** Changes one part's text. */
export function changed(workbook: Uint8Array, part: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(workbook);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) });
}

function cellXml(at: string, value: string | number | { readonly xml: string }): string {
  if (typeof value === 'object') return value.xml.replace('<c', `<c r="${at}"`);
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function withCell(xml: string, at: string, cell: string): string {
  const old = new RegExp(`<c r="${at}"(?:[^>]*/>|[^>]*>[\\s\\S]*?</c>)`);
  if (old.test(xml)) return xml.replace(old, () => cell);
  const row = /\d+$/.exec(at)?.[0] ?? '';
  const end = new RegExp(`(<row r="${row}"[^>]*>[\\s\\S]*?)</row>`);
  if (end.test(xml)) return xml.replace(end, (_, start: string) => `${start}${cell}</row>`);
  return xml.replace('</sheetData>', () => `<row r="${row}">${cell}</row></sheetData>`);
}

/** Rows of text from a row number on. */
export function withRows(workbook: Uint8Array, from: number, count: number): Uint8Array {
  const rows = Array.from(
    { length: count },
    (_, index) => `<row r="${from + index}"><c r="C${from + index}"><v>1</v></c></row>`,
  );
  return changed(workbook, SHEET, (xml) => xml.replace('</sheetData>', `${rows.join('')}</sheetData>`));
}

interface Part {
  readonly name: string;
  readonly content: Uint8Array;
  /** What the directory says that it unpacks to; the truth when absent. */
  readonly claims?: number;
  readonly flags?: number;
}

/** A zip file whose directory says what it is told to say. */
export function zipThatSays(parts: readonly Part[], entries = parts.length): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims = content.length, flags = 0 } of parts) {
    const [data, title] = [deflateRawSync(content), Buffer.from(name)];
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(claims, 22);
    head.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(claims, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, title, data);
    central.push(entry, title);
    offset += head.length + title.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/**
 * Text in GB18030, for which the platform has only a decoder: two and four bytes are searched once; characters beyond the
 * first plane count on from 90 30 81 30. source: WHATWG Encoding 10.2.2.
 */
export function gb18030(text: string): Uint8Array {
  table ??= searched();
  return Uint8Array.from(
    [...text].flatMap((character) => table?.get(character) ?? counted(character.codePointAt(0) ?? 0)),
  );
}

let table: Map<string, readonly number[]> | undefined;

function searched(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly number[]>();
  for (let pointer = 0; pointer < 39_420; pointer += 1) {
    const bytes = fourBytes(pointer);
    found.set(decoder.decode(Uint8Array.from(bytes)), bytes);
  }
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) found.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return found;
}

const counted = (code: number): readonly number[] => (code < 0x80 ? [code] : fourBytes(189_000 + code - 0x10000));

const fourBytes = (pointer: number): readonly number[] => [
  0x81 + Math.floor(pointer / 12_600),
  0x30 + (Math.floor(pointer / 1260) % 10),
  0x81 + (Math.floor(pointer / 10) % 126),
  0x30 + (pointer % 10),
];
