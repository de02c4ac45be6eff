/**
 * A programme's editions as plain files: `<day>/<edition>/<file>` and `index.json` with the SHA-256 of each, for an archive
 * that does not know Jianbao.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EditionCopy } from '../../functions/core/copy/copy.ts';
import type { Edition, Rendition } from '../../functions/core/edition/edition.ts';
import type { Stores } from '../../functions/ports.ts';
import { copiesOf } from '../../functions/records/copy/copies.ts';
import { editionsOf, latestEditions } from '../../functions/records/edition/editions.ts';
import { sha256 } from '../../functions/records/store/checksum.ts';

export interface Exported {
  readonly editions: number;
  readonly files: number;
  /** Files that are missing or not what was issued, in words; they are left out of folder and index. */
  readonly wrong: readonly string[];
}

type ExportedFile = Omit<Rendition, 'name'> & { readonly name: string };
type Exportable = Omit<Edition, 'files'> & { readonly files: readonly ExportedFile[] };

/** Written again, it gives the same bytes: every file whole, the index last. */
export async function exportEditions(stores: Stores, programme: string, out: string): Promise<Exported> {
  const index: object[] = [];
  const wrong: string[] = [];
  let files = 0;
  for (const { day } of (await latestEditions(stores.table, programme)).reverse()) {
    for (const edition of await editionsOf(stores.table, programme, day)) {
      const copies = await copiesOf(stores.table, edition);
      const written = await exportFiles(stores, withCopies(edition, copies), out, wrong);
      files += written.length;
      index.push(indexEntry(edition, written, copies));
    }
  }
  await writeWhole(join(out, 'index.json'), `${JSON.stringify({ programme, editions: index }, null, 2)}\n`);
  return { editions: index.length, files, wrong };
}

async function exportFiles(
  { blobs }: Stores,
  edition: Exportable,
  out: string,
  wrong: string[],
): Promise<ExportedFile[]> {
  const written: ExportedFile[] = [];
  for (const file of edition.files) {
    const blob = await blobs.get(file.key).catch(() => undefined);
    if (blob === undefined || sha256(blob.bytes) !== file.sha256) {
      wrong.push(
        `${edition.day} 第 ${edition.edition} 版的 ${file.name} ${blob === undefined ? '读不到' : '与印发时不一致'}，没有导出。`,
      );
      continue;
    }
    await writeWhole(join(out, pathOf(edition, file)), blob.bytes);
    written.push(file);
  }
  return written;
}

/** Copies of the office under names of their own: `office-copy-1.docx`. */
const withCopies = (edition: Edition, copies: readonly EditionCopy[]): Exportable => ({
  ...edition,
  files: [...edition.files, ...copies.map(({ file, copy }) => ({ ...file, name: `office-copy-${copy}.docx` }))],
});

function indexEntry(edition: Edition, files: readonly ExportedFile[], copies: readonly EditionCopy[]): object {
  const { day, issue, overall, edition: number, issuedAt, reason } = edition;
  const listed = files.map((file) => ({
    path: pathOf(edition, file),
    mediaType: file.mediaType,
    bytes: file.bytes,
    sha256: file.sha256,
  }));
  return {
    day,
    issue,
    overall,
    edition: number,
    issuedAt,
    ...(reason === undefined ? {} : { reason }),
    files: listed,
    ...copiesEntry(copies),
  };
}

/** Who accepted which copy, and what it changed by hand. */
const copiesEntry = (copies: readonly EditionCopy[]): object =>
  copies.length === 0
    ? {}
    : {
        copies: copies.map(({ copy, at, by, reason, figureCount, figures }) => ({
          copy,
          at,
          by,
          reason,
          figureCount,
          figures,
        })),
      };

const pathOf = ({ day, edition }: Pick<Edition, 'day' | 'edition'>, { name }: ExportedFile): string =>
  `${day}/${String(edition).padStart(2, '0')}/${name}`;

async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}
