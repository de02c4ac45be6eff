/**
 * What units were told besides reminders: that a report was returned, and what of a roster is not covered. Each is written
 * before anything is sent, once, and again with the answers: a job that comes twice tells nobody twice.
 */
import type { Told } from '../../core/delivery/notice.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { sealed, unsealed } from '../store/checksum.ts';
import { partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, replaceOurs } from '../store/write.ts';

export interface UnitNotice {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly kind: 'return' | 'roster';
  /** `return`: id of the unit; `roster`: id of the indicator. */
  readonly of: string;
  /** Which one: number of the decision, or what the form carried. */
  readonly id: string;
  /** Id of the access key. */
  readonly by: string;
  readonly at: Instant;
  /** Absent: being sent, or cut off while it was. */
  readonly sent?: readonly Told[];
}

/** false: it was begun before. */
export async function recordUnitNotice(table: Table, notice: UnitNotice): Promise<boolean> {
  return (await insertOurs(table, { ...keyOf(notice), data: sealed(notice) })).ours;
}

export async function recordNoticeAnswers(table: Table, notice: UnitNotice, sent: readonly Told[]): Promise<void> {
  await replaceOurs(table, { ...keyOf(notice), data: sealed({ ...notice, sent }) }, 1);
}

/** Those about one unit or roster on that day, newest first. `of` absent: about all of that kind. */
export async function unitNotices(
  table: Table,
  programme: string,
  { day, kind, of }: Pick<UnitNotice, 'day' | 'kind'> & { readonly of?: string },
): Promise<UnitNotice[]> {
  const prefix = recordPrefix('unitNotice', day, kind, ...(of === undefined ? [] : [of]));
  const items = await table.query<UnitNotice>(partition(programme), { prefix });
  return items.map(({ data }) => unsealed(data)).sort((left, right) => (left.at < right.at ? 1 : -1));
}

const keyOf = ({ programme, day, kind, of, id }: UnitNotice) => recordKey(programme, 'unitNotice', day, kind, of, id);
