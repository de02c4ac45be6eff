/**
 * Which days have to be closed when one is: used by `close.ts`.
 */

import { dueInstant, isReportingDayOf, previousReportingDay } from '../../core/calendar/schedule.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { addDays } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { isClosed } from '../../records/day/closes.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { amendedDays } from '../../records/report/amendments.ts';

/**
 * The day, the last one closed before it, and days amended since; and of each the days before it that are still open.
 * In no order. `last` is the last closed day; it moves on only when all of these are done.
 */
export async function daysToClose(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
  last: ReportingDay | undefined,
): Promise<Set<ReportingDay>> {
  const wanted = new Set([day]);
  if (last !== undefined) {
    // Somebody may have reported in time while it was being closed.
    if (last < day && !(await wasClosedLater(stores, programme, last))) wanted.add(last);
    // Closing `last` looked at everything that was amended up to its own day; one day more, for the moment of closing.
    const amended = await amendedDays(stores.table, programme.id, addDays(last, -1));
    for (const each of amended) if (each <= last) wanted.add(each);
  }
  const days = [...wanted].filter((each) => isReportingDayOf(programme, each));
  const open = await Promise.all(days.map((each) => openBefore(stores, programme, each, last)));
  return new Set([...days, ...open.flat()]);
}

/** What was received in time is stored by then. */
const STORED_WITHIN_MS = 600_000;

/** Its edition closed it again, long enough after the deadline for every report that was in time. */
async function wasClosedLater({ table }: Stores, programme: Programme, day: ReportingDay): Promise<boolean> {
  const stored = Date.parse(dueInstant(programme, day)) + STORED_WITHIN_MS;
  return (await editionsOf(table, programme.id, day)).some(({ issuedAt }) => Date.parse(issuedAt) > stored);
}

/** The reporting days just before that one that have no close. */
async function openBefore(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
  last: ReportingDay | undefined,
): Promise<ReportingDay[]> {
  const open: ReportingDay[] = [];
  let each = previousReportingDay(programme, day);
  while (each !== undefined && each !== last && !(await isClosed(stores, programme.id, each))) {
    open.push(each);
    each = previousReportingDay(programme, each);
  }
  return open;
}
