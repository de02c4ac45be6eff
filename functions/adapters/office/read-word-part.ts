/**
 * The text of one part of a Word file (document, header, footnotes): paragraphs and tables as a reader sees them, whoever
 * wrote the file. Runs may be split anywhere; what was inserted counts, what was deleted does not; of two drawings of the
 * same thing (mc:AlternateContent) the first counts; page numbers are left out.
 *
 * source: ECMA-376 Part 1, 17.3 (paragraphs, runs), 17.4 (tables), 17.13.5 (revisions), 17.16 (fields); Part 3 (alternates).
 */
import type { TextBlock, TextCell } from '../../core/copy/text-block.ts';
import { type Attributes, parseXml } from './parse-xml.ts';

export interface PartText {
  readonly blocks: readonly TextBlock[];
  /** Relationship ids of charts, in order. */
  readonly charts: readonly string[];
  readonly pictures: number;
  readonly tracked: number;
  readonly comments: number;
  /** Parts from elsewhere that are only drawn in when the file is opened, by element. */
  readonly foreign: readonly string[];
}

/** Text in drawings in tables in content controls nests deep. */
const DEEPEST = 200;

export function readWordPart(xml: string): PartText {
  const reader = new PartReader();
  parseXml(
    xml,
    {
      open: (name, attributes) => reader.open(name, attributes),
      text: (text) => reader.text(text),
      close: (name) => reader.close(name),
    },
    DEEPEST,
  );
  return reader.result();
}

/** Nothing in these is read. */
const UNREAD = [
  'delText',
  'delInstrText',
  'rt',
  'fldData',
  'tblPrChange',
  'pPrChange',
  'rPrChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
];
const IN_RUN: Readonly<Record<string, string>> = { tab: ' ', ptab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-' };
const PAGE_FIELD = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i;

interface Sink {
  readonly blocks: TextBlock[];
  /** Text of a paragraph whose end was deleted: it goes on in the next one. */
  pending: string;
}
interface Paragraph {
  text: string;
  endDeleted: boolean;
  /** What floats over it: text boxes, read behind it. */
  readonly floating: TextBlock[];
}
interface Table {
  readonly rows: TextCell[][];
  row: TextCell[];
  rowDeleted: boolean;
}
interface Field {
  instruction: string;
  result: boolean;
}

class PartReader {
  readonly #path: string[] = [];
  readonly #sinks: Sink[] = [{ blocks: [], pending: '' }];
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: Table[] = [];
  readonly #spans: number[] = [];
  readonly #fields: Field[] = [];
  readonly #alternates: boolean[] = [];
  readonly #charts: string[] = [];
  readonly #foreign: string[] = [];
  /** Depth of the element whose content is not read; 0: everything is. */
  #unread = 0;
  #hidden = false;
  #collects: 'text' | 'instruction' | undefined;
  #counts = { pictures: 0, tracked: 0, comments: 0 };

  result(): PartText {
    const [sink] = this.#sinks;
    return { blocks: sink!.blocks, charts: this.#charts, foreign: [...new Set(this.#foreign)], ...this.#counts };
  }

  open(name: string, attributes: Attributes): void {
    this.#path.push(name);
    if (this.#unread > 0) return;
    const parent = this.#path.at(-2) ?? '';
    if (UNREAD.includes(name)) this.#skip();
    else if (name === 'del' || name === 'moveFrom') this.#deleted(parent);
    else if (name === 'ins' || name === 'moveTo') this.#counts.tracked += 1;
    else if (name === 'Choice' || name === 'Fallback') this.#alternate();
    else this.#begin(name, parent, attributes);
  }

  #begin(name: string, parent: string, attributes: Attributes): void {
    const value = (local: string): string =>
      Object.entries(attributes).find(([key]) => key.slice(key.indexOf(':') + 1) === local)?.[1] ?? '';
    const said = parent === 'r' ? IN_RUN[name] : undefined;
    if (said !== undefined) this.#add(said);
    switch (name) {
      case 'AlternateContent':
        this.#alternates.push(false);
        break;
      case 'p':
        if (parent !== 'txBody') this.#paragraphs.push({ text: '', endDeleted: false, floating: [] });
        break;
      case 'r':
        this.#hidden = false;
        break;
      case 'vanish':
        if (this.#path.at(-3) === 'r') this.#hidden = !['0', 'false', 'off'].includes(value('val'));
        break;
      case 't':
        this.#collects = 'text';
        break;
      case 'instrText':
        this.#collects = 'instruction';
        break;
      case 'sym':
        this.#add(symbol(value('char')));
        break;
      case 'fldChar':
        this.#field(value('fldCharType'));
        break;
      case 'fldSimple':
        if (PAGE_FIELD.test(value('instr'))) this.#skip();
        break;
      case 'tbl':
        this.#tables.push({ rows: [], row: [], rowDeleted: false });
        break;
      case 'tr':
        Object.assign(this.#tables.at(-1) ?? {}, { row: [], rowDeleted: false });
        break;
      case 'tc':
        this.#sinks.push({ blocks: [], pending: '' });
        this.#spans.push(1);
        break;
      case 'gridSpan':
        if (parent === 'tcPr') this.#spans[this.#spans.length - 1] = spanOf(value('val'));
        break;
      case 'txbxContent':
        this.#sinks.push({ blocks: [], pending: '' });
        break;
      case 'blip':
      case 'imagedata':
        this.#counts.pictures += 1;
        break;
      case 'chart':
        if (value('id') !== '') this.#charts.push(value('id'));
        break;
      case 'commentReference':
        this.#counts.comments += 1;
        break;
      case 'altChunk':
      case 'subDoc':
      case 'OLEObject':
      case 'control':
        this.#foreign.push(name);
        break;
    }
  }

  text(text: string): void {
    if (this.#unread > 0 || this.#collects === undefined) return;
    const field = this.#fields.at(-1);
    if (this.#collects === 'text') this.#add(text);
    else if (field !== undefined && !field.result) field.instruction += text;
  }

  close(name: string): void {
    const depth = this.#path.length;
    this.#path.pop();
    if (this.#unread > 0) {
      if (depth === this.#unread) this.#unread = 0;
      return;
    }
    if (name === 't' || name === 'instrText') this.#collects = undefined;
    else if (name === 'r') this.#hidden = false;
    else if (name === 'p' && this.#path.at(-1) !== 'txBody') this.#endParagraph();
    else if (name === 'tc') this.#endCell();
    else if (name === 'tr') this.#endRow();
    else if (name === 'tbl') this.#endTable();
    else if (name === 'txbxContent') this.#endBox();
    else if (name === 'AlternateContent') this.#alternates.pop();
  }

  #skip(): void {
    this.#unread = this.#path.length;
  }

  /** Of a paragraph's end, of a row, or of what stands inside. */
  #deleted(parent: string): void {
    this.#counts.tracked += 1;
    if (parent === 'rPr') {
      const paragraph = this.#paragraphs.at(-1);
      if (paragraph !== undefined && this.#path.at(-3) === 'pPr') paragraph.endDeleted = true;
    } else if (parent === 'trPr') {
      const table = this.#tables.at(-1);
      if (table !== undefined) table.rowDeleted = true;
    } else this.#skip();
  }

  /** The first of the alternatives counts. */
  #alternate(): void {
    const last = this.#alternates.length - 1;
    if (this.#alternates[last] === true) this.#skip();
    else if (last >= 0) this.#alternates[last] = true;
  }

  #field(type: string): void {
    if (type === 'begin') this.#fields.push({ instruction: '', result: false });
    else if (type === 'separate') Object.assign(this.#fields.at(-1) ?? {}, { result: true });
    else if (type === 'end') this.#fields.pop();
  }

  #add(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    const isPage = this.#fields.some(({ instruction, result }) => !result || PAGE_FIELD.test(instruction));
    if (paragraph !== undefined && !this.#hidden && !isPage) paragraph.text += text;
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    const sink = this.#sinks.at(-1)!;
    if (paragraph === undefined) return;
    const text = sink.pending + paragraph.text;
    sink.pending = paragraph.endDeleted ? text : '';
    if (!paragraph.endDeleted) sink.blocks.push({ type: 'paragraph', said: { text } });
    sink.blocks.push(...paragraph.floating);
  }

  #endBox(): void {
    const blocks = this.#closeSink();
    const paragraph = this.#paragraphs.at(-1);
    (paragraph?.floating ?? this.#sinks.at(-1)!.blocks).push(...blocks);
  }

  #endCell(): void {
    const text = this.#closeSink().map(textOf).join('\n');
    this.#tables.at(-1)?.row.push({ said: { text }, span: this.#spans.pop() ?? 1 });
  }

  #closeSink(): readonly TextBlock[] {
    const { blocks, pending } = this.#sinks.pop()!;
    return pending === '' ? blocks : [...blocks, { type: 'paragraph', said: { text: pending } }];
  }

  #endRow(): void {
    const table = this.#tables.at(-1);
    if (table !== undefined && !table.rowDeleted) table.rows.push(table.row);
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (table !== undefined && table.rows.length > 0)
      this.#sinks.at(-1)!.blocks.push({ type: 'table', rows: table.rows });
  }
}

/** A table inside a cell is part of the cell's text. */
const textOf = (block: TextBlock): string =>
  block.type === 'paragraph'
    ? block.said.text
    : block.rows.map((cells) => cells.map(({ said }) => said.text).join(' ')).join('\n');

const spanOf = (value: string): number => (/^[1-9]\d{0,2}$/.test(value) ? Number(value) : 1);

/** A character of a symbol font; those in the private area are the font's own letters. */
function symbol(code: string): string {
  const point = Number.parseInt(code, 16);
  if (!Number.isInteger(point) || point > 0xffff) return '';
  return String.fromCharCode(point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point);
}
