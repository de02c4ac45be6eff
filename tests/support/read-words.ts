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

const WORDS = /^(近?)(-?\d+(?:\.\d+)?)(余?)(百万|千|万亿|万|亿|)(余?)$/;

const FACTORS: Readonly<Record<string, bigint>> = {
  千: 10n ** 3n,
  万: 10n ** 4n,
  百万: 10n ** 6n,
  亿: 10n ** 8n,
  万亿: 10n ** 12n,
};

/** Units that hold a scale themselves, by what they count. */
const SCALED: Readonly<Record<string, readonly [scale: string, base: string]>> = {
  ...{ 万元: ['万', '元'], 亿元: ['亿', '元'], 百万元: ['百万', '元'], 千元: ['千', '元'], 万平方米: ['万', '平方米'] },
};

/** `近800万平方米` -> 7.92 to 8 million. Throws when the words are not of the kind that phrases.ts may make. */
export function claimOf(words: string, unit: string): Claim {
  const [scale = '', base = unit] = SCALED[unit] ?? [];
  const match = WORDS.exec(words.slice(0, words.length - base.length));
  if (match === null || !words.endsWith(base)) throw new Error(`not readable: ${words}`);
  const [, near, digits = '', moreBefore, magnitude = '', moreAfter] = match;
  if (near && (moreBefore || moreAfter)) throw new Error(`two words of approximation: ${words}`);
  if (moreBefore && !digits.endsWith('0')) throw new Error(`余 behind digits that are not round: ${words}`);
  const counted = toScaled(digits, PLACES) * (FACTORS[magnitude] ?? 1n);
  const said = counted / (FACTORS[scale] ?? 1n);
  if (said * (FACTORS[scale] ?? 1n) !== counted) throw new Error(`finer than the figure: ${words}`);
  if (near) return { least: (said * 99n) / 100n, most: said };
  if (moreBefore || moreAfter) return { least: said, most: said + said / 10n };
  return { least: said, most: said };
}
