/**
 * Ways to say a stretch of days: 上周, 10月份, 三季度, 去年, 今年以来, 近7天, 11月上旬; and 同期. Where no year is said, the latest
 * such stretch that has begun.
 */
import { addDays, earlierDay } from '../values/reporting-day.ts';
import { weekOf } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';
import { COUNT, countOf } from './numerals.ts';
import {
  type AskedAt,
  asSpan,
  dayOf,
  lastOfMonth,
  MONTH,
  MONTH_FROM_NOW,
  monthFromNow,
  type Phrase,
  phrase,
  sameDay,
  type When,
  YEAR,
  yearIn,
} from './phrase.ts';

type Said = Readonly<Record<string, string | undefined>>;

/** First day of the stretch that begins with that month, in the year that was said. */
function firstOf(said: Said, month: number | undefined, at: AskedAt): ReportingDay | undefined {
  const year = yearIn(said, at);
  if (year !== undefined) return dayOf(year, month, 1);
  const thisYear = Number(at.today.slice(0, 4));
  const first = dayOf(thisYear, month, 1);
  return first !== undefined && first > at.today ? dayOf(thisYear - 1, month, 1) : first;
}

/** So many whole months from that day on. */
const monthsFrom = (first: ReportingDay | undefined, months: number): When | undefined =>
  asSpan(first, first && lastOfMonth(sameDay(first, months - 1)!));

const NUMBERED: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };
const numberOf = (word: string): number => NUMBERED[word] ?? Number(word);

const WEEKS: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 本: 0, 这: 0 };
const TENS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  上旬: [0, 9],
  中旬: [10, 19],
  下旬: [20, 30],
};

function tenDays(first: ReportingDay | undefined, word: string): When | undefined {
  const [from, to] = TENS[word] ?? [0, 0];
  if (first === undefined) return undefined;
  return asSpan(addDays(first, from), earlierDay(addDays(first, to), lastOfMonth(first)));
}

/** Up to the newest briefing. */
function recent(count: number | undefined, unit: string, { last }: AskedAt): When | undefined {
  if (count === undefined || count === 0) return undefined;
  if (unit.endsWith('月')) {
    const before = sameDay(last, -count);
    return asSpan(before && addDays(before, 1), last);
  }
  return asSpan(addDays(last, 1 - (unit === '天' || unit === '日' ? count : 7 * count)), last);
}

const SAME: Readonly<Record<string, (day: ReportingDay) => ReportingDay | undefined>> = {
  年: (day) => sameDay(day, -12),
  月: (day) => sameDay(day, -1),
  周: (day) => addDays(day, -7),
};

export const SPAN_PHRASES: readonly Phrase[] = [
  phrase(`${YEAR}?${MONTH}份?`, (said, at) => monthsFrom(firstOf(said, countOf(said.m!), at), 1)),
  phrase('(?<y>\\d{4})[-/](?<m>\\d{1,2})(?![-/\\d])', ({ y, m }) => monthsFrom(dayOf(countOf(y!), countOf(m!), 1), 1)),
  phrase(MONTH_FROM_NOW, ({ mr }, at) => monthsFrom(monthFromNow(mr!, at), 1)),
  phrase(`${YEAR}?${MONTH}份?的?(?<x>[上中下]旬)`, (said, at) => tenDays(firstOf(said, countOf(said.m!), at), said.x!)),
  phrase(`${MONTH_FROM_NOW}的?(?<x>[上中下]旬)`, ({ mr, x }, at) => tenDays(monthFromNow(mr!, at), x!)),
  phrase('(?<w>上上|上|本|这)个?一?(?:周|星期|礼拜)', ({ w }, { today }) => {
    const { from, to } = weekOf(addDays(today, (WEEKS[w!] ?? 0) * 7));
    return asSpan(from, to);
  }),
  phrase(`${YEAR}?第?(?<q>[一二三四1-4])季度`, (said, at) =>
    monthsFrom(firstOf(said, numberOf(said.q!) * 3 - 2, at), 3),
  ),
  phrase(`${YEAR}?(?<h>[上下])半年`, (said, at) => monthsFrom(firstOf(said, said.h === '上' ? 1 : 7, at), 6)),
  phrase(`${YEAR}(?:全年)?`, (said, at) => monthsFrom(dayOf(yearIn(said, at), 1, 1), 12)),
  phrase('(?:今年|本年|年初)(?:以来|至今|到现在)', (_, { today, last }) => asSpan(`${today.slice(0, 4)}-01-01`, last)),
  phrase('(?:本月|这个月|月初)(?:以来|至今|到现在)', (_, { today, last }) => asSpan(`${today.slice(0, 7)}-01`, last)),
  phrase(`(?:最近|过去|近)(?<n>${COUNT})(?<u>天|日|周|个?星期|个月)`, ({ n, u }, at) => recent(countOf(n!), u!, at)),
  phrase('(?:去|上)(?<s>年)的?同期', ({ s }) => ({ is: 'same', before: SAME[s!]! })),
  phrase('上个?(?<s>[月周])的?同期', ({ s }) => ({ is: 'same', before: SAME[s!]! })),
];
