/**
 * Which closed days have to be looked at again: their reports changed, or may change, after they were closed.
 *
 * One immutable item for each calendar day and reporting day concerned, however many reports changed: a rush of late
 * reports writes nothing together. It is written before the change itself, so a crash leaves no change unnoticed; that a
 * day is looked at once too often changes nothing.
 */
import type { ReportingDay } from '../../core/values/values.ts';
import type { QueryRange, Table } from '../../ports.ts';
import { amendmentKey, amendmentsPartition } from '../store/keys.ts';

export interface Amendment {
  /** The calendar day on which reports changed, or after which they are looked at again. */
  readonly on: ReportingDay;
  readonly day: ReportingDay;
}

/** Notes that reports about `day` change on the calendar day `on` (which may lie ahead). */
export async function recordAmendment(
  table: Table,
  programme: string,
  on: ReportingDay,
  day: ReportingDay,
): Promise<void> {
  const key = amendmentKey(programme, on, day);
  if ((await table.get(key.pk, key.sk)) !== undefined) return; // a rush of late reports reads one item, and writes none
  const data: { on: string; day: string } = { on, day };
  await table.insert({ ...key, data }); // there already: noted already
}

/** Everything that was noted for that calendar day or later. */
export async function amendmentsSince(
  table: Table,
  programme: string,
  since: ReportingDay,
  how: Pick<QueryRange, 'eventually'> = {},
): Promise<Amendment[]> {
  const range = { from: since, to: '~', ...how };
  return (await table.query<Amendment>(amendmentsPartition(programme), range)).map(({ data }) => data);
}

/** The reporting days whose reports changed on that calendar day or later, in order. */
export async function amendedDays(table: Table, programme: string, since: ReportingDay): Promise<ReportingDay[]> {
  const noted = await amendmentsSince(table, programme, since);
  return [...new Set(noted.map(({ day }) => day))].sort();
}
