/**
 * Second step: a day's revisions and the close before it become the stored close.
 *
 * Closes build on each other, so days are closed in order: an earlier day that is still open is closed first, and days
 * that were closed later are closed again when this one changed. Doing it twice changes nothing.
 */
import { closeDay as computeClose } from '../core/close-day.ts';
import type { DayClose } from '../core/day-close.ts';
import type { Programme, ReportingDay } from '../core/programme.ts';
import { daysBetween } from '../core/reporting-day.ts';
import { isReportingDayOf, previousReportingDay } from '../core/schedule.ts';
import type { Blobs, Table } from '../ports.ts';
import { closeChecksum, lastClose, readClose, writeClose } from '../records/closes.ts';
import type { StoredProgramme } from '../records/programmes.ts';
import { latestRevisions } from '../records/submissions.ts';

const ATTEMPTS = 8;

type Stores = { readonly table: Table; readonly blobs: Blobs };

/** Closes the day (and what must be closed before and again after it). */
export async function closeDay(stores: Stores, stored: StoredProgramme, day: ReportingDay): Promise<DayClose> {
  const { programme } = stored;
  const last = await lastClose(stores, programme.id);
  let close: DayClose | undefined;
  for (const each of daysToClose(programme, day, last?.day)) {
    const result = await closeOne(stores, stored, each);
    if (each === day) close = result.close;
    if (each > day && !result.changed) break;
  }
  if (close === undefined) throw new Error(`${day} is not a reporting day of ${programme.id}`);
  return close;
}

/** From the first day that is not closed (or the day itself) to the last that is (or the day itself). */
function daysToClose(programme: Programme, day: ReportingDay, last: ReportingDay | undefined): ReportingDay[] {
  const first = last === undefined ? programme.starts : last < day ? last : day;
  const end = last !== undefined && last > day ? last : day;
  return daysBetween(first, end).filter((each) => isReportingDayOf(programme, each) && (each !== last || each >= day));
}

/** Two closers at once: the later write is refused, reads again and finds either the same close or newer revisions. */
async function closeOne(
  stores: Stores,
  { programme, version }: StoredProgramme,
  day: ReportingDay,
): Promise<{ close: DayClose; changed: boolean }> {
  const before = previousReportingDay(programme, day);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const standing = await readClose(stores, programme.id, day);
    const earlier = before === undefined ? undefined : await readClose(stores, programme.id, before);
    const revisions = await latestRevisions(stores.table, programme, day);
    const previous = earlier === undefined ? null : { close: earlier.close, checksum: closeChecksum(earlier.close) };
    const close = computeClose({ programme, programmeVersion: version, day, revisions, previous });
    if (standing !== undefined && closeChecksum(standing.close) === closeChecksum(close)) {
      return { close: standing.close, changed: false };
    }
    if (await writeClose(stores, close, standing?.version ?? 0)) return { close, changed: true };
  }
  throw new Error(`closing ${day} of ${programme.id} was overtaken ${ATTEMPTS} times`);
}
