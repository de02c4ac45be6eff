/**
 * The days that a reporting day is compared with: the one before, a week earlier, and the same of last year: the date of a
 * daily, 52 weeks earlier of a weekly, the same month or half of one else.
 */

import type { Comparison } from '../kinds/indicator.ts';
import type { Programme } from '../programme/programme.ts';
import { addDays, isReportingDay } from '../values/reporting-day.ts';
import type { ReportingDay } from '../values/values.ts';
import { cycleOf } from './cycle.ts';
import { previousOnCycle, previousReportingDay } from './schedule.ts';

/** Those that any indicator asks for. */
export function comparedDays(programme: Programme, day: ReportingDay): Partial<Record<Comparison, ReportingDay>> {
  const asked = new Set(programme.indicators.flatMap(({ compare = [] }) => compare));
  // Of the first day, that of history.
  const previous = previousReportingDay(programme, day) ?? previousOnCycle(programme, day);
  return {
    ...(asked.has('previous') && previous !== undefined ? { previous } : {}),
    ...(asked.has('week') ? { week: addDays(day, -7) } : {}),
    ...(asked.has('year') ? { year: yearEarlier(programme, day) } : {}),
  };
}

function yearEarlier({ schedule }: Programme, day: ReportingDay): ReportingDay {
  if (cycleOf(schedule) === 'week') return addDays(day, -364);
  const [year, month, date] = [Number(day.slice(0, 4)) - 1, day.slice(5, 7), day.slice(8)];
  const isLast = addDays(day, 1).endsWith('-01');
  if (cycleOf(schedule) !== 'day' && isLast) return lastOf(`${year}-${month}`);
  const same = `${year}-${month}-${date}`;
  return isReportingDay(same) ? same : lastOf(`${year}-${month}`);
}

function lastOf(month: string): ReportingDay {
  const found = ['31', '30', '29', '28'].map((date) => `${month}-${date}`).find(isReportingDay);
  return found ?? `${month}-28`;
}
