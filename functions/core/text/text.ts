/**
 * Text that people send, made fit for every rendition: well-formed Unicode that XML 1.0 can carry, and nothing hidden.
 *
 * Legal text comes back exactly (astral characters such as 𠮷, emoji and their joiners). What is dropped is listed, so
 * that the sender is told. Word refuses files with C0 controls, lone surrogates or U+FFFE; bidi controls can make a
 * reader see another text than the one that is stored.
 */

/**
 * What may not stay: C0 controls but tab and line feed, U+FFFE and U+FFFF (XML 1.0 §2.2 Char), lone surrogates, and the
 * characters with the property Bidi_Control (UAX #9 §2).
 */
const REFUSED = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\p{Surrogate}\p{Bidi_Control}]/gu;

/** `removed` names each kind of dropped character once, `U+0007`, in order of appearance. CR LF and CR become LF. */
export function cleanText(text: string): { text: string; removed: readonly string[] } {
  const removed = new Set<string>();
  const clean = text.replace(/\r\n?/g, '\n').replace(REFUSED, (character) => {
    removed.add(codeOf(character));
    return '';
  });
  return { text: clean, removed: [...removed] };
}

/** Characters as a person counts them in a limit: code points, so that 𠮷 is one. */
export const lengthOf = (text: string): number => [...text].length;

/** `U+200B`: how a character that nobody can see is named to people. */
export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
