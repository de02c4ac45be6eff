/**
 * styles.xml from a layout: one paragraph style for each kind of text, complete in itself, and one table style.
 *
 * Every style carries all its properties, so that it looks the same in an office's own letterhead. Headings are Word's
 * built-in ones, with outline levels. source of element order: ECMA-376 Part 1, 17.7.4.17, 17.3.1.26, 17.3.2.28.
 */
import {
  fontOf,
  halfPoints,
  type Layout,
  type StyleName,
  type TextStyle,
  twipsOfPoints,
} from '../../core/layout/layout.ts';
import { DECLARATION, escapeAttribute, MAIN } from './xml.ts';

/** Id and name in Word; names in English are built in, Word shows them in the reader's language. */
const NAMES: Readonly<Record<StyleName, readonly [id: string, name: string]>> = {
  classification: ['Classification', '密级'],
  copyNumber: ['CopyNumber', '份号'],
  organisation: ['Organisation', '发文机关'],
  name: ['BriefingName', '报头名称'],
  issue: ['IssueNumber', '期号'],
  edition: ['EditionMark', '版次'],
  issuer: ['Issuer', '编发单位'],
  title: ['Title', 'Title'],
  lead: ['Lead', '导语'],
  correction: ['Correction', '更正说明'],
  body: ['BodyText', 'Body Text'],
  annex: ['Annex', '附件'],
  annexTitle: ['AnnexTitle', '附件标题'],
  list: ['ListParagraph', 'List Paragraph'],
  heading1: ['Heading1', 'heading 1'],
  heading2: ['Heading2', 'heading 2'],
  heading3: ['Heading3', 'heading 3'],
  heading4: ['Heading4', 'heading 4'],
  note: ['TableNote', '表注'],
  caption: ['Caption', 'caption'],
  tableHead: ['TableHead', '表头'],
  tableText: ['TableText', '表文'],
  figureCaption: ['FigureCaption', '图片说明'],
  pageNumber: ['Footer', 'footer'],
  colophon: ['Colophon', '报尾'],
};

export const styleId = (name: StyleName): string => NAMES[name][0];

/** What stands in a table cell; the bold kinds are for totals and groups. */
export type CellKind = 'Head' | 'Text' | 'Number' | 'Centre' | 'StrongText' | 'StrongNumber' | 'StrongCentre';
const CELL_KINDS: Readonly<Record<CellKind, readonly [name: string, align: TextStyle['align']]>> = {
  ...{ Head: ['表头', 'center'], Text: ['表文', 'left'], Number: ['表数', 'right'], Centre: ['表文居中', 'center'] },
  ...{ StrongText: ['表计', 'left'], StrongNumber: ['表计数', 'right'], StrongCentre: ['表计居中', 'center'] },
};

/** `TableNumber` at the layout's size; smaller ones carry their size, `TableNumber21` for 10.5 pt. */
export function cellStyleId(layout: Layout, kind: CellKind, size: number): string {
  return `Table${kind}${size === layout.styles.tableText.size ? '' : halfPoints(size)}`;
}

/** Heads, groups and totals are in the head's face. */
const isStrong = (kind: CellKind): boolean => kind === 'Head' || kind.startsWith('Strong');

/** Least distance between lines of a cell at `size`, in proportion to the layout's, pt. */
export function cellPitch({ styles }: Layout, kind: CellKind, size: number): number {
  const style = isStrong(kind) ? styles.tableHead : styles.tableText;
  return Math.round((style.pitch * size * 10) / style.size) / 10;
}

/** Elements of styles.xml; `sizes` are the sizes of table text that the document uses. */
export function styleElements(layout: Layout, sizes: Iterable<number>): readonly string[] {
  const texts = (Object.keys(NAMES) as StyleName[]).filter((name) => !name.startsWith('table'));
  return [
    paragraphStyle(layout, { id: 'Normal', name: 'Normal', style: { ...layout.styles.body, indent: 0 } }),
    `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>`,
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
    ...texts.map((name) => textStyle(layout, name)),
    ...[...sizes].toSorted((a, b) => b - a).flatMap((size) => cellStyles(layout, size)),
  ];
}

/** The whole part. */
export const stylesPart = (layout: Layout, sizes: Iterable<number>): string =>
  `${DECLARATION}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault>${runProperties(layout, layout.styles.body)}</w:rPrDefault><w:pPrDefault/></w:docDefaults>${styleElements(layout, sizes).join('')}</w:styles>`;

function textStyle(layout: Layout, name: StyleName): string {
  const [id, label] = NAMES[name];
  const level = /^heading(\d)$/.exec(name)?.[1];
  const rank = level === undefined ? {} : { level: Number(level) };
  const options = { ...rank, next: level !== undefined || name === 'title', keepNext: KEEPS_NEXT.has(name) };
  return paragraphStyle(layout, { id, name: label, style: layout.styles[name], ...options });
}

/** A heading or a caption is never left alone at the foot of a page. */
const KEEPS_NEXT: ReadonlySet<StyleName> = new Set<StyleName>([
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'caption',
  'title',
  'annex',
  'annexTitle',
]);

function cellStyles(layout: Layout, size: number): readonly string[] {
  return (Object.keys(CELL_KINDS) as CellKind[]).map((kind) => {
    const [label, align] = CELL_KINDS[kind];
    const { tableHead, tableText } = layout.styles;
    const face = isStrong(kind) ? tableHead.face : tableText.face;
    const style = { ...tableText, face, size, align, pitch: cellPitch(layout, kind, size), bold: false };
    const suffix = size === tableText.size ? '' : ` ${size} 磅`;
    const id = cellStyleId(layout, kind, size);
    return paragraphStyle(layout, { id, name: label + suffix, style, atLeast: true });
  });
}

interface ParagraphStyle {
  readonly id: string;
  readonly name: string;
  readonly style: TextStyle;
  /** In tables the pitch is the least, so that a large character is never cut. */
  readonly atLeast?: boolean;
  readonly keepNext?: boolean;
  /** Outline level 1–4. */
  readonly level?: number;
  readonly next?: boolean;
}

function paragraphStyle(layout: Layout, { id, name, style, ...options }: ParagraphStyle): string {
  const isDefault = id === 'Normal';
  const base = isDefault ? '' : '<w:basedOn w:val="Normal"/>';
  const next = options.next === true ? `<w:next w:val="${styleId('body')}"/>` : '';
  const keep = options.keepNext === true ? '<w:keepNext/><w:keepLines/>' : '';
  const custom = /^[a-zA-Z]/.test(name) ? '' : ' w:customStyle="1"';
  const gridded = isGridded(layout, style);
  const outline = options.level === undefined ? '' : `<w:outlineLvl w:val="${options.level - 1}"/>`;
  const lines = `${spacing(style, options.atLeast === true)}${indent(style, gridded ? layout.grid.spacing : 0)}`;
  const align = style.align === 'justify' ? 'both' : style.align;
  return `<w:style w:type="paragraph"${isDefault ? ' w:default="1"' : custom} w:styleId="${id}"><w:name w:val="${escapeAttribute(name)}"/>${base}${next}<w:qFormat/><w:pPr>${keep}<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>${lines}<w:jc w:val="${align}"/>${outline}</w:pPr>${runProperties(layout, style)}</w:style>`;
}

/** Running text of the body's size keeps the grid of characters (5.2.3). */
export const isGridded = (layout: Layout, style: TextStyle): boolean =>
  style.size === layout.styles.body.size && (style.align === 'justify' || style.align === 'left');

const spacing = (style: TextStyle, atLeast: boolean): string =>
  `<w:spacing w:before="${twipsOfPoints(style.before)}" w:after="${twipsOfPoints(style.after)}" w:line="${twipsOfPoints(style.pitch)}" w:lineRule="${atLeast ? 'atLeast' : 'exact'}"/>`;

/** In characters for Word and WPS, in twips for readers that do not know characters. */
const indent = ({ indent: count, size }: TextStyle, added: number): string =>
  `<w:ind w:firstLineChars="${Math.round(count * 100)}" w:firstLine="${twipsOfPoints(count * (size + added))}"/>`;

/**
 * Chinese text, with digits and Latin letters as Word itself marks them in a Chinese document. Marked as Chinese too, they
 * would be broken anywhere: GB/T 15835-2011 wants no line break inside a number.
 */
const LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>';

/** The same font for every script: a figure in a Chinese line is set in the line's face. */
function runProperties(layout: Layout, style: TextStyle): string {
  const font = escapeAttribute(fontOf(layout, style));
  const bold = style.bold ? '<w:b/><w:bCs/>' : '<w:b w:val="0"/><w:bCs w:val="0"/>';
  const added = `<w:spacing w:val="${isGridded(layout, style) ? twipsOfPoints(layout.grid.spacing) : 0}"/>`;
  const size = halfPoints(style.size);
  return `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>${bold}<w:color w:val="${layout.colours[style.colour]}"/>${added}<w:kern w:val="0"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>${LANGUAGE}</w:rPr>`;
}
