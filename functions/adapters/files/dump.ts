/**
 * Every embedded blob with its media type, in order of key: for export and import.
 */

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export interface StoredFile {
  readonly key: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** @throws Error that names a blob whose bytes are not what was stored */
export async function* dumpFiles(folder: string): AsyncGenerator<StoredFile> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return [];
    throw error;
  });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const keys = paths.map((path) => relative(folder, path).split(sep).join('/')).filter((key) => !key.startsWith('.'));
  for (const key of keys.sort()) {
    const bytes = await readFile(join(folder, key));
    const type = join(folder, '.types', key, createHash('sha256').update(bytes).digest('hex'));
    const mediaType = await readFile(type, 'utf8').catch(() => undefined);
    if (mediaType === undefined) throw new Error(`${key} is not what was stored: its bytes were altered`);
    yield { key, mediaType, bytes };
  }
}
