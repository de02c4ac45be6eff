/**
 * When a programme is checked at night: once, by the clock of its own zone, while nobody reports or reads. The clock queues
 * it (`check-at-night.ts` does it), and again at the next tick where no result was kept.
 */
import type { Programme } from '../../core/programme/programme.ts';
import { dayAt, timeAt } from '../../core/values/reporting-day.ts';
import type { Clock, Queue, Stores, Table } from '../../ports.ts';
import { firstClosedDay } from '../../records/day/closes.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { latestVerifications } from '../../records/verify/verifications.ts';

const FROM_TIME = '02:00';
const TO_TIME = '05:00';
/** Results that are looked through for the one of this night. */
const LOOK_BACK = 20;

/** @returns whether a check was queued now. */
export async function queueCheck(
  stores: Stores & { readonly clock: Clock; readonly queue: Queue },
  { programme }: StoredProgramme,
): Promise<boolean> {
  const time = timeAt(stores.clock.now(), programme.timezone);
  if (time < FROM_TIME || time >= TO_TIME || (await isCheckedTonight(stores, programme))) return false;
  if ((await firstClosedDay(stores, programme.id)) === undefined) return false;
  await stores.queue.send({ kind: 'verify', programme: programme.id });
  return true;
}

/** Has a night's check of this calendar day been kept? */
export async function isCheckedTonight(
  { table, clock }: { readonly table: Table; readonly clock: Clock },
  { id, timezone }: Programme,
): Promise<boolean> {
  const today = dayAt(clock.now(), timezone);
  const recent = await latestVerifications(table, id, LOOK_BACK);
  return recent.some((each) => each.by === 'clock' && dayAt(each.at, timezone) === today);
}
