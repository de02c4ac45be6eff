/**
 * What is due now: one pure function over the programme, the instant and what has been done already.
 *
 * The clock may tick late, twice, or die between two actions. Each action is idempotent and what is done is read from the
 * records, so the next tick answers with exactly what is left, oldest day first.
 */
import { arrangementOn } from '../programme/in-force.ts';
import { type Programme, unitIsOpen } from '../programme/programme.ts';
import { addDays, dayAt, daysBetween, earlierDay, instantOf, laterDay } from '../values/reporting-day.ts';
import type { DayTime, Instant, ReportingDay } from '../values/values.ts';
import { cycleOf, isOnCycle, stretchOf } from './cycle.ts';
import { isWorkday } from './workdays.ts';

export type DueAction =
  | { readonly action: 'remind'; readonly day: ReportingDay; readonly time: string }
  | { readonly action: 'close'; readonly day: ReportingDay }
  | { readonly action: 'issue'; readonly day: ReportingDay };

export interface ScheduleState {
  /** First day that the clock is answerable for: the programme's start, or the day it was first stored if that is later. */
  readonly from: ReportingDay;
  /** Last closed day; days are closed in order. */
  readonly closedThrough?: ReportingDay;
  /** Days that have an edition. */
  readonly issued: ReadonlySet<ReportingDay>;
  /** Days that the office holds back. */
  readonly held: ReadonlySet<ReportingDay>;
  /** Days that were signed off; asked only where the programme wants a signature. */
  readonly approved?: ReadonlySet<ReportingDay>;
  /** Reminders already recorded, `<day> <time>`. */
  readonly reminded: ReadonlySet<string>;
}

/** Does the programme ask for reports about that day? */
export function isReportingDayOf(programme: Programme, day: ReportingDay): boolean {
  const { ends, ...held } = heldOn(programme, day);
  if (day < programme.starts || (ends !== undefined && day > ends)) return false;
  return isOnCycle(held, day);
}

/** Schedule and calendar that held on that day, with the zone. */
const heldOn = (programme: Programme, day: ReportingDay) => ({
  ...arrangementOn(programme, day),
  timezone: programme.timezone,
});

export const dueInstant = (programme: Programme, day: ReportingDay): Instant =>
  scheduledInstant(programme, day, arrangementOn(programme, day).schedule.due);

export const issueInstant = (programme: Programme, day: ReportingDay): Instant =>
  scheduledInstant(programme, day, arrangementOn(programme, day).schedule.issue);

/** A time of the schedule for that day: reminders and issue move with the deadline, so that their order and distance stay. */
export function scheduledInstant(programme: Programme, day: ReportingDay, at: DayTime): Instant {
  return instantOf(addDays(day, daysShifted(programme, day)), at, programme.timezone);
}

/** Longest stretch of days off that a deadline moves over. */
const LONGEST_SHIFT = 31;

/** The most days that lie between a reporting day and its issue; who looks back over days looks back by these too. */
export const daysToIssue = ({ schedule }: Programme): number =>
  Math.max(schedule.due.plusDays, schedule.issue.plusDays) + (schedule.shift === undefined ? 0 : LONGEST_SHIFT);

/** The last reporting day that may have something due by that day: with deadlines that move before a day off, one ahead. */
export const lastDayDue = ({ schedule }: Programme, today: ReportingDay): ReportingDay =>
  schedule.shift?.to === 'before' ? addDays(today, LONGEST_SHIFT) : today;

/** By how many days that day's deadline moves: 0 on a workday or without `shift`, less than 0 before a day off. */
function daysShifted(programme: Programme, day: ReportingDay): number {
  const held = heldOn(programme, day);
  const { shift, due } = held.schedule;
  if (shift === undefined || isWorkday(held, addDays(day, due.plusDays))) return 0;
  const step = shift.to === 'after' ? 1 : -1;
  let left = shift.workdays;
  for (let days = step; Math.abs(days) <= LONGEST_SHIFT; days += step) {
    if (isWorkday(held, addDays(day, due.plusDays + days))) left -= 1;
    if (left === 0) return days;
  }
  return 0;
}

/** On time at the very instant of the deadline, late one millisecond after it. */
export const isLate = (programme: Programme, day: ReportingDay, receivedAt: Instant): boolean =>
  Date.parse(receivedAt) > Date.parse(dueInstant(programme, day));

/** May that day be reported on already: have the days that it covers begun, or does its deadline fall before them? */
export function isBegun(programme: Programme, day: ReportingDay, today: ReportingDay): boolean {
  const { schedule } = arrangementOn(programme, day);
  const due = addDays(day, schedule.due.plusDays + daysShifted(programme, day));
  return today >= earlierDay(stretchOf(schedule, day).from, due);
}

/** The reporting days that the clock is answerable for, up to now; with deadlines that move before a day off, those ahead too. */
export function reportingDays(programme: Programme, from: ReportingDay, now: Instant): ReportingDay[] {
  return daysBetween(laterDay(from, programme.starts), lastDayDue(programme, dayAt(now, programme.timezone))).filter(
    (day) => isReportingDayOf(programme, day),
  );
}

/**
 * Everything that is due at `now`, in the order in which it must be done: by day, within a day the reminder, close, issue.
 * Reminders are not made up for: none after the deadline, when nobody can use it any more, and of several that a late tick
 * finds only the last.
 * @param on the programme as it counted on a day, where versions differ.
 */
export function due(
  programme: Programme,
  now: Instant,
  state: ScheduleState,
  on: (day: ReportingDay) => Programme = () => programme,
): DueAction[] {
  return reportingDays(programme, state.from, now).flatMap((day) => dueOn(on(day), day, now, state));
}

function dueOn(programme: Programme, day: ReportingDay, now: Instant, state: ScheduleState): DueAction[] {
  const reached = (at: DayTime): boolean => Date.parse(scheduledInstant(programme, day, at)) <= Date.parse(now);
  const closed = state.closedThrough !== undefined && day <= state.closedThrough;
  const allowed = programme.schedule.review !== 'required' || state.approved?.has(day) === true;
  const automatic = allowed && !state.issued.has(day) && !state.held.has(day);
  if (closed && !automatic && isLongOver(programme, day, now)) return [];
  const actions: DueAction[] = [];
  if (reached(programme.schedule.due)) {
    if (!closed) actions.push({ action: 'close', day });
  } else {
    const time = reminderAt(programme, day, now);
    if (time !== undefined && !state.reminded.has(`${day} ${time}`)) actions.push({ action: 'remind', day, time });
  }
  if (automatic && isAsked(programme, day) && reached(programme.schedule.issue)) actions.push({ action: 'issue', day });
  return actions;
}

/** Is any unit asked to report about that day? Where none is, nothing is issued by itself. */
export const isAsked = ({ units }: Programme, day: ReportingDay): boolean =>
  units.some((unit) => unitIsOpen(unit, day));

/** Its deadline passed a day ago or more, in whatever zone: spares the zone's reckoning, which is most of a tick's work. */
const isLongOver = (programme: Programme, day: ReportingDay, now: Instant): boolean =>
  addDays(day, programme.schedule.due.plusDays + daysShifted(programme, day) + 2) < now.slice(0, 10);

/** The day's latest time of reminding that has come, as it is recorded: `16:30`, `+1d 08:00`. */
function reminderAt(programme: Programme, day: ReportingDay, now: Instant): string | undefined {
  const [latest] = programme.schedule.remind
    .map((at) => ({ at, instant: Date.parse(scheduledInstant(programme, day, at)) }))
    .filter(({ instant }) => instant <= Date.parse(now))
    .sort((left, right) => right.instant - left.instant);
  return latest && `${latest.at.plusDays > 0 ? `+${latest.at.plusDays}d ` : ''}${latest.at.time}`;
}

/** The reporting day before that one, or undefined on the programme's first. */
export function previousReportingDay(programme: Programme, day: ReportingDay): ReportingDay | undefined {
  for (let earlier = addDays(day, -1); earlier >= programme.starts; earlier = addDays(earlier, -1)) {
    if (isReportingDayOf(programme, earlier)) return earlier;
  }
  return undefined;
}

/** Longest stretch without a reporting day that is looked over, in days; no calendar has more. */
const LONGEST_PAUSE = 400;

/** The day before that one on which a report would stand, whether or not the programme had started: for history (补录). */
export function previousOnCycle(programme: Programme, day: ReportingDay): ReportingDay | undefined {
  for (let earlier = addDays(day, -1); earlier >= addDays(day, -LONGEST_PAUSE); earlier = addDays(earlier, -1)) {
    if (isDayOfCycle(programme, earlier)) return earlier;
  }
  return undefined;
}

/** Would a report stand on that day, whether or not the programme had started? */
export const isDayOfCycle = (programme: Programme, day: ReportingDay): boolean =>
  isOnCycle(heldOn(programme, day), day);

/** The reporting day after that one, or undefined on the programme's last. */
export function nextReportingDay(programme: Programme, day: ReportingDay): ReportingDay | undefined {
  const last = addDays(day, LONGEST_PAUSE);
  for (let later = addDays(day, 1); later <= last; later = addDays(later, 1)) {
    if (isReportingDayOf(programme, later)) return later;
  }
  return undefined;
}

/**
 * The days without a briefing of their own that the briefing of that day covers: those just before it on which nobody is
 * asked to report (weekend, holiday), oldest first. Empty on a day that is not reported on itself, and where a report covers
 * more than a day anyway.
 */
export function daysCoveredBy(programme: Programme, day: ReportingDay): ReportingDay[] {
  if (cycleOf(programme.schedule) !== 'day' || !isReportingDayOf(programme, day)) return [];
  const before = previousReportingDay(programme, day);
  return daysBetween(before === undefined ? programme.starts : addDays(before, 1), addDays(day, -1));
}
