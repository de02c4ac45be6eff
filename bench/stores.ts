/**
 * How fast the embedded stores take and give records, side by side with the least that can be done on the same disk.
 *
 * node bench/stores.ts [--json]. Rounds alternate, the median of each is given: compare with the bare one beside it.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openFileBlobs } from '../functions/adapters/files/blobs.ts';
import { openSqliteTable } from '../functions/adapters/sqlite/table.ts';

const ROUNDS = 5;
const INSERTS = 2_000;
const PUTS = 100;
const DATA = { figures: { dispatched: '358', garbage: '612.5' }, text: '开展消杀。'.repeat(100) };
const PHOTO = new Uint8Array(60_000).fill(7);

const folder = mkdtempSync(join(tmpdir(), 'jianbao-bench-'));
const table = openSqliteTable(join(folder, 'table.sqlite'));
const blobs = openFileBlobs(join(folder, 'blobs'));
const bare = openBare(join(folder, 'bare.sqlite'));

/** Operations a second of one round. */
const tasks: Readonly<Record<string, (round: number) => Promise<number>>> = {
  'insert, bare SQLite': (round) =>
    perSecond(INSERTS, async (n) => void bare.run(`P#${round}`, `U#${n}`, JSON.stringify(DATA))),
  insert: (round) => perSecond(INSERTS, (n) => table.insert({ pk: `P#${round}`, sk: `U#${n}`, data: DATA })),
  get: (round) => perSecond(INSERTS, (n) => table.get(`P#${round}`, `U#${n}`)),
  'query, items': async (round) => INSERTS * (await perSecond(3, () => table.query(`P#${round}`, { prefix: 'U#' }))),
  'put 60 kB, bare write and flush': (round) =>
    perSecond(PUTS, async (n) => writeBare(join(folder, `bare-${round}-${n}`))),
  'put 60 kB': (round) => perSecond(PUTS, (n) => blobs.putOnce(`${round}/${n}`, PHOTO, 'image/jpeg')),
};

const seen = new Map(Object.keys(tasks).map((name) => [name, [] as number[]]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, task] of Object.entries(tasks)) seen.get(name)?.push(await task(round));
}
table.close();
rmSync(folder, { recursive: true });

const results = [...seen].map(([name, rates]) => ({ name, perSecond: Math.round(median(rates)) }));
if (process.argv.includes('--json')) console.log(JSON.stringify(results));
else for (const each of results) console.log(`${each.name.padEnd(32)} ${String(each.perSecond).padStart(9)} a second`);

async function perSecond(times: number, act: (n: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let n = 0; n < times; n += 1) await act(n);
  return (times * 1_000) / (performance.now() - start);
}

function openBare(file: string) {
  const database = new DatabaseSync(file);
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (pk, sk, d, PRIMARY KEY (pk, sk))',
  );
  return database.prepare('INSERT INTO t VALUES (?, ?, ?)');
}

function writeBare(file: string): void {
  const handle = openSync(file, 'wx');
  writeSync(handle, PHOTO);
  fsyncSync(handle);
  closeSync(handle);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
