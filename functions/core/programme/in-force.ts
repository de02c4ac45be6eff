/**
 * What held on a day: which version of a programme counted, and the calendar and deadlines that it set. A version counts
 * from a day on; what was due before that day stays as it was, whatever is changed later.
 *
 * The store writes the list beside each version (`records/programmes.ts`); schedules read it through `arrangementOn`.
 */

import { addDays, dayAt, instantOf, laterDay } from '../values/reporting-day.ts';
import type { Instant, ReportingDay } from '../values/values.ts';
import type { InForce, Programme } from './programme.ts';

/** Of a programme whose first version stands, the list of one. */
export function inForceOf(programme: Programme, version: number): readonly InForce[] {
  return programme.inForce ?? [{ ...arrangementOf(programme), from: programme.starts, version }];
}

/** Schedule, calendar and end that held on that day; days before the first are the first's. */
export function arrangementOn(programme: Programme, day: ReportingDay): Omit<InForce, 'from' | 'version'> {
  return programme.inForce === undefined ? programme : spanOn(programme.inForce, day);
}

/** The version that counts on that day. @throws when there is none at all */
export function spanOn(list: readonly InForce[], day: ReportingDay): InForce {
  const found = list.findLast(({ from }) => from <= day) ?? list[0];
  if (found === undefined) throw new Error('a stored programme has no version in force');
  return found;
}

/** The list when that version counts from that day on: whatever counted from then or later gives way. */
export function withVersion(
  list: readonly InForce[],
  programme: Programme,
  version: number,
  from: ReportingDay,
): readonly InForce[] {
  return [...list.filter((each) => each.from < from), { ...arrangementOf(programme), from, version }];
}

/**
 * The first day that is due neither by what stands nor by what is wanted at that instant: nobody's deadline is moved once
 * it has passed, and nobody is given one that has passed already.
 */
export function firstDayNotDue(standing: Programme, wanted: Programme, at: Instant): ReportingDay {
  const { timezone } = standing;
  const isDue = (arrangement: Pick<Programme, 'schedule'>, day: ReportingDay): boolean =>
    Date.parse(instantOf(day, arrangement.schedule.due, timezone)) <= Date.parse(at);
  const longest = Math.max(
    ...[wanted, standing, ...(standing.inForce ?? [])].map((each) => each.schedule.due.plusDays),
  );
  let day = laterDay(addDays(dayAt(at, timezone), -longest - 1), standing.starts);
  while (isDue(arrangementOn(standing, day), day) || isDue(wanted, day)) day = addDays(day, 1);
  return day;
}

const arrangementOf = ({ schedule, calendar, ends }: Programme): Omit<InForce, 'from' | 'version'> => ({
  schedule,
  calendar,
  ...(ends === undefined ? {} : { ends }),
});
