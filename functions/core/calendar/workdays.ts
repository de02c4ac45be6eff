/**
 * Workdays of a programme: its own calendar first, then the public notices, then Monday to Friday.
 *
 * The office's own table decides wherever it speaks, so that it can be right on the evening a notice comes out, or differ
 * from it. What nobody has arranged is a plain week, and `calendarFindings` says so: never silently wrong.
 */

import { type Finding, finding } from '../findings/finding.ts';
import type { Programme } from '../programme/programme.ts';
import { weekdayOf } from '../values/reporting-day.ts';
import type { ReportingDay } from '../values/values.ts';
import { arrangedAs, calendarKnows } from './chinese-holidays.ts';

/** Zones in which the State Council's notices hold. Asia/Urumqi is the same working calendar on another clock. */
const MAINLAND = new Set(['Asia/Shanghai', 'Asia/Chongqing', 'Asia/Chungking', 'Asia/Harbin', 'Asia/Urumqi', 'PRC']);

/** Days for which the calendar is looked over beforehand: notices come out in October to December of the year before. */
export const CALENDAR_AHEAD_DAYS = 45;

/** Do the State Council's notices hold for the programme? */
export const followsNotices = ({ timezone }: Pick<Programme, 'timezone'>): boolean => MAINLAND.has(timezone);

/** Do people work on that day, whatever the programme's schedule says about reporting? */
export function isWorkday(programme: Pick<Programme, 'calendar' | 'timezone'>, day: ReportingDay): boolean {
  const { calendar } = programme;
  if (calendar.workdays.includes(day)) return true;
  if (calendar.holidays.includes(day)) return false;
  const arranged = followsNotices(programme) ? arrangedAs(day) : undefined;
  return arranged === undefined ? weekdayOf(day) <= 5 : arranged === 'work';
}

/** Does anything of the schedule hang on the calendar? */
const dependsOnWorkdays = ({ schedule }: Pick<Programme, 'schedule'>): boolean =>
  schedule.days === 'workdays' || schedule.shift !== undefined;

/**
 * One warning for each year between the two days for which neither the notices nor the programme's own calendar say
 * anything, though the programme reports on workdays only or moves deadlines to them. Empty: the calendar can be relied on.
 */
export function calendarFindings(programme: Programme, from: ReportingDay, to: ReportingDay): Finding[] {
  if (!dependsOnWorkdays(programme)) return [];
  return yearsBetween(from, to)
    .filter((year) => !knows(programme, year))
    .map((year) => finding('calendar.unknown_year', { path: 'calendar.holidays', seen: year }));
}

function knows(programme: Programme, year: string): boolean {
  const { calendar } = programme;
  const own = [...calendar.holidays, ...calendar.workdays].some((day) => day.startsWith(`${year}-`));
  return own || (followsNotices(programme) && calendarKnows(year));
}

function yearsBetween(from: ReportingDay, to: ReportingDay): string[] {
  const first = Number(from.slice(0, 4));
  const count = Math.max(0, Number(to.slice(0, 4)) - first + 1);
  return Array.from({ length: count }, (_, index) => String(first + index));
}
