/**
 * Keeps the note of issued editions that are out of date: found by the clock after a report changed, and at once after the
 * office decided about a report of an issued day. Read by the board, which cannot close anew at each look.
 */

import { addDays, dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blobs, Clock, Table } from '../../ports.ts';
import { latestEditions } from '../../records/edition/editions.ts';
import { writeOutdated } from '../../records/edition/outdated.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { amendmentsSince } from '../../records/report/amendments.ts';
import { LOOK_BACK_DAYS, outdatedSince } from './outdated.ts';

interface NoteStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
}

/**
 * One tick: one query unless a report about an issued day, or a day before one, changed yesterday or today and after its
 * issue. Older changes were found by the ticks of their own day.
 */
export async function noteOutdated(stores: NoteStores, stored: StoredProgramme): Promise<void> {
  const { programme } = stored;
  const today = dayAt(stores.clock.now(), programme.timezone);
  // What a read misses that is some seconds behind, the next tick finds.
  const noted = await amendmentsSince(stores.table, programme.id, addDays(today, -1), { eventually: true });
  const oldest = addDays(today, -LOOK_BACK_DAYS);
  const changed = noted.filter(({ day, on }) => day >= oldest && on <= today);
  if (changed.length === 0) return;
  const first = changed.map(({ day }) => day).sort()[0]!;
  const editions = await latestEditions(stores.table, programme.id, { from: first, to: today });
  const told = editions.map(({ day, issuedAt }) => ({ day, on: dayAt(issuedAt, programme.timezone) }));
  const since = changed.filter((each) => told.some(({ day, on }) => day >= each.day && on <= each.on));
  if (since.length > 0) await noteOutdatedSince(stores, stored, since.map(({ day }) => day).sort()[0]!);
}

/** Looks anew at the editions of that day and later ones. */
export async function noteOutdatedSince(
  stores: NoteStores,
  stored: StoredProgramme,
  from: ReportingDay,
): Promise<void> {
  const found = await outdatedSince(stores, stored, from);
  const editions = found.map(({ day, issue, edition }) => ({ day, issue, edition }));
  await writeOutdated(stores.table, stored.programme.id, from, editions);
}
