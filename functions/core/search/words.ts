/**
 * Text as search compares it: Chinese has no spaces between words, so what is looked for is found anywhere in a text, and
 * pairs of neighbouring characters tell beforehand where it cannot be.
 *
 * Folding keeps the length, unit for unit, so that a place in folded text is the same place in the text itself.
 */

/** Full-width letters and digits as narrow ones, capitals as small ones. */
export function fold(text: string): string {
  return text.replace(/[A-ZＡ-Ｚａ-ｚ０-９]/g, (character) => {
    const code = character.charCodeAt(0);
    return String.fromCharCode(code > 0xff00 ? code - 0xfee0 : code).toLowerCase();
  });
}

const MOST_TERMS = 5;
const LONGEST_TERM = 40;

/** What was typed as words that must all be there, folded; the first five, each at most 40 characters. */
export function termsOf(query: string): string[] {
  const words = fold(query.toWellFormed())
    .split(/\s+/)
    .filter((word) => word !== '');
  return [...new Set(words.map((word) => word.slice(0, LONGEST_TERM)))].slice(0, MOST_TERMS);
}

/**
 * Adds the text's grams: each character that words are made of, and each two that stand side by side, as one number (the
 * earlier UTF-16 unit in the upper half). Spaces and punctuation make none: they are in every text.
 */
export function addGrams(folded: string, to: Set<number>): void {
  let before = 0;
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at);
    if (!isOfWords(unit)) {
      before = 0;
      continue;
    }
    to.add(unit);
    if (before !== 0) to.add(((before << 16) | unit) >>> 0);
    before = unit;
  }
}

/** Grams that every text with these terms holds: pairs, and single characters only where a term has no pair. */
export function gramsOfTerms(terms: readonly string[]): number[] {
  return terms.flatMap((term) => {
    const grams = new Set<number>();
    addGrams(term, grams);
    const pairs = [...grams].filter((gram) => gram > 0xffff);
    return pairs.length > 0 ? pairs : [...grams];
  });
}

/** ASCII letters and digits, and from Latin-1's letters on everything but the blocks of punctuation. */
function isOfWords(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
  return unit >= 0xc0 && !(unit >= 0x2000 && unit < 0x2e80) && !(unit >= 0x3000 && unit < 0x3041) && unit < 0xff00;
}
