/**
 * Numbers as people write them in running text: `612.5`, `１２０`, `1,200`, `2.1万余`, `20余万`, `近800`, `八十`, `一百二十三`.
 *
 * Finds, never decides: whoever asks (narratives compared with figures, pasted text) looks at what stands around a number.
 * Values are exact, as everywhere; a word of approximation is told beside them.
 */
import type { DecimalString } from '../values/values.ts';

export interface TextNumber {
  /** Where it stands in the text, words of approximation and 万 or 亿 included. */
  readonly start: number;
  readonly end: number;
  /** End of the digits alone, before 万 or 亿: for measures that begin with them (万平方米). */
  readonly digitsEnd: number;
  readonly value: DecimalString;
  /** The value without 万 or 亿. */
  readonly digits: DecimalString;
  /** 约, 近, 余, 多, 左右 … */
  readonly approximate: boolean;
  /** One end of a range (30-40), a fraction, a time or something else that is not one number. */
  readonly doubtful: boolean;
}

const BEFORE = '(?:大约|约为|约有|约|将近|接近|近|超过|超|逾|不足|不到|至少|多达)';
const ARABIC = '(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?';
const CHINESE = '[〇零一二两三四五六七八九十百千][〇零一二两三四五六七八九十百千万亿]*(?:点[〇零一二三四五六七八九]+)?';
const MORE = '[余多来几]';
const SCALE = '万亿|[十百千]?[万亿]|[十百千]';
const AFTER = '(?:左右|上下|以上|以内)';
const NUMBER = new RegExp(
  `(?<before>${BEFORE})?(?<digits>${ARABIC}|${CHINESE})(?<more>${MORE})?(?<scale>${SCALE})?(?<rest>${MORE})?(?<after>${AFTER})?`,
  'gu',
);

/** Signs that make one number of two, or something that is no number: 30-40, 1/2, 16:30, 2022-04-08, 1，200, A12, 3.1.2. */
const JOINED_BEFORE = /[\d./～~—–-]$|\d[,，:：]$|[A-Za-z第]$/u;
const JOINED_AFTER = /^\s?[-~～—–/:：至到]\s?[\d〇零一二两三四五六七八九十]|^[.,，]\d/u;
/** 一万二 is 12,000 to those who say it and 10,002 to those who count it. */
const COLLOQUIAL = /[百千万亿][一二两三四五六七八九]$/u;

const POWER: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1000n, 万: 10_000n, 亿: 100_000_000n };
const DIGIT = '〇一二三四五六七八九';

/** In order of appearance; none overlaps another. */
export function numbersIn(text: string): TextNumber[] {
  return [...halfWidthDigits(text).matchAll(NUMBER)].flatMap((match) => numberOf(match) ?? []);
}

/** One code unit for another, so that places stay. Only digits and the point: a full-width comma ends a clause. */
function halfWidthDigits(text: string): string {
  return text.replace(/[０-９．]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}

function numberOf(match: RegExpExecArray): TextNumber | undefined {
  const { before = '', digits = '', more = '', scale = '', rest = '', after = '' } = match.groups ?? {};
  const text = match.input;
  const start = match.index;
  const end = start + match[0].length;
  const digitsEnd = start + before.length + digits.length + more.length;
  const plain = /^\d/.test(digits) ? digits.replaceAll(',', '') : chineseValue(digits);
  if (plain === undefined) return undefined;
  return {
    ...{ start, end, digitsEnd, digits: canonical(plain) },
    value: canonical(times(plain, scaleOf(scale))),
    approximate: before !== '' || more !== '' || rest !== '' || after !== '',
    doubtful: JOINED_BEFORE.test(text.slice(0, start)) || JOINED_AFTER.test(text.slice(end)) || COLLOQUIAL.test(digits),
  };
}

const scaleOf = (scale: string): bigint => [...scale].reduce((product, word) => product * (POWER[word] ?? 1n), 1n);

/** 一百二十三 -> 123, 两万三千 -> 23000, 二〇二二 -> 2022, 三点五 -> 3.5; undefined when it is no number (百千). */
function chineseValue(text: string): string | undefined {
  const [whole = '', fraction] = text.replaceAll('零', '〇').replaceAll('两', '二').split('点');
  const behind = fraction === undefined ? '' : `.${[...fraction].map((digit) => DIGIT.indexOf(digit)).join('')}`;
  if (/^[〇一二三四五六七八九]+$/.test(whole)) {
    return [...whole].map((digit) => DIGIT.indexOf(digit)).join('') + behind;
  }
  const value = wordsValue(whole);
  return value === undefined ? undefined : `${value}${behind}`;
}

/** Sections of 万 and 亿, each made of digit and 十, 百, 千; 十 alone begins as 一十. */
function wordsValue(words: string): bigint | undefined {
  let [total, myriads, section, digit] = [0n, 0n, 0n, -1n];
  for (const word of words) {
    const power = POWER[word];
    if (power === undefined) {
      if (digit > 0n) return undefined;
      digit = BigInt(DIGIT.indexOf(word));
      continue;
    }
    const last = digit < 0n ? 0n : digit;
    if (power < 10_000n) {
      if (digit < 0n && !(power === 10n && section % 100n === 0n)) return undefined;
      section += (digit < 0n ? 1n : digit) * power;
    } else if (power === 10_000n) [myriads, section] = [(section + last) * power, 0n];
    else [total, myriads, section] = [(total + myriads + section + last) * power, 0n, 0n];
    digit = -1n;
  }
  return total + myriads + section + (digit < 0n ? 0n : digit);
}

/** Decimal text times a power of ten product, exactly. */
function times(plain: string, factor: bigint): string {
  const [whole = '', fraction = ''] = plain.split('.');
  const scaled = BigInt(whole + fraction) * factor;
  if (fraction === '') return scaled.toString();
  const digits = scaled.toString().padStart(fraction.length + 1, '0');
  return `${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
}

/** Without leading zeros, and without zeros behind the mark. */
function canonical(text: string): DecimalString {
  const [whole = '', fraction = ''] = text.split('.');
  const behind = fraction.replace(/0+$/, '');
  return whole.replace(/^0+(?=\d)/, '') + (behind === '' ? '' : `.${behind}`);
}
