/**
 * The masthead (报头): classification and copy number, organisation, the briefing's name, its number, issuer and date, the red rule.
 *
 * Conventions of a 简报; fonts, colours and the rule as GB/T 9704-2012, 7.2 has them. The name is as large as fits one line.
 */
import type { Masthead } from '../../core/briefing/briefing.ts';
import {
  eighthsOfPoints,
  halfPoints,
  pointsOfMm,
  type StyleName,
  twipsOfMm,
  twipsOfPoints,
} from '../../core/layout/layout.ts';
import { ems } from '../../core/text/width.ts';
import type { WordDocument } from './document.ts';
import { styleId } from './styles.ts';
import { textRun } from './xml.ts';

export function writeMasthead(document: WordDocument): string {
  const { masthead } = document.briefing;
  const edition = masthead.edition === undefined ? '' : line('edition', masthead.edition, document);
  return [
    marks(masthead, document),
    line('organisation', masthead.organisation, document, fitted(masthead.organisation, 'organisation', document)),
    line('name', masthead.name, document, fitted(masthead.name, 'name', document)),
    line('issue', masthead.issue, document),
    edition,
    issuerAndDate(masthead, document),
    rule(document),
  ].join('');
}

/** Top left and top right of the type area; an empty line keeps the place, so that every day looks the same. */
function marks({ classification, copyNumber }: Masthead, document: WordDocument): string {
  const { width } = document.area;
  const { pitch } = document.layout.styles.classification;
  const space = document.layout.masthead.space;
  document.flow.lines(1, pitch, 0, pointsOfMm(space));
  const number =
    copyNumber === undefined ? '' : `<w:r><w:tab/></w:r>${textRun(copyNumber, facedAs('copyNumber', document))}`;
  const tab = `<w:tabs><w:tab w:val="right" w:pos="${twipsOfMm(width)}"/></w:tabs>`;
  return `<w:p><w:pPr><w:pStyle w:val="${styleId('classification')}"/>${tab}<w:spacing w:after="${twipsOfMm(space)}"/></w:pPr>${textRun(classification ?? '')}${number}</w:p>`;
}

const facedAs = (name: StyleName, { layout }: WordDocument): string => {
  const font = layout.fonts[layout.styles[name].face][0] ?? '';
  return `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/></w:rPr>`;
};

function line(style: StyleName, text: string, document: WordDocument, size?: number): string {
  const { pitch, before, after, size: usual } = document.layout.styles[style];
  const own = size === undefined ? pitch : Math.round(Math.max(size * 1.25, Math.min(pitch, usual * 1.25)));
  const lines = size === undefined ? 1 : Math.ceil((ems(text) * size) / pointsOfMm(document.area.width) - 0.001);
  document.flow.lines(Math.max(1, lines), own, before, after);
  const pitched = size === undefined ? '' : `<w:spacing w:line="${twipsOfPoints(own)}" w:lineRule="exact"/>`;
  const sized =
    size === undefined ? '' : `<w:rPr><w:sz w:val="${halfPoints(size)}"/><w:szCs w:val="${halfPoints(size)}"/></w:rPr>`;
  return `<w:p><w:pPr><w:pStyle w:val="${styleId(style)}"/>${pitched}</w:pPr>${textRun(text, sized)}</w:p>`;
}

/** The largest size, in half-points, at which the text fits one line; a very long text goes on to a second line. */
function fitted(text: string, style: 'organisation' | 'name', { layout, area }: WordDocument): number {
  const [largest, smallest] =
    style === 'name'
      ? [layout.masthead.nameLargest, layout.masthead.nameSmallest]
      : [layout.styles.organisation.size, 16];
  const fits = Math.floor((2 * pointsOfMm(area.width)) / Math.max(1, ems(text))) / 2;
  return Math.max(smallest, Math.min(largest, fits));
}

/** Issuer left and date right on one line, each free by one character; on two lines when they do not fit. */
function issuerAndDate({ issuer, date }: Masthead, document: WordDocument): string {
  const { pitch, before, size } = document.layout.styles.issuer;
  const width = pointsOfMm(document.area.width);
  const together = (ems(issuer) + ems(date) + 3) * size <= width;
  document.flow.lines(together ? 1 : Math.ceil((ems(issuer) * size) / (width - 2 * size)) + 1, pitch, before);
  const tab = `<w:tabs><w:tab w:val="right" w:pos="${twipsOfPoints(width - size)}"/></w:tabs>`;
  const inset = `<w:ind w:leftChars="100" w:left="${twipsOfPoints(size)}" w:rightChars="${together ? 0 : 100}" w:right="${together ? 0 : twipsOfPoints(size)}" w:firstLineChars="0" w:firstLine="0"/>`;
  const between = together ? '<w:r><w:tab/></w:r>' : '<w:r><w:br/><w:tab/></w:r>';
  return `<w:p><w:pPr><w:pStyle w:val="${styleId('issuer')}"/>${tab}${inset}</w:pPr>${textRun(issuer)}${between}${textRun(date)}</w:p>`;
}

/** A paragraph of its own without indent: a border follows its paragraph's indent. */
function rule(document: WordDocument): string {
  const { ruleGap, ruleWeight } = document.layout.masthead;
  document.flow.lines(1, pointsOfMm(ruleGap) + ruleWeight);
  const border = `<w:pBdr><w:bottom w:val="single" w:sz="${eighthsOfPoints(ruleWeight)}" w:space="0" w:color="${document.layout.colours.red}"/></w:pBdr>`;
  return `<w:p><w:pPr><w:pStyle w:val="${styleId('issuer')}"/>${border}<w:spacing w:before="0" w:after="0" w:line="${twipsOfMm(ruleGap)}" w:lineRule="exact"/></w:pPr></w:p>`;
}
