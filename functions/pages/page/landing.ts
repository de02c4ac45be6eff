/**
 * Where a key leads: the page that its holder came for, on the day that matters now.
 */

import type { Role } from '../../contract.ts';
import { type Cycle, cycleOf } from '../../core/calendar/cycle.ts';
import {
  daysToIssue,
  dueInstant,
  isBegun,
  isReportingDayOf,
  issueInstant,
  previousReportingDay,
} from '../../core/calendar/schedule.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { addDays, dayAt, daysBetween } from '../../core/values/reporting-day.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Holder } from '../../records/access/access-keys.ts';
import type { BaseView } from './base-view.ts';
import { say } from './dictionary.ts';
import type { Language } from './words.ts';

/** Days to look around for a report that may still be sent in time, besides those between a day and its deadline. */
const DAYS_BACK = { day: 6, week: 14, month: 62, part: 62 } as const satisfies Record<Cycle, number>;
const MOST_DAYS_AHEAD = 31;

/** The page for that role. */
export function landingOf(holder: Holder, programme: Programme, now: Instant): string {
  if (holder.role === 'unit') return `/report/${programme.id}/${dayToReport(programme, now)}`;
  if (holder.role === 'branch') return `/desk/${programme.id}`;
  if (holder.role === 'reader') return `/archive/${programme.id}`;
  if (holder.day !== undefined) return `/archive/${programme.id}/${holder.day}`;
  return '/desk';
}

/**
 * The day that a clerk means by opening the link: the earliest one whose deadline has not passed, else today, else the
 * last reporting day (weekend, programme over). With a deadline of the next morning that is yesterday until then. A week
 * or a month stays until its briefing is out, and then the next one is begun.
 */
export function dayToReport(programme: Programme, now: Instant): ReportingDay {
  const today = dayAt(now, programme.timezone);
  const cycle = cycleOf(programme.schedule);
  const from = addDays(today, -DAYS_BACK[cycle] - daysToIssue(programme));
  const days = daysBetween(from, addDays(today, MOST_DAYS_AHEAD));
  const asked = days.filter((day) => isReportingDayOf(programme, day) && isBegun(programme, day, today));
  const over = cycle === 'day' ? dueInstant : issueInstant;
  const open = asked.find((day) => over(programme, day) >= now);
  return open ?? asked.at(-1) ?? lastDayOf(programme, today);
}

function lastDayOf({ starts, ends }: Programme, today: ReportingDay): ReportingDay {
  if (ends !== undefined && ends < today) return ends;
  return today < starts ? starts : today;
}

/** Links to the reporting days around that one; nobody looks at tomorrow. */
export function neighbours(
  programme: Programme,
  day: ReportingDay,
  today: ReportingDay,
  under: string,
): { readonly before: string | null; readonly after: string | null } {
  const link = (to: ReportingDay | undefined): string | null => (to === undefined ? null : `${under}/${to}`);
  return { before: link(previousReportingDay(programme, day)), after: link(dayAfter(programme, day, today)) };
}

function dayAfter(programme: Programme, day: ReportingDay, today: ReportingDay): ReportingDay | undefined {
  const first = day < programme.starts ? programme.starts : addDays(day, 1);
  const last = addDays(today, MOST_DAYS_AHEAD);
  for (let each = first; each <= last; each = addDays(each, 1)) {
    if (isReportingDayOf(programme, each)) return isBegun(programme, each, today) ? each : undefined;
  }
  return undefined;
}

/** The five doors of the office's pages: what is done for the day, what was issued, what is followed up, what is set, the archive. */
export type Door = 'day' | 'past' | 'matters' | 'keeping' | 'archive';

/** Links at the top of the pages of those who see more than one. */
export function linksOf(
  role: Role,
  programme: Programme,
  now: Instant,
  language: Language,
  current: Door,
): BaseView['links'] {
  if (role === 'unit' || role === 'branch' || role === 'reader' || role === 'guest') return [];
  const desk = `/desk/${programme.id}`;
  const doors = [
    ['day', `${desk}/${dayToReport(programme, now)}`, 'doorDay'],
    ['past', `${desk}/corrections`, 'doorPast'],
    ['matters', `${desk}/matters`, 'doorMatters'],
    ['keeping', `${desk}/units`, 'doorKeeping'],
    ['archive', `/archive/${programme.id}`, 'archiveTitle'],
  ] as const;
  return doors.map(([door, href, word]) => ({ href, label: say(language, word), current: door === current }));
}
