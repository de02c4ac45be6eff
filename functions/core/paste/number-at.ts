/**
 * The number that begins at a place of a pasted text: digits with separators and 万, numerals in both writings (三十六, 叁拾陆,
 * 廿六), and what makes it doubtful. A number in an unclear spelling has no value: only the clerk knows it.
 */
import { numbersIn } from '../text/numbers.ts';
import type { DecimalString } from '../values/values.ts';

export type NumberDoubt = 'approximate' | 'vague' | 'range' | 'unclear';

export interface NumberRead {
  /** End of the whole, and of the digits before 万 or 亿. */
  readonly end: number;
  readonly digitsEnd: number;
  readonly value?: DecimalString;
  /** The value without 万 or 亿. */
  readonly digits?: DecimalString;
  readonly doubt?: NumberDoubt;
}

const FORMAL: Readonly<Record<string, string>> = {
  ...{
    壹: '一',
    贰: '二',
    叁: '三',
    肆: '四',
    伍: '五',
    陆: '六',
    柒: '七',
    捌: '八',
    玖: '九',
    拾: '十',
    佰: '百',
    仟: '千',
  },
  ...{ 貳: '二', 參: '三', 陸: '六', 萬: '万', 億: '亿', 兩: '两', 廿: '二十', 卅: '三十' },
};
const NUMERAL = '〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟貳參陸萬億兩廿卅';
const RUN = new RegExp(
  `(?:[数几](?=[十百千万亿])|[上成](?=[百千万]))?(?:\\d+(?:,\\d{3})*(?![,\\d])(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|[${NUMERAL}几]|点(?=[〇零一二三四五六七八九]))+(?:[余多来][十百千万亿]+)?[余多来]?`,
  'uy',
);
/** What joins two runs of digits to one number that was broken, or to a range: 1 200, 1，200, 612。5, 3-5, 30至40. */
const JOINED = /(?:[人名次台辆吨个处元]{0,2} ?(?:[-—~～]+|至|到) ?| |[,，.。．·'’/:：] ?)(?=\d)/uy;
const RANGE = /[-—~～至到]/u;

const DIGIT = '[一二两三四五六七八九]';
const TENS = `${DIGIT}?十${DIGIT}?`;
const HUNDREDS = `${DIGIT}百(?:${DIGIT}十${DIGIT}?|[零〇]${DIGIT})?`;
const THOUSANDS = `${DIGIT}千(?:${HUNDREDS}|[零〇](?:${DIGIT}十${DIGIT}?|${DIGIT}))?`;
const BELOW = `(?:${HUNDREDS}|${TENS}|${DIGIT})`;
const SECTION = `(?:${THOUSANDS}|${BELOW})`;
const REST = `(?:${THOUSANDS}|[零〇]${BELOW})`;
/** A numeral in its one proper spelling: 一万二 is 12,000 to those who say it and 10,002 to those who count it. */
const PROPER = new RegExp(
  `^(?:(?:${SECTION}亿(?:${REST}万)?${REST}?|${SECTION}万${REST}?|${SECTION}|[零〇])(?:点[〇零一二三四五六七八九]+)?|\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:[百千]?[万亿]|[百千])?)$`,
  'u',
);

/** @param text in plain writing. */
export function numberAt(text: string, start: number): NumberRead | undefined {
  const end = endOf(RUN, text, start);
  if (end === undefined) return undefined;
  const joint =
    /\d$/.test(text.slice(start, end)) || RANGE.test(text[end] ?? '') ? endOf(JOINED, text, end) : undefined;
  if (joint !== undefined && !isListMark(text, joint)) return joinedNumber(text, end, joint);
  return oneNumber(text, start, end);
}

/** 36，2.出动车辆: the second is the number of a point in a list. */
const isListMark = (text: string, at: number): boolean => /^\d{1,2}(?:[、)）]|\.(?!\d))/.test(text.slice(at, at + 4));

function joinedNumber(text: string, end: number, joint: number): NumberRead {
  const doubt = RANGE.test(text.slice(end, joint)) ? 'range' : 'unclear';
  let last = joint;
  for (let next: number | undefined = joint; next !== undefined; next = endOf(JOINED, text, last)) {
    last = endOf(RUN, text, next) ?? next;
  }
  return { end: last, digitsEnd: last, doubt };
}

function oneNumber(text: string, start: number, end: number): NumberRead {
  const words = [...text.slice(start, end)].map((sign) => FORMAL[sign] ?? sign).join('');
  const place = { end, digitsEnd: end };
  if (/^[数几上成]|几/u.test(words)) return { ...place, doubt: 'vague' };
  if (/[一二两三四五六七八九]{2}/u.test(words) && !words.includes('点')) return { ...place, doubt: 'range' };
  const [number, ...others] = numbersIn(words);
  if (number === undefined) return { ...place, doubt: /^[百千万亿]/u.test(words) ? 'vague' : 'unclear' };
  const isWhole = others.length === 0 && number.start === 0 && number.end === words.length;
  if (!isWhole || !PROPER.test(words.replace(/[余多来]/gu, ''))) return { ...place, doubt: 'unclear' };
  const read = { end, digitsEnd: start + number.digitsEnd, value: number.value, digits: number.digits };
  return number.approximate ? { ...read, doubt: 'approximate' } : read;
}

function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) && pattern.lastIndex > start ? pattern.lastIndex : undefined;
}
