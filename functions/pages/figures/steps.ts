/**
 * Names of the steps of a period and words for how its figures moved.
 */

import { periodChange } from '../../core/indicators/compare.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { inPoints } from '../../core/kinds/words.ts';
import { addDays } from '../../core/values/reporting-day.ts';
import type { Period, Step } from '../../core/values/spans.ts';
import type { DecimalString } from '../../core/values/values.ts';
import { grouped } from '../page/figure-text.ts';
import { monthInWords, shortDay } from '../page/when.ts';
import type { Language } from '../page/words.ts';

/** `4月8日`, `4月4日—10日`, `2022年4月`; with the year where the period has more than one. */
export function stepName(bucket: Period, step: Step, period: Period, language: Language): string {
  const { from, to } = bucket;
  if (step === 'month' && isWholeMonth(bucket)) return monthInWords(from.slice(0, 7), language);
  const years = period.from.slice(0, 4) !== period.to.slice(0, 4);
  return daysName({ from, to }, language, years);
}

/** `4月1日—8日`, `2022年3月30日—4月2日` */
export function daysName({ from, to }: Period, language: Language, withYear = true): string {
  const first = withYear ? dated(from, language) : shortDay(from, language);
  if (from === to) return first;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const sameMonth = sameYear && from.slice(5, 7) === to.slice(5, 7);
  if (language === 'en')
    return `${sameYear ? shortDay(from, 'en') : dated(from, 'en')} – ${withYear ? dated(to, 'en') : shortDay(to, 'en')}`;
  const last = sameMonth
    ? `${Number(to.slice(8))}日`
    : sameYear || !withYear
      ? shortDay(to, language)
      : dated(to, language);
  return `${first}—${last}`;
}

const dated = (day: string, language: Language): string =>
  language === 'en'
    ? `${shortDay(day, language)} ${day.slice(0, 4)}`
    : `${day.slice(0, 4)}年${shortDay(day, language)}`;

/** Short, for the foot of a chart: `4/8`, `2022-04`, with the year where it changes the meaning. */
export function footName({ from }: Period, step: Step, period: Period): string {
  if (step === 'month') return from.slice(0, 7);
  const day = `${Number(from.slice(5, 7))}/${Number(from.slice(8))}`;
  return period.from.slice(0, 4) === period.to.slice(0, 4) ? day : `${from.slice(0, 4)}/${day}`;
}

const isWholeMonth = ({ from, to }: Period): boolean => from.endsWith('-01') && addDays(to, 1).endsWith('-01');

/** `+12 (+5.0%)`; of a ratio the difference in percentage points; null where one of them is unknown. */
export function moved(
  now: DecimalString | null,
  before: DecimalString | null,
  indicator: Indicator,
  language: Language,
): string | null {
  const { change, percent } = periodChange(indicator, now, before);
  if (change === null) return null;
  if (isZero(change)) return language === 'zh' ? '持平' : 'same';
  const size = signed(change);
  if (inPoints(indicator)) return language === 'zh' ? `${size}个百分点` : `${size} points`;
  return percent === null ? size : `${size}（${signed(percent)}%）`;
}

export const isZero = (value: DecimalString): boolean => /^-?[0.]*$/.test(value);

export const signed = (value: DecimalString): string => (isZero(value) ? '0' : grouped(value).replace(/^(?!-)/, '+'));
