/**
 * How long a programme keeps what (保管期限): durations as the programme file writes them, and which days are past them.
 *
 * What has no duration is kept for ever. Editions and the audit are never removed: numbers, totals and every proof rest on
 * them; the file may say so, and nothing else. Removing is an operator's deed (`pipeline/keeping/remove-past.ts`).
 * source: 机关文件材料归档范围和文书档案保管期限规定 (国家档案局令第8号, 2006): 永久, 定期 30年 or 10年
 * source: 中华人民共和国个人信息保护法 第十九条: no longer than the purpose needs, unless a law says otherwise
 */

import { addDays, earlierDay } from '../values/reporting-day.ts';
import type { ReportingDay } from '../values/values.ts';
import type { Keep, KeptKind } from './programme.ts';

export const KEPT_NAMES: Readonly<Record<KeptKind, { readonly zh: string; readonly en: string }>> = {
  photos: { zh: '照片', en: 'Photos' },
  reports: { zh: '报送', en: 'Reports' },
  deliveries: { zh: '投递和催报记录', en: 'Deliveries and reminders' },
  downloads: { zh: '下载记录', en: 'Downloads' },
};

export const FOREVER = 'forever';

/** Days for which a day can still be corrected, delivered again or looked back at: nothing is removed before. */
export const LEAST_DAYS = 100;

/** Clocks of those who remove and those who ask may differ, never by so many days. */
const SLACK_DAYS = 30;

/** Is the day so old that something of it may have been removed? Of later ones nobody need ask. */
export const couldBeGone = (day: ReportingDay, today: ReportingDay): boolean =>
  day <= addDays(today, SLACK_DAYS - LEAST_DAYS);

interface Duration {
  readonly count: number;
  readonly unit: 'y' | 'm' | 'd';
}

/** undefined: for ever, or no duration at all. */
export function readDuration(text: string): Duration | undefined {
  const [, count, unit] = /^([1-9]\d{0,3})([ymd])$/.exec(text) ?? [];
  return count === undefined ? undefined : { count: Number.parseInt(count, 10), unit: unit as Duration['unit'] };
}

/**
 * Does the first keep anything longer than the second, on whatever day it is asked? A month is 28 to 31 days long, so `4m`
 * (up to 123) may outlast `120d`, and `12m` is `1y`. First days of months tell it all: a date that a shorter month lacks
 * comes between two of them.
 */
export function keepsLonger(one: string, other: string): boolean {
  const never = ''; // before every day
  return MONTHS_OF_A_CYCLE.some((day) => (lastDayPast(one, day) ?? never) < (lastDayPast(other, day) ?? never));
}

/** The first days of four years, a leap year among them. */
const MONTHS_OF_A_CYCLE = Array.from(
  { length: 48 },
  (_, month) => `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`,
);

/** What holds for a kind: photos without a duration of their own go with the reports that name them. */
export function durationOf(keep: Keep | undefined, kind: KeptKind): string {
  return keep?.[kind] ?? (kind === 'photos' ? keep?.reports : undefined) ?? FOREVER;
}

/** The last day whose time is over: before the same date so many years, months or days ago. undefined: there is none. */
export function lastDayPast(duration: string, today: ReportingDay): ReportingDay | undefined {
  const read = readDuration(duration);
  if (read === undefined) return undefined;
  if (read.unit === 'd') return addDays(today, -read.count - 1);
  const same = monthsBefore(today, read.unit === 'y' ? read.count * 12 : read.count);
  return same && addDays(same, -1);
}

/** The same date some months ago; where that month is shorter, its last day. undefined: before the year 1. */
function monthsBefore(day: ReportingDay, months: number): ReportingDay | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map((part) => Number.parseInt(part, 10));
  const count = year * 12 + month - 1 - months;
  if (count < 12) return undefined;
  const first = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
  const last = addDays(first, 27);
  const end = [1, 2, 3].map((more) => addDays(last, more)).filter((each) => each.slice(0, 7) === first.slice(0, 7));
  const longest = end.at(-1) ?? last;
  return earlierDay(addDays(first, date - 1), longest);
}

/** `10年`, `18个月`, `400天`, 永久. */
export function durationInWords(duration: string, language: 'zh' | 'en'): string {
  const read = readDuration(duration);
  if (read === undefined) return language === 'en' ? 'for ever' : '永久';
  const unit = language === 'en' ? { y: ' years', m: ' months', d: ' days' } : { y: '年', m: '个月', d: '天' };
  return `${read.count}${unit[read.unit]}`;
}
