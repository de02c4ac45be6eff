/**
 * Stored deliveries (投递记录): one item per edition, channel and recipient, replaced with each attempt.
 *
 * The recipient's address is in the data, not in the key: the key holds its hash, so that keys carry no personal data.
 */
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { DigestPlace } from '../../core/programme/digests.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { QueryRange, Table } from '../../ports.ts';
import { sealed, sha256, unsealed } from '../store/checksum.ts';
import { type Key, padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, replaceOurs } from '../store/write.ts';

export interface StoredDelivery {
  readonly delivery: Delivery;
  readonly version: number;
}

/** Begins a delivery once; begun before, gives how far it came. */
export async function insertDelivery(table: Table, delivery: Delivery): Promise<StoredDelivery> {
  const { stored } = await insertOurs<Delivery>(table, { ...keyOf(delivery), data: sealed(delivery) });
  return { delivery: unsealed(stored.data), version: stored.version };
}

/**
 * Replaces it, with one attempt more.
 * @returns true when that now stands, false when another attempt was written meanwhile: read again.
 */
export async function updateDelivery(table: Table, delivery: Delivery, expectedVersion: number): Promise<boolean> {
  return (await replaceOurs(table, { ...keyOf(delivery), data: sealed(delivery) }, expectedVersion)).ours;
}

/** One delivery as it stands now. */
export async function readDelivery(table: Table, wanted: DeliveryKey): Promise<StoredDelivery | undefined> {
  const { pk, sk } = keyOf(wanted);
  const item = await table.get<Delivery>(pk, sk);
  return item && { delivery: unsealed(item.data), version: item.version };
}

/** All deliveries of one edition, of a day or of a digest. */
export async function deliveriesOf(
  table: Table,
  programme: string,
  day: ReportingDay,
  edition: number,
  digest?: DigestPlace,
  how: Pick<QueryRange, 'eventually'> = {},
): Promise<StoredDelivery[]> {
  const number = padded(edition, 2);
  const prefix =
    digest === undefined
      ? recordPrefix('delivery', day, number)
      : recordPrefix('digestDelivery', digest.kind, digest.to, digest.from, number);
  const items = await table.query<Delivery>(partition(programme), { prefix, ...how });
  return items.map((item) => ({ delivery: unsealed(item.data), version: item.version }));
}

type DeliveryKey = Pick<Delivery, 'programme' | 'day' | 'digest' | 'edition' | 'channel' | 'recipient'>;

function keyOf({ programme, day, digest, edition, channel, recipient }: DeliveryKey): Key {
  const to = [padded(edition, 2), channel, sha256(recipient).slice(0, 32)];
  return digest === undefined
    ? recordKey(programme, 'delivery', day, ...to)
    : recordKey(programme, 'digestDelivery', digest.kind, digest.to, digest.from, ...to);
}
