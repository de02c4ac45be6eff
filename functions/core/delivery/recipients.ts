/**
 * Whom an edition goes to: a programme's deliver entries, one addressee each, and what names their secrets.
 */

import type { DeliverTarget, Programme } from '../programme/programme.ts';
import type { Delivery } from './delivery.ts';

export type Addressee = Pick<Delivery, 'channel' | 'recipient' | 'secretRef'>;

/** Every addressee of the programme once, in the order of its deliver entries. */
export function addresseesOf({ deliver }: Pick<Programme, 'deliver'>): Addressee[] {
  return distinct(deliver.flatMap(addressees));
}

/** The first of each channel and recipient. */
export function distinct(all: readonly Addressee[]): Addressee[] {
  const known = new Map<string, Addressee>();
  for (const each of all) {
    const key = `${each.channel} ${each.recipient}`;
    if (!known.has(key)) known.set(key, each);
  }
  return [...known.values()];
}

function addressees(target: DeliverTarget): Addressee[] {
  if ('to' in target) return target.to.map((recipient) => ({ channel: target.channel, recipient }));
  const { channel, urlRef, secretRef } = target;
  return [{ channel, recipient: urlRef, ...(secretRef === undefined ? {} : { secretRef }) }];
}
