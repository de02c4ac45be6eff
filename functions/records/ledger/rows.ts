/**
 * Stored rows of ledgers, in files named by the hash of their bytes, so that no record grows with a ledger.
 *
 * A revision names the file with what it changes, a day's close the file with all rows of each unit after that day. Rows that
 * did not change are the same bytes, hence the same file.
 */
import type { LedgerRow, RowChange } from '../../core/ledger/ledger.ts';
import type { ChangedRows } from '../../core/report/submission.ts';
import type { Blobs } from '../../ports.ts';
import { canonicalJson, sha256 } from '../store/checksum.ts';
import { putOurs } from '../store/write.ts';

/** Whose rows: of one unit, in one ledger. */
export interface RowsPlace {
  readonly programme: string;
  readonly ledger: string;
  readonly unit: string;
}

type What = 'changes' | 'rows';

/** Where a file of rows lies. */
const rowsKey = ({ programme, ledger, unit }: RowsPlace, what: What, hash: string): string =>
  `ledgers/${programme}/${unit}/${ledger}/${what}-${hash}.json`;

/** The hash that `storeRows` would name them by. */
export const rowsHash = (rows: readonly LedgerRow[]): string => sha256(bytesOf(rows));

/** Stores what a report changes; before its revision is written. */
export async function storeChanges(
  blobs: Blobs,
  place: RowsPlace,
  changes: readonly RowChange[],
): Promise<ChangedRows> {
  return { rows: changes.length, sha256: await store(blobs, place, 'changes', changes) };
}

/** Stores the rows as they stand after a day; before its close is written. */
export const storeRows = (blobs: Blobs, place: RowsPlace, rows: readonly LedgerRow[]): Promise<string> =>
  store(blobs, place, 'rows', rows);

/** @throws Error when the file is missing or is not what was stored. */
export const readChanges = (blobs: Pick<Blobs, 'get'>, place: RowsPlace, hash: string): Promise<readonly RowChange[]> =>
  read(blobs, place, 'changes', hash);

/** @throws Error when the file is missing or is not what was stored. */
export const readRowsOf = (blobs: Pick<Blobs, 'get'>, place: RowsPlace, hash: string): Promise<readonly LedgerRow[]> =>
  read(blobs, place, 'rows', hash);

const bytesOf = (rows: readonly object[]): Uint8Array => new TextEncoder().encode(canonicalJson(rows));

async function store(blobs: Blobs, place: RowsPlace, what: What, rows: readonly object[]): Promise<string> {
  const bytes = bytesOf(rows);
  const hash = sha256(bytes);
  const key = rowsKey(place, what, hash);
  if (!(await putOurs(blobs, key, bytes, 'application/json'))) throw new Error(`${key} holds something else.`);
  return hash;
}

async function read<Row>(
  blobs: Pick<Blobs, 'get'>,
  place: RowsPlace,
  what: What,
  hash: string,
): Promise<readonly Row[]> {
  const key = rowsKey(place, what, hash);
  const blob = await blobs.get(key);
  if (blob === undefined || sha256(blob.bytes) !== hash)
    throw new Error(`${key} is missing or is not what was stored.`);
  return JSON.parse(new TextDecoder().decode(blob.bytes)) as Row[];
}
