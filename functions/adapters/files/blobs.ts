/**
 * The Blobs port on a folder: each blob is a plain file under its key, which people can open.
 *
 * A blob is written to a temporary file, flushed to the disk, and linked to its name: the link fails when the name is
 * taken, so two writers cannot both win and nobody sees half a file. The media type lies in `.types/` under the hash of
 * the bytes, written before them; so every file that is there has its type, and a file that was altered by hand is noticed.
 */
import { createHash, randomUUID } from 'node:crypto';
import { access, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Blob, Blobs } from '../../ports.ts';

/** Between slashes; nothing may begin with a dot, so no key leads out of the folder or into `.types` or `.writing`. */
const KEY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;
const MOST_KEY_LENGTH = 1024;

/**
 * Keeps blobs under the folder, made when needed. The file system must know hard links (all usual ones but FAT do).
 * @throws RangeError for a key that is not made of ids
 */
export function openFileBlobs(folder: string): Blobs {
  const root = resolve(folder);
  return {
    async putOnce(key, bytes, mediaType) {
      const file = join(root, checkedKey(key));
      if (await isThere(file)) {
        await flushFolders(root, dirname(file)); // whoever linked it may have crashed before doing so
        return 'exists';
      }
      await writeOnce(root, typeFile(root, key, bytes), new TextEncoder().encode(mediaType));
      return writeOnce(root, file, bytes);
    },
    get: async (key) => read(root, checkedKey(key)),
    link: async () => undefined,
  };
}

async function read(root: string, key: string): Promise<Blob | undefined> {
  const bytes = await readIfThere(join(root, key));
  if (bytes === undefined) return undefined;
  const mediaType = await readIfThere(typeFile(root, key, bytes));
  if (mediaType === undefined) throw new Error(`${join(root, key)} is not what was stored: its bytes were altered.`);
  return { bytes: new Uint8Array(bytes), mediaType: mediaType.toString('utf8') };
}

/** Where the media type of these bytes under this key lies. */
const typeFile = (root: string, key: string, bytes: Uint8Array): string =>
  join(root, '.types', key, createHash('sha256').update(bytes).digest('hex'));

async function writeOnce(root: string, file: string, bytes: Uint8Array): Promise<'stored' | 'exists'> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  await mkdir(join(root, '.writing'), { recursive: true });
  const temporary = join(root, '.writing', randomUUID()); // what a crash leaves there may be removed at any time
  try {
    await writeFlushed(temporary, bytes);
    await link(temporary, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    return 'exists';
  } finally {
    await rm(temporary, { force: true });
    await flushFolders(root, folder);
  }
  return 'stored';
}

async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The names in a folder are on the disk only when the folder itself is flushed, and so up to the root. */
async function flushFolders(root: string, folder: string): Promise<void> {
  if (process.platform === 'win32') return; // folders cannot be flushed there
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (folder !== root) await flushFolders(root, dirname(folder));
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'EISDIR') || hasCode(error, 'ENOTDIR')) return undefined;
    throw error;
  }
}

function checkedKey(key: string): string {
  if (key.length <= MOST_KEY_LENGTH && KEY.test(key)) return key;
  throw new RangeError(`A blob's key is made of a-z A-Z 0-9 . _ - between slashes, not ${JSON.stringify(key)}.`);
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
