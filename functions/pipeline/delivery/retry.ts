/**
 * The clock's step for deliveries: finds those of recent editions that are due (again) and hands them to the queue, and those that
 * have failed for good, for the alarm.
 *
 * It also finds an edition whose delivery never began, because the process died between issuing and delivering. Sending
 * itself is `deliverEdition`, in the function that carries the channels.
 */
import { type Delivery, type DeliveryState, isDelivered, isDue, nextAttempt } from '../../core/delivery/delivery.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { DIGEST_KINDS } from '../../core/programme/programme.ts';
import { type Published, placeOf } from '../../core/series/published.ts';
import { addDays, dayAt } from '../../core/values/reporting-day.ts';
import type { Channel, Clock, Queue, Table } from '../../ports.ts';
import { deliveriesOf } from '../../records/delivery/deliveries.ts';
import { latestDigests } from '../../records/digest/digests.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { addresseesOfEdition } from './deliver.ts';

export interface RetryStores {
  readonly table: Table;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly channels: Readonly<Record<string, Channel>>;
}

/** What was issued longer ago than this is sent by hand only: nobody wants last week's news at once after an outage. */
const RECENT_HOURS = 72;
/** Last days of digests that are looked at; one of an earlier period is sent when it is issued, and then by hand. */
const DIGEST_LOOK_BACK_DAYS = 92;

/** Recipients of one edition who will not be reached without somebody's doing. */
export interface FailedDeliveries {
  readonly edition: Published;
  readonly failed: readonly Delivery[];
}

export interface Looked {
  /** Editions that were handed to the queue, of days first, oldest day first. */
  readonly due: readonly Published[];
  readonly failed: readonly FailedDeliveries[];
}

/**
 * Hands to the queue what is due, and finds what nobody tries any more.
 * @param editions those of the last weeks' reporting days, newest first: a late correction is issued well after its day.
 */
export async function retryDeliveries(
  stores: RetryStores,
  stored: StoredProgramme,
  editions: readonly Edition[],
): Promise<Looked> {
  const [due, failed]: [Published[], FailedDeliveries[]] = [[], []];
  for (const edition of await issuedLately(stores, stored, editions)) {
    const looked = await lookAt(stores, stored, edition);
    if (looked.isDue) due.push(edition);
    if (looked.failed.length > 0) failed.push({ edition, failed: looked.failed });
  }
  for (const edition of due) await stores.queue.send({ kind: 'deliver', ...placeOf(edition) });
  return { due, failed };
}

async function issuedLately(
  { table, clock }: RetryStores,
  { programme }: StoredProgramme,
  editions: readonly Edition[],
): Promise<Published[]> {
  const now = clock.now();
  const since = addDays(dayAt(now, programme.timezone), -DIGEST_LOOK_BACK_DAYS);
  const isRecent = ({ issuedAt }: Published): boolean =>
    Date.parse(now) - Date.parse(issuedAt) <= RECENT_HOURS * 3_600_000;
  const latest: Published[] = editions.toReversed();
  for (const kind of DIGEST_KINDS) {
    latest.push(...(await latestDigests(table, programme.id, kind, since, { eventually: true })).reverse());
  }
  return latest.filter(isRecent);
}

/** States that no further attempt follows. */
const ENDED: readonly DeliveryState[] = ['refused', 'given-up', 'unclear'];

/**
 * Only channels that are wired here can be due; what nobody can send is failed. Read as it was some seconds ago: whoever does
 * the job looks again.
 */
async function lookAt(
  { table, clock, channels }: RetryStores,
  { programme }: StoredProgramme,
  edition: Published,
): Promise<{ readonly isDue: boolean; readonly failed: readonly Delivery[] }> {
  const { day, digest } = placeOf(edition);
  const addressees = await addresseesOfEdition(table, programme, edition);
  if (addressees.length === 0) return { isDue: false, failed: [] };
  const stored = await deliveriesOf(table, programme.id, day, edition.edition, digest, { eventually: true });
  const known = new Map(stored.map(({ delivery }) => [`${delivery.channel} ${delivery.recipient}`, delivery]));
  const now = clock.now();
  const deliveries = addressees.map(({ channel, recipient }) => ({
    isWired: channels[channel] !== undefined,
    delivery: known.get(`${channel} ${recipient}`),
  }));
  return {
    isDue: deliveries.some(({ isWired, delivery }) => isWired && (delivery === undefined || isDue(delivery, now))),
    failed: deliveries.flatMap(({ isWired, delivery }) =>
      delivery !== undefined && (isWired ? ENDED.includes(nextAttempt(delivery, now).state) : !isDelivered(delivery))
        ? [delivery]
        : [],
    ),
  };
}
