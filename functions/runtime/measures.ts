/**
 * What the functions measure, taken from the records when a step is done. Used by `jobs.ts` and `clock.ts`.
 */
import { OVERDUE_MINUTES } from '../contract.ts';
import { type DueAction, issueInstant } from '../core/calendar/schedule.ts';
import { isDelivered } from '../core/delivery/delivery.ts';
import type { Edition } from '../core/edition/edition.ts';
import type { Programme } from '../core/programme/programme.ts';
import { type Published, placeOf } from '../core/series/published.ts';
import type { Instant, ReportingDay } from '../core/values/values.ts';
import { readClose } from '../records/day/closes.ts';
import { deliveriesOf } from '../records/delivery/deliveries.ts';
import { currentProgramme } from '../records/programme/programmes.ts';
import { isMeasured, metric } from './metrics.ts';
import type { World } from './world.ts';

/** After a job: how complete the day was, how long it took to issue, whom it did not reach. Never fails the job. */
export const measureEdition = (world: World, edition: Edition): Promise<void> =>
  measured(world, () => editionMetrics(world, edition));

/** After a job that only delivered: whom the edition did not reach. Never fails the job. */
export const measureDeliveries = (world: World, edition: Published): Promise<void> =>
  measured(world, () => deliveryMetrics(world, edition));

/** After a tick: the briefings that are not there although their hour passed a while ago. Never fails the tick. */
export const measureTick = (world: World, done: Readonly<Record<string, readonly DueAction[]>>): Promise<void> =>
  measured(world, () => tickMetrics(world, done));

async function measured(world: World, measure: () => Promise<void>): Promise<void> {
  if (!isMeasured()) return;
  await measure().catch((error: unknown) => world.log.error('measuring failed', { error: String(error) }));
}

async function editionMetrics(world: World, edition: Edition): Promise<void> {
  const { programme, day, edition: number } = edition;
  const about = { programme, day, edition: number };
  const [stored, standing] = await Promise.all([
    currentProgramme(world.table, programme),
    readClose(world, programme, day),
  ]);
  if (number === 1 && standing !== undefined) {
    const { expected, received, onTime } = standing.close.completeness;
    metric('ReportsReceived', received, about);
    metric('ReportsLate', received - onTime, about);
    metric('ReportsMissing', expected - received, about);
  }
  if (number === 1 && stored !== undefined) metric('SecondsToIssue', secondsToIssue(stored.programme, edition), about);
  await deliveryMetrics(world, edition);
}

async function deliveryMetrics(world: World, published: Published): Promise<void> {
  const { programme, day, digest, edition } = placeOf(published);
  const deliveries = await deliveriesOf(world.table, programme, day, edition, digest);
  const failed = deliveries.filter(({ delivery }) => delivery.attempts.length > 0 && !isDelivered(delivery));
  metric('DeliveriesFailed', failed.length, { programme, day, edition });
}

async function tickMetrics(world: World, done: Readonly<Record<string, readonly DueAction[]>>): Promise<void> {
  let overdue = 0;
  for (const [id, actions] of Object.entries(done)) {
    const waiting = actions.filter(({ action }) => action === 'issue').map(({ day }) => day);
    const stored = waiting.length > 0 ? await currentProgramme(world.table, id, { eventually: true }) : undefined;
    for (const day of waiting) {
      if (stored === undefined || !isOverdue(stored.programme, day, world.clock.now())) continue;
      world.log.error('briefing overdue', { programme: id, day });
      overdue += 1;
    }
  }
  metric('BriefingsOverdue', overdue);
}

const isOverdue = (programme: Programme, day: ReportingDay, now: Instant): boolean =>
  Date.parse(now) - Date.parse(issueInstant(programme, day)) > OVERDUE_MINUTES * 60_000;

const secondsToIssue = (programme: Programme, { day, issuedAt }: Edition): number =>
  Math.max(0, Math.round((Date.parse(issuedAt) - Date.parse(issueInstant(programme, day))) / 1000));
