/**
 * A text as tokens for comparing it: a number as people write it (`2.1万余`) is one, a word in Latin letters is one, every
 * other character is one. And which numbers somebody who reads a changed text must be asked about.
 */
import { numbersIn, type TextNumber } from './numbers.ts';

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly number?: TextNumber;
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const number of numbersIn(withCommas(text))) {
    tokens.push(...plainTokens(text, from, number.start));
    tokens.push({ text: text.slice(number.start, number.end), start: number.start, end: number.end, number });
    from = number.end;
  }
  tokens.push(...plainTokens(text, from, text.length));
  return tokens;
}

/** 3，438 and 3 438 are one number, as 3,438 is; one sign for another, so that places stay. */
const GROUPED = /(?<![\d.,，])\d{1,3}(?:(?:，\d{3})+|(?:[ \u00a0\u2009\u202f]\d{3})+)(?![\d,，])/gu;
const withCommas = (text: string): string => text.replace(GROUPED, (number) => number.replace(/\D/gu, ','));

function plainTokens(text: string, from: number, to: number): Token[] {
  return [...text.slice(from, to).matchAll(/[A-Za-z]+|./gsu)].map(({ 0: token, index }) => ({
    text: token,
    start: from + index,
    end: from + index + token.length,
  }));
}

/**
 * Does the number say how many? Not so: dates, times, ordinals, and single Chinese numerals, which are parts of words (一线,
 * 十分, 千方百计).
 */
export function tellsAmount(text: string, { start, end, doubtful }: TextNumber): boolean {
  const [before, said, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  if (/[第（(]$/.test(before) && !/\d/.test(said)) return false;
  if (/第$/.test(before) || /^[年月日号时点分秒期版届]/.test(after)) return false;
  if (/\d/.test(said)) return !doubtful || !/[:：]$/.test(before);
  return said.length > 1 && MEASURE.test(after);
}

const MEASURE =
  /^(?:个|人|名|次|吨|处|家|户|辆|台|件|起|项|条|座|公里|千米|米|平方|亩|公顷|元|万元|亿元|升|千克|公斤|份|批|场|班|组|队|支|％|%)/;
