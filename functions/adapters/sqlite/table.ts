/**
 * The Table port on one SQLite file: the embedded store, for a try-out or a bureau that keeps its data in its building.
 *
 * Every acknowledged write is on the disk (WAL, synchronous=FULL). Several processes may use the file at once: each
 * statement is its own transaction, and who finds the file locked waits.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Item, MOST_ITEM_BYTES, type QueryRange, type Table } from '../../ports.ts';
import { toldApart } from './faults.ts';

/** How long a statement waits for another process's write. A write takes about a tenth of a millisecond. */
const WAIT_MILLISECONDS = 10_000;

/**
 * Keys are text, so that people can read them in a shell; BINARY compares them as UTF-8 bytes. With row ids: without
 * them, rows of 2 kB need twice the space (47 against 21 MB for 10,000, measured) and are no faster.
 */
const SCHEMA = `CREATE TABLE IF NOT EXISTS items (
  pk TEXT NOT NULL COLLATE BINARY,
  sk TEXT NOT NULL COLLATE BINARY,
  version INTEGER NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (pk, sk)
) STRICT`;

/**
 * Read as the bytes that they are stored as: decoding Chinese text here takes a quarter of the time that SQLite's binding
 * takes to hand it over as text (33 against 120 ms for 11 million characters, measured).
 */
const COLUMNS = 'pk, sk, version, CAST(data AS BLOB) AS data';

interface Row {
  readonly pk: string;
  readonly sk: string;
  readonly version: number;
  readonly data: Uint8Array;
}

/**
 * Opens the file, making it and its folder when they are not there; `:memory:` lives as long as the object.
 * @throws RangeError from `insert` and `replace` when an item is larger than MOST_ITEM_BYTES
 * @throws StoreError when the file cannot be used: damaged, read-only, no room on the disk
 */
export function openSqliteTable(file: string): Table & { close(): void } {
  const database = toldApart(() => openDatabase(file));
  const get = database.prepare(`SELECT ${COLUMNS} FROM items WHERE pk = ? AND sk = ?`);
  const insert = database.prepare(
    'INSERT INTO items (pk, sk, version, data) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING',
  );
  const replace = database.prepare(
    'UPDATE items SET version = version + 1, data = ? WHERE pk = ? AND sk = ? AND version = ?',
  );
  const select = {
    ASC: { '<': between(database, 'ASC', '<'), '<=': between(database, 'ASC', '<=') },
    DESC: { '<': between(database, 'DESC', '<'), '<=': between(database, 'DESC', '<=') },
  };

  return {
    async get<Data>(pk: string, sk: string) {
      const row = toldApart(() => get.get(pk, sk)) as Row | undefined;
      return row && toItem<Data>(row);
    },
    async query<Data>(pk: string, range: QueryRange) {
      const { first, end, included } = boundsOf(range);
      const statement = select[range.newestFirst ? 'DESC' : 'ASC'][included ? '<=' : '<'];
      const rows = toldApart(() => statement.all(pk, first, end, range.limit ?? -1));
      return rows.map((row) => toItem<Data>(row as unknown as Row));
    },
    async insert(item) {
      const text = textOf(item);
      const { changes } = toldApart(() => insert.run(item.pk, item.sk, text));
      return changes === 1 ? 'inserted' : 'exists';
    },
    async replace(item, expectedVersion) {
      const text = textOf(item);
      const { changes } = toldApart(() => replace.run(text, item.pk, item.sk, expectedVersion));
      return changes === 1 ? 'replaced' : 'changed';
    },
    close: () => database.close(),
  };
}

/**
 * Parameters: partition, first key, end, limit (-1: none). The end is one plain comparison, so that the index ends there
 * too; with a choice in it SQLite reads on to the end of the partition. A blob sorts after every text: no end.
 */
const between = (database: DatabaseSync, order: 'ASC' | 'DESC', end: '<' | '<='): StatementSync =>
  database.prepare(
    `SELECT ${COLUMNS} FROM items
     WHERE pk = ?1 AND sk >= ?2 AND sk ${end} ifnull(?3, x'') ORDER BY sk ${order} LIMIT ?4`,
  );

interface Bounds {
  readonly first: string;
  /** null: none. */
  readonly end: string | null;
  readonly included: boolean;
}

function boundsOf({ prefix, from, to }: QueryRange): Bounds {
  if (prefix !== undefined) return { first: prefix, end: afterPrefix(prefix), included: false };
  return { first: from ?? '', end: to ?? null, included: true };
}

/** The first text after all texts with that beginning: its last character counted up. null: there is none. */
function afterPrefix(prefix: string): string | null {
  const characters = [...prefix];
  const last = characters.pop()?.codePointAt(0);
  if (last === undefined) return null;
  if (last === 0x10ffff) return afterPrefix(characters.join(''));
  return characters.join('') + String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1); // surrogates are no characters
}

function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: WAIT_MILLISECONDS });
  waitWhileLocked(() => database.exec('PRAGMA journal_mode = WAL'));
  database.exec('PRAGMA synchronous = FULL');
  waitWhileLocked(() => database.exec(SCHEMA));
  return database;
}

/** Turning to WAL now and then does not wait by itself when several open a new file at once (3 of 1,800, measured). */
function waitWhileLocked(act: () => void): void {
  const end = Date.now() + WAIT_MILLISECONDS;
  for (let done = false; !done; ) {
    try {
      act();
      done = true;
    } catch (error) {
      if (!/locked/.test(String(error)) || Date.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function textOf(item: { readonly pk: string; readonly sk: string; readonly data: unknown }): string {
  const text = JSON.stringify(item.data);
  const bytes = Buffer.byteLength(text) + Buffer.byteLength(item.pk) + Buffer.byteLength(item.sk);
  if (bytes > MOST_ITEM_BYTES) {
    throw new RangeError(`${item.pk} ${item.sk} has ${bytes} bytes; an item has at most ${MOST_ITEM_BYTES}.`);
  }
  return text;
}

const textIn = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('utf8');

/** @throws Error that names the record whose text is no JSON any more */
function toItem<Data>({ data, ...key }: Row): Item<Data> {
  try {
    return { ...key, data: JSON.parse(textIn(data)) as Data };
  } catch (cause) {
    throw new Error(`${key.pk} ${key.sk} is not JSON`, { cause });
  }
}
