/**
 * Removing blobs from a folder: the file first, then the media type that lies beside it; folders that are empty go too.
 */
import { open, readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Removal } from '../../ports.ts';

/** As blobs.ts makes them: nothing begins with a dot, so no key leads out of the folder. */
const KEY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** The part of the Removal port that is about blobs. */
export function openFileRemoval(folder: string): Pick<Removal, 'blobsUnder' | 'removeBlob'> {
  const root = resolve(folder);
  return {
    async blobsUnder(prefix) {
      const within = join(root, checked(prefix.replace(/\/$/, '')));
      const entries = await readdir(within, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
        if ((error as { code?: string }).code === 'ENOENT') return [];
        throw error;
      });
      const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
      return files.map((file) => relative(root, file).split(sep).join('/')).sort();
    },
    async removeBlob(key) {
      const file = join(root, checked(key));
      await rm(file, { force: true });
      await flush(dirname(file));
      await rm(join(root, '.types', key), { force: true, recursive: true });
      await prune(root, dirname(file));
      await prune(join(root, '.types'), dirname(join(root, '.types', key)));
    },
  };
}

/** A name that is gone is gone for certain when its folder is flushed. */
async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // folders cannot be flushed there
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync();
  await handle?.close();
}

async function prune(root: string, folder: string): Promise<void> {
  if (folder === root || !folder.startsWith(root + sep)) return;
  const isGone = await rmdir(folder).then(
    () => true,
    (error: { code?: string }) => error.code === 'ENOENT',
  );
  if (isGone) await prune(root, dirname(folder));
}

function checked(key: string): string {
  if (KEY.test(key)) return key;
  throw new RangeError(`A blob's key is made of a-z A-Z 0-9 . _ - between slashes, not ${JSON.stringify(key)}.`);
}
