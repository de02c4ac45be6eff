/**
 * The colophon (报尾), never parted, with its last rule on the foot of the type area of the last page: whatever room is left
 * stands above it. source: GB/T 9704-2012, 7.4.
 */
import { type Sheet, styled } from './context.ts';
import { leftAndRight } from './masthead.ts';
import { call, joined, literal, mm, pt } from './source.ts';

export function writeColophon(sheet: Sheet): readonly string[] {
  const { distribution, copies, issuer, date } = sheet.briefing.colophon;
  const { thick, thin } = sheet.layout.colophon;
  const lines = distribution.filter(({ names }) => names.length > 0);
  const rows = [
    rule(thick),
    ...lines.map(({ label, names }) => hanging(`${label}：${names.join('，')}。`, sheet)),
    ...(lines.length === 0 ? [] : [rule(thin)]),
    leftAndRight('colophon', issuer, `${date}印发`, sheet),
    ...(copies === undefined ? [] : [copiesLine(copies, sheet)]),
    rule(thick),
  ];
  const whole = call('block', { width: '100%', breakable: 'false', above: '0pt', below: '0pt' }, joined(rows));
  return [
    call('block', { height: '0pt' }, `[#metadata(none)#label("text-end")]`),
    call('v', {}, '1fr'),
    `[#${whole}#label("colophon")]`,
  ];
}

/** 报： and what follows it, free by one character at both sides; further lines hang under the first name. 7.4.2 */
function hanging(text: string, sheet: Sheet): string {
  const style = sheet.layout.styles.colophon;
  const { inset } = sheet.layout.colophon;
  const body = call('par', { 'hanging-indent': pt(2 * style.size) }, literal(text));
  return styled(sheet, style, call('pad', { x: pt(inset * style.size) }, body));
}

function copiesLine(copies: number, sheet: Sheet): string {
  const style = { ...sheet.layout.styles.colophon, align: 'right' } as const;
  const padded = call('pad', { x: pt(sheet.layout.colophon.inset * style.size) }, literal(`共印${copies}份`));
  return styled(sheet, style, padded);
}

/** The rule's own width is part of its height: the last one ends on the edge. 7.4.1 */
function rule(weight: number): string {
  return call('rect', { width: '100%', height: mm(weight), fill: 'black', stroke: 'none' });
}
