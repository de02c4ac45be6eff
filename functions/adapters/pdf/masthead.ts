/**
 * The masthead (报头): classification and copy number, organisation, the briefing's name, its number, issuer and date, the red
 * rule. The same measures as in Word. source: GB/T 9704-2012, 7.2.
 */
import { pointsOfMm, type StyleName } from '../../core/layout/layout.ts';
import { ems } from '../../core/text/width.ts';
import { paragraph, type Sheet, setText, styled } from './context.ts';
import { call, colour, joined, literal, mm, pt } from './source.ts';

export function writeMasthead(sheet: Sheet): readonly string[] {
  const { masthead } = sheet.briefing;
  return [
    marks(sheet),
    call('v', { weak: 'false' }, mm(sheet.layout.masthead.space)),
    fittedLine('organisation', masthead.organisation, sheet),
    fittedLine('name', masthead.name, sheet),
    paragraph(sheet, 'issue', literal(masthead.issue)),
    ...(masthead.edition === undefined ? [] : [paragraph(sheet, 'edition', literal(masthead.edition))]),
    issuerAndDate(sheet),
    rule(sheet),
  ];
}

/** Top left and top right of the type area; an empty line keeps the place, so that every day looks the same. */
function marks(sheet: Sheet): string {
  const { classification = '', copyNumber = '' } = sheet.briefing.masthead;
  const { styles } = sheet.layout;
  const copy = `{ ${setText(sheet, styles.copyNumber)}; ${literal(copyNumber)} }`;
  const line = joined([literal(classification === '' ? '\u00a0' : classification), 'h(1fr)', copy]);
  return paragraph(sheet, 'classification', line);
}

/** The largest size, in half-points, at which the text fits one line; a very long text goes on to a second line. */
function fittedLine(name: 'organisation' | 'name', text: string, sheet: Sheet): string {
  const { masthead, styles } = sheet.layout;
  const style = styles[name];
  const [largest, smallest] =
    name === 'name' ? [masthead.nameLargest, masthead.nameSmallest] : [style.size, SMALLEST_ORGANISATION];
  const fits = Math.floor((2 * (pointsOfMm(sheet.width) - ROUNDING)) / Math.max(1, ems(text))) / 2;
  const size = Math.max(smallest, Math.min(largest, fits));
  const pitch = Math.round(Math.max(size * 1.25, Math.min(style.pitch, style.size * 1.25)));
  return styled(sheet, { ...style, size, pitch }, call('par', {}, literal(text)));
}
const SMALLEST_ORGANISATION = 16;
/** What lengths lose on their way, pt. */
const ROUNDING = 0.1;

/** Issuer left and date right on one line, each free by one character; on two lines when they do not fit. */
function issuerAndDate(sheet: Sheet): string {
  const { issuer, date } = sheet.briefing.masthead;
  return leftAndRight('issuer', issuer, date, sheet);
}

export function leftAndRight(name: StyleName, left: string, right: string, sheet: Sheet): string {
  const { size, before, after } = sheet.layout.styles[name];
  const together = (ems(left) + ems(right) + 3) * size <= pointsOfMm(sheet.width);
  const between = together ? 'h(1fr)' : 'linebreak(); h(1fr)';
  const padded = call('pad', { x: pt(size) }, call('par', {}, joined([literal(left), between, literal(right)])));
  return styled(sheet, { ...sheet.layout.styles[name], before, after }, padded);
}

function rule({ layout }: Sheet): string {
  const { ruleGap, ruleWeight } = layout.masthead;
  const line = call('line', { length: '100%', stroke: `${pt(ruleWeight)} + ${colour(layout.colours.red)}` });
  return call('block', { width: '100%', above: mm(ruleGap), below: '0pt' }, line);
}
