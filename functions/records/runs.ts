/**
 * What the clock did: reminders, one immutable item for each reporting day and time of reminding.
 *
 * A tick that starts twice finds the item and sends nothing again.
 */
import type { Instant, ReportingDay } from '../core/programme.ts';
import type { Table } from '../ports.ts';
import { partition, recordKey, recordPrefix } from './keys.ts';
import { insertOurs } from './write.ts';

export interface Reminder {
  readonly programme: string;
  readonly day: ReportingDay;
  /** The programme's time of reminding that it is for, `16:30` or `+1d 08:00`; not the instant it was sent. */
  readonly time: string;
  /** Ids of the units that had not reported. */
  readonly units: readonly string[];
  readonly at: Instant;
  /** Tells the tick that did it from another of the same instant. */
  readonly run?: string;
}

/** Records a reminder once; `ours` is false when that time was already done, and `stored` tells how. */
export async function recordReminder(table: Table, reminder: Reminder): Promise<{ ours: boolean; stored: Reminder }> {
  const key = recordKey(reminder.programme, 'reminder', reminder.day, reminder.time);
  const { ours, stored } = await insertOurs(table, { ...key, data: reminder });
  return { ours, stored: stored.data };
}

/** Reminders of one day, by time of reminding. */
export async function remindersOf(table: Table, programme: string, day: ReportingDay): Promise<Reminder[]> {
  const items = await table.query<Reminder>(partition(programme), { prefix: recordPrefix('reminder', day) });
  return items.map((item) => item.data);
}
