/**
 * Archived files in bulk, each checked against the hash that its edition names before it leaves the archive.
 */
import type { Rendition } from '../../core/edition/edition.ts';
import type { Blobs } from '../../ports.ts';
import { sha256 } from '../../records/store/checksum.ts';

/** Files read at once: enough to hide a store's latency, few enough for its connections. */
const AT_ONCE = 16;

/** Their bytes, in the same order. @throws Error that names a file that is missing or not what was archived */
export async function readFiles(blobs: Blobs, files: readonly Rendition[]): Promise<Uint8Array[]> {
  const read: Uint8Array[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    read.push(...(await Promise.all(files.slice(at, at + AT_ONCE).map((file) => readFile(blobs, file)))));
  }
  return read;
}

async function readFile(blobs: Blobs, { key, sha256: hash }: Rendition): Promise<Uint8Array> {
  const blob = await blobs.get(key);
  if (blob === undefined) throw new Error(`the archive has no ${key}, which its edition names`);
  if (sha256(blob.bytes) !== hash) throw new Error(`${key} is not what was archived`);
  return blob.bytes;
}
