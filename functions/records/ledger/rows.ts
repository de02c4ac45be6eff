/**
 * Stored rows of ledgers, in files named by the hash of their bytes, so that no record grows with a ledger.
 *
 * A revision names the file with what it changes, a day's close the file with all rows of each unit after that day. Rows that
 * did not change are the same bytes, hence the same file.
 */
import type { LedgerRow, RowChange } from '../../core/ledger/ledger.ts';
import type { ChangedRows } from '../../core/report/submission.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blobs } from '../../ports.ts';
import { canonicalJson, sha256 } from '../store/checksum.ts';
import { putOurs } from '../store/write.ts';

/** Whose rows: of one unit, in one ledger. */
export interface RowsPlace {
  readonly programme: string;
  readonly ledger: string;
  readonly unit: string;
}

/** What a report of a day changes lies under that day, so that it goes when the day's reports go. */
export interface ChangesPlace extends RowsPlace {
  readonly day: ReportingDay;
}

/** Where the rows lie that a close names. */
const rowsKey = ({ programme, ledger, unit }: RowsPlace, hash: string): string =>
  `ledgers/${programme}/rows/${unit}/${ledger}/${hash}.json`;

/** Where the changes lie that revisions of a day name. */
export const changesUnder = (programme: string, day: ReportingDay): string => `ledgers/${programme}/changes/${day}/`;

const changesKey = ({ programme, day, ledger, unit }: ChangesPlace, hash: string): string =>
  `${changesUnder(programme, day)}${unit}/${ledger}/${hash}.json`;

/** The hash that `storeRows` would name them by. */
export const rowsHash = (rows: readonly LedgerRow[]): string => sha256(bytesOf(rows));

/** Stores what a report changes; before its revision is written. */
export async function storeChanges(
  blobs: Blobs,
  place: ChangesPlace,
  changes: readonly RowChange[],
): Promise<ChangedRows> {
  return { rows: changes.length, sha256: await store(blobs, (hash) => changesKey(place, hash), changes) };
}

/** Stores the rows as they stand after a day; before its close is written. */
export const storeRows = (blobs: Blobs, place: RowsPlace, rows: readonly LedgerRow[]): Promise<string> =>
  store(blobs, (hash) => rowsKey(place, hash), rows);

/** @throws Error when the file is missing or is not what was stored. */
export const readChanges = (
  blobs: Pick<Blobs, 'get'>,
  place: ChangesPlace,
  hash: string,
): Promise<readonly RowChange[]> => read(blobs, changesKey(place, hash), hash);

/** @throws Error when the file is missing or is not what was stored. */
export const readRowsOf = (blobs: Pick<Blobs, 'get'>, place: RowsPlace, hash: string): Promise<readonly LedgerRow[]> =>
  read(blobs, rowsKey(place, hash), hash);

const bytesOf = (rows: readonly object[]): Uint8Array => new TextEncoder().encode(canonicalJson(rows));

async function store(blobs: Blobs, keyOf: (hash: string) => string, rows: readonly object[]): Promise<string> {
  const bytes = bytesOf(rows);
  const hash = sha256(bytes);
  const key = keyOf(hash);
  if (!(await putOurs(blobs, key, bytes, 'application/json'))) throw new Error(`${key} holds something else.`);
  return hash;
}

async function read<Row>(blobs: Pick<Blobs, 'get'>, key: string, hash: string): Promise<readonly Row[]> {
  const blob = await blobs.get(key);
  if (blob === undefined || sha256(blob.bytes) !== hash)
    throw new Error(`${key} is missing or is not what was stored.`);
  return JSON.parse(new TextDecoder().decode(blob.bytes)) as Row[];
}
