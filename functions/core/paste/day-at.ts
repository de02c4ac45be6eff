/**
 * The day, stretch of days or time that begins at a place of a pasted text, held against the day that is reported on.
 */
import { addDays, weekdayOf } from '../values/reporting-day.ts';
import type { ReportingDay } from '../values/values.ts';

/** today: the reporting day or its 24 hours; other: another day; stretch: several days or hours; time: of the clock. */
export interface DayRead {
  readonly end: number;
  readonly is: 'today' | 'other' | 'stretch' | 'time';
}

const DATE = String.raw`(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)`;
const TIME = String.raw`(\d{1,2})(?::(\d{2})(?!\d)(?::\d{2})?| ?(?:时|点(?![\d位〇零一二三四五六七八九]))(?:(\d{1,2})分|整)?)`;
const STRETCH = new RegExp(
  `(?:${DATE})(?: ?${TIME})? ?(?:至|到|-|—+|~|～) ?(?:(?:${DATE})|(\\d{1,2})[日号])?(?: ?${TIME})?`,
  'uy',
);
const ONE_DATE = new RegExp(DATE, 'uy');
const ONE_TIME = new RegExp(TIME, 'uy');
const WEEKDAY = /(?:星期|周|礼拜)([一二三四五六日天])/uy;

/** @param text in plain writing. */
export function dayAt(text: string, start: number, day: ReportingDay): DayRead | undefined {
  return stretchAt(text, start, day) ?? dateAt(text, start, day) ?? weekdayAt(text, start, day) ?? timeAt(text, start);
}

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text) ?? undefined;
}

function dateAt(text: string, start: number, day: ReportingDay): DayRead | undefined {
  const match = matchAt(ONE_DATE, text, start);
  if (match === undefined) return undefined;
  const is = dateOf(match.slice(1, 7), day) === day.slice(0, 10) ? 'today' : 'other';
  return { end: start + match[0].length, is };
}

/** 5月19日18时至5月20日18时 is the day that ends then, and 5月20日0时至24时 is that day. */
function stretchAt(text: string, start: number, day: ReportingDay): DayRead | undefined {
  const match = matchAt(STRETCH, text, start);
  if (match === undefined || /(?:至|到|[-—~～])$/u.test(match[0].trimEnd())) return undefined;
  const end = start + match[0].length;
  const [first, from] = [dateOf(match.slice(1, 7), day), hourOf(match.slice(7, 10))];
  const [last, to] = [
    match[16] === undefined ? dateOf(match.slice(10, 16), day) : undefined,
    hourOf(match.slice(17, 20)),
  ];
  const whole =
    first === day.slice(0, 10) && last === undefined && match[16] === undefined && from === '00:00' && to === '24:00';
  const since = from === to || (from === '24:00' && to === '24:00');
  const ends = from !== undefined && since && first === addDays(day.slice(0, 10), -1) && last === day.slice(0, 10);
  return { end, is: whole || ends ? 'today' : 'stretch' };
}

function timeAt(text: string, start: number): DayRead | undefined {
  const match = matchAt(ONE_TIME, text, start);
  return match === undefined || hourOf(match.slice(1, 4)) === undefined
    ? undefined
    : { end: start + match[0].length, is: 'time' };
}

function weekdayAt(text: string, start: number, day: ReportingDay): DayRead | undefined {
  const match = matchAt(WEEKDAY, text, start);
  if (match === undefined) return undefined;
  const said = '一二三四五六日'.indexOf((match[1] ?? '').replace('天', '日')) + 1;
  return { end: start + match[0].length, is: said === weekdayOf(day.slice(0, 10)) ? 'today' : 'other' };
}

const two = (part: string): string => part.padStart(2, '0');

/** The year of the reporting day where none is said. */
function dateOf(parts: readonly (string | undefined)[], day: ReportingDay): string | undefined {
  const [y1, m1, d1, y2, m2, d2] = parts;
  const [year, month, date] = [y1 ?? y2 ?? day.slice(0, 4), m1 ?? m2, d1 ?? d2];
  return month === undefined || date === undefined ? undefined : `${year}-${two(month)}-${two(date)}`;
}

function hourOf([hour, minute, minutes]: readonly (string | undefined)[]): string | undefined {
  if (hour === undefined) return undefined;
  const time = `${two(hour)}:${two(minute ?? minutes ?? '0')}`;
  return /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time) ? time : undefined;
}
