/**
 * The office's copies (正式印发稿) of editions: immutable records in a chain that begins at the edition, each with the file that
 * was accepted. What is handed in lies under `incoming/` first, for a day, seen by nobody but the office.
 */
import type { EditionCopy } from '../../core/copy/copy.ts';
import type { Edition, Rendition } from '../../core/edition/edition.ts';
import { RENDITIONS } from '../../core/edition/renditions.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blobs, Table } from '../../ports.ts';
import { checksum, sealed, sha256 } from '../store/checksum.ts';
import { KIND, padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, putOurs } from '../store/write.ts';

const COPY = 'office-copy.docx';
const { mediaType } = RENDITIONS[COPY];
export const RAW_COPIES = 'incoming/copies/';
const MOST_ATTEMPTS = 5;

export const rawCopyKey = (programme: string, day: ReportingDay, upload: string): string =>
  `${RAW_COPIES}${programme}/${day}/${upload}`;

/** Copies of one edition, first to last. */
export async function copiesOf(
  table: Table,
  { programme, day, edition }: Pick<Edition, 'programme' | 'day' | 'edition'>,
): Promise<EditionCopy[]> {
  const prefix = recordPrefix('copy', day, padded(edition, 2));
  return (await table.query<EditionCopy>(partition(programme), { prefix })).map(({ data }) => data);
}

/** Copies of all editions from one day to another, both included, in order. */
export async function copiesBetween(
  table: Table,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<EditionCopy[]> {
  const range = { from: KIND.copy + from, to: `${KIND.copy}${to}~` };
  return (await table.query<EditionCopy>(partition(programme), range)).map(({ data }) => data);
}

/** The edition with its newest copy among its files. */
export function withCopy(edition: Edition, copies: readonly EditionCopy[]): Edition {
  const own = copies.findLast((copy) => copy.day === edition.day && copy.edition === edition.edition);
  return own === undefined ? edition : { ...edition, files: [...edition.files, own.file] };
}

/**
 * Stores the file under its own hash, then the record as the next copy. The same file accepted again is the copy that stands.
 */
export async function insertCopy(
  stores: { readonly table: Table; readonly blobs: Blobs },
  edition: Edition,
  bytes: Uint8Array,
  said: Omit<EditionCopy, 'programme' | 'day' | 'issue' | 'edition' | 'copy' | 'file' | 'previous' | 'seal'>,
): Promise<EditionCopy> {
  const { programme, day, issue, edition: number } = edition;
  const file = await archiveCopy(stores.blobs, edition, bytes);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const last = (await copiesOf(stores.table, edition)).at(-1);
    if (last?.file.sha256 === file.sha256) return last;
    const previous = last?.seal ?? edition.seal ?? checksum(edition);
    const copy = (last?.copy ?? 0) + 1;
    const record = sealed<EditionCopy>({ programme, day, issue, edition: number, copy, file, ...said, previous });
    const key = recordKey(programme, 'copy', day, padded(number, 2), padded(copy, 3));
    const { ours, stored } = await insertOurs(stores.table, { ...key, data: record });
    if (ours) return stored.data;
  }
  throw new Error(`Others accept copies of ${day} all the time; none was recorded.`);
}

async function archiveCopy(blobs: Blobs, { programme, day, edition }: Edition, bytes: Uint8Array): Promise<Rendition> {
  const hash = sha256(bytes);
  const key = `archive/${programme}/${day}/${padded(edition, 2)}/copy-${hash.slice(0, 16)}/${COPY}`;
  if (!(await putOurs(blobs, key, bytes, mediaType))) throw new Error(`${key} holds something else.`);
  return { name: COPY, mediaType, bytes: bytes.byteLength, sha256: hash, key };
}
