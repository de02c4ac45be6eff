/**
 * A backup of the embedded store: a folder that is itself a store (`--data BACKUP`), so that it can be verified and used.
 */
import { access, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backUpFiles } from '../../functions/adapters/files/back-up.ts';
import { backUpSqlite } from '../../functions/adapters/sqlite/back-up.ts';
import { EMBEDDED_STORE } from '../../functions/contract.ts';
import { InputError } from './replay-file.ts';

/**
 * Copies the store to a new or empty folder, also while a server runs on it. Records first: every file that they name was
 * written before them, so it is there when files are copied; files that came later do no harm.
 * @throws InputError when there is no store, or the folder holds something
 */
export async function backUp(data: string, out: string): Promise<{ readonly files: number }> {
  const table = join(data, EMBEDDED_STORE.table);
  if (!(await isThere(table)))
    throw new InputError(`${data} 中没有数据（缺少 ${EMBEDDED_STORE.table}），请用 --data 指明数据文件夹。`);
  await mkdir(out, { recursive: true });
  if ((await readdir(out)).length > 0)
    throw new InputError(`${out} 不是空文件夹，没有写入；请为每次备份换一个新的文件夹。`);
  await backUpSqlite(table, join(out, EMBEDDED_STORE.table));
  return { files: await backUpFiles(join(data, EMBEDDED_STORE.blobs), join(out, EMBEDDED_STORE.blobs)) };
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
