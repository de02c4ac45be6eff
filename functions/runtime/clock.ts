/**
 * One tick over all programmes: used by the clock function and by the ticking clock of one machine.
 */

import type { DueAction } from '../core/calendar/schedule.ts';
import { CALENDAR_AHEAD_DAYS, calendarFindings } from '../core/calendar/workdays.ts';
import type { Edition } from '../core/edition/edition.ts';
import type { Programme } from '../core/programme/programme.ts';
import { placeOf } from '../core/series/published.ts';
import { addDays, dayAt } from '../core/values/reporting-day.ts';
import { retryDeliveries } from '../pipeline/delivery/retry.ts';
import { queueDigests } from '../pipeline/digest/queue.ts';
import { noteOutdated } from '../pipeline/edition/note-outdated.ts';
import { summariseFigures } from '../pipeline/figures/summarise.ts';
import { sweepUploads } from '../pipeline/photo/sweep-uploads.ts';
import { recentEditions, tick } from '../pipeline/run/clock.ts';
import { raiseAlarms } from '../pipeline/run/raise-alarms.ts';
import { raiseDeliveryAlarms } from '../pipeline/run/raise-delivery-alarms.ts';
import { raiseDigestAlarms } from '../pipeline/run/raise-digest-alarms.ts';
import { queueCheck } from '../pipeline/verify/night-check-due.ts';
import { currentProgramme, listProgrammes, type StoredProgramme } from '../records/programme/programmes.ts';
import { measureTick } from './measures.ts';
import type { World } from './world.ts';

/** What was done, by programme. @throws AggregateError when a programme failed; the others were served all the same. */
export async function runEveryClock(world: World): Promise<Record<string, readonly DueAction[]>> {
  const done: Record<string, readonly DueAction[]> = {};
  const failures: unknown[] = [];
  const attemptFor = async (programme: string, step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      world.log.error('clock failed', { programme, error: error instanceof Error ? error.message : String(error) });
      failures.push(error);
    }
  };
  for (const programme of await listProgrammes(world.table, { eventually: true })) {
    const attempt = (step: () => Promise<void>): Promise<void> => attemptFor(programme, step);
    await attempt(async () => {
      const stored = await currentProgramme(world.table, programme);
      if (stored === undefined) return;
      const editions = await recentEditions(world, stored);
      await attempt(async () => {
        done[programme] = await tick(world, stored, editions);
        for (const { action, day } of done[programme]) world.log.info('clock', { programme, action, day });
      });
      await attempt(() => digests(world, stored));
      await attempt(() => retry(world, stored, editions));
      await attempt(() => alarm(world, stored, done[programme] ?? []));
      await attempt(() => check(world, stored));
      await attempt(() => noteOutdated(world, stored));
    });
    if (done[programme]?.some(({ action }) => action === 'close')) await attempt(() => summarise(world, programme));
  }
  await attemptFor('', async () => void (await sweepUploads(world)));
  await measureTick(world, done);
  if (failures.length > 0) throw new AggregateError(failures, `the clock failed at ${failures.length} step(s)`);
  return done;
}

/** After the days' own steps, so that a digest finds its period closed. */
async function digests(world: World, stored: StoredProgramme): Promise<void> {
  for (const { kind, period } of await queueDigests(world, stored)) {
    world.log.info('digest due', { programme: stored.programme.id, kind, to: period.to });
  }
}

/** Last, so that nothing waits for it. */
async function check(world: World, stored: StoredProgramme): Promise<void> {
  if (await queueCheck(world, stored)) world.log.info('nightly check due', { programme: stored.programme.id });
}

/** Whoever must know that a briefing is not there is told; once a day, with the close, that a calendar will be missing. */
async function alarm(world: World, stored: StoredProgramme, done: readonly DueAction[]): Promise<void> {
  if (done.some(({ action }) => action === 'close')) logCalendar(world, stored.programme);
  for (const { kind, from, to } of await raiseDigestAlarms(world, stored)) {
    world.log.error('digest overdue, alarm sent', { programme: stored.programme.id, kind, from, to });
  }
  for (const day of await raiseAlarms(world, stored)) {
    world.log.error('briefing overdue, alarm sent', { programme: stored.programme.id, day });
  }
}

function logCalendar(world: World, programme: Programme): void {
  const today = dayAt(world.clock.now(), programme.timezone);
  for (const { code, seen } of calendarFindings(programme, today, addDays(today, CALENDAR_AHEAD_DAYS))) {
    world.log.error('calendar', { programme: programme.id, code, year: seen });
  }
}

/** After closing, so that it never keeps a close or an issue waiting. */
async function summarise(world: World, programme: string): Promise<void> {
  for (const month of await summariseFigures(world, programme))
    world.log.info('figures drawn together', { programme, month });
}

/** What was not delivered is tried again whether or not the clock's own steps went well. */
async function retry(world: World, stored: StoredProgramme, editions: readonly Edition[]): Promise<void> {
  const { due, failed } = await retryDeliveries(world, stored, editions);
  for (const published of due) {
    const { programme, day, edition } = placeOf(published);
    world.log.info('delivery due', { programme, day, edition });
  }
  for (const published of await raiseDeliveryAlarms(world, stored, failed)) {
    const { programme, day, edition } = placeOf(published);
    world.log.error('not delivered, alarm sent', { programme, day, edition });
  }
}
