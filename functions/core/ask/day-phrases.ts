/**
 * Ways to say one day: 2026-11-24, 11月24日, 二十四号, 上周二, 前天, 三天前, 上月底. Where no year is said, the latest such day
 * that has come.
 */
import { addDays, weekdayOf } from '../values/reporting-day.ts';
import { weekOf } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';
import { COUNT, countOf } from './numerals.ts';
import {
  type AskedAt,
  asDay,
  dayOf,
  lastOfMonth,
  MONTH,
  MONTH_FROM_NOW,
  monthFromNow,
  type Phrase,
  phrase,
  sameDay,
  YEAR,
  yearIn,
} from './phrase.ts';

const DATE = `(?<d>${COUNT}) ?[日号]`;
/** Leap days come every four years, or eight. */
const MOST_YEARS = 8;
const MOST_MONTHS = 3;

/** The latest 24 November, up to today. */
function latestOf(month: number | undefined, date: number | undefined, { today }: AskedAt): ReportingDay | undefined {
  for (let back = 0; back <= MOST_YEARS; back += 1) {
    const day = dayOf(Number(today.slice(0, 4)) - back, month, date);
    if (day !== undefined && day <= today) return day;
  }
  return undefined;
}

/** The latest 24th, up to today; of the month that was spoken of just before. */
function latestDate(date: number | undefined, { today, near }: AskedAt): ReportingDay | undefined {
  if (near !== undefined) return dayOf(Number(near.slice(0, 4)), Number(near.slice(5, 7)), date);
  for (let back = 0; back <= MOST_MONTHS; back += 1) {
    const first = sameDay(`${today.slice(0, 7)}-01`, -back)!;
    const day = dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), date);
    if (day !== undefined && day <= today) return day;
  }
  return undefined;
}

function ofMonth(first: ReportingDay | undefined, date: number | undefined): ReportingDay | undefined {
  return first && dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), date);
}

const FROM_TODAY: Readonly<Record<string, number>> = {
  ...{ 大前天: -3, 前天: -2, 前日: -2, 昨天: -1, 昨日: -1 },
  ...{ 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2 },
};

const WEEKS: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1 };
const WEEKDAYS = '一二三四五六日';

/** Without a word before it the latest one, up to today. */
function weekdayIn(word: string | undefined, said: string, { today }: AskedAt): ReportingDay {
  const weekday = /[1-7]/.test(said) ? Number(said) : WEEKDAYS.indexOf(said.replace('天', '日')) + 1;
  const inWeek = (weeks: number): ReportingDay => addDays(weekOf(today).from, weeks * 7 + weekday - 1);
  if (word !== undefined) return inWeek(WEEKS[word] ?? 0);
  return weekday <= weekdayOf(today) ? inWeek(0) : inWeek(-1);
}

function before(count: number | undefined, unit: string, { today }: AskedAt): ReportingDay | undefined {
  if (count === undefined) return undefined;
  if (unit === '天' || unit === '日') return addDays(today, -count);
  if (unit === '年') return sameDay(today, -12 * count);
  return unit === '个月' ? sameDay(today, -count) : addDays(today, -7 * count);
}

/** Behind a day without 日 nothing may follow that could belong to it: 11月24大队. */
const ENDS = '(?=[\\s,，、。;；:：的?？!！]|$)';

export const DAY_PHRASES: readonly Phrase[] = [
  phrase(
    '(?<y>\\d{4}) ?(?:[-/.]|年) ?(?<m>\\d{1,2}) ?(?:[-/.]|月) ?(?<d>\\d{1,2})(?!\\d)(?: ?[日号])?',
    ({ y, m, d }) => asDay(dayOf(countOf(y!), countOf(m!), countOf(d!))),
  ),
  phrase('(?<y>(?:19|20)\\d{2})(?<m>\\d{2})(?<d>\\d{2})(?!\\d)', ({ y, m, d }) =>
    asDay(dayOf(countOf(y!), countOf(m!), countOf(d!))),
  ),
  phrase(`${YEAR}${MONTH} ?${DATE}`, (said, at) => asDay(dayOf(yearIn(said, at), countOf(said.m!), countOf(said.d!)))),
  phrase(`${MONTH} ?${DATE}`, ({ m, d }, at) => asDay(latestOf(countOf(m!), countOf(d!), at))),
  phrase(`${MONTH} ?(?<d>${COUNT})${ENDS}`, ({ m, d }, at) => asDay(latestOf(countOf(m!), countOf(d!), at))),
  phrase('(?<m>\\d{1,2})[-/.](?<d>\\d{1,2})(?![-/.\\d%])', ({ m, d }, at) =>
    asDay(latestOf(countOf(m!), countOf(d!), at)),
  ),
  phrase(`${MONTH_FROM_NOW}的? ?${DATE}`, ({ mr, d }, at) => asDay(ofMonth(monthFromNow(mr!, at), countOf(d!)))),
  phrase(DATE, ({ d }, at) => asDay(latestDate(countOf(d!), at))),
  phrase(`(?<rel>${Object.keys(FROM_TODAY).join('|')})`, ({ rel }, { today }) =>
    asDay(addDays(today, FROM_TODAY[rel!] ?? 0)),
  ),
  phrase(`(?<n>${COUNT})(?<u>天|日|周|个?星期|个?礼拜|个月|年)[之以]?前`, ({ n, u }, at) =>
    asDay(before(countOf(n!), u!, at)),
  ),
  phrase('(?<w>上上|上|本|这|下)?个?(?:周|星期|礼拜)(?<wd>[一二三四五六日天1-7])', ({ w, wd }, at) =>
    asDay(weekdayIn(w, wd!, at)),
  ),
  phrase('(?:去年|上年)的?(?:今天|今日|同日|同一天)', (_, { today }) => asDay(sameDay(today, -12))),
  phrase('(?:上月|上个月)的?(?:今天|今日|同日|同一天)', (_, { today }) => asDay(sameDay(today, -1))),
  phrase(`${MONTH_FROM_NOW}的?[底末]`, ({ mr }, at) => asDay(lastOfMonth(monthFromNow(mr!, at)))),
  phrase(`${YEAR}?${MONTH}份?[底末]`, (said, at) => {
    const [year, month] = [yearIn(said, at), countOf(said.m!)];
    const first = year === undefined ? latestOf(month, 1, at) : dayOf(year, month, 1);
    return asDay(first && lastOfMonth(first));
  }),
];
