/**
 * A delivery (投递记录): what was sent of one edition to one recipient over one channel, attempt by attempt.
 *
 * An attempt is recorded twice: as begun before anything is sent, and as ended after. One that began and never ended is
 * unclear, and is repeated by itself only where the recipient can recognise a repeat. How a delivery stands and when it is
 * due again follows from its attempts (`nextAttempt`); no state is kept beside them.
 */
import type { DigestPlace } from '../programme/digests.ts';
import type { Instant, ReportingDay } from '../values/values.ts';

export interface DeliveryAttempt {
  /** Tells it from another attempt of the same instant. */
  readonly id?: string;
  /** When it began. */
  readonly at: Instant;
  /** When it ended; absent: it is going on, or was cut off. */
  readonly ended?: Instant;
  /** Who asked for it by hand: id of an access key; absent: it was due. */
  readonly by?: string;
  /** The channel took it. */
  readonly ok: boolean;
  /** The channel's answer, or the sentence why it was not taken. Never a secret, never the content. */
  readonly answer: string;
  /** Of one that failed: try again; refused for good; or nobody can tell whether it arrived. */
  readonly failure?: 'retryable' | 'permanent' | 'unclear';
  /** The recipient recognises a repeat (by Message-ID, say), so that an unclear attempt may be repeated. */
  readonly repeatable?: boolean;
  /** Parts of the message that arrived although the rest did not. */
  readonly done?: readonly string[];
  /** The service asked not to be called before. */
  readonly notBefore?: Instant;
}

export interface Delivery {
  readonly programme: string;
  /** Of a digest: the last day of its period. */
  readonly day: ReportingDay;
  /** Which digest; absent: the day's own briefing. */
  readonly digest?: DigestPlace;
  readonly edition: number;
  /** Name of the channel, `smtp`. */
  readonly channel: string;
  /** One address of the channel: a mail address, or the name of the secret that holds a robot's URL. */
  readonly recipient: string;
  /** Name of the secret that signs, where the recipient has one. */
  readonly secretRef?: string;
  /** Oldest first; empty: nothing was tried yet. */
  readonly attempts: readonly DeliveryAttempt[];
}

/** Did an attempt arrive? Computed, never stored. */
export const isDelivered = (delivery: Delivery): boolean => delivery.attempts.some((attempt) => attempt.ok);

/** Minutes from a failed attempt to the next: five attempts within an hour and a half, then somebody has to look. */
export const RETRY_MINUTES = [1, 5, 15, 60] as const;
/** An attempt that has not ended after this long never will: every channel ends its calls within two minutes. */
export const LONGEST_ATTEMPT_MINUTES = 10;

/**
 * waiting: not tried yet; sending: being tried; retrying: failed, will be tried again; unclear: may have arrived, a person
 * decides; refused: for good; given-up: failed too often.
 */
export type DeliveryState = 'delivered' | 'waiting' | 'sending' | 'retrying' | 'unclear' | 'refused' | 'given-up';

export interface Outlook {
  readonly state: DeliveryState;
  /** When it is due; null: never by itself. */
  readonly at: Instant | null;
}

/** How the delivery stands at `now`, and when it is to be tried (again). */
export function nextAttempt(delivery: Delivery, now: Instant): Outlook {
  const last = delivery.attempts.at(-1);
  if (isDelivered(delivery)) return { state: 'delivered', at: null };
  if (last === undefined) return { state: 'waiting', at: now };
  if (isGoingOn(last, now)) return { state: 'sending', at: null };
  const failure = last.ended === undefined ? 'unclear' : (last.failure ?? 'unclear');
  if (failure === 'permanent') return { state: 'refused', at: null };
  if (failure === 'unclear' && last.repeatable !== true) return { state: 'unclear', at: null };
  const minutes = RETRY_MINUTES[delivery.attempts.length - 1];
  if (minutes === undefined) return { state: 'given-up', at: null };
  const due = minutesAfter(last.ended ?? last.at, minutes);
  return { state: 'retrying', at: last.notBefore !== undefined && last.notBefore > due ? last.notBefore : due };
}

export function isDue(delivery: Delivery, now: Instant): boolean {
  const { at } = nextAttempt(delivery, now);
  return at !== null && Date.parse(at) <= Date.parse(now);
}

/** Received, or perhaps received: whoever this is true of is sent a correction. */
export const mayHaveReceived = (delivery: Delivery): boolean =>
  delivery.attempts.some(({ ok, ended, failure }) => ok || ended === undefined || failure === 'unclear');

/** Parts that arrived in earlier attempts. */
export const partsDone = (delivery: Delivery): string[] => [
  ...new Set(delivery.attempts.flatMap(({ done }) => done ?? [])),
];

export const minutesAfter = (at: Instant, minutes: number): Instant =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** Is somebody sending to the recipient at this moment? Also true of one that has it and is sent it again. */
export function isBeingSent({ attempts }: Delivery, now: Instant): boolean {
  const last = attempts.at(-1);
  return last !== undefined && isGoingOn(last, now);
}

const isGoingOn = (attempt: DeliveryAttempt, now: Instant): boolean =>
  attempt.ended === undefined && Date.parse(now) < Date.parse(minutesAfter(attempt.at, LONGEST_ATTEMPT_MINUTES));
