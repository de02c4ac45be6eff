/**
 * How figures of an indicator are said: what they are counted in and how they moved. What differs from kind to kind stands
 * in the kind's file; how numbers themselves are said, in `text/phrases.ts`.
 */

import type { DecimalString } from '../values/values.ts';
import { exactWords } from '../wording/phrases.ts';
import type { Indicator } from './indicator.ts';
import { kindOf } from './table.ts';

type Measured = Pick<Indicator, 'kind' | 'unit'>;

/** What a figure is counted in when it is said: names are counted in 个, answers in 个单位. */
export const measureOf = (indicator: Measured): string => kindOf(indicator).words.measure(indicator.unit);

/** The same in a sentence, which says the day or 日均 itself: a mean of 吨/日 is said in 吨. */
export const spokenMeasure = (indicator: Measured): string => kindOf(indicator).words.spoken(measureOf(indicator));

/** A difference of rates is told in 个百分点. */
export const inPoints = ({ kind, unit }: Measured): boolean => kindOf({ kind }).words.inPoints || unit === '%';

/**
 * @param since what it is measured against: of a reporting day `sinceWords` of its calendar, of a period its digest's words.
 * `较前一日增加12人次`, `较前一日减少3处`, `与前一日持平`; of a rate `较前一日上升2.3个百分点`.
 */
export function changeWords(change: DecimalString, unit: string, of: Measured, since: string): string {
  const moved = moveWords(change, unit, of);
  return moved === '持平' ? `与${since}持平` : `较${since}${moved}`;
}

/** @param words how its size is said. The movement alone: `增加12人次`, `减少3处`, `持平`, `上升2.3个百分点`, `下降2.3个百分点`. */
export function moveWords(change: DecimalString, unit: string, of: Measured, words = exactWords): string {
  const size = change.replace(/^-/, '');
  if (/^[0.]*$/.test(size)) return '持平';
  const down = change.startsWith('-');
  if (inPoints(of)) return `${down ? '下降' : '上升'}${exactWords(size, '个百分点')}`;
  return `${down ? '减少' : '增加'}${words(size, unit)}`;
}

/** Word before the figure to date; null: it is the day's. @param mean as the programme's cycle says it: 日均, 月均. */
export function toDateWords(indicator: Pick<Indicator, 'kind' | 'isOfDay'>, mean: string): string | null {
  const word = toDateOf(indicator);
  return word === '日均' ? mean : word;
}

/** The same whatever the cycle. */
export function toDateOf(indicator: Pick<Indicator, 'kind' | 'isOfDay'>): '累计' | '日均' | null {
  const { toDate } = kindOf(indicator).words;
  return typeof toDate === 'function' ? toDate(indicator) : toDate;
}
