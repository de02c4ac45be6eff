/**
 * The piece of a text that is shown for a hit, and which of its characters were looked for.
 */
import { fold } from './words.ts';

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Characters before the first hit, and in all: about three lines on a phone. */
const BEFORE = 20;
const LONGEST = 96;

/** The text around its first hit, cut with `…`, in pieces that are hits or not. */
export function excerptOf(text: string, terms: readonly string[]): Piece[] {
  const folded = fold(text);
  const first = Math.min(...terms.map((term) => folded.indexOf(term)).filter((at) => at >= 0), text.length);
  const from = first === text.length || text.length <= LONGEST ? 0 : atCharacter(text, Math.max(0, first - BEFORE));
  const to = atCharacter(text, Math.min(text.length, from + LONGEST));
  const shown = piecesOf(text.slice(from, to), terms);
  const plain = (mark: string): Piece[] => [{ text: mark, hit: false }];
  return [...(from > 0 ? plain('…') : []), ...shown, ...(to < text.length ? plain('…') : [])];
}

/** The whole text in pieces; hits of several terms that touch or overlap are one. */
export function piecesOf(text: string, terms: readonly string[]): Piece[] {
  const folded = fold(text);
  const marked = new Uint8Array(text.length);
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1))
      marked.fill(1, at, at + term.length);
  }
  const pieces: Piece[] = [];
  for (let from = 0, at = 1; from < text.length; at += 1) {
    if (at < text.length && marked[at] === marked[from]) continue;
    pieces.push({ text: text.slice(from, at), hit: marked[from] === 1 });
    from = at;
  }
  return pieces;
}

/** Never between the halves of a character. */
const atCharacter = (text: string, at: number): number =>
  /^[\udc00-\udfff]/.test(text.slice(at, at + 1)) ? at + 1 : at;
