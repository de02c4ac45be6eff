/**
 * The clock's part in digests: what is due goes to the queue, oldest first. State is read from the records each time, so a
 * second tick finds what the first one left.
 */

import { type DueDigest, digestsDue } from '../../core/digest/schedule.ts';
import { periodId } from '../../core/programme/digests.ts';
import { DIGEST_KINDS, type DigestKind } from '../../core/programme/programme.ts';
import { addDays, dayAt, laterDay } from '../../core/values/reporting-day.ts';
import type { Clock, Queue, Stores } from '../../ports.ts';
import { lastClosedDay } from '../../records/day/closes.ts';
import { latestDigests } from '../../records/digest/digests.ts';
import { firstApplied, type StoredProgramme } from '../../records/programme/programmes.ts';

/** Longest time after a period for which the clock still issues its digest. */
const LOOK_BACK_DAYS = 62;

/** What was queued. Programmes without scheduled digests cost nothing. */
export async function queueDigests(
  stores: Stores & { readonly clock: Clock; readonly queue: Queue },
  { programme }: StoredProgramme,
): Promise<DueDigest[]> {
  if (!programme.digests?.some(({ when }) => when !== undefined)) return [];
  const now = stores.clock.now();
  const applied = dayAt((await firstApplied(stores.table, programme.id)) ?? now, programme.timezone);
  const from = laterDay(applied, addDays(dayAt(now, programme.timezone), -LOOK_BACK_DAYS));
  const closedThrough = await lastClosedDay(stores, programme.id);
  const issued = async (kind: DigestKind): Promise<ReadonlySet<string>> =>
    new Set((await latestDigests(stores.table, programme.id, kind, from)).map(periodId));
  const known = await Promise.all(DIGEST_KINDS.map(async (kind) => [kind, await issued(kind)] as const));
  const state = { from, issued: Object.fromEntries(known) as Record<DigestKind, ReadonlySet<string>> };
  const due = digestsDue(programme, now, closedThrough === undefined ? state : { ...state, closedThrough });
  for (const { kind: digest, period } of due) {
    await stores.queue.send({ kind: 'digest', programme: programme.id, digest, period });
  }
  return due;
}
