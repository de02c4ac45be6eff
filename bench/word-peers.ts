/**
 * One document made by five makers: Jianbao, docxtemplater, easy-template-x, plain docx, and by hand.
 *
 * The same content for all: a title, six headings, a table of units by twelve figures, and a narrative of 150 characters
 * for each unit. "By hand" writes document.xml as one string and packs it with node's zlib: the practical limit.
 */
import { crc32, deflateRawSync } from 'node:zlib';
import { type Content, contentOf } from './word-content.ts';

export const PEERS = ['hand', 'jianbao', 'docxtemplater', 'easy-template-x', 'docx'] as const;
export type Peer = (typeof PEERS)[number];

/** A maker after everything that it loads and prepares once: what is measured is one document from its content. */
export const makers: Readonly<Record<Peer, (content: Content) => Promise<Uint8Array>>> = {
  hand: async (content) => packed(documentXml(content)),
  jianbao: async (content) => {
    const [{ renderBriefing }, { inputOf, layout }] = await Promise.all([
      import('../functions/adapters/word/render-briefing.ts'),
      import('./word-input.ts'),
    ]);
    return renderBriefing(inputOf(content), layout);
  },
  docxtemplater: async (content) => {
    const [{ default: Docxtemplater }, { default: PizZip }] = await Promise.all([
      import('docxtemplater'),
      import('pizzip'),
    ]);
    const document = new Docxtemplater(new PizZip(Buffer.from(template('{#', '{/'))), { paragraphLoop: true });
    document.render(templateData(content));
    return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
  },
  'easy-template-x': async (content) => {
    const { TemplateHandler } = await import('easy-template-x');
    return new TemplateHandler().process(Buffer.from(template('{#', '{/')), templateData(content));
  },
  docx: plainDocx,
};

const templateData = ({ title, rows }: Content) => ({
  title,
  rows: rows.map(({ unit, figures }) => ({
    unit,
    ...Object.fromEntries(figures.map((figure, index) => [`f${index}`, figure])),
  })),
  texts: rows.map(({ narrative }) => ({ narrative })),
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const paragraph = (text: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`;
const cell = (text: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="680" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`;
const row = (cells: readonly string[], head = false): string =>
  `<w:tr>${head ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map(cell).join('')}</w:tr>`;
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const TABLE = `<w:tblPr><w:tblW w:w="8845" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="680"/>'.repeat(13)}</w:tblGrid>`;

function documentXml({ title, headings, columns, rows }: Content): string {
  const table = rows.map(({ unit, figures }) => row([unit, ...figures])).join('');
  const texts = rows.map(({ narrative }) => paragraph(narrative)).join('');
  return wrapped(title, headings, `<w:tbl>${TABLE}${row(['单位', ...columns], true)}${table}</w:tbl>`, texts);
}

const wrapped = (title: string, headings: readonly string[], table: string, texts: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="${MAIN}"><w:body>${paragraph(title, 'Title')}${headings.map((heading) => paragraph(heading, 'Heading1')).join('')}${table}${texts}<w:sectPr/></w:body></w:document>`;

/** The same document with loops instead of rows. */
function template(open: string, close: string): Uint8Array {
  const figures = Array.from({ length: 12 }, (_, index) => `{f${index}}`);
  const { headings, columns } = contentOf(0);
  const loop = row([`${open}rows}{unit}`, ...figures.slice(0, 11), `${figures[11]}${close}rows}`]);
  const texts = `${paragraph(`${open}texts}`)}${paragraph('{narrative}')}${paragraph(`${close}texts}`)}`;
  return packed(
    wrapped('{title}', headings, `<w:tbl>${TABLE}${row(['单位', ...columns], true)}${loop}</w:tbl>`, texts),
  );
}

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const STYLES = ['Title', 'Heading1']
  .map((id) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/></w:style>`)
  .join('');

/** The smallest package around a document part. */
function packed(documentPart: string): Uint8Array {
  return zipped({
    '[Content_Types].xml': `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles xmlns:w="${MAIN}">${STYLES}</w:styles>`,
    'word/document.xml': documentPart,
  });
}

function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, xml] of Object.entries(parts)) {
    const raw = Buffer.from(xml);
    const data = deflateRawSync(raw, { level: 6 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(crc32(raw), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(raw.length, 18);
    head.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const entry = [Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), data];
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, place, Buffer.from(name));
    local.push(...entry);
    offset += entry.reduce((sum, { length }) => sum + length, 0);
  }
  const end = Buffer.alloc(22);
  const count = Object.keys(parts).length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(
    central.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}

async function plainDocx({ title, headings, columns, rows }: Content): Promise<Uint8Array> {
  const { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } =
    await import('docx');
  const tableCell = (text: string) =>
    new TableCell({ width: { size: 680, type: WidthType.DXA }, children: [new Paragraph(text)] });
  const tableRow = (cells: readonly string[], tableHeader = false) =>
    new TableRow({ tableHeader, children: cells.map(tableCell) });
  const table = new Table({
    ...{
      layout: TableLayoutType.FIXED,
      width: { size: 8845, type: WidthType.DXA },
      columnWidths: new Array(13).fill(680),
    },
    rows: [tableRow(['单位', ...columns], true), ...rows.map(({ unit, figures }) => tableRow([unit, ...figures]))],
  });
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    ...headings.map((text) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })),
    ...[table, ...rows.map(({ narrative }) => new Paragraph(narrative))],
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
