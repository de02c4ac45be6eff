/**
 * The whole briefing as one Typst program: page, masthead, title, blocks, colophon.
 */

import { pointsOfMm, typeArea } from '../../core/layout/layout.ts';
import { pageStretches } from '../../core/page/page-stretches.ts';
import { titleLines } from '../../core/text/title-lines.ts';
import { writeBlocks } from './blocks.ts';
import { writeColophon } from './colophon.ts';
import { faced, type Sheet, styled } from './context.ts';
import { writeMasthead } from './masthead.ts';
import { setPage, turnedPages } from './page.ts';
import { array, call, literal } from './source.ts';

/** What begins a new page although there would be room: the last block, for the colophon's company, or the colophon itself. */
export type Break = 'none' | 'last block' | 'colophon';

export function programOf(sheet: Sheet, broken: Break = 'none'): string {
  const [end = '', ...colophon] = writeColophon(sheet);
  const apart = broken === 'colophon' ? ['pagebreak(weak: true)'] : [];

  return [
    setDocument(sheet),
    `#${setPage(sheet)}`,
    ...DEFAULTS,
    ...[
      ...writeMasthead(sheet),
      writeTitle(sheet),
      ...bodyOf(sheet, broken === 'last block'),
      end,
      ...apart,
      ...colophon,
      PLACES,
    ].map((statement) => `#${statement}`),
  ].join('\n');
}

/** Chinese text on lines that bring their own height; nothing added between blocks. */
export const DEFAULTS = [
  '#set text(lang: "zh", region: "CN", cjk-latin-spacing: none, costs: (widow: 0%, orphan: 0%))',
  '#set par(leading: 0pt, spacing: 0pt)',
  '#set block(spacing: 0pt)',
  '#show heading: it => it.body',
];

/** The only time that the file carries is that of its issue. */
export function setDocument({ briefing }: Sheet): string {
  const { title, masthead, keywords, issuedAt } = briefing;
  const at = new Date(issuedAt);
  const named = {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
  const date = call('datetime', Object.fromEntries(Object.entries(named).map(([key, value]) => [key, String(value)])));
  return `#${call('set document', {
    title: literal(`${title.replaceAll('\n', '')}（${masthead.name}${masthead.issue}）`),
    author: literal(masthead.issuer),
    keywords: array(keywords.map(literal)),
    date,
  })}`;
}

/** A title in lines shaped as trapezoid or diamond (7.3.1). */
export function writeTitle(sheet: Sheet): string {
  const style = sheet.layout.styles.title;
  const lines = titleLines(sheet.briefing.title, Math.floor(pointsOfMm(sheet.width) / style.size));
  const words = lines.map(literal).join('; linebreak(); ');
  return styled(sheet, style, call('heading', { level: '1' }, faced(sheet, style, words)), true);
}

/** Upright blocks as they are, stretches of wide tables on turned pages. */
function bodyOf(sheet: Sheet, together: boolean): readonly string[] {
  const { width, height } = typeArea(sheet.layout);
  const stretches = pageStretches(sheet.briefing.body, sheet.planOf);
  return stretches.flatMap(({ orientation, blocks }, index) => {
    const isAnnex = blocks[0]?.type === 'annex' && index > 0;
    if (orientation === 'landscape') return [turnedPages(sheet, writeBlocks(blocks, { ...sheet, width: height }))];
    const parted = together && index === stretches.length - 1 && blocks.length > 1;
    const upright = { ...sheet, width };
    const begin = isAnnex ? ['pagebreak(weak: true)'] : [];
    if (!parted) return [...begin, writeBlocks(blocks, upright)];
    return [...begin, writeBlocks(blocks.slice(0, -1), upright), 'pagebreak()', writeBlocks(blocks.slice(-1), upright)];
  });
}

/** Where the text ends and where the colophon stands: pages and the distance from the top, pt. */
export interface Places {
  readonly end: { readonly page: number; readonly y: number };
  readonly colophon: { readonly page: number; readonly y: number };
}

const PLACES =
  'context { let at(l) = { let p = locate(l).position(); (page: p.page, y: p.y.pt()) }; [#metadata((end: at(label("text-end")), colophon: at(label("colophon"))))#label("places")] }';
