/**
 * Reminders, by the clock and by hand: one item for each reporting day and time of reminding, or each time somebody asked.
 *
 * Written before anything is sent, so a tick that starts twice, or a button pressed twice, finds the item and sends nothing
 * again; then once more with what the channels answered.
 */
import type { Told } from '../../core/delivery/notice.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { sealed, unsealed } from '../store/checksum.ts';
import { KIND, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, replaceOurs } from '../store/write.ts';

export interface Reminder {
  readonly programme: string;
  readonly day: ReportingDay;
  /**
   * The programme's time of reminding that it is for, `16:30` or `+1d 08:00`, not the instant it was sent; of one by hand
   * `hand-` and the id of what was asked.
   */
  readonly time: string;
  /** Ids of the units that had not reported. */
  readonly units: readonly string[];
  readonly at: Instant;
  /** Who asked for it by hand: id of an access key; absent: it was due. */
  readonly by?: string;
  /** Tells the tick that did it from another of the same instant. */
  readonly run?: string;
  /** What came of it; absent: being sent, or cut off while it was. */
  readonly sent?: readonly Told[];
}

/** Records a reminder once; `ours` is false when that time was already done, and `stored` tells how. */
export async function recordReminder(table: Table, reminder: Reminder): Promise<{ ours: boolean; stored: Reminder }> {
  const { ours, stored } = await insertOurs<Reminder>(table, { ...keyOf(reminder), data: sealed(reminder) });
  return { ours, stored: unsealed(stored.data) };
}

/** Adds the answers to a reminder that was just recorded. */
export async function recordAnswers(table: Table, reminder: Reminder, sent: readonly Told[]): Promise<void> {
  await replaceOurs(table, { ...keyOf(reminder), data: sealed({ ...reminder, sent }) }, 1);
}

/** Reminders of one day, by time of reminding. */
export async function remindersOf(table: Table, programme: string, day: ReportingDay): Promise<Reminder[]> {
  const items = await table.query<Reminder>(partition(programme), { prefix: recordPrefix('reminder', day) });
  return items.map((item) => unsealed(item.data));
}

/** Reminders of days from one to another, both included; may miss one of the last seconds, as who records one finds out. */
export async function remindersBetween(
  table: Table,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<Reminder[]> {
  const range = { from: KIND.reminder + from, to: `${KIND.reminder}${to}~`, eventually: true };
  return (await table.query<Reminder>(partition(programme), range)).map((item) => unsealed(item.data));
}

const keyOf = ({ programme, day, time }: Reminder) => recordKey(programme, 'reminder', day, time);
