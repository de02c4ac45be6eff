/**
 * Pieces of a Typst program: text as string literals, lengths, arguments, content. Reported text is never markup, since it
 * stands in a literal.
 */
import { cleanText } from '../../core/text/text.ts';

/** A string literal. Only the backslash and the quotation mark mean something in one. */
export const literal = (text: string): string =>
  `"${cleanText(text).text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`;

/** Points, to a thousandth: the same on every machine. */
export const pt = (points: number): string => `${Math.round(points * 1000) / 1000}pt`;
export const mm = (millimetres: number): string => `${Math.round(millimetres * 1000) / 1000}mm`;

export const colour = (rgb: string): string => `rgb("#${rgb}")`;

/** `(a, b)`, also of one or none. */
export const array = (items: readonly string[]): string =>
  items.length === 0 ? '()' : `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;

/** A code block whose values are joined to one content. */
export const joined = (pieces: readonly string[]): string => `{ []; ${pieces.join('; ')} }`;

/** `block(above: 3pt, { … })`; arguments without a value are left out. */
export function call(
  name: string,
  named: Readonly<Record<string, string | undefined>>,
  ...positional: readonly string[]
): string {
  const pairs = Object.entries(named).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return `${name}(${[...pairs, ...positional].join(', ')})`;
}
