/**
 * Last step: an edition goes to the programme's recipients, each at most once, each attempt on record.
 *
 * A target whose channel is not wired stays on record as waiting, so that nobody believes it was sent.
 */
import type { Delivery } from '../core/delivery.ts';
import type { Edition } from '../core/edition.ts';
import type { DeliverTarget, Programme } from '../core/programme.ts';
import type { Blobs, Channel, Clock, Message, Table } from '../ports.ts';
import { insertDelivery, updateDelivery } from '../records/deliveries.ts';
import type { StoredProgramme } from '../records/programmes.ts';

interface DeliveryStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly channels: Readonly<Record<string, Channel>>;
}

export async function deliverEdition(
  stores: DeliveryStores,
  { programme }: StoredProgramme,
  edition: Edition,
): Promise<void> {
  for (const target of programme.deliver) {
    for (const recipient of recipientsOf(target)) await deliverOne(stores, programme, edition, target, recipient);
  }
}

async function deliverOne(
  stores: DeliveryStores,
  programme: Programme,
  edition: Edition,
  target: DeliverTarget,
  recipient: string,
): Promise<void> {
  const { day, edition: number } = edition;
  const fresh: Delivery = {
    programme: programme.id,
    day,
    edition: number,
    channel: target.channel,
    recipient,
    attempts: [],
  };
  const { delivery, version } = await insertDelivery(stores.table, fresh);
  const channel = stores.channels[target.channel];
  if (channel === undefined || delivery.attempts.some(({ ok }) => ok)) return;
  const attempt = await tryOnce(stores, channel, await messageFor(stores.blobs, programme, edition, recipient));
  await updateDelivery(stores.table, { ...delivery, attempts: [...delivery.attempts, attempt] }, version);
}

async function tryOnce(
  stores: DeliveryStores,
  channel: Channel,
  message: Message,
): Promise<Delivery['attempts'][number]> {
  const at = stores.clock.now();
  try {
    return { at, ok: true, answer: (await channel.send(message)).answer };
  } catch (error) {
    return { at, ok: false, answer: error instanceof Error ? error.message : String(error) };
  }
}

async function messageFor(blobs: Blobs, programme: Programme, edition: Edition, recipient: string): Promise<Message> {
  const subject = `${programme.title} 第${edition.issue}期${edition.edition > 1 ? '（更正）' : ''}`;
  const files: Message['files'][number][] = [];
  let text = subject;
  for (const { name, key, mediaType } of edition.files) {
    const blob = await blobs.get(key);
    if (blob === undefined) throw new Error(`the archive lacks ${key}`);
    if (name === 'briefing.txt') text = new TextDecoder().decode(blob.bytes);
    if (name === 'briefing.docx') files.push({ name, mediaType, bytes: blob.bytes });
  }
  return { recipient, subject, text, files };
}

const recipientsOf = (target: DeliverTarget): readonly string[] =>
  target.channel === 'smtp' ? target.to : [target.urlRef];
