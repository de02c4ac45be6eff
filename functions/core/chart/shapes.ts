/**
 * What charts are drawn of: bars, lines, dots and labels, in units of a drawing that is scaled to the column.
 */

import { attributes, escaped } from '../text/escape.ts';
import { ems } from '../text/width.ts';

/** Units of the drawing, the size of its labels and the height of a row; it is scaled from a phone to a sheet of paper. */
export const WIDTH = 400;
export const TYPE = 14;
export const ROW = 26;

export type Point = { readonly x: number; readonly y: number };

export const round = (value: number): number => Math.round(value * 10) / 10;

export function rect(series: number, x: number, y: number, width: number, height: number): string {
  const box = attributes({ x: round(x), y: round(y), width: round(width), height: round(height) });
  return `<rect class="s${series}"${box}/>`;
}

export const line = (y: number): string => `<path class="axis" d="M0 ${round(y)}H${WIDTH}"/>`;

export function label(text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end' = 'middle'): string {
  const at = attributes({ x: round(x), y: round(y), 'text-anchor': anchor });
  return `<text${at}>${escaped(text)}</text>`;
}

export const dot = ({ x, y }: Point, series: number): string =>
  `<circle class="s${series % 6}" cx="${x}" cy="${y}" r="3"/>`;

/** The middle of a label, moved so that all of it is inside the drawing. */
export function within(x: number, text: string): number {
  const half = (ems(text) * TYPE) / 2;
  return Math.min(Math.max(x, half), WIDTH - half);
}

/** Days under the plot; when they do not fit side by side only every second, third … from the last one back. */
export function footLabels(categories: readonly string[], step: number, y: number): readonly string[] {
  const widest = Math.max(0, ...categories.map((category) => ems(category) * TYPE)) + 8;
  const every = Math.max(1, Math.ceil(widest / step));
  return categories.flatMap((category, index) => {
    if ((categories.length - 1 - index) % every !== 0) return [];
    return [label(category, within((index + 0.5) * step, category), y)];
  });
}

/** A name cut to its column; the whole name stands in the text alternative. */
export function fitted(name: string, width: number): string {
  if (ems(name) * TYPE <= width) return name;
  const characters = [...name];
  while (characters.length > 1 && (ems(characters.join('')) + 1) * TYPE > width) characters.pop();
  return `${characters.join('')}…`;
}

/** A square of its colour before each name, one under the other. */
export function legendRows(names: readonly string[], top: number): readonly string[] {
  return names.flatMap((name, index) => {
    const y = top + index * ROW;
    return [rect(index % 6, 0, y + 3, 16, 16), label(fitted(name, WIDTH - 30), 24, y + TYPE + 2, 'start')];
  });
}
