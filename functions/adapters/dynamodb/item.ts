/**
 * How a record lies in DynamoDB: pk, sk, v (version) and its data as JSON, as text (d) or deflated (z).
 *
 * The service charges a write by each started KB of an item, attribute names and keys included, so the data are deflated
 * where that saves one: a usual report with a narrative then costs one unit instead of two, a large programme a fifth.
 * source: DynamoDB developer guide, "Capacity unit consumption" and "DynamoDB item sizes and formats".
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Item, MOST_ITEM_BYTES, type Table } from '../../ports.ts';

export type Attributes = Record<string, AttributeValue>;
export type NewItem = Parameters<Table['insert']>[0];

const WRITE_UNIT_BYTES = 1_024;

/**
 * Refused here with a sentence, before it is sent: the service would refuse it with less to go by. Deflated or not, the
 * limit is that of the text, so that what fits one store fits all.
 * @throws RangeError when the item is larger than MOST_ITEM_BYTES
 */
export function attributesOf({ pk, sk, data }: NewItem, version: number): Attributes {
  const text = JSON.stringify(data);
  const bytes = Buffer.byteLength(text);
  const keys = Buffer.byteLength(pk) + Buffer.byteLength(sk);
  if (bytes + keys > MOST_ITEM_BYTES) {
    throw new RangeError(`${pk} ${sk} has ${bytes + keys} bytes; an item has at most ${MOST_ITEM_BYTES}.`);
  }
  const item = { pk: { S: pk }, sk: { S: sk }, v: { N: String(version) } };
  const beside = keys + NAMES_AND_VERSION;
  if (unitsOf(beside + bytes) === 1) return { ...item, d: { S: text } };
  const deflated = deflateRawSync(text);
  if (unitsOf(beside + deflated.length) === unitsOf(beside + bytes)) return { ...item, d: { S: text } };
  return { ...item, z: { B: deflated } };
}

/** @throws Error when the item was not written by us. */
export function toItem<Data>({ pk, sk, v, d, z }: Attributes): Item<Data> {
  const text = z?.B === undefined ? d?.S : inflateRawSync(z.B).toString('utf8');
  if (!pk?.S || !sk?.S || !v?.N || text === undefined) throw new Error('An item of the table was not written by us.');
  return { pk: pk.S, sk: sk.S, version: Number(v.N), data: JSON.parse(text) as Data };
}

/** `pk`, `sk`, `v` and `d` or `z`, and the version: a number takes a byte for two digits and one more, and they are few. */
const NAMES_AND_VERSION = 6 + 4;

const unitsOf = (bytes: number): number => Math.ceil(bytes / WRITE_UNIT_BYTES);
