/**
 * Last step: an edition, of a day or of a digest, goes to its recipients, each at most once, each attempt on record.
 *
 * Every recipient is written down first, then served in turn; whoever fails keeps nobody else waiting and is due again
 * later (`retry.ts`). A target whose channel is not wired stays on record as waiting, so that nobody believes
 * it was sent. Nothing that a channel does makes this step fail.
 */
import { isDue, mayHaveReceived } from '../../core/delivery/delivery.ts';
import { type Addressee, addresseesOf, distinct } from '../../core/delivery/recipients.ts';
import { isMailChannel } from '../../core/programme/channels.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { type Published, placeOf, targetsOf } from '../../core/series/published.ts';
import type { Blobs, Channel, Clock, Table } from '../../ports.ts';
import { deliveriesOf, insertDelivery, type StoredDelivery } from '../../records/delivery/deliveries.ts';
import { isReplaced } from '../../records/edition/published.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { attemptDelivery } from './attempt.ts';
import { addressed, editionMessage } from './message.ts';

export interface DeliveryStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly channels: Readonly<Record<string, Channel>>;
  readonly siteUrl?: string | undefined;
}

/** No attempt begins later than this after the step began: the function that does it ends at 120 s. */
const BEGIN_WITHIN_MS = 45_000;

/**
 * Attempts every delivery of the edition that is due now. Doing it twice, or at the same time twice, sends nothing twice.
 * An edition that a correction has replaced is sent to nobody any more.
 * @throws Error, after everybody else was served, when a record could not be written.
 */
export async function deliverEdition(
  stores: DeliveryStores,
  { programme }: StoredProgramme,
  edition: Published,
): Promise<void> {
  if (await isReplaced(stores.table, edition)) return;
  const due = await dueDeliveries(stores, programme, edition);
  if (due.length === 0) return;
  const message = await editionMessage(stores, programme, edition);
  const began = Date.parse(stores.clock.now());
  const down = new Set<string>();
  const failures: unknown[] = [];
  for (const kept of due) {
    if (down.has(serviceOf(kept)) || Date.parse(stores.clock.now()) - began > BEGIN_WITHIN_MS) continue;
    try {
      const channel = stores.channels[kept.delivery.channel]!;
      const attempted = await attemptDelivery(stores, kept, channel, addressed(message, kept.delivery));
      if (attempted?.unreachable) down.add(serviceOf(kept));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} deliveries could not be recorded`);
}

/** Those of the programme, or of the digest; for a correction also everybody who has, or may have, an earlier edition. */
export async function addresseesOfEdition(
  table: Table,
  programme: Programme,
  edition: Published,
): Promise<Addressee[]> {
  const { day, digest } = placeOf(edition);
  const received: Addressee[] = [];
  for (let earlier = 1; earlier < edition.edition; earlier += 1) {
    const deliveries = await deliveriesOf(table, edition.programme, day, earlier, digest);
    received.push(
      ...deliveries
        .map(({ delivery }) => delivery)
        .filter(mayHaveReceived)
        .map(addresseeOf),
    );
  }
  return distinct([...addresseesOf({ deliver: targetsOf(programme, edition) }), ...received]);
}

async function dueDeliveries(
  { table, clock, channels }: DeliveryStores,
  programme: Programme,
  edition: Published,
): Promise<StoredDelivery[]> {
  const kept: StoredDelivery[] = [];
  const about = placeOf(edition);
  for (const addressee of await addresseesOfEdition(table, programme, edition)) {
    const { delivery, version } = await insertDelivery(table, { ...about, ...addressee, attempts: [] });
    kept.push({ delivery: { ...delivery, ...addressee }, version });
  }
  return kept.filter(({ delivery }) => channels[delivery.channel] !== undefined && isDue(delivery, clock.now()));
}

/** Recipients of mail share one service; each robot and webhook is its own. */
const serviceOf = ({ delivery: { channel, recipient } }: StoredDelivery): string =>
  isMailChannel(channel) ? channel : `${channel} ${recipient}`;

const addresseeOf = ({ channel, recipient, secretRef }: Addressee): Addressee =>
  secretRef === undefined ? { channel, recipient } : { channel, recipient, secretRef };
