/**
 * A way to say a day or a stretch of days: its pattern and what it means. Files beside this one hold the ways; `when.ts`
 * takes the longest that begins at a place.
 */
import { addDays, isReportingDay } from '../values/reporting-day.ts';
import type { Period } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';
import { countOf } from './numerals.ts';

export type When =
  | { readonly is: 'day'; readonly day: ReportingDay }
  | { readonly is: 'span'; readonly span: Period }
  /** 同期: the same day that much earlier, of another day of the question or of the newest briefing. */
  | { readonly is: 'same'; readonly before: (day: ReportingDay) => ReportingDay | undefined };

/** What a question about days is held against. */
export interface AskedAt {
  readonly today: ReportingDay;
  /** The newest day that has a briefing. */
  readonly last: ReportingDay;
  /** The day read before it: 11月24日25日, 11月1日至10日. */
  readonly near?: ReportingDay;
}

/** undefined: written as a day, and no day (2月30日). */
export type Meaning = (groups: Readonly<Record<string, string | undefined>>, at: AskedAt) => When | undefined;

export interface Phrase {
  /** Sticky. */
  readonly pattern: RegExp;
  readonly means: Meaning;
}

export const phrase = (pattern: string, means: Meaning): Phrase => ({ pattern: new RegExp(pattern, 'uy'), means });

/** 2026年, 二〇二六年, 26年, 去年. */
export const YEAR = '(?:(?<y>\\d{4}|[〇零一二三四五六七八九]{4}|\\d{2})年 ?|(?<yr>去年|上年|今年|本年|前年)的? ?)';
export const MONTH = '(?<m>\\d{1,2}|十[一二]?|[一二三四五六七八九]) ?月';
export const MONTH_FROM_NOW = '(?<mr>本月|这个月|当月|上月|上个月|上上月|上上个月)';

const YEARS_BACK: Readonly<Record<string, number>> = { 去年: 1, 上年: 1, 今年: 0, 本年: 0, 前年: 2 };
const MONTHS_BACK: Readonly<Record<string, number>> = { 上月: 1, 上个月: 1, 上上月: 2, 上上个月: 2 };

/** undefined: none was said. */
export function yearIn(
  { y, yr }: Readonly<Record<string, string | undefined>>,
  { today }: AskedAt,
): number | undefined {
  if (yr !== undefined) return Number(today.slice(0, 4)) - (YEARS_BACK[yr] ?? 0);
  if (y === undefined) return undefined;
  return y.length === 2 ? 2000 + Number(y) : countOf(y);
}

/** First day of the month that was said from today. */
export const monthFromNow = (word: string, { today }: AskedAt): ReportingDay =>
  sameDay(`${today.slice(0, 7)}-01`, -(MONTHS_BACK[word] ?? 0))!;

/** undefined: the calendar has no such day. */
export function dayOf(
  year: number | undefined,
  month: number | undefined,
  date: number | undefined,
): ReportingDay | undefined {
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
  return isReportingDay(day) ? day : undefined;
}

/** The same day so many months later or earlier; undefined: that month has no such day. */
export function sameDay(day: ReportingDay, months: number): ReportingDay | undefined {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return dayOf(Math.floor(index / 12), (index % 12) + 1, Number(day.slice(8, 10)));
}

export const lastOfMonth = (first: ReportingDay): ReportingDay => addDays(sameDay(first, 1)!, -1);

export const asDay = (day: ReportingDay | undefined): When | undefined =>
  day === undefined ? undefined : { is: 'day', day };

export const asSpan = (from: ReportingDay | undefined, to: ReportingDay | undefined): When | undefined =>
  from === undefined || to === undefined || to < from ? undefined : { is: 'span', span: { from, to } };
