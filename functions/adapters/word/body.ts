/**
 * document.xml: masthead, title, blocks and colophon in order, in sections of upright and turned pages.
 *
 * Yields text piece by piece; whoever writes the file compresses it as it comes.
 */

import { areaOf, type Orientation, pointsOfMm } from '../../core/layout/layout.ts';
import { pageStretches } from '../../core/page/page-stretches.ts';
import { titleLines } from '../../core/text/title-lines.ts';
import { writeBlock } from './blocks.ts';
import { writeColophon } from './colophon.ts';
import type { WordDocument } from './document.ts';
import { writeMasthead } from './masthead.ts';
import { styleId } from './styles.ts';
import { DECLARATION, MAIN, RELATIONS, textRun } from './xml.ts';

const OPEN = `${DECLARATION}<w:document xmlns:w="${MAIN}" xmlns:r="${RELATIONS}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>`;

export function* documentPart(document: WordDocument): Iterable<string> {
  yield OPEN;
  yield writeMasthead(document);
  yield writeTitle(document);
  yield* writeBody(document);
  yield writeColophon(document);
  yield `${document.section(document.orientation)}</w:body></w:document>`;
}

/** A title in lines shaped as trapezoid or diamond (7.3.1), one paragraph. */
export function writeTitle({ briefing, layout, area, flow }: WordDocument): string {
  const { size, pitch, before, after } = layout.styles.title;
  const lines = titleLines(briefing.title, Math.floor(pointsOfMm(area.width) / size));
  flow.lines(lines.length, pitch, before, after);
  return `<w:p><w:pPr><w:pStyle w:val="${styleId('title')}"/></w:pPr>${textRun(lines.join('\n'))}</w:p>`;
}

export function* writeBody(document: WordDocument): Iterable<string> {
  for (const { orientation, blocks } of pageStretches(document.briefing.body, (table) => document.planOf(table))) {
    document.isFresh = orientation !== document.orientation;
    if (document.isFresh) yield turn(orientation, document);
    for (const block of blocks) {
      yield* writeBlock(block, document);
      document.isFresh = false;
    }
  }
}

/** Ends the section with its properties; the next one begins on a new page. */
function turn(orientation: Orientation, document: WordDocument): string {
  const ended = document.orientation;
  document.orientation = orientation;
  document.flow.turn(pointsOfMm(areaOf(document.layout, orientation).height));
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${document.section(ended)}</w:pPr></w:p>`;
}
