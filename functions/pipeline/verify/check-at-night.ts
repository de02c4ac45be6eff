/**
 * The nightly check: some days of a programme are verified and the result is kept, so that damage is noticed before somebody
 * needs what was damaged. A job of the queue, so it never runs beside the issue of the same programme.
 *
 * Bounded, whatever the archive's age: the days of the last month every night, the older ones by turns, each night from where
 * the one before stopped. A hundred older days a night go through ten years within six weeks; a programme with many photos
 * gets less far in the time that a night has, and half of that time is always the older days'.
 */

import { addDays, daysBetween } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Clock, Stores } from '../../ports.ts';
import { firstClosedDay, lastClosedDay } from '../../records/day/closes.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { recordVerification, verifiedThrough } from '../../records/verify/verifications.ts';
import { isCheckedTonight } from './night-check-due.ts';
import { type VerifyResult, verifyProgramme } from './verify.ts';

const LAST_DAYS = 31;
const OLDER_DAYS = 100;
/** A day that is being checked then is finished: together well under the time that the publish function has. */
const MOST_SECONDS = 75;

/** @returns what was checked and found; undefined: it was done tonight, or nothing has been closed yet. */
export async function checkAtNight(
  stores: Stores & { readonly clock: Clock },
  { programme }: StoredProgramme,
): Promise<VerifyResult | undefined> {
  const { table, clock } = stores;
  const at = clock.now();
  if (await isCheckedTonight(stores, programme)) return undefined;
  const { recent, older } = await daysOfNight(stores, programme.id);
  const days = byTurns(recent, older);
  const isOver = (): boolean => Date.parse(clock.now()) - Date.parse(at) > MOST_SECONDS * 1_000;
  const result = await verifyProgramme(stores, programme.id, days, isOver);
  const reached = days.slice(0, result.checked.days);
  const [from, to] = [reached.toSorted()[0], reached.toSorted().at(-1)];
  if (from === undefined || to === undefined) return undefined;
  const through = older.findLast((day) => reached.includes(day));
  const about = { programme: programme.id, at, by: 'clock', of: { from, to }, checked: result.checked } as const;
  await recordVerification(table, { ...about, found: result.problems, ...(through === undefined ? {} : { through }) });
  return result;
}

/** The last month, newest first, and the older days that come after those of the last night; at the end from the beginning. */
async function daysOfNight(
  stores: Stores,
  id: string,
): Promise<{ readonly recent: readonly ReportingDay[]; readonly older: readonly ReportingDay[] }> {
  const [first, last] = await Promise.all([firstClosedDay(stores, id), lastClosedDay(stores, id)]);
  if (first === undefined || last === undefined) return { recent: [], older: [] };
  const begin = [addDays(last, 1 - LAST_DAYS), first].sort()[1]!;
  const before = daysBetween(first, addDays(begin, -1));
  const through = await verifiedThrough(stores.table, id);
  const next = before.findIndex((day) => through !== undefined && day > through);
  const from = Math.max(next, 0);
  return { recent: daysBetween(begin, last).reverse(), older: before.slice(from, from + OLDER_DAYS) };
}

/** One of each until both are at their end. */
const byTurns = (left: readonly ReportingDay[], right: readonly ReportingDay[]): ReportingDay[] =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [left[at], right[at]])
    .flat()
    .filter((day) => day !== undefined);
