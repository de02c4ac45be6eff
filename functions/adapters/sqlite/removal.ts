/**
 * Removing records from the embedded table. Deleted rows leave their bytes in the file, also where rows were moved about
 * long before; so at the end the file is written anew and the log of recent writes emptied into it. A server may run meanwhile.
 */
import { DatabaseSync } from 'node:sqlite';
import type { Removal } from '../../ports.ts';

/** The part of the Removal port that is about records. @param file an existing table */
export function openSqliteRemoval(file: string): Pick<Removal, 'removeItem' | 'close'> {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec('PRAGMA synchronous = FULL');
  const remove = database.prepare('DELETE FROM items WHERE pk = ? AND sk = ? AND version = ?');
  const find = database.prepare('SELECT 1 FROM items WHERE pk = ? AND sk = ?');
  let hasRemoved = false;
  return {
    async removeItem(pk, sk, version) {
      if (remove.run(pk, sk, version).changes === 1) {
        hasRemoved = true;
        return 'removed';
      }
      return find.get(pk, sk) === undefined ? 'absent' : 'changed';
    },
    close() {
      if (hasRemoved) database.exec('VACUUM');
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}
