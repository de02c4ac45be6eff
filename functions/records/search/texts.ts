/**
 * What search reads: the text of each edition, one immutable item, and for each month one signature over all its texts,
 * which tells months that cannot hold a word without reading them (docs/decisions/, on search).
 *
 * A text is written before its edition and named by it, so what search shows is always an edition that stands. Signatures
 * only ever grow: whatever is written twice, late or for nothing makes search slower by a little, never wrong.
 */

import { isFull, LARGEST_SIGNATURE, mayHold, SMALLEST_SIGNATURE, withGrams } from '../../core/search/signature.ts';
import { foldedPassage, type Passage } from '../../core/search/text.ts';
import { addGrams } from '../../core/search/words.ts';
import { readShapedList } from '../../core/values/shape.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Item, Stores, Table } from '../../ports.ts';
import { canonicalJson, checksum, sha256 } from '../store/checksum.ts';
import { KIND, padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, putOurs, replaceOurs } from '../store/write.ts';

export interface EditionText {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly edition: number;
  readonly passages: readonly Passage[];
}

/** A text as a search meets it: its passages are read when they are wanted. */
export interface FoundText {
  readonly day: ReportingDay;
  readonly checksum: string;
  passages(): Promise<readonly Passage[]>;
}

type Stored = { readonly checksum: string } & (
  | { readonly passages: readonly Passage[] }
  | { readonly blob: string; readonly sha256: string }
);

interface StoredMonth {
  /** The signature in base64. */
  readonly bits: string;
}

/** Bytes of passages, as JSON in UTF-8, up to which they are kept in the item itself. */
const MOST_IN_ITEM = 300_000;
const MOST_ATTEMPTS = 20;

/** Stores the text and adds it to its month's signature. Gives the checksum that the edition names; again the same. */
export async function storeText(stores: Stores, text: EditionText): Promise<string> {
  const { programme, day, edition, passages } = text;
  const own = checksum({ programme, day, edition, passages });
  const key = recordKey(programme, 'searchText', day, padded(edition, 2), own.slice(0, 16));
  const { ours } = await insertOurs(stores.table, { ...key, data: await pack(stores, text, own) });
  if (!ours) throw new Error(`${key.pk} ${key.sk} holds something else.`);
  await addToMonth(stores, programme, day.slice(0, 7), gramsOf(passages));
  return own;
}

/** The texts of all editions from one day to another, both included, newest first. */
export async function textsBetween(
  stores: Stores,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<FoundText[]> {
  const range = { from: KIND.searchText + from, to: `${KIND.searchText}${to}~`, newestFirst: true };
  const items = await stores.table.query<Stored>(partition(programme), range);
  return items.map((item) => ({
    day: item.sk.slice(KIND.searchText.length).split('#')[0]!,
    checksum: item.data.checksum,
    passages: () => unpack(stores, item),
  }));
}

/** The texts of a day's editions as they are stored, for whoever takes them away. */
export function textItems(table: Table, programme: string, day: ReportingDay): Promise<Item<Stored>[]> {
  return table.query<Stored>(partition(programme), { prefix: recordPrefix('searchText', day) });
}

/**
 * The month's signature from the texts that are there now, as small as they allow: after texts were taken away. Whoever
 * adds one at the same time changes its version, and it is made once more.
 */
export async function makeMonthAgain(stores: Stores, programme: string, month: string): Promise<void> {
  const key = recordKey(programme, 'searchMonth', month);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const item = await stores.table.get<StoredMonth>(key.pk, key.sk);
    if (item === undefined) return;
    const made = await grown(stores, programme, month, await signatureOf(stores, programme, month, SMALLEST_SIGNATURE));
    const data: StoredMonth = { bits: Buffer.from(made).toString('base64') };
    if (item.data.bits === data.bits || (await replaceOurs(stores.table, { ...key, data }, item.version)).ours) return;
  }
  throw new Error(`The signature of ${programme} ${month} is being changed by others all the time.`);
}

/** Months, `2022-04`, from one to another whose texts may hold all of these grams, newest first. */
export async function monthsThatMayHold(
  table: Table,
  programme: string,
  range: { readonly from: string; readonly to: string },
  grams: readonly number[],
): Promise<string[]> {
  const between = { from: KIND.searchMonth + range.from, to: KIND.searchMonth + range.to, newestFirst: true };
  const items = await table.query<StoredMonth>(partition(programme), between);
  return items
    .filter(({ data }) => mayHold(Buffer.from(data.bits, 'base64'), grams))
    .map(({ sk }) => sk.slice(KIND.searchMonth.length));
}

/** Read with its version before it is written, so that of two who add at once the second sees what the first added. */
async function addToMonth(stores: Stores, programme: string, month: string, grams: ReadonlySet<number>): Promise<void> {
  const key = recordKey(programme, 'searchMonth', month);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const item = await stores.table.get<StoredMonth>(key.pk, key.sk);
    const stored = item === undefined ? new Uint8Array(SMALLEST_SIGNATURE) : Buffer.from(item.data.bits, 'base64');
    const added = await grown(stores, programme, month, withGrams(stored, grams));
    const data: StoredMonth = { bits: Buffer.from(added).toString('base64') };
    if (item?.data.bits === data.bits) return;
    const wanted = { ...key, data };
    const written = await (item === undefined
      ? insertOurs(stores.table, wanted)
      : replaceOurs(stores.table, wanted, item.version));
    if (written.ours) return;
  }
  throw new Error(`The signature of ${programme} ${month} is being changed by others all the time.`);
}

/** Twice as large, made again from the month's texts, as long as it is full and may grow. */
async function grown(stores: Stores, programme: string, month: string, signature: Uint8Array): Promise<Uint8Array> {
  if (!isFull(signature) || signature.length >= LARGEST_SIGNATURE) return signature;
  return grown(stores, programme, month, await signatureOf(stores, programme, month, signature.length * 2));
}

/** Of all texts of the month, that many bytes long. */
async function signatureOf(stores: Stores, programme: string, month: string, bytes: number): Promise<Uint8Array> {
  let signature: Uint8Array = new Uint8Array(bytes);
  for (const text of await textsBetween(stores, programme, `${month}-01`, `${month}-31`)) {
    signature = withGrams(signature, gramsOf(await text.passages()));
  }
  return signature;
}

function gramsOf(passages: readonly Passage[]): Set<number> {
  const grams = new Set<number>();
  for (const passage of passages) addGrams(foldedPassage(passage), grams);
  return grams;
}

/** Thousands of units may tell more than an item holds: then it lies beside the edition's files. */
async function pack(stores: Stores, { programme, day, edition, passages }: EditionText, own: string): Promise<Stored> {
  const bytes = new TextEncoder().encode(canonicalJson(passages));
  if (bytes.byteLength <= MOST_IN_ITEM) return { checksum: own, passages };
  const hash = sha256(bytes);
  const blob = `archive/${programme}/${day}/${padded(edition, 2)}/${hash.slice(0, 16)}/search.json`;
  if (!(await putOurs(stores.blobs, blob, bytes, 'application/json'))) throw new Error(`${blob} holds something else.`);
  return { checksum: own, blob, sha256: hash };
}

async function unpack(stores: Stores, { data }: Item<Stored>): Promise<readonly Passage[]> {
  if ('passages' in data) return data.passages;
  const blob = await stores.blobs.get(data.blob);
  if (blob === undefined || sha256(blob.bytes) !== data.sha256) {
    throw new Error(`${data.blob} is missing or is not what was stored.`);
  }
  return readShapedList<Passage>(blob.bytes, { about: 'text', text: 'text' }, data.blob);
}
