/**
 * The small parts of a Word file: content types, relationships, settings, numbering, font table, properties, footers.
 *
 * Written as text because they are constant but for a few values, and must be equal byte for byte.
 */
import type { Briefing } from '../../core/briefing/briefing.ts';
import { type Face, type Layout, twipsOfPoints } from '../../core/layout/layout.ts';
import { styleId } from './styles.ts';
import { DECLARATION, escapeAttribute, escapeXml, MAIN, PACKAGE_RELATIONS, RELATIONS } from './xml.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const PACKAGE = 'application/vnd.openxmlformats-package';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

export interface Relationship {
  readonly id: string;
  /** Last word of the relationship type, `image`. */
  readonly type: string;
  readonly target: string;
}

/** Relationships of the document part that every briefing has; drawings add theirs. */
export const OWN_RELATIONS: readonly Relationship[] = [
  { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
  { id: 'rIdSettings', type: 'settings', target: 'settings.xml' },
  { id: 'rIdNumbering', type: 'numbering', target: 'numbering.xml' },
  { id: 'rIdFonts', type: 'fontTable', target: 'fontTable.xml' },
  { id: 'rIdFooterOdd', type: 'footer', target: 'footer1.xml' },
  { id: 'rIdFooterEven', type: 'footer', target: 'footer2.xml' },
];

export const relationshipElement = ({ id, type, target }: Relationship): string =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${escapeAttribute(target)}"/>`;

export const relationshipsPart = (relations: readonly Relationship[]): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONS}">${relations.map(relationshipElement).join('')}</Relationships>`;

export const PACKAGE_RELATIONSHIPS_PART = `${DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONS}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${RELATIONS}/extended-properties" Target="docProps/app.xml"/></Relationships>`;

const OWN_PARTS: readonly (readonly [part: string, type: string])[] = [
  ['/word/document.xml', `${WORD}.document.main+xml`],
  ['/word/styles.xml', `${WORD}.styles+xml`],
  ['/word/settings.xml', `${WORD}.settings+xml`],
  ['/word/numbering.xml', `${WORD}.numbering+xml`],
  ['/word/fontTable.xml', `${WORD}.fontTable+xml`],
  ['/word/footer1.xml', `${WORD}.footer+xml`],
  ['/word/footer2.xml', `${WORD}.footer+xml`],
  ['/docProps/core.xml', `${PACKAGE}.core-properties+xml`],
  ['/docProps/app.xml', `${OFFICE}.extended-properties+xml`],
];

/** `types`: further parts, such as charts, with their content types. */
export function contentTypesPart(types: readonly (readonly [part: string, type: string])[]): string {
  const extensions = { rels: `${PACKAGE}.relationships+xml`, xml: 'application/xml' };
  const media = { png: 'image/png', jpg: 'image/jpeg', xlsx: `${OFFICE}.spreadsheetml.sheet` };
  const defaults = Object.entries({ ...extensions, ...media }).map(
    ([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`,
  );
  const overrides = [...OWN_PARTS, ...types].map(
    ([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`,
  );
  return `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}${overrides.join('')}</Types>`;
}

/** Odd and even footers, no compression of punctuation (5.2.3: an even grid), Word 2013 layout. */
export const SETTINGS_PART = `${DECLARATION}<w:settings xmlns:w="${MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`;

/** Number 1 is the bullet; each ordered list has its own number from 2 on, so that each begins at 1. */
export function numberingPart(layout: Layout, orderedLists: number): string {
  const ordered = Array.from({ length: orderedLists }, (_, index) => index + 2);
  const numbers = ordered.map(
    (id) =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  return `${DECLARATION}<w:numbering xmlns:w="${MAIN}">${abstractNumber(layout, 1, 'bullet', '•')}${abstractNumber(layout, 2, 'decimal', '%1.')}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>${numbers.join('')}</w:numbering>`;
}

function abstractNumber(layout: Layout, id: number, format: string, text: string): string {
  const { size, indent } = layout.styles.list;
  const first = twipsOfPoints(indent * (size + layout.grid.spacing));
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLineChars="${indent * 100}" w:firstLine="${first}"/></w:pPr></w:lvl></w:abstractNum>`;
}

/** Each face's preferred name with what stands in for it (`w:altName`, ECMA-376 Part 1, 17.8.3.1). */
export function fontTablePart(layout: Layout): string {
  const fonts = (Object.keys(layout.fonts) as Face[]).map((face) => {
    const [first = face, ...others] = layout.fonts[face].map(escapeAttribute);
    const alternatives = others.length === 0 ? '' : `<w:altName w:val="${others.join(',')}"/>`;
    return `<w:font w:name="${first}">${alternatives}<w:charset w:val="86"/><w:family w:val="${face === 'hei' ? 'swiss' : 'roman'}"/><w:pitch w:val="default"/></w:font>`;
  });
  return `${DECLARATION}<w:fonts xmlns:w="${MAIN}">${fonts.join('')}</w:fonts>`;
}

/** Title, author, keywords, and the one time that a rendition may carry: the instant of issue. */
export function corePropertiesPart(briefing: Briefing): string {
  const at = `${briefing.issuedAt.slice(0, 19)}Z`;
  const { masthead } = briefing;
  return `${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(briefing.title)}</dc:title><dc:subject>${escapeXml(`${masthead.name} ${masthead.issue}`)}</dc:subject><dc:creator>${escapeXml(masthead.organisation)}</dc:creator><cp:keywords>${escapeXml(briefing.keywords.join('；'))}</cp:keywords><cp:lastModifiedBy>${escapeXml(masthead.issuer)}</cp:lastModifiedBy><cp:revision>${briefing.edition}</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified><dc:language>${briefing.language}</dc:language></cp:coreProperties>`;
}

export const APP_PROPERTIES_PART = `${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Jianbao</Application></Properties>`;

/** — 1 — as a field: right on odd pages, left on even ones, free by `inset` characters (7.5). */
export function footerPart(layout: Layout, page: 'odd' | 'even'): string {
  const style = layout.styles.pageNumber;
  const inset = twipsOfPoints(layout.pageNumber.inset * style.size);
  const [side, align] = page === 'odd' ? ['right', 'right'] : ['left', 'left'];
  const chars = Math.round(layout.pageNumber.inset * 100);
  const run = (content: string) => `<w:r>${content}</w:r>`;
  const text = (content: string) => run(`<w:t xml:space="preserve">${content}</w:t>`);
  const mark = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
  const field = `${mark('begin')}${run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')}${mark('separate')}${text('1')}${mark('end')}`;
  return `${DECLARATION}<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="${styleId('pageNumber')}"/><w:ind w:${side}Chars="${chars}" w:${side}="${inset}"/><w:jc w:val="${align}"/></w:pPr>${text('— ')}${field}${text(' —')}</w:p></w:ftr>`;
}
