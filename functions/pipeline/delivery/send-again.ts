/**
 * By hand, for the desk: an edition is sent to one recipient again, whatever its record says. Never part of a tick.
 *
 * This is how an unclear, refused or given-up delivery is settled by a person; it is recorded with who asked for it.
 */
import { type DeliveryAttempt, isBeingSent } from '../../core/delivery/delivery.ts';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { type Published, placeOf } from '../../core/series/published.ts';
import { insertDelivery } from '../../records/delivery/deliveries.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { attemptDelivery } from './attempt.ts';
import { addresseesOfEdition, type DeliveryStores } from './deliver.ts';
import { addressed, editionMessage } from './message.ts';

export type SentAgain =
  | { readonly outcome: 'attempted'; readonly attempt: DeliveryAttempt }
  /** No such recipient, its channel is not set up, or somebody is sending to it at this moment. */
  | { readonly outcome: 'refused'; readonly findings: readonly Finding[] };

/**
 * @param asked who asked for it, by the id of the access key; an `id` of what was asked makes a repeat of it answer with
 * what came of the first.
 */
export async function sendAgain(
  stores: DeliveryStores,
  { programme }: StoredProgramme,
  edition: Published,
  to: { readonly channel: string; readonly recipient: string },
  asked: { readonly by: string; readonly id?: string },
): Promise<SentAgain> {
  const addressee = (await addresseesOfEdition(stores.table, programme, edition)).find(
    ({ channel, recipient }) => channel === to.channel && recipient === to.recipient,
  );
  if (addressee === undefined) return refused('delivery.unknown_recipient', to.channel);
  const channel = stores.channels[to.channel];
  if (channel === undefined) return refused('delivery.channel_not_set_up', to.channel);
  const begun = { ...placeOf(edition), ...addressee, attempts: [] };
  const { delivery, version } = await insertDelivery(stores.table, begun);
  const before = delivery.attempts.find(({ id }) => id === asked.id && id !== undefined);
  if (before !== undefined) return { outcome: 'attempted', attempt: before };
  if (isBeingSent(delivery, stores.clock.now())) return refused('delivery.in_progress', to.channel);
  const kept = { delivery: { ...delivery, ...addressee }, version };
  const message = addressed(await editionMessage(stores, programme, edition), kept.delivery, delivery.attempts.length);
  const attempted = await attemptDelivery(stores, kept, channel, message, asked);
  if (attempted === undefined) return refused('delivery.in_progress', to.channel);
  return { outcome: 'attempted', attempt: attempted.attempt };
}

const refused = (code: Parameters<typeof finding>[0], seen: string): SentAgain => ({
  outcome: 'refused',
  findings: [finding(code, { path: 'recipient', seen })],
});
