/**
 * Writing once, whatever happens to the answer: a refused conditional write may be our own write whose answer was lost.
 *
 * So every record that is written conditionally goes through here: refused, it is read back, and what is equal is ours.
 */
import type { Blobs, Item, Json, Table } from '../../ports.ts';
import { canonicalJson, sha256 } from './checksum.ts';

export interface Written<Data> {
  /** What is stored is what we wrote, now or in an earlier attempt. */
  readonly ours: boolean;
  readonly stored: Item<Data>;
}

interface NewItem<Data> {
  readonly pk: string;
  readonly sk: string;
  readonly data: Data;
}

/** Inserts; when the key is taken, says whether by equal data, and by what. */
export async function insertOurs<Data extends object>(table: Table, item: NewItem<Data>): Promise<Written<Data>> {
  const answer = await table.insert({ pk: item.pk, sk: item.sk, data: item.data as Json });
  if (answer === 'inserted') return { ours: true, stored: { ...item, version: 1 } };
  const stored = await readBack<Data>(table, item);
  return { ours: sameData(stored.data, item.data), stored };
}

/**
 * Replaces version `expectedVersion`; when another stands, says whether it holds equal data, and what it is.
 * Where somebody may have replaced ours already, the caller looks for its own part in `stored`.
 */
export async function replaceOurs<Data extends object>(
  table: Table,
  item: NewItem<Data>,
  expectedVersion: number,
): Promise<Written<Data>> {
  const answer = await table.replace({ pk: item.pk, sk: item.sk, data: item.data as Json }, expectedVersion);
  if (answer === 'replaced') return { ours: true, stored: { ...item, version: expectedVersion + 1 } };
  const stored = await readBack<Data>(table, item);
  return { ours: sameData(stored.data, item.data), stored };
}

/** Stores bytes once; true when the key now holds these bytes, whoever stored them. */
export async function putOurs(blobs: Blobs, key: string, bytes: Uint8Array, mediaType: string): Promise<boolean> {
  if ((await blobs.putOnce(key, bytes, mediaType)) === 'stored') return true;
  const stored = await blobs.get(key);
  return stored !== undefined && sha256(stored.bytes) === sha256(bytes);
}

const sameData = (left: object, right: object): boolean => canonicalJson(left) === canonicalJson(right);

async function readBack<Data>(table: Table, key: { readonly pk: string; readonly sk: string }): Promise<Item<Data>> {
  const stored = await table.get<Data>(key.pk, key.sk);
  if (stored === undefined) throw new Error(`${key.pk} ${key.sk} refused a write and is not there.`);
  return stored;
}
