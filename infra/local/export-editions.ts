/**
 * A programme's editions as plain files: `<day>/<edition>/<file>` and `index.json` with the SHA-256 of each, for an archive
 * that does not know Jianbao.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Edition, Rendition } from '../../functions/core/edition.ts';
import type { Stores } from '../../functions/ports.ts';
import { sha256 } from '../../functions/records/checksum.ts';
import { editionsOf, latestEditions } from '../../functions/records/editions.ts';

export interface Exported {
  readonly editions: number;
  readonly files: number;
  /** Files that are missing or not what was issued, in words; they are left out of folder and index. */
  readonly wrong: readonly string[];
}

/** Written again, it gives the same bytes: every file whole, the index last. */
export async function exportEditions(stores: Stores, programme: string, out: string): Promise<Exported> {
  const index: object[] = [];
  const wrong: string[] = [];
  let files = 0;
  for (const { day } of (await latestEditions(stores.table, programme)).reverse()) {
    for (const edition of await editionsOf(stores.table, programme, day)) {
      const written = await exportFiles(stores, edition, out, wrong);
      files += written.length;
      index.push(indexEntry(edition, written));
    }
  }
  await writeWhole(join(out, 'index.json'), `${JSON.stringify({ programme, editions: index }, null, 2)}\n`);
  return { editions: index.length, files, wrong };
}

async function exportFiles({ blobs }: Stores, edition: Edition, out: string, wrong: string[]): Promise<Rendition[]> {
  const written: Rendition[] = [];
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

function indexEntry(edition: Edition, files: readonly Rendition[]): object {
  const { day, issue, overall, edition: number, issuedAt, reason } = edition;
  const listed = files.map((file) => ({
    path: pathOf(edition, file),
    mediaType: file.mediaType,
    bytes: file.bytes,
    sha256: file.sha256,
  }));
  return { day, issue, overall, edition: number, issuedAt, ...(reason === undefined ? {} : { reason }), files: listed };
}

const pathOf = ({ day, edition }: Edition, { name }: Rendition): string =>
  `${day}/${String(edition).padStart(2, '0')}/${name}`;

async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}
