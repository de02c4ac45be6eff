/**
 * Reads worded figures back: the interval of values that the words claim. Written apart from the code that words them.
 */
import { toScaled } from '../../functions/core/values/decimal.ts';

/** Digits behind the mark that intervals are kept in. */
export const PLACES = 6;

export interface Claim {
  /** Scaled by 10^6; the value is at least `least` … */
  readonly least: bigint;
  /** … and at most `most`. */
  readonly most: bigint;
}

const WORDS = /^(近?)(-?\d+(?:\.\d+)?)(余?)([万亿]?)(余?)(?<unit>\D*)$/;

/** `近800万平方米` -> 7.92 to 8 million. Throws when the words are not of the kind that phrases.ts may make. */
export function claimOf(words: string, unit: string): Claim {
  const match = WORDS.exec(words.slice(0, words.length - unit.length));
  if (match === null || !words.endsWith(unit)) throw new Error(`not readable: ${words}`);
  const [, near, digits = '', moreBefore, magnitude, moreAfter] = match;
  if (near && (moreBefore || moreAfter)) throw new Error(`two words of approximation: ${words}`);
  if (moreBefore && !digits.endsWith('0')) throw new Error(`余 behind digits that are not round: ${words}`);
  const factor = magnitude === '亿' ? 100_000_000n : magnitude === '万' ? 10_000n : 1n;
  const said = toScaled(digits, PLACES) * factor;
  if (near) return { least: (said * 99n) / 100n, most: said };
  if (moreBefore || moreAfter) return { least: said, most: said + said / 10n };
  return { least: said, most: said };
}
