/**
 * Type of the HTML briefing: a style of the layout as CSS, and the largest size that fits one line.
 */
import type { Layout, TextStyle } from '../../core/layout/layout.ts';
import { ems } from '../../core/text/width.ts';

/** The largest size at which `text` stays on one line of `width`. */
export const oneLine = (text: string, width: string): string =>
  `calc((${width}) / ${Math.max(1, ems(text)).toFixed(1)})`;

/** Face, size, line pitch, alignment, indent and distances of one kind of text. */
export function textRules(layout: Layout, style: TextStyle): string {
  const rules = [
    `font: ${style.bold ? 'bold ' : ''}${style.size}pt/${style.pitch}pt ${faces(layout, style)}`,
    `text-align: ${style.align === 'justify' ? 'justify' : style.align}`,
    `text-indent: ${style.indent}em`,
    ...(style.colour === 'red' ? [`color: #${layout.colours.red}`] : []),
    `margin: ${style.before}pt 0 ${style.after}pt`,
  ];
  return rules.join('; ');
}

/** As named by the layout, then what other systems call them. */
export function faces({ fonts }: Layout, { face }: TextStyle): string {
  const names = fonts[face].map((name) => `"${name.replace(/["\\]/g, '')}"`);
  return [...names, ...STAND_INS[face]].join(', ');
}

const STAND_INS = {
  biaosong: ['STZhongsong', '"Songti SC"', 'serif'],
  fangsong: ['STFangsong', 'serif'],
  kai: ['STKaiti', '"Kaiti SC"', 'serif'],
  hei: ['STHeiti', '"PingFang SC"', 'sans-serif'],
  song: ['STSong', '"Songti SC"', 'serif'],
} as const satisfies Record<TextStyle['face'], readonly string[]>;
