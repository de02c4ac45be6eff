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

/** What was queued. One that cannot be queued or made keeps no other waiting. @throws what failed, after the rest */
export async function queueDigests(
  stores: Stores & { readonly clock: Clock; readonly queue: Queue },
  stored: StoredProgramme,
): Promise<DueDigest[]> {
  const due = await dueDigests(stores, stored);
  const failures: unknown[] = [];
  for (const { kind: digest, period } of due) {
    const job = { kind: 'digest', programme: stored.programme.id, digest, period } as const;
    await stores.queue.send(job).catch((error: unknown) => failures.push(error));
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, failures.map(String).join('; '));
  return due;
}

/** Those whose time has come and that are not there. Programmes without scheduled digests cost nothing. */
export async function dueDigests(
  stores: Stores & { readonly clock: Clock },
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
  return digestsDue(programme, now, closedThrough === undefined ? state : { ...state, closedThrough });
}
