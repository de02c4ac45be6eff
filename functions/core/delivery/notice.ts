/**
 * What was told to people outside a briefing's own delivery (reminders, alarms, channel tests), as it is recorded: when,
 * by whom, to whom and with what answer.
 */
import type { DigestPlace } from '../programme/digests.ts';
import type { Instant, ReportingDay } from '../values/values.ts';

/** One message to one recipient. */
export interface Told {
  readonly channel: string;
  /** As in a delivery: an address, or the name of the secret that holds a robot's URL. */
  readonly recipient: string;
  readonly ok: boolean;
  /** The channel's answer, or the sentence why it was not taken. Never a secret. */
  readonly answer: string;
}

/** Somebody was told that a briefing is not there: once a day, tried again while nobody could be reached. */
export interface AlarmNote {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly why: string;
  /** When it was last tried, and how often. */
  readonly at: Instant;
  readonly times: number;
  /** Absent: being told at this moment, or cut off while it was. */
  readonly told?: readonly Told[];
}

/** The same of a digest, under the last day of its period. */
export interface DigestAlarmNote extends AlarmNote {
  readonly digest: DigestPlace;
}

/** Somebody was told whom an edition, of a day or of a digest, did not reach; again where it were more later. */
export interface DeliveryAlarmNote extends Pick<AlarmNote, 'programme' | 'day' | 'at' | 'times' | 'told'> {
  readonly digest?: DigestPlace;
  readonly edition: number;
  /** Recipients who were not reached when this was told. */
  readonly failed: number;
}

/** A test of channels that the office asked for. */
export interface ChannelTestNote {
  readonly programme: string;
  readonly id: string;
  readonly by: string;
  readonly at: Instant;
  readonly told?: readonly Told[];
}
