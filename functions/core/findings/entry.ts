/**
 * One line of the catalogue of findings: its level, what was expected, and the sentence that says what to do.
 *
 * The lines themselves stand in tables beside this file, one a room; `catalogue.ts` holds them all.
 */

/** `name` is how the user knows the field, `seen` what was there, `expected` what belongs there. */
export interface EntryWords {
  readonly name: string;
  readonly seen: string;
  readonly expected: string;
}

export interface Entry {
  readonly level: 'error' | 'warning';
  readonly expected: string;
  /** A whole Chinese sentence: what was seen, and what to do. */
  readonly zh: (words: EntryWords) => string;
  readonly en: (words: EntryWords) => string;
}
