/**
 * A backup put back into an empty folder, and verified: the backup itself is not touched.
 */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backUp } from './back-up.ts';
import { InputError } from './replay-file.ts';

/**
 * Copies the backup; the copy appears whole. Restoring is backing up the other way round: records first, then the files.
 * @throws InputError when the backup is no store, or the folder holds something
 */
export async function restore(backup: string, data: string): Promise<{ readonly files: number }> {
  const there = await readdir(data).catch(() => []);
  if (there.length > 0) throw new InputError(`${data} 不是空文件夹，没有恢复；请换一个新的数据文件夹。`);
  await mkdir(dirname(data), { recursive: true });
  const unfinished = `${data}.restoring`;
  await rm(unfinished, { recursive: true, force: true });
  const { files } = await backUp(backup, unfinished);
  await rm(data, { recursive: true, force: true });
  await rename(unfinished, data);
  return { files };
}
