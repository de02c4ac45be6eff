/**
 * A delivery (投递记录): what was sent of one edition to one recipient over one channel, attempt by attempt.
 */
import type { Instant, ReportingDay } from './programme.ts';

export interface DeliveryAttempt {
  readonly at: Instant;
  /** The channel took it. */
  readonly ok: boolean;
  /** The channel's answer, or the sentence why it was not taken. Never a secret, never the content. */
  readonly answer: string;
}

export interface Delivery {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly edition: number;
  /** Name of the channel, `smtp`. */
  readonly channel: string;
  /** One address of the channel: a mail address, or the target's index for robots. */
  readonly recipient: string;
  /** Oldest first; empty: nothing was tried yet. */
  readonly attempts: readonly DeliveryAttempt[];
}

/** Did an attempt arrive? Computed, never stored. */
export const isDelivered = (delivery: Delivery): boolean => delivery.attempts.some((attempt) => attempt.ok);
