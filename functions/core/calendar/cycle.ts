/**
 * The rhythm of a programme (报告周期): which calendar days it reports on, and the stretch of days that one report covers.
 *
 * A report is named by the last day of what it covers: a month by its last day, a week by the day on which it ends.
 * Deadlines are in `schedule.ts`, words for a stretch in `cycle-words.ts`.
 */

import type { MonthDay, Programme, Schedule } from '../programme/programme.ts';
import { addDays } from '../values/reporting-day.ts';
import type { Period } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';
import { weekdayName } from '../values/weekday.ts';
import { isWorkday } from './workdays.ts';

/** day: every day or workday; week: one day a week; month: its last day; part: several days a month (半月). */
export type Cycle = 'day' | 'week' | 'month' | 'part';

export function cycleOf({ days }: Pick<Schedule, 'days'>): Cycle {
  if (typeof days === 'string') return 'day';
  if ('weekly' in days) return 'week';
  return days.monthly.length === 1 && days.monthly[0] === 'last' ? 'month' : 'part';
}

/** Is it one of the calendar days that the rhythm names? Start and end of the programme are not looked at. */
export function isOnCycle(
  programme: Pick<Programme, 'schedule' | 'calendar' | 'timezone'>,
  day: ReportingDay,
): boolean {
  const { days } = programme.schedule;
  if (days === 'every') return true;
  if (days === 'workdays') return isWorkday(programme, day);
  return 'weekly' in days ? weekdayName(day) === days.weekly : isMonthDay(day, days.monthly);
}

/** The days that the report of that reporting day covers: the day alone, the week or month that it ends, or the part of it. */
export function stretchOf({ days }: Pick<Schedule, 'days'>, day: ReportingDay): Period {
  if (typeof days === 'string') return { from: day, to: day };
  if ('weekly' in days) return { from: addDays(day, -6), to: day };
  let from = day;
  while (!isMonthDay(addDays(from, -1), days.monthly)) from = addDays(from, -1);
  return { from, to: day };
}

const isMonthDay = (day: ReportingDay, days: readonly MonthDay[]): boolean =>
  days.includes(Number(day.slice(8))) || (days.includes('last') && addDays(day, 1).endsWith('-01'));
