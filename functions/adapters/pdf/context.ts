/**
 * What the writers of blocks share: layout, faces, photos, and the width that they fill.
 */
import type { Briefing, TableBlock } from '../../core/briefing/briefing.ts';
import type { Layout, StyleName, TextStyle } from '../../core/layout/layout.ts';
import type { PreparedPhoto } from '../../core/page/photo-bytes.ts';
import type { TablePlan } from '../../core/page/table-plan.ts';
import type { Faces } from './faces.ts';
import { array, call, colour, literal, pt } from './source.ts';

export interface Sheet {
  readonly briefing: Briefing;
  readonly layout: Layout;
  readonly faces: Faces;
  readonly photos: ReadonlyMap<string, PreparedPhoto>;
  /** Width of the type area, mm; on a turned page its height. */
  readonly width: number;
  readonly planOf: (table: TableBlock) => TablePlan;
}

/** `set text(…)`: the line box is the style's pitch, the character in its middle, so that lines need no leading. */
export function setText({ layout, faces }: Pick<Sheet, 'layout' | 'faces'>, style: TextStyle): string {
  const { name, weight } = faces[style.face];
  const free = (style.pitch - style.size) / 2;
  return call('set text', {
    font: array([...new Set([name, faces.fangsong.name])].map(literal)),
    weight: String(style.bold ? Math.max(700, weight) : weight),
    size: pt(style.size),
    fill: colour(layout.colours[style.colour]),
    tracking: pt(isGridded(layout, style) ? layout.grid.spacing : 0),
    'top-edge': pt(ASCENT * style.size + free),
    'bottom-edge': pt(-((1 - ASCENT) * style.size + free)),
  });
}

/** Words in their own style, whatever Typst gives to what stands around them: a heading is larger and bold by itself. */
export const faced = (sheet: Pick<Sheet, 'layout' | 'faces'>, style: TextStyle, words: string): string =>
  `{ ${setText(sheet, style)}; ${words} }`;

/** Share of an em above the baseline in Chinese faces. */
const ASCENT = 0.88;

/** Running text of the body's size keeps the grid of characters (GB/T 9704-2012, 5.2.3). */
const isGridded = (layout: Layout, style: TextStyle): boolean =>
  style.size === layout.styles.body.size && (style.align === 'justify' || style.align === 'left');

function setParagraph(layout: Layout, style: TextStyle): string {
  const added = isGridded(layout, style) ? layout.grid.spacing : 0;
  const indent = `(amount: ${pt(style.indent * (style.size + added))}, all: true)`;
  return call('set par', { justify: String(style.align === 'justify'), 'first-line-indent': indent });
}

/** A paragraph of that style: its space above and below, its line breaks, what keeps it with the next. */
export function paragraph(sheet: Sheet, name: StyleName, content: string, sticky = false): string {
  const style = sheet.layout.styles[name];
  return styled(sheet, style, call('par', {}, content), sticky);
}

export function styled(sheet: Sheet, style: TextStyle, content: string, sticky = false): string {
  const align = style.align === 'justify' || style.align === 'left' ? '' : `set align(${style.align}); `;
  const body = `{ ${setText(sheet, style)}; ${setParagraph(sheet.layout, style)}; ${align}${content} }`;
  const place = { above: pt(style.before), below: pt(style.after), sticky: sticky ? 'true' : undefined };
  return call('block', { width: '100%', ...place }, body);
}
