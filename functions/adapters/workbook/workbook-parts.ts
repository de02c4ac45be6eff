/** The parts of a workbook beside its sheets: types, relationships, styles, properties. */

import { cleanText } from '../../core/text/text.ts';
import type { Instant } from '../../core/values/values.ts';
import { escapeXml, MOST_DECIMALS } from './cells.ts';
import type { Sheet } from './sheet.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export function contentTypesPart(sheets: readonly Sheet[]): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;
  const own = sheets.map((_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, `${SHEET}.worksheet+xml`));
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', `${SHEET}.sheet.main+xml`)}${own.join('')}${override('/xl/styles.xml', `${SHEET}.styles+xml`)}${override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`;
}

export const ROOT_RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

export function workbookRelations(sheets: readonly Sheet[]): string {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const own = sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`));
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${own.join('')}${relation('rIdStyles', 'styles', 'styles.xml')}</Relationships>`;
}

/** Heads repeat on each printed page; formulas are calculated again when the file is opened. */
export function workbookPart(sheets: readonly Sheet[]): string {
  const list = sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const titles = sheets.map(
    ({ name, headRows = 1 }, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$1:$${headRows}</definedName>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets><definedNames>${titles.join('')}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
}

/** Cells to fill in stay open in a sheet whose other cells are locked. */
const UNLOCKED = ' applyProtection="1"';

/** Looks in the order of `LOOKS`. Number formats 164–170 have 0–6 decimals, 171 is a date. */
export function stylesPart(): string {
  const decimals = Array.from({ length: MOST_DECIMALS + 1 }, (_, count) => count);
  const code = (count: number) => `#,##0${count === 0 ? '' : `.${'0'.repeat(count)}`}`;
  const formats = decimals.map((count) => `<numFmt numFmtId="${164 + count}" formatCode="${code(count)}"/>`);
  const font = (inner: string) => `<font>${inner}<sz val="11"/><name val="宋体"/><charset val="134"/></font>`;
  const look = (format: number, face: number, fill: number, more = '', inner = '') =>
    `<xf numFmtId="${format}" fontId="${face}" fillId="${fill}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${more}${inner.includes('<alignment') ? ' applyAlignment="1"' : ''}${inner === '' ? '/>' : `>${inner}</xf>`}`;
  const wrapped = '<alignment vertical="center" wrapText="1"/>';
  const looks = [
    ...[
      look(0, 0, 0),
      look(0, 1, 2, '', '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
      look(0, 1, 2),
    ],
    ...[look(49, 0, 0, ' quotePrefix="1"'), look(0, 0, 0, '', wrapped)],
    ...decimals.map((count) => look(164 + count, 0, 0)),
    ...decimals.map((count) => look(164 + count, 1, 2)),
    look(171, 0, 0),
    look(49, 0, 3, UNLOCKED, `${wrapped}<protection locked="0"/>`),
    look(0, 0, 3, UNLOCKED, '<protection locked="0"/>'),
  ];
  const side = (name: string) => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
  const frame = ['left', 'right', 'top', 'bottom'].map(side).join('');
  const fill = (colour: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length + 1}">${formats.join('')}<numFmt numFmtId="171" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFF2F2F2')}${fill('FFFFF8E1')}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${frame}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${looks.length}">${looks.join('')}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

/** What a workbook says of itself. */
export interface Properties {
  readonly title: string;
  readonly creator: string;
  /** The only time in the file. */
  readonly at: Instant;
}

export function corePropertiesPart({ title, creator, at: instant }: Properties): string {
  const at = `${instant.slice(0, 19)}Z`;
  const text = (words: string) => escapeXml(cleanText(words).text);
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${text(title)}</dc:title><dc:creator>${text(creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified><dc:language>zh-CN</dc:language></cp:coreProperties>`;
}
