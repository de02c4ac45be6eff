/**
 * The colophon (报尾) at the foot of the last page, in normal flow: rules of 0.35 and 0.25 mm, 报/送/发, printing and date.
 *
 * Nothing floats, since floating tables move or vanish in other readers. The space above is what the page flow says is
 * left, less its doubt. source: GB/T 9704-2012, 7.4.
 */
import type { Colophon } from '../../core/briefing/briefing.ts';
import { eighthsOfPoints, pointsOfMm, twipsOfPoints } from '../../core/layout/layout.ts';
import { ems, wrap } from '../../core/text/width.ts';
import type { WordDocument } from './document.ts';
import { styleId } from './styles.ts';
import { textRun } from './xml.ts';

/** Height of a rule's own line, pt: as low as readers draw it reliably. */
const RULE = 2;

export function writeColophon(document: WordDocument): string {
  const { colophon } = document.briefing;
  const { thick, thin } = document.layout.colophon;
  const lines = distributionLines(colophon, document);
  const print = printing(colophon, document);
  const copies = colophon.copies === undefined ? [] : [copiesLine(colophon.copies, document)];
  const height = [...lines, print, ...copies].reduce((sum, each) => sum + each.height, 0) + 4 * (RULE + 1);
  const above = spaceAbove(document, height);
  const middle = lines.length === 0 ? [] : [rule(thin)];
  return [
    rule(thick, above),
    ...lines.map(({ xml }) => xml),
    ...middle,
    print.xml,
    ...copies.map(({ xml }) => xml),
    rule(thick),
  ].join('');
}

/** Readers round lengths and disagree on what a border takes: 1 mm, pt. */
const SAFETY = 3;

interface Above {
  readonly newPage: boolean;
  /** pt */
  readonly space: number;
}

/**
 * What pushes the colophon down. Where there is no room under the text it begins a page of its own, and there its place is
 * exact. The more doubt, the higher it stands, down to right under the text; where nobody knows on which page the text
 * ends it follows it, or a reader would find a page of nothing else behind one that is half empty.
 */
function spaceAbove({ flow, area, layout }: WordDocument, height: number): Above {
  if (flow.doubt > pointsOfMm(area.height)) return { newPage: false, space: height / 4 };
  const free = flow.room - height;
  if (free < 0 && isUnsure(flow, 2 * layout.styles.body.pitch, height)) return { newPage: false, space: height / 4 };
  if (free < 0) return { newPage: true, space: pointsOfMm(area.height) - height };
  return { newPage: false, space: Math.max(0, free - flow.doubt - SAFETY) };
}

/** Does the text end on this page? Two lines that readers break elsewhere are enough where it ends with the last ones. */
const isUnsure = ({ doubt, room }: WordDocument['flow'], lines: number, height: number): boolean =>
  doubt > height || room < Math.max(doubt, lines);

interface Line {
  readonly xml: string;
  readonly height: number;
}

function distributionLines({ distribution }: Colophon, document: WordDocument): readonly Line[] {
  const { size } = document.layout.styles.colophon;
  const { inset } = document.layout.colophon;
  return distribution
    .filter(({ names }) => names.length > 0)
    .map(({ label, names }) => {
      const text = `${label}：${names.join('，')}。`;
      const hanging = `<w:ind w:leftChars="${(inset + 2) * 100}" w:left="${twipsOfPoints((inset + 2) * size)}" w:rightChars="${inset * 100}" w:right="${twipsOfPoints(inset * size)}" w:hangingChars="200" w:hanging="${twipsOfPoints(2 * size)}"/>`;
      const width = pointsOfMm(document.area.width) - (2 * inset + 2) * size;
      return {
        ...line(hanging, textRun(text), document),
        height:
          wrap(text, { width, size, spacing: 0, indent: -2 * size }).lines * document.layout.styles.colophon.pitch,
      };
    });
}

/** Issuer left, date right, each free by one character. 7.4.3 */
function printing({ issuer, date }: Colophon, document: WordDocument): Line {
  const { size, pitch } = document.layout.styles.colophon;
  const width = pointsOfMm(document.area.width);
  const printed = `${date}印发`;
  const together = (ems(issuer) + ems(printed) + 2 * document.layout.colophon.inset + 1) * size <= width;
  const tab = `<w:tabs><w:tab w:val="right" w:pos="${twipsOfPoints(width - size)}"/></w:tabs>`;
  const between = together ? '<w:r><w:tab/></w:r>' : '<w:r><w:br/><w:tab/></w:r>';
  const own = together ? 1 : Math.ceil((ems(issuer) * size) / (width - size)) + 1;
  const xml = line(
    `${tab}${insets('left', document)}`,
    `${textRun(issuer)}${between}${textRun(printed)}`,
    document,
  ).xml;
  return { xml, height: own * pitch };
}

const copiesLine = (copies: number, document: WordDocument): Line =>
  line(`${insets('right', document)}<w:jc w:val="right"/>`, textRun(`共印${copies}份`), document);

function insets(side: 'left' | 'right', { layout }: WordDocument): string {
  const { inset } = layout.colophon;
  return `<w:ind w:${side}Chars="${inset * 100}" w:${side}="${twipsOfPoints(inset * layout.styles.colophon.size)}"/>`;
}

/** Lines of the colophon stay together on one page. */
function line(properties: string, runs: string, { layout }: WordDocument): Line {
  const xml = `<w:p><w:pPr><w:pStyle w:val="${styleId('colophon')}"/><w:keepNext/><w:keepLines/>${properties}</w:pPr>${runs}</w:p>`;
  return { xml, height: layout.styles.colophon.pitch };
}

/** A rule as wide as the type area: a paragraph of its own without indent. 7.4.1 */
function rule(mm: number, { newPage, space }: Above = { newPage: false, space: 0 }): string {
  const breaks = newPage ? '<w:pageBreakBefore/>' : '';
  const border = `<w:pBdr><w:top w:val="single" w:sz="${eighthsOfPoints(pointsOfMm(mm))}" w:space="0" w:color="000000"/></w:pBdr>`;
  return `<w:p><w:pPr><w:pStyle w:val="${styleId('colophon')}"/><w:keepNext/>${breaks}${border}<w:spacing w:before="${twipsOfPoints(space)}" w:after="0" w:line="${twipsOfPoints(RULE)}" w:lineRule="exact"/></w:pPr></w:p>`;
}
