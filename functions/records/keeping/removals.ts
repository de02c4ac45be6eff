/**
 * What was removed when its time was over, itself kept for ever: one record for each run, and one for each day and kind with
 * the key and checksum of everything that went. A day's record is written before anything of it goes (`begun`) and replaced
 * when all is gone (`done`), so a run that was cut short is seen and finished.
 *
 * The day's record also keeps the checksum of its close: what reports proved before, it proves now.
 */
import type { Keep, KeptKind } from '../../core/programme/programme.ts';
import { readShaped } from '../../core/values/shape.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Item, Stores, Table } from '../../ports.ts';
import { canonicalJson, checksum, sealed, sha256 } from '../store/checksum.ts';
import { padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, putOurs, replaceOurs } from '../store/write.ts';

/** One record that went: where it lay, its version and the checksum of its data. */
export type RemovedRecord = readonly [pk: string, sk: string, version: number, sum: string];

export interface RemovedList {
  readonly records: readonly RemovedRecord[];
  /** Keys of files; a photo's name is the hash of its bytes. */
  readonly files: readonly string[];
}

type KeptList = RemovedList | { readonly blob: string; readonly sha256: string };

export interface DayRemoval {
  readonly programme: string;
  readonly kind: KeptKind;
  readonly day: ReportingDay;
  /** Number of the run that began it. */
  readonly run: number;
  readonly state: 'begun' | 'done';
  readonly at: Instant;
  readonly records: number;
  readonly files: number;
  readonly list: KeptList;
  /** Checksum of the list. */
  readonly sum: string;
  /** `reports`: checksum of the whole close as it stood; null: the day has none. */
  readonly close: string | null;
  readonly seal?: string;
}

export interface RemovedDays {
  readonly kind: KeptKind;
  readonly from: ReportingDay;
  readonly to: ReportingDay;
}

export interface RemovalRun {
  readonly programme: string;
  readonly number: number;
  readonly state: 'begun' | 'done';
  /** Who answers for it, as given to the command. */
  readonly by: string;
  readonly at: Instant;
  readonly programmeVersion: number;
  readonly keep: Keep;
  /** Stretches of days whose time was over. */
  readonly days: readonly RemovedDays[];
  /** `done`: what went. */
  readonly result?: {
    readonly at: Instant;
    readonly days: number;
    readonly records: number;
    readonly files: number;
    /** Days that were left because they were preserved meanwhile. */
    readonly left: number;
    /** Checksum over the sums of its days, in their order. */
    readonly sum: string;
  };
  readonly seal?: string;
}

/** Bytes of a list, as JSON in UTF-8, up to which it is kept in the item itself. */
const MOST_IN_ITEM = 300_000;
const MOST_ATTEMPTS = 20;

export async function beginRun(
  table: Table,
  wanted: Omit<RemovalRun, 'number' | 'state' | 'seal'>,
): Promise<RemovalRun> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const number = ((await removalRuns(table, wanted.programme)).at(-1)?.number ?? 0) + 1;
    const run = sealed<RemovalRun>({ ...wanted, number, state: 'begun' });
    const key = recordKey(wanted.programme, 'removalRun', padded(number, 5));
    if ((await insertOurs(table, { ...key, data: run })).ours) return run;
  }
  throw new Error(`Others begin removals of ${wanted.programme} all the time; nothing was removed.`);
}

/** Done by another process meanwhile, it stays as that one ended it. */
export async function endRun(
  table: Table,
  { seal: _, ...run }: RemovalRun,
  result: NonNullable<RemovalRun['result']>,
): Promise<RemovalRun> {
  const key = recordKey(run.programme, 'removalRun', padded(run.number, 5));
  const data = sealed<RemovalRun>({ ...run, state: 'done', result });
  return (await replaceOurs(table, { ...key, data }, 1)).stored.data;
}

/** Every run, oldest first. */
export async function removalRuns(table: Table, programme: string): Promise<RemovalRun[]> {
  const items = await table.query<RemovalRun>(partition(programme), { prefix: recordPrefix('removalRun') });
  return items.map(({ data }) => data);
}

type NewDay = Omit<DayRemoval, 'state' | 'records' | 'files' | 'list' | 'sum' | 'seal'>;

/** Writes what will go before it goes. `standing`: a record of the day that was begun before, to be replaced. */
export async function beginDay(
  stores: Stores,
  about: NewDay,
  list: RemovedList,
  standing?: Item<DayRemoval>,
): Promise<Item<DayRemoval>> {
  const data = sealed<DayRemoval>({
    ...about,
    state: 'begun',
    records: list.records.length,
    files: list.files.length,
    list: await pack(stores, about, list),
    sum: checksum(list),
  });
  const item = { ...recordKey(about.programme, 'removal', about.kind, about.day), data };
  const written =
    standing === undefined
      ? await insertOurs(stores.table, item)
      : await replaceOurs(stores.table, item, standing.version);
  return written.stored;
}

export async function endDay(table: Table, { pk, sk, version, data }: Item<DayRemoval>): Promise<DayRemoval> {
  const { seal: _, ...day } = data;
  return (await replaceOurs(table, { pk, sk, data: sealed<DayRemoval>({ ...day, state: 'done' }) }, version)).stored
    .data;
}

export async function dayRemovalItem(
  table: Table,
  programme: string,
  kind: KeptKind,
  day: ReportingDay,
): Promise<Item<DayRemoval> | undefined> {
  const { pk, sk } = recordKey(programme, 'removal', kind, day);
  return table.get<DayRemoval>(pk, sk);
}

/** What went of that day, now or half-way; undefined: nothing was removed. */
export async function dayRemoval(
  table: Table,
  programme: string,
  kind: KeptKind,
  day: ReportingDay,
): Promise<DayRemoval | undefined> {
  return (await dayRemovalItem(table, programme, kind, day))?.data;
}

/** All days of a kind that anything was removed of, in order of day. */
export async function dayRemovals(table: Table, programme: string, kind: KeptKind): Promise<DayRemoval[]> {
  const range = { prefix: recordPrefix('removal', kind) };
  return (await table.query<DayRemoval>(partition(programme), range)).map(({ data }) => data);
}

export async function listOf({ blobs }: Pick<Stores, 'blobs'>, { list }: DayRemoval): Promise<RemovedList> {
  if ('records' in list) return list;
  const blob = await blobs.get(list.blob);
  if (blob === undefined || sha256(blob.bytes) !== list.sha256) {
    throw new Error(`${list.blob} is missing or is not what was stored.`);
  }
  return readShaped<RemovedList>(blob.bytes, { records: 'list', files: 'list' }, list.blob);
}

/** Thousands of units make a list that is larger than an item: then it lies beside the closes. */
async function pack({ blobs }: Stores, { programme, day, kind }: NewDay, list: RemovedList): Promise<KeptList> {
  const bytes = new TextEncoder().encode(canonicalJson(list));
  if (bytes.byteLength <= MOST_IN_ITEM) return list;
  const hash = sha256(bytes);
  const blob = `closes/${programme}/${day}/removed-${kind}-${hash}.json`;
  if (!(await putOurs(blobs, blob, bytes, 'application/json'))) throw new Error(`${blob} holds something else.`);
  return { blob, sha256: hash };
}
