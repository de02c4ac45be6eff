/**
 * An amount of a pasted text (`612.5吨`, `612吨500公斤`, `三吨半`, `1.2万元`) as a value of an indicator, in its own measure. What
 * would have to be rounded, or counts something else, has no value: only the clerk knows it.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { readFigure } from '../kinds/typing.ts';
import type { DecimalString, FigureValue } from '../values/values.ts';
import { areComparable, convert, type Part } from '../wording/convert-measure.ts';
import { measuresLike } from '../wording/measures.ts';
import { plainName } from './plain-text.ts';
import type { Doubt } from './reading.ts';
import type { Token } from './tokens.ts';

/** Tokens that make up amounts. */
const IN_AMOUNT = 'QMB';

export interface AmountRead {
  readonly value?: FigureValue;
  readonly doubt?: Doubt;
}

/**
 * Of tokens from `from`, those that make one amount, without blanks and brackets. 612吨500公斤 is one, 6条15公里 are two.
 */
export function amountFrom(text: string, tokens: readonly Token[], from: number): readonly Token[] {
  const amount: Token[] = [];
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    const isBracket =
      (token?.kind === 'o' && tokens[at + 1]?.kind === 'M') || (token?.kind === 'c' && tokens[at - 1]?.kind === 'M');
    if (token === undefined || (token.kind !== '_' && !isBracket && !IN_AMOUNT.includes(token.kind))) break;
    if (token.kind === 'Q' && amount.length > 0 && !goesOn(text, tokens, at, amount)) break;
    if (IN_AMOUNT.includes(token.kind)) amount.push(token);
  }
  return amount;
}

/** A second number belongs to the first where its measure is a smaller part of the same. */
function goesOn(text: string, tokens: readonly Token[], at: number, amount: readonly Token[]): boolean {
  const next = tokens.slice(at + 1, at + 3).find(({ kind }) => kind !== '_');
  const last = amount.at(-1);
  if (last?.kind !== 'M' || next?.kind !== 'M') return false;
  return areComparable(text.slice(last.start, last.end), text.slice(next.start, next.end));
}

/** Does the amount count what the indicator counts? Without a measure nobody knows. */
export function isCountedIn(text: string, amount: readonly Token[], { unit }: Indicator, said: string): boolean {
  const token = amount.find(({ kind }) => kind === 'M');
  const measure = token === undefined ? said : text.slice(token.start, token.end);
  return measuresLike(plainName(unit)).includes(measure) || areComparable(measure, plainName(unit));
}

/**
 * @param amount its tokens: numbers, measures, 半.
 * @param said the measure that was said for it elsewhere, at its name or above; empty when none was.
 */
export function readAmount(text: string, amount: readonly Token[], indicator: Indicator, said: string): AmountRead {
  const doubt = amount.find(({ number }) => number?.doubt !== undefined)?.number?.doubt;
  const value = amountIn(text, amount, indicator, said);
  if (value === undefined) return { doubt: doubt ?? (amount.length > 2 ? 'unclear' : 'measure') };
  const read = readFigure(indicator, value, '');
  if (read.value === undefined) return { doubt: 'unfit' };
  return doubt === undefined ? { value: read.value } : { value: read.value, doubt };
}

function amountIn(
  text: string,
  amount: readonly Token[],
  { unit }: Indicator,
  said: string,
): DecimalString | undefined {
  const parts = partsOf(text, amount, said);
  if (parts === undefined) return undefined;
  const [only, ...others] = parts;
  if (only === undefined) return undefined;
  if (others.length > 0) return convert(parts, plainName(unit));
  return inOwnMeasure(text, amount, only, plainName(unit)) ?? convert([only], plainName(unit));
}

/** No measure at all is the indicator's own; `79.8万平方米` is 79.8 of 万平方米. */
function inOwnMeasure(
  text: string,
  [token]: readonly Token[],
  { value, measure }: Part,
  unit: string,
): DecimalString | undefined {
  const number = token?.number;
  const scaled = number === undefined ? '' : text.slice(number.digitsEnd, number.end);
  if (scaled !== '' && scaled + measure === unit) return number?.digits;
  const isOwn =
    measure === '' ? !/^[万亿]/u.test(unit) || scaled === '' : measuresLike(unit).map(plainName).includes(measure);
  return isOwn ? value : undefined;
}

/** 三吨半 is three and a half; 1.2万元半 is nothing that anybody writes. */
const isWhole = (before: readonly Token[]): boolean => {
  const number = before.findLast(({ kind }) => kind === 'Q')?.number;
  return number?.digits?.includes('.') === false && number.digitsEnd === number.end;
};

function partsOf(text: string, amount: readonly Token[], said: string): Part[] | undefined {
  const parts: Part[] = [];
  for (const [at, token] of amount.entries()) {
    const next = amount[at + 1];
    const last = parts.at(-1);
    if (token.kind === 'B') {
      const half = {
        value: '0.5',
        measure: last?.measure ?? (next === undefined ? said : text.slice(next.start, next.end)),
      };
      if (last !== undefined && !isWhole(amount.slice(0, at))) return undefined;
      parts.splice(-1, last === undefined ? 0 : 1, last === undefined ? half : { ...last, value: `${last.value}.5` });
    } else if (token.kind === 'Q') {
      if (token.number?.value === undefined) return undefined;
      const measure = next?.kind === 'M' ? text.slice(next.start, next.end) : said;
      parts.push({ value: token.number.value, measure });
    }
  }
  return parts;
}
