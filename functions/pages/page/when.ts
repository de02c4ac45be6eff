/**
 * Days and times in the reader's words, always on the clock of the programme's zone.
 */
import { cycleOf, stretchOf } from '../../core/calendar/cycle.ts';
import { reportingDayWords, shortReportingDay } from '../../core/calendar/words.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { dayAt, timeAt, weekdayOf } from '../../core/values/reporting-day.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import { wordsIn } from './dictionary.ts';
import { leftWords } from './time-left.ts';
import type { Language } from './words.ts';

type Scheduled = Pick<Programme, 'schedule'>;

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
const ENGLISH_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ENGLISH_MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** `2022年4月8日 星期五`, `Friday 8 April 2022`. */
export function dayInWords(day: ReportingDay, language: Language): string {
  const weekday = weekdayOf(day) - 1;
  if (language === 'en') return `${ENGLISH_WEEKDAYS[weekday]} ${englishDate(day)} ${day.slice(0, 4)}`;
  return `${Number(day.slice(0, 4))}年${shortDay(day, language)} 星期${WEEKDAYS[weekday]}`;
}

/** The days that a report covers: `2022年4月8日 星期五`, of a monthly `2023年5月`, `May 2023`. */
export function reportingDayInWords({ schedule }: Scheduled, day: ReportingDay, language: Language): string {
  if (cycleOf(schedule) === 'day') return dayInWords(day, language);
  if (language === 'zh') return reportingDayWords(schedule, day);
  const { from } = stretchOf(schedule, day);
  return cycleOf(schedule) === 'month'
    ? monthInWords(day.slice(0, 7), language)
    : `${englishDate(from)} – ${englishDate(day)} ${day.slice(0, 4)}`;
}

/** The same without weekday and year. */
export function shortReportingDayInWords({ schedule }: Scheduled, day: ReportingDay, language: Language): string {
  if (cycleOf(schedule) === 'day') return shortDay(day, language);
  if (language === 'zh') return shortReportingDay(schedule, day);
  return cycleOf(schedule) === 'month'
    ? monthShort(day.slice(0, 7), language)
    : `${englishDate(stretchOf(schedule, day).from)} – ${englishDate(day)}`;
}

/** `4月8日`, `8 April`. */
export function shortDay(day: ReportingDay, language: Language): string {
  if (language === 'en') return englishDate(day);
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** `16:20` on the day itself, `4月9日 08:10` on another. */
export function timeInWords(instant: Instant, timezone: string, day: ReportingDay, language: Language): string {
  const at = dayAt(instant, timezone);
  const time = timeAt(instant, timezone);
  if (at === day) return time;
  return language === 'en' ? `${time}, ${shortDay(at, language)}` : `${shortDay(at, language)} ${time}`;
}

/** `2022年4月9日 08:10`, for moments that belong to no day on the page. */
export function momentInWords(instant: Instant, timezone: string, language: Language): string {
  const [day, time] = [dayAt(instant, timezone), timeAt(instant, timezone)];
  const year = day.slice(0, 4);
  return language === 'en'
    ? `${shortDay(day, language)} ${year} ${time}`
    : `${year}年${shortDay(day, language)} ${time}`;
}

/** `2022年4月` of `2022-04`. */
export function monthInWords(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-');
  return language === 'en' ? `${ENGLISH_MONTHS[Number(number) - 1]} ${year}` : `${Number(year)}年${Number(number)}月`;
}

/** `4月`, `April` of `2022-04`, where the year stands beside it. */
export const monthShort = (month: string, language: Language): string =>
  language === 'en' ? ENGLISH_MONTHS[Number(month.slice(5)) - 1]! : `${Number(month.slice(5))}月`;

/** `还有3小时20分`, or how long the deadline has passed. */
export const leftInWords = (due: Instant, now: Instant, language: Language): string =>
  leftWords(Date.parse(due) - Date.parse(now), wordsIn(language));

const englishDate = (day: ReportingDay): string =>
  `${Number(day.slice(8))} ${ENGLISH_MONTHS[Number(day.slice(5, 7)) - 1]}`;
