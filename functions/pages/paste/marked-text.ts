/**
 * A pasted text in pieces: what was recognised, what is asked about, and what lies between.
 */
import type { Proposal } from '../../core/paste/reading.ts';

export interface MarkedPiece {
  readonly text: string;
  readonly isClear: boolean;
  readonly isAsked: boolean;
}

/** The pieces make up the whole text. Proposals come in order of place; where two overlap the second is left unmarked. */
export function markedText(text: string, proposals: readonly Proposal[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  const add = (end: number, doubtful?: boolean): void => {
    if (end > at) pieces.push({ text: text.slice(at, end), isClear: doubtful === false, isAsked: doubtful === true });
    at = Math.max(at, end);
  };
  for (const { from, to, doubtful } of proposals) {
    if (from < at) continue;
    add(from);
    add(to, doubtful !== undefined);
  }
  add(text.length);
  return pieces;
}
