/**
 * A copy of the embedded blobs. Blobs never change and appear whole, so plain copying is enough, also while others write.
 */
import { copyFile, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** What a crash leaves of a blob that was being written (see `blobs.ts`), and what was handed in and no record names. */
const LEFT_OUT = ['.writing', 'incoming', join('.types', 'incoming')];

/** Copies every file of the folder, its types included, flushed. Gives how many blobs there were; none when it is absent. */
export async function backUpFiles(folder: string, copy: string): Promise<number> {
  let blobs = 0;
  for (const file of await filesIn(folder)) {
    const to = join(copy, relative(folder, file));
    await mkdir(dirname(to), { recursive: true });
    await copyFile(file, to);
    await flush(to);
    if (!relative(folder, file).startsWith('.')) blobs += 1;
  }
  return blobs;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return [];
    throw error;
  });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files.filter((file) => !isLeftOut(relative(folder, file))).sort();
}

const isLeftOut = (path: string): boolean => LEFT_OUT.some((each) => path.startsWith(each + sep));

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
