/**
 * What goes out to recipients: an edition of a day's briefing or of a digest. Deliveries, messages and the desk's pages treat
 * both alike; what differs between them is asked here.
 */
import type { Delivery } from '../delivery/delivery.ts';
import type { DigestEdition } from '../digest/digest.ts';
import type { Edition } from '../edition/edition.ts';
import { digestSettings } from '../programme/digests.ts';
import type { DeliverTarget, Programme } from '../programme/programme.ts';

export type Published = Edition | DigestEdition;

/** What a delivery says of the edition that was sent. */
export type PublishedPlace = Pick<Delivery, 'programme' | 'day' | 'digest' | 'edition'>;

export const isDigest = (edition: Published): edition is DigestEdition => 'kind' in edition;

export function placeOf(edition: Published): PublishedPlace {
  const { programme, edition: number } = edition;
  if (!isDigest(edition)) return { programme, day: edition.day, edition: number };
  const { kind, from, to } = edition;
  return { programme, day: to, digest: { kind, from, to }, edition: number };
}

/** A digest may have recipients of its own; without them it goes where the dailies go. */
export function targetsOf(programme: Programme, edition: Published): readonly DeliverTarget[] {
  const own = isDigest(edition) ? digestSettings(programme, edition.kind).deliver : undefined;
  return own ?? programme.deliver;
}
