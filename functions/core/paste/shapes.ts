/**
 * The safe shapes of a clause, as patterns over the letters of its tokens (see `tokens.ts`). A clause that has none of them is
 * not understood, whatever numbers it holds, and a word that is on no list has a letter that is in no shape.
 */
import type { Token } from './tokens.ts';

const shape = (letters: string): RegExp => new RegExp(`^${letters}$`);

/** Heads before a colon; then the day, the unit, 共; then what is done. */
const BEFORE = '(?:(?:Ds|[LDUHGW]|o[LDUHGW]+c)*k)?(?:[LDUF]|o[DU]+c)*(?:ZD?s?p?)?(?:[DUF])*E?';
const NAME = '(?:oNc|N)O?(?:oMc)?';
const LINK = '(?:[AFIDhk]|oDc)*y?A?';
const MEASURED = '(?:QM(?:QM){0,2}B?|BM)';
const AMOUNT = `(?:${MEASURED}|QoMc|Q)A?`;
const BARE = `${NAME}${LINK}${AMOUNT}`;
const TAIL = `(?:oDc)?(?:o(?:[TP][FIk]*|C)${AMOUNT}c|oSc|oJ${BARE}c)?`;
const FIGURE = `${BARE}${TAIL}`;

const SHAPES = {
  /** Names, each with its number behind it. */
  forward: shape(`(?:J|${BEFORE})${FIGURE}(?:[LDF]*${FIGURE})*`),
  /** Numbers with their measures, each with its name behind it. */
  backward: shape(`${BEFORE}(?:${MEASURED}N)+`),
  /** A total to date or another day's figure, said with its name. */
  aside: shape(`(?:[LU]*[TP][LUTPkFI]*E?${NAME}${LINK}|[LU]*${NAME}[kI]*[TP][kFI]*)${AMOUNT}`),
  /** The same behind a figure of the day, and what has changed. */
  behind: shape(`(?:[TP][kFI]*|C)${AMOUNT}|S`),
  change: shape(`[LUD]*${NAME}(?:C${AMOUNT}|S)`),
  /** 截至今日17时: what follows may be a total. */
  asOf: shape('[U]*ZD?s?U?'),
  /** 单位：万元 */
  measure: shape('o?WkMc?'),
  /** An answer that is no number, read as a whole. */
  answer: shape('(?:(?:[LDUHGW]|o[LDUHGW]+c)*k)?[LDU]*R'),
  head: shape('(?:Ds|[LDUHGWk]|o[LDUHGWk]*c)*'),
} as const;
export type Shape = keyof typeof SHAPES;

export const lettersOf = (tokens: readonly Token[]): string => tokens.map(({ kind }) => kind).join('');

/** Blanks may stand between any two tokens; only a number and a name behind it need one. No clause that is written with care has more tokens; the bound keeps matching linear in the length of a text. */
const LONGEST_CLAUSE = 400;

export function shapeOf(tokens: readonly Token[]): Shape | undefined {
  if (tokens.length > LONGEST_CLAUSE) return undefined;
  const written = lettersOf(tokens);
  const letters = written.replaceAll('_', '');
  return (Object.keys(SHAPES) as Shape[]).find(
    (each) => SHAPES[each].test(letters) && !(each === 'forward' && /[QB]N/.test(written)),
  );
}
