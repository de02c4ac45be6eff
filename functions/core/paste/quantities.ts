/**
 * The quantities of a pasted text: numbers that may be figures, each with what makes it doubtful (see `paste.ts`).
 *
 * `十几`, `数百` and `3-5` are quantities that only the clerk knows. What only looks like one: `spans.ts`.
 */

import { numbersIn } from '../text/numbers.ts';
import type { DecimalString } from '../values/values.ts';
import { halfWidth, type Span } from './spans.ts';

export interface Quantity {
  /** Place in the text, words of approximation and 万 or 亿 included. */
  readonly start: number;
  readonly end: number;
  /** End of the digits alone, and their value: for measures that begin with 万 (万平方米). */
  readonly digitsEnd: number;
  readonly digits: DecimalString;
  /** Absent when nobody can tell it from the text. */
  readonly value?: DecimalString;
  readonly doubt?: 'approximate' | 'vague' | 'range' | 'unclear';
}

/** A run of digits and numerals, with what makes it vague (数百, 十几, 百余) in it. */
const RUN =
  /(?:[数几](?=[十百千万亿])|[上成](?=[百千万]))?(?:\d+(?:,\d{3})*(?:\.\d+)?|[〇零一二两三四五六七八九十百千万亿几]|点(?=[〇零一二三四五六七八九]))+(?:[余多来][十百千万亿]+)?[余多来]?/gu;
const TWO_DIGITS = /[一二两三四五六七八九]{2}/u;
const DIGIT = '[一二两三四五六七八九]';
const TENS = `${DIGIT}?十${DIGIT}?`;
const HUNDREDS = `${DIGIT}百(?:${DIGIT}十${DIGIT}?|[零〇]${DIGIT})?`;
const THOUSANDS = `${DIGIT}千(?:${HUNDREDS}|[零〇](?:${DIGIT}十${DIGIT}?|${DIGIT}))?`;
const BELOW = `(?:${HUNDREDS}|${TENS}|${DIGIT})`;
const SECTION = `(?:${THOUSANDS}|${BELOW})`;
const REST = `(?:${THOUSANDS}|[零〇]${BELOW})`;
/**
 * A numeral in its one proper spelling. Others are read in two ways: 一万二 is 12,000 to those who say it and 10,002 to those
 * who count it.
 */
const PROPER = new RegExp(
  `^(?:(?:${SECTION}亿(?:${REST}万)?${REST}?|${SECTION}万${REST}?|${SECTION}|[零〇])(?:点[〇零一二三四五六七八九]+)?|\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:[百千]?[万亿]|[百千])?)$`,
  'u',
);
/** What stands between the two ends of a range: 3-5人, 30人至40人. */
const TO = /^[人名次台辆吨个处元]{0,2}\s?(?:[-−–—~～]+|至|到)\s?$/u;

/** What stands inside one number that was written in two: 1 200, 1，200, 612。5, 1/2. */
const BROKEN = /^(?:[ \t]*|[,，.。．·/／:：])$/;

/** In order of place; none overlaps another, nor one of the spans. */
export function quantitiesIn(text: string, without: readonly Span[]): Quantity[] {
  const plain = halfWidth(text);
  const numbers = numbersIn(plain);
  const runs = [...plain.matchAll(RUN)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((run) => without.every(({ start, end }) => run.end <= start || end <= run.start));
  return joined(
    plain,
    runs.map((run) => quantityAt(plain, run, numbers)),
  ).map((each) => withSigns(plain, each));
}

/** Two that make a range, or one number that is broken (1 200, 1，200), are one quantity that nobody can tell. */
function joined(text: string, found: readonly Quantity[]): Quantity[] {
  const kept: Quantity[] = [];
  for (const each of found) {
    const last = kept.at(-1);
    const gap = last === undefined ? undefined : text.slice(last.end, each.start);
    const doubt = gap === undefined ? undefined : TO.test(gap) ? 'range' : BROKEN.test(gap) ? 'unclear' : undefined;
    if (last === undefined || doubt === undefined) kept.push(each);
    else kept[kept.length - 1] = { start: last.start, end: each.end, digitsEnd: each.end, digits: '0', doubt };
  }
  return kept;
}

function quantityAt(text: string, run: Span, numbers: ReturnType<typeof numbersIn>): Quantity {
  const words = text.slice(run.start, run.end);
  const number = numbers.find(({ start, end }) => start <= run.start && run.end <= end);
  const place = { ...run, digitsEnd: number?.digitsEnd ?? run.end, digits: number?.digits ?? '0' };
  if (/^[数几上成]|几/u.test(words)) return { ...place, doubt: 'vague' };
  if (TWO_DIGITS.test(words)) return { ...place, doubt: 'range' };
  if (number === undefined) return { ...place, doubt: /^[百千万亿]/u.test(words) ? 'vague' : 'unclear' };
  const wide = { ...place, start: number.start, end: number.end };
  if (!PROPER.test(words.replace(/[余多来]/gu, ''))) return { ...wide, doubt: 'unclear' };
  return number.approximate ? { ...wide, value: number.value, doubt: 'approximate' } : { ...wide, value: number.value };
}

/** What the signs beside a quantity say: >300, 300+, -5. */
function withSigns(text: string, each: Quantity): Quantity {
  const { start, end, digitsEnd, digits, value } = each;
  const mark = text.slice(Math.max(0, start - 1), start);
  if (/[-−–.．]/.test(mark) || isListNumber(text, each)) return { start, end, digitsEnd, digits, doubt: 'unclear' };
  const more = text[end] === '+';
  if (value === undefined || !(more || /[<>＜＞≈±≥≤~～]/.test(mark))) return each;
  return { start, end: more ? end + 1 : end, digitsEnd, digits, value, doubt: 'approximate' };
}

/** 3.5吨 at the beginning of a line, where other lines begin with 1. and 2.: the third point, or three and a half? */
function isListNumber(text: string, { start, end }: Quantity): boolean {
  if (!/^\d{1,2}\.\d/.test(text.slice(start, end)) || !/(?:^|\n)[ \t]*$/.test(text.slice(0, start))) return false;
  return [...text.matchAll(/(?:^|\n)[ \t]*\d{1,2}[.、．]/g)].length > 1;
}
