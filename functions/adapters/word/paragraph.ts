/** Paragraphs of running text, and how many lines they take. */
import type { Inline } from '../../core/briefing/briefing.ts';
import { textOf } from '../../core/briefing/inline-text.ts';
import { pointsOfMm, type StyleName } from '../../core/layout/layout.ts';
import { wrap } from '../../core/text/width.ts';
import type { WordDocument } from './document.ts';
import { runsOf } from './inline.ts';
import { isGridded, styleId } from './styles.ts';

/** A paragraph of running text in a style, with further paragraph properties where wanted. */
export function paragraph(
  style: StyleName,
  children: readonly Inline[],
  document: WordDocument,
  properties = '',
): string {
  const { pitch, before, after } = document.layout.styles[style];
  const { lines, doubtful } = linesOf(textOf(children), style, document);
  document.flow.lines(lines, pitch, before, after, doubtful ? pitch : 0);
  return `<w:p><w:pPr><w:pStyle w:val="${styleId(style)}"/>${properties}</w:pPr>${runsOf(children)}</w:p>`;
}

/** Lines that a text takes; doubtful when its last line is so full that another reader may need one more. */
export function linesOf(
  text: string,
  name: StyleName,
  { layout, area }: WordDocument,
): { lines: number; doubtful: boolean } {
  const style = layout.styles[name];
  const spacing = isGridded(layout, style) ? layout.grid.spacing : 0;
  const column = { width: pointsOfMm(area.width), size: style.size, spacing, indent: style.indent * style.size };
  const { lines, room } = wrap(text, column);
  return { lines, doubtful: room < style.size / (lines > 1 ? 1 : 2) };
}
