/**
 * Stored day closes: one item a day, replaced when the day is closed again after an amendment.
 *
 * Large ones (many units, long rosters) lie in a blob; the item keeps its key and hash. Read back, they are checked.
 */
import type { DayClose } from '../../core/day/day-close.ts';
import { readShaped, type Shape } from '../../core/values/shape.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Item, QueryRange, Stores } from '../../ports.ts';
import { canonicalJson, checksum, sha256 } from '../store/checksum.ts';
import { KIND, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, putOurs, replaceOurs } from '../store/write.ts';

/** Bytes of a close, as JSON in UTF-8, up to which it is kept in the item itself. */
const MOST_IN_ITEM = 300_000;

type Stored = { readonly close: DayClose } | { readonly blob: string; readonly sha256: string };

/**
 * SHA-256, hex, over the canonical JSON of what the close says; what the next day's close and the edition name. Which
 * programme version computed it and on what it builds is left out: neither makes a briefing say anything else.
 */
export function closeChecksum({ programme, day, completeness, units, indicators, ledgers }: DayClose): string {
  const rows = ledgers === undefined ? {} : { ledgers };
  return checksum({ programme, day, completeness, units, indicators, ...rows });
}

export async function readClose(
  stores: Stores,
  programme: string,
  day: ReportingDay,
): Promise<{ close: DayClose; version: number } | undefined> {
  const { pk, sk } = recordKey(programme, 'close', day);
  const item = await stores.table.get<Stored>(pk, sk);
  return item && { close: await unpack(stores, item), version: item.version };
}

/** Has the day a close? A large one is not read. */
export async function isClosed(
  { table }: Pick<Stores, 'table'>,
  programme: string,
  day: ReportingDay,
): Promise<boolean> {
  const { pk, sk } = recordKey(programme, 'close', day);
  return (await table.get(pk, sk)) !== undefined;
}

/**
 * Stores the close as version `expectedVersion + 1`; 0: the day has none yet.
 * @returns true when that close now stands, false when another does: read again and decide.
 */
export async function writeClose(stores: Stores, close: DayClose, expectedVersion: number): Promise<boolean> {
  const item = { ...recordKey(close.programme, 'close', close.day), data: await pack(stores, close) };
  const written =
    expectedVersion === 0
      ? await insertOurs(stores.table, item)
      : await replaceOurs(stores.table, item, expectedVersion);
  return written.ours;
}

/** The latest day that has a close, as its key says: a large one is not read. */
export async function lastClosedDay(
  { table }: Pick<Stores, 'table'>,
  programme: string,
  how: Pick<QueryRange, 'eventually'> = {},
): Promise<ReportingDay | undefined> {
  const newestOnly = { prefix: recordPrefix('close'), newestFirst: true, limit: 1, ...how };
  const [newest] = await table.query<Stored>(partition(programme), newestOnly);
  return newest?.sk.slice(KIND.close.length);
}

/** The newest close up to that day. */
export async function closeBefore(stores: Stores, programme: string, day: ReportingDay): Promise<DayClose | undefined> {
  const range = { from: KIND.close, to: KIND.close + day, newestFirst: true, limit: 1 };
  const [newest] = await stores.table.query<Stored>(partition(programme), range);
  return newest && unpack(stores, newest);
}

/** The first day that has a close, as its key says. */
export async function firstClosedDay(
  { table }: Stores,
  programme: string,
  how: Pick<QueryRange, 'eventually'> = {},
): Promise<ReportingDay | undefined> {
  const oldestOnly = { prefix: recordPrefix('close'), limit: 1, ...how };
  const [oldest] = await table.query<Stored>(partition(programme), oldestOnly);
  return oldest?.sk.slice(KIND.close.length);
}

/** Closes from one day to another, both included, in order of day. */
export async function closesBetween(
  stores: Stores,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
  how: Pick<QueryRange, 'eventually'> = {},
): Promise<DayClose[]> {
  const range = { from: KIND.close + from, to: KIND.close + to, ...how };
  const items = await stores.table.query<Stored>(partition(programme), range);
  return Promise.all(items.map((item) => unpack(stores, item)));
}

async function pack(stores: Stores, close: DayClose): Promise<Stored> {
  const bytes = new TextEncoder().encode(canonicalJson(close));
  if (bytes.byteLength <= MOST_IN_ITEM) return { close };
  const hash = sha256(bytes);
  const blob = `closes/${close.programme}/${close.day}/${hash}.json`;
  if (!(await putOurs(stores.blobs, blob, bytes, 'application/json'))) throw new Error(`${blob} holds something else.`);
  return { blob, sha256: hash };
}

async function unpack(stores: Stores, { data }: Item<Stored>): Promise<DayClose> {
  if ('close' in data) return data.close;
  const blob = await stores.blobs.get(data.blob);
  if (blob === undefined || sha256(blob.bytes) !== data.sha256) {
    throw new Error(`${data.blob} is missing or is not what was stored.`);
  }
  return readShaped(blob.bytes, CLOSE, data.blob);
}

const CLOSE: Shape<DayClose> = {
  ...{ programme: 'text', programmeVersion: 'number', day: 'text', previousClose: 'text or null' },
  ...{ completeness: 'record', units: 'list', indicators: 'record' },
};
