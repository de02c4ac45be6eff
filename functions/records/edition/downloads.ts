/**
 * Who took which file out of the archive: one immutable item a download, with the id of the key, never the key itself.
 *
 * They lie apart, a partition for each month of briefings: by day for single files, and beside them those of whole periods.
 */
import { randomBytes } from 'node:crypto';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { downloadsPartition } from '../store/keys.ts';
import { insertOurs } from '../store/write.ts';

export interface Download {
  /** The day of the briefing, or the first day of a period. */
  readonly day: ReportingDay;
  /** A period: its last day. */
  readonly to?: ReportingDay;
  /** One file: its edition. */
  readonly edition?: number;
  /** Name of the file as the archive knows it (`briefing.docx`), or those of which a period's zip is made. */
  readonly files: readonly string[];
  /** Opened in the browser, not saved. */
  readonly read?: boolean;
  /** Id and role of the key. */
  readonly by: string;
  readonly role: string;
  readonly at: Instant;
}

/** Two downloads of one key in one millisecond are two. */
export async function recordDownload(table: Table, programme: string, download: Download): Promise<void> {
  const { day, at, to } = download;
  const mark = randomBytes(6).toString('base64url');
  const sk = `${to === undefined ? `FILE#${day}` : `PERIOD#${day}`}#${at}#${mark}`;
  await insertOurs(table, { pk: downloadsPartition(programme, monthOf(day)), sk, data: download });
}

/** Downloads of one day's files and of periods that hold the day, newest first; at most `limit` of each. */
export async function downloadsOf(
  table: Table,
  programme: string,
  day: ReportingDay,
  limit: number,
): Promise<Download[]> {
  const pk = downloadsPartition(programme, monthOf(day));
  const [files, periods] = await Promise.all([
    table.query<Download>(pk, { prefix: `FILE#${day}#`, newestFirst: true, limit }),
    table.query<Download>(pk, { from: 'PERIOD#', to: `PERIOD#${day}#~`, newestFirst: true, limit }),
  ]);
  const covering = periods.filter(({ data }) => data.to !== undefined && data.to >= day);
  return newestFirst([...files, ...covering].map(({ data }) => data));
}

/** Downloads of a month's briefings, newest first: at most `limit` of single files, those of the newest days, and of periods. */
export async function downloadsInMonth(
  table: Table,
  programme: string,
  month: string,
  limit: number,
): Promise<Download[]> {
  const pk = downloadsPartition(programme, month);
  const [files, periods] = await Promise.all(
    ['FILE#', 'PERIOD#'].map((prefix) => table.query<Download>(pk, { prefix, newestFirst: true, limit })),
  );
  return newestFirst([...files!, ...periods!].map(({ data }) => data));
}

const newestFirst = (downloads: readonly Download[]): Download[] =>
  downloads.toSorted((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0));

const monthOf = (day: ReportingDay): string => day.slice(0, 7);
