/**
 * Text cut to a number of UTF-8 bytes, never inside what a reader sees as one character (𠮷, an emoji with its joiners).
 */

const encoder = new TextEncoder();
const characters = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });

export const bytesOf = (text: string): number => encoder.encode(text).length;

/** Pieces of at most `most` bytes that make the text again; lines are kept whole where they fit. `''` gives none. */
export function splitBytes(text: string, most: number): string[] {
  return [...pieces(text, most)];
}

/** The beginning of the text and `ending`, together at most `most` bytes; the text itself when it fits. */
export function clipBytes(text: string, most: number, ending = '…'): string {
  if (bytesOf(text) <= most) return text;
  const first = pieces(text, most - bytesOf(ending)).next().value;
  return (first ?? '') + ending;
}

/**
 * What `make` makes of the largest text that keeps the whole within `limit` bytes: JSON and markup around a text take room
 * that is not known before.
 */
export function largestFitting(make: (mostTextBytes: number) => string, limit: number): string {
  let most = limit;
  let whole = make(most);
  while (bytesOf(whole) > limit && most >= 64) {
    most = Math.floor(most * 0.9);
    whole = make(most);
  }
  return whole;
}

function* pieces(text: string, most: number): Generator<string, undefined> {
  if (most < 4) throw new RangeError(`A piece holds at least one character of 4 bytes, not ${most} bytes.`);
  let piece = '';
  let size = 0;
  for (const part of parts(text, most)) {
    const more = bytesOf(part);
    if (piece !== '' && size + more > most) {
      yield piece;
      piece = '';
      size = 0;
    }
    piece += part;
    size += more;
  }
  if (piece !== '') yield piece;
  return undefined;
}

/** Lines with their line feeds; a line that is too long by characters; a character that is too long by code points. */
function* parts(text: string, most: number): Generator<string> {
  for (const line of text.split(/(?<=\n)/)) {
    if (bytesOf(line) <= most) yield line;
    else for (const { segment } of characters.segment(line)) yield* bytesOf(segment) <= most ? [segment] : [...segment];
  }
}
