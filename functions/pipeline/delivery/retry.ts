/**
 * The clock's step for deliveries: finds those of recent editions that are due (again) and hands them to the queue.
 *
 * It also finds an edition whose delivery never began, because the process died between issuing and delivering. Sending
 * itself is `deliverEdition`, in the function that carries the channels.
 */
import { isDue } from '../../core/delivery/delivery.ts';
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

/**
 * The editions that were handed to the queue, of days first, oldest day first.
 * @param editions those of the last weeks' reporting days, newest first: a late correction is issued well after its day.
 */
export async function retryDeliveries(
  stores: RetryStores,
  stored: StoredProgramme,
  editions: readonly Edition[],
): Promise<Published[]> {
  const due: Published[] = [];
  for (const edition of await issuedLately(stores, stored, editions)) {
    if (await hasDueDelivery(stores, stored, edition)) due.push(edition);
  }
  for (const edition of due) await stores.queue.send({ kind: 'deliver', ...placeOf(edition) });
  return due;
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

/**
 * Only channels that are wired here count: what nobody can send is not due. Read as it was some seconds ago: whoever does
 * the job looks again.
 */
async function hasDueDelivery(
  { table, clock, channels }: RetryStores,
  { programme }: StoredProgramme,
  edition: Published,
): Promise<boolean> {
  const { day, digest } = placeOf(edition);
  const addressees = (await addresseesOfEdition(table, programme, edition)).filter(
    ({ channel }) => channels[channel] !== undefined,
  );
  if (addressees.length === 0) return false;
  const how = { eventually: true };
  const deliveries = await deliveriesOf(table, programme.id, day, edition.edition, digest, how);
  const known = new Map(deliveries.map(({ delivery }) => [`${delivery.channel} ${delivery.recipient}`, delivery]));
  return addressees.some(({ channel, recipient }) => {
    const delivery = known.get(`${channel} ${recipient}`);
    return delivery === undefined || isDue(delivery, clock.now());
  });
}
