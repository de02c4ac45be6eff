/**
 * Every record of the embedded table as lines of text, and back: for export and import, which keep each byte.
 */
import { DatabaseSync } from 'node:sqlite';
import { openSqliteTable } from './table.ts';

interface Row {
  readonly pk: string;
  readonly sk: string;
  readonly version: number;
  /** JSON, as it is stored. */
  readonly data: string;
}

/**
 * One line a record, `{"pk":…,"sk":…,"version":…,"data":…}`, in order of key; all of one moment, also while others write.
 * The record's own JSON stands in it byte for byte.
 */
export function* dumpSqlite(file: string): Generator<string> {
  const database = new DatabaseSync(file, { timeout: 10_000, readOnly: true });
  try {
    database.exec('BEGIN');
    const rows = database.prepare('SELECT pk, sk, version, data FROM items ORDER BY pk, sk').iterate();
    for (const row of rows) yield lineOf(row as unknown as Row);
  } finally {
    database.close();
  }
}

/**
 * Writes the lines into a table that must be empty, all or nothing.
 * @throws RangeError that names the first line that is no record
 */
export async function loadSqlite(file: string, lines: AsyncIterable<string>): Promise<number> {
  openSqliteTable(file).close(); // makes the file and its table
  const database = new DatabaseSync(file, { timeout: 10_000 });
  try {
    const insert = database.prepare('INSERT INTO items (pk, sk, version, data) VALUES (?, ?, ?, ?)');
    let count = 0;
    database.exec('BEGIN IMMEDIATE');
    for await (const line of lines) {
      count += 1;
      const { pk, sk, version, data } = rowOf(line, count);
      insert.run(pk, sk, version, data);
    }
    database.exec('COMMIT');
    return count;
  } finally {
    database.close(); // without COMMIT nothing was written
  }
}

const lineOf = ({ pk, sk, version, data }: Row): string =>
  `{"pk":${JSON.stringify(pk)},"sk":${JSON.stringify(sk)},"version":${version},"data":${data}}`;

/** The data's own text is cut out, not written again: numbers and escapes stay as they were. */
function rowOf(line: string, number: number): Row {
  const { pk, sk, version } = JSON.parse(line) as Omit<Row, 'data'>;
  const head = `{"pk":${JSON.stringify(pk)},"sk":${JSON.stringify(sk)},"version":${version},"data":`;
  if (typeof pk !== 'string' || typeof sk !== 'string' || !Number.isSafeInteger(version) || !line.startsWith(head)) {
    throw new RangeError(`line ${number} is not a record`);
  }
  return { pk, sk, version, data: line.slice(head.length, -1) };
}
