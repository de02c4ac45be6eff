/**
 * Stored history (补录): one record an import, with the whole of what stands after it, so that an import counts entirely or
 * not at all. Rows and closes lie in blobs named by their hash; each record names the seal of the one before it.
 */
import type { HistoryClose, HistoryRow, HistorySource } from '../../core/history/history.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Item, Stores, Table } from '../../ports.ts';
import { canonicalJson, sealed, sha256 } from '../store/checksum.ts';
import { padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, putOurs } from '../store/write.ts';

export interface HistoryRecord extends HistorySource {
  readonly programme: string;
  /** The version that the closes were computed by. */
  readonly programmeVersion: number;
  /** Why figures were replaced or withdrawn; absent: nothing stood. */
  readonly reason?: string;
  /** Number of the import that this one takes back; it has no rows. */
  readonly withdraws?: number;
  /** Hash of its own rows. */
  readonly rows: string;
  /** Every day of history as it stands now: the import that it is of, and the hash of its close. */
  readonly days: Readonly<Record<ReportingDay, readonly [number: number, sha256: string]>>;
  /** Seal of the record before; null of the first. */
  readonly previous: string | null;
  readonly seal: string;
}

/** What stands; undefined: nothing was ever imported. */
export async function standingHistory(
  { table }: Pick<Stores, 'table'>,
  programme: string,
): Promise<HistoryRecord | undefined> {
  const range = { prefix: recordPrefix('history'), newestFirst: true, limit: 1 };
  const [newest] = await table.query<HistoryRecord>(partition(programme), range);
  return newest?.data;
}

/** Every import, oldest first. */
export const historyRecords = (table: Table, programme: string): Promise<Item<HistoryRecord>[]> =>
  table.query<HistoryRecord>(partition(programme), { prefix: recordPrefix('history') });

/** Closes of history from one day to another, both included, in order. */
export async function historyBetween(
  stores: Stores,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<HistoryClose[]> {
  const days = Object.entries((await standingHistory(stores, programme))?.days ?? {});
  const wanted = days.filter(([day]) => from <= day && day <= to).sort(([one], [other]) => (one < other ? -1 : 1));
  return Promise.all(wanted.map(([, [, hash]]) => readPart<HistoryClose>(stores, programme, hash)));
}

/** First and last day of history; undefined: there is none. */
export async function historySpan(
  stores: Pick<Stores, 'table'>,
  programme: string,
): Promise<{ readonly first: ReportingDay; readonly last: ReportingDay } | undefined> {
  const days = Object.keys((await standingHistory(stores, programme))?.days ?? {}).sort();
  return days.length === 0 ? undefined : { first: days[0]!, last: days.at(-1)! };
}

export const readRows = (stores: Stores, { programme, rows }: HistoryRecord): Promise<HistoryRow[]> =>
  readPart<HistoryRow[]>(stores, programme, rows);

/** @throws Error when it is missing or is not what was stored */
async function readPart<Part>(stores: Stores, programme: string, hash: string): Promise<Part> {
  const blob = await stores.blobs.get(partKey(programme, hash));
  if (blob === undefined || sha256(blob.bytes) !== hash) {
    throw new Error(`${partKey(programme, hash)} is missing or is not what was stored.`);
  }
  return JSON.parse(new TextDecoder().decode(blob.bytes)) as Part;
}

const partKey = (programme: string, hash: string): string => `closes/${programme}/history/${hash}.json`;

const bytesOf = (part: object): Uint8Array => new TextEncoder().encode(canonicalJson(part));

/** The hash of a part as it is stored. */
export const hashOf = (part: object): string => sha256(bytesOf(part));

/** Rows and closes first, the record last: before it nothing counts. @returns false when somebody imported meanwhile */
export async function writeHistory(
  stores: Stores,
  record: Omit<HistoryRecord, 'rows' | 'days' | 'seal'>,
  rows: readonly HistoryRow[],
  closes: readonly HistoryClose[],
): Promise<boolean> {
  const put = async (part: object): Promise<string> => {
    const bytes = bytesOf(part);
    const hash = sha256(bytes);
    const key = partKey(record.programme, hash);
    if (!(await putOurs(stores.blobs, key, bytes, 'application/json'))) throw new Error(`${key} holds something else.`);
    return hash;
  };
  const ofRows = await put(rows);
  const days: Record<ReportingDay, readonly [number, string]> = {};
  for (const close of closes) days[close.day] = [close.history.number, await put(close)];
  const data = sealed({ ...record, rows: ofRows, days });
  const key = recordKey(record.programme, 'history', padded(record.number, 4));
  return (await insertOurs(stores.table, { ...key, data })).ours;
}
