/**
 * The clock's step for deliveries: finds those of recent editions that are due (again) and hands them to the queue.
 *
 * It also finds an edition whose delivery never began, because the process died between issuing and delivering. Sending
 * itself is `deliverEdition`, in the function that carries the channels.
 */
import { isDue } from '../core/delivery.ts';
import type { Edition } from '../core/edition.ts';
import { addDays, dayAt } from '../core/reporting-day.ts';
import type { Channel, Clock, Queue, Table } from '../ports.ts';
import { deliveriesOf } from '../records/deliveries.ts';
import { latestEditions } from '../records/editions.ts';
import type { StoredProgramme } from '../records/programmes.ts';
import { addresseesOfEdition } from './deliver-edition.ts';

export interface RetryStores {
  readonly table: Table;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly channels: Readonly<Record<string, Channel>>;
}

/** What was issued longer ago than this is sent by hand only: nobody wants last week's news at once after an outage. */
const RECENT_HOURS = 72;
/** Reporting days that are looked at: a late correction is issued well after its day. */
const LOOK_BACK_DAYS = 31;

/** The editions that were handed to the queue, oldest day first. */
export async function retryDeliveries(stores: RetryStores, stored: StoredProgramme): Promise<Edition[]> {
  const due: Edition[] = [];
  for (const edition of await recentEditions(stores, stored)) {
    if (await hasDueDelivery(stores, stored, edition)) due.push(edition);
  }
  for (const { programme, day, edition } of due) {
    await stores.queue.send({ kind: 'deliver', programme, day, edition });
  }
  return due;
}

async function recentEditions({ table, clock }: RetryStores, { programme }: StoredProgramme): Promise<Edition[]> {
  const now = clock.now();
  const from = addDays(dayAt(now, programme.timezone), -LOOK_BACK_DAYS);
  const latest = await latestEditions(table, programme.id, { from });
  const isRecent = ({ issuedAt }: Edition): boolean =>
    Date.parse(now) - Date.parse(issuedAt) <= RECENT_HOURS * 3_600_000;
  return latest.filter(isRecent).reverse();
}

/** Only channels that are wired here count: what nobody can send is not due. */
async function hasDueDelivery(
  { table, clock, channels }: RetryStores,
  { programme }: StoredProgramme,
  edition: Edition,
): Promise<boolean> {
  const addressees = await addresseesOfEdition(table, programme, edition);
  const deliveries = await deliveriesOf(table, programme.id, edition.day, edition.edition);
  const known = new Map(deliveries.map(({ delivery }) => [`${delivery.channel} ${delivery.recipient}`, delivery]));
  return addressees.some(({ channel, recipient }) => {
    const delivery = known.get(`${channel} ${recipient}`);
    return channels[channel] !== undefined && (delivery === undefined || isDue(delivery, clock.now()));
  });
}
