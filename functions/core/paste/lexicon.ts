/**
 * Words that are looked for in a pasted text, as a tree by their characters: the longest that begins at a place is found in
 * as many steps as it is long, however many there are.
 */

interface Branch<Meaning> {
  readonly next: Map<string, Branch<Meaning>>;
  meaning?: Meaning;
}

export interface Lexicon<Meaning> {
  readonly root: Branch<Meaning>;
}

/** @param words of two equal ones the first counts. */
export function lexiconOf<Meaning>(words: Iterable<readonly [word: string, meaning: Meaning]>): Lexicon<Meaning> {
  const root: Branch<Meaning> = { next: new Map() };
  for (const [word, meaning] of words) {
    if (word === '') continue;
    let branch = root;
    for (const sign of word) {
      const known = branch.next.get(sign);
      const following = known ?? { next: new Map() };
      if (known === undefined) branch.next.set(sign, following);
      branch = following;
    }
    branch.meaning ??= meaning;
  }
  return { root };
}

/** The longest word that begins at that place. */
export function longestAt<Meaning>(
  { root }: Lexicon<Meaning>,
  text: string,
  at: number,
): { readonly meaning: Meaning; readonly end: number } | undefined {
  let branch: Branch<Meaning> | undefined = root;
  let found: { meaning: Meaning; end: number } | undefined;
  for (let end = at; end < text.length; ) {
    const sign: string = String.fromCodePoint(text.codePointAt(end) ?? 0);
    branch = branch.next.get(sign);
    if (branch === undefined) break;
    end += sign.length;
    if (branch.meaning !== undefined) found = { meaning: branch.meaning, end };
  }
  return found;
}
