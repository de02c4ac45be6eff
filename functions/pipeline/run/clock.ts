/**
 * What one tick of the clock does for one programme: everything that is due, in order; issuing is handed to the queue.
 *
 * State is read from the records each time, so a late tick, a second tick at once, or a tick after a crash finds exactly
 * what is left to do.
 */

import { type DueAction, daysToIssue, due, lastDayDue, type ScheduleState } from '../../core/calendar/schedule.ts';
import type { Edition } from '../../core/edition/edition.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { addDays, dayAt, laterDay } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blobs, Channel, Clock, Queue, Table } from '../../ports.ts';
import { lastClosedDay } from '../../records/day/closes.ts';
import { decidedDays } from '../../records/day/decisions.ts';
import { latestEditions } from '../../records/edition/editions.ts';
import {
  currentProgramme,
  firstApplied,
  programmesOn,
  type StoredProgramme,
} from '../../records/programme/programmes.ts';
import { recordFailure } from '../../records/run/failures.ts';
import { remindersBetween } from '../../records/run/reminders.ts';
import { closeDay } from '../day/close.ts';
import { remindUnits } from '../delivery/remind-units.ts';
import { whyItFailed } from './failure-words.ts';

/** A day that was held or failed is looked at again for this long after its issue; older ones are issued by hand. */
const LOOK_BACK_DAYS = 31;

export interface ClockStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly channels: Readonly<Record<string, Channel>>;
}

/**
 * The actions that were carried out (or queued), in order. One that fails keeps others waiting only where they follow from
 * it: after a failed close or issue no later day is issued, because numbers go by day; days are closed all the same.
 * @throws what failed, after the rest was done
 */
export async function runClock(stores: ClockStores, programmeId: string): Promise<DueAction[]> {
  const stored = await currentProgramme(stores.table, programmeId);
  return stored === undefined ? [] : tick(stores, stored, await recentEditions(stores, stored));
}

/**
 * The newest edition of each of the last days, newest first: what a tick asks for more than once. It may miss one of the
 * last seconds: a day that is then issued once more stays as it is.
 */
export function recentEditions(
  { table, clock }: Pick<ClockStores, 'table' | 'clock'>,
  { programme }: StoredProgramme,
): Promise<Edition[]> {
  const from = lookBack(programme, dayAt(clock.now(), programme.timezone));
  return latestEditions(table, programme.id, { from, eventually: true });
}

/** The same of a programme that was just read, with its `recentEditions`. */
export async function tick(
  stores: ClockStores,
  stored: StoredProgramme,
  editions: readonly Edition[],
): Promise<DueAction[]> {
  const now = stores.clock.now();
  const state = await stateOf(stores, stored.programme, editions);
  const on = await programmesOn(stores.table, stored, state.from, dayAt(now, stored.programme.timezone));
  const actions = due(stored.programme, now, state, (day) => on(day).programme);
  const failures: unknown[] = [];
  let inOrder = true;
  for (const each of actions) {
    if (each.action === 'issue' && !inOrder) continue;
    await carryOut(stores, on(each.day), each).catch(async (error: unknown) => {
      failures.push(error);
      inOrder &&= each.action === 'remind';
      // Issuing records its own failures, where it runs (`job.ts`).
      if (each.action === 'close') await note(stores, stored, each.day, error).catch(() => {});
    });
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, failures.map(String).join('; '));
  return actions;
}

const note = (stores: ClockStores, { programme }: StoredProgramme, day: ReportingDay, error: unknown): Promise<void> =>
  recordFailure(stores.table, { programme: programme.id, day, at: stores.clock.now(), why: whyItFailed(error) });

async function carryOut(
  stores: ClockStores,
  stored: StoredProgramme,
  { action, day, ...rest }: DueAction,
): Promise<void> {
  if (action === 'remind' && 'time' in rest) await remindUnits(stores, stored, day, rest.time);
  if (action === 'close') await closeDay(stores, stored, day);
  if (action === 'issue') await stores.queue.send({ kind: 'issue', programme: stored.programme.id, day });
}

/** Every read may be some seconds behind: what the clock does because of it is asked again where it is done. */
async function stateOf(
  { table, clock }: ClockStores,
  programme: Programme,
  editions: readonly Edition[],
): Promise<ScheduleState> {
  const today = dayAt(clock.now(), programme.timezone);
  const newest = editions[0] ?? (await latestEditions(table, programme.id, { limit: 1, eventually: true }))[0];
  const from = await windowStart({ table, clock }, programme, today, newest?.day);
  const closedThrough = await lastClosedDay({ table }, programme.id, { eventually: true });
  const to = lastDayDue(programme, today);
  const { held, approved } = await decidedDays(table, programme.id, from, to);
  const schedules = [programme, ...(programme.inForce ?? [])].map(({ schedule }) => schedule);
  const reminds = schedules.some(({ remind }) => remind.length > 0);
  const since = addDays(today, -1 - daysToIssue(programme));
  const reminders = reminds ? await remindersBetween(table, programme.id, since, to) : [];
  return {
    from,
    ...(closedThrough === undefined ? {} : { closedThrough }),
    issued: new Set([...editions, ...(newest === undefined ? [] : [newest])].map(({ day }) => day)),
    held: new Set(held),
    ...(schedules.some(({ review }) => review === 'required') ? { approved: new Set(approved) } : {}),
    reminded: new Set(reminders.map(({ day, time }) => `${day} ${time}`)),
  };
}

const lookBack = (programme: Programme, today: ReportingDay): ReportingDay =>
  addDays(today, -LOOK_BACK_DAYS - daysToIssue(programme));

/** The clock answers for days since the programme was first stored; nobody wants years of empty briefings at once. */
async function windowStart(
  { table, clock }: Pick<ClockStores, 'table' | 'clock'>,
  programme: Programme,
  today: ReportingDay,
  latest: ReportingDay | undefined,
): Promise<ReportingDay> {
  const applied = dayAt((await firstApplied(table, programme.id)) ?? clock.now(), programme.timezone);
  const first = laterDay(applied, programme.starts);
  const window = latest === undefined ? first : [latest, lookBack(programme, today)].sort()[0]!;
  return laterDay(window, first);
}
