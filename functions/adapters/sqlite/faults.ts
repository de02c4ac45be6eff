/**
 * SQLite's own errors as the port's: whether the disk is full, the file damaged or not writable.
 * source: https://www.sqlite.org/rescode.html (primary result codes: the lower eight bits)
 */
import { DatabaseSync } from 'node:sqlite';
import { StoreError, type StoreFault } from '../../ports.ts';

const FAULTS: Readonly<Record<number, StoreFault>> = {
  /** SQLITE_READONLY, SQLITE_CANTOPEN */
  8: 'read-only',
  14: 'read-only',
  /** SQLITE_CORRUPT, SQLITE_NOTADB */
  11: 'damaged',
  26: 'damaged',
  /** SQLITE_FULL */
  13: 'full',
  /** SQLITE_IOERR */
  10: 'failed',
};

/** Does it, and throws a StoreError where SQLite says that the file is at fault. */
export function toldApart<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
    const fault = FAULTS[code];
    throw fault === undefined ? error : new StoreError(fault, error);
  }
}

/**
 * Looks at every page of the file once, before it is served from.
 * @throws StoreError `damaged` with what SQLite found first
 */
export function checkSqliteFile(file: string): void {
  toldApart(() => {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
    try {
      const [row] = database.prepare('PRAGMA quick_check(1)').all();
      if (row?.quick_check !== 'ok') throw new StoreError('damaged', new Error(String(row?.quick_check)));
    } finally {
      database.close();
    }
  });
}
