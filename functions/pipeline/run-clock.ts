/**
 * What one tick of the clock does for one programme: everything that is due, in order; issuing is handed to the queue.
 *
 * State is read from the records each time, so a late tick, a second tick at once, or a tick after a crash finds exactly
 * what is left to do.
 */
import type { Programme, ReportingDay } from '../core/programme.ts';
import { addDays, dayAt, laterDay } from '../core/reporting-day.ts';
import { type DueAction, due, type ScheduleState } from '../core/schedule.ts';
import type { Blobs, Channel, Clock, Queue, Table } from '../ports.ts';
import { lastClose } from '../records/closes.ts';
import { approvedDays, heldDays } from '../records/decisions.ts';
import { latestEditions } from '../records/editions.ts';
import { recordFailure } from '../records/failures.ts';
import { currentProgramme, firstApplied, type StoredProgramme } from '../records/programmes.ts';
import { remindersOf } from '../records/runs.ts';
import { closeDay } from './close-day.ts';
import { whyItFailed } from './failure-words.ts';
import { remindUnits } from './remind-units.ts';

/** A day that was held or failed is looked at again for this long; older ones are issued by hand. */
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
  if (stored === undefined) return [];
  const now = stores.clock.now();
  const actions = due(stored.programme, now, await stateOf(stores, stored.programme));
  const failures: unknown[] = [];
  let inOrder = true;
  for (const each of actions) {
    if (each.action === 'issue' && !inOrder) continue;
    await carryOut(stores, stored, each).catch(async (error: unknown) => {
      failures.push(error);
      inOrder &&= each.action === 'remind';
      // Issuing records its own failures, where it runs (`run-job.ts`).
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

async function stateOf(stores: ClockStores, programme: Programme): Promise<ScheduleState> {
  const { table, clock } = stores;
  const today = dayAt(clock.now(), programme.timezone);
  const from = await windowStart(stores, programme, today);
  const closed = await lastClose(stores, programme.id);
  const editions = await latestEditions(table, programme.id, { from, to: today });
  const reminders = await Promise.all([addDays(today, -1), today].map((day) => remindersOf(table, programme.id, day)));
  return {
    from,
    ...(closed === undefined ? {} : { closedThrough: closed.day }),
    issued: new Set(editions.map(({ day }) => day)),
    held: new Set(await heldDays(table, programme.id, from, today)),
    ...(programme.schedule.review === 'required'
      ? { approved: new Set(await approvedDays(table, programme.id, from, today)) }
      : {}),
    reminded: new Set(reminders.flat().map(({ day, time }) => `${day} ${time}`)),
  };
}

/** The clock answers for days since the programme was first stored; nobody wants years of empty briefings at once. */
async function windowStart(
  { table, clock }: ClockStores,
  programme: Programme,
  today: ReportingDay,
): Promise<ReportingDay> {
  const applied = dayAt((await firstApplied(table, programme.id)) ?? clock.now(), programme.timezone);
  const first = laterDay(applied, programme.starts);
  const latest = (await latestEditions(table, programme.id, { limit: 1 }))[0]?.day;
  const window = latest === undefined ? first : [latest, addDays(today, -LOOK_BACK_DAYS)].sort()[0]!;
  return laterDay(window, first);
}
