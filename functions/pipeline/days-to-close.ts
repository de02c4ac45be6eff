/**
 * Which days have to be closed when one is: used by `close-day.ts`.
 */
import type { Programme, ReportingDay } from '../core/programme.ts';
import { addDays } from '../core/reporting-day.ts';
import { isReportingDayOf, previousReportingDay } from '../core/schedule.ts';
import type { Stores } from '../ports.ts';
import { amendedDays } from '../records/amendments.ts';
import { readClose } from '../records/closes.ts';

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
    if (last < day) wanted.add(last); // somebody may have reported in time while it was being closed
    // Closing `last` looked at everything that was amended up to its own day; one day more, for the moment of closing.
    const amended = await amendedDays(stores.table, programme.id, addDays(last, -1));
    for (const each of amended) if (each <= last) wanted.add(each);
  }
  const days = [...wanted].filter((each) => isReportingDayOf(programme, each));
  const open = await Promise.all(days.map((each) => openBefore(stores, programme, each)));
  return new Set([...days, ...open.flat()]);
}

/** The reporting days just before that one that have no close. */
async function openBefore(stores: Stores, programme: Programme, day: ReportingDay): Promise<ReportingDay[]> {
  const open: ReportingDay[] = [];
  let each = previousReportingDay(programme, day);
  while (each !== undefined && (await readClose(stores, programme.id, each)) === undefined) {
    open.push(each);
    each = previousReportingDay(programme, each);
  }
  return open;
}
