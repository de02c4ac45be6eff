/**
 * A copy of the embedded table that is whole at one moment, also while others write: one read transaction, one new file.
 */
import { open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';

/**
 * Copies the table's file to a new one and makes sure of it.
 * @throws Error when the new file is there already, or the copy does not pass SQLite's own check
 */
export async function backUpSqlite(file: string, copy: string): Promise<void> {
  const source = new DatabaseSync(file, { timeout: 10_000 });
  try {
    source.prepare('VACUUM INTO ?').run(copy); // it does not flush what it writes
  } finally {
    source.close();
  }
  const handle = await open(copy, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  checkCopy(copy);
}

function checkCopy(copy: string): void {
  const database = new DatabaseSync(copy, { readOnly: true });
  try {
    const [row] = database.prepare('PRAGMA integrity_check').all();
    if (row?.integrity_check !== 'ok') throw new Error(`${copy} is not whole: ${String(row?.integrity_check)}`);
  } finally {
    database.close();
  }
}
