/**
 * A process that writes to an embedded store and says what was acknowledged, one line each; tests kill it half-way.
 *
 * node store-writer.ts insert FILE NAME · count FILE NAME TIMES · put FOLDER NAME
 */
import { writeSync } from 'node:fs';
import { openFileBlobs } from '../../functions/adapters/files/blobs.ts';
import { openSqliteTable } from '../../functions/adapters/sqlite/table.ts';

const [, , task, path = '', name = '', times = '0'] = process.argv;
const acknowledge = (line: string): void => void writeSync(1, `${line}\n`);

/** Inserts W#0, W#1 … for ever; everybody tries every key, so each has one winner. */
async function insertForEver(): Promise<void> {
  const table = openSqliteTable(path);
  for (let n = 0; ; n += 1) {
    const data = { name, n, text: '随州'.repeat(n % 400) };
    if ((await table.insert({ pk: 'P', sk: `W#${n}`, data })) === 'inserted') acknowledge(String(n));
  }
}

/** Adds one to the counter that often, against all others. */
async function count(): Promise<void> {
  const table = openSqliteTable(path);
  await table.insert({ pk: 'P', sk: 'counter', data: 0 });
  for (let done = 0; done < Number(times); ) {
    const item = await table.get<number>('P', 'counter');
    const answer = item && (await table.replace({ pk: 'P', sk: 'counter', data: item.data + 1 }, item.version));
    if (answer === 'replaced') done += 1;
  }
  acknowledge('done');
}

/** Puts W/0, W/1 … for ever. */
async function putForEver(): Promise<void> {
  const blobs = openFileBlobs(path);
  for (let n = 0; ; n += 1) {
    const bytes = Buffer.from(`${name} ${n} ${'二月'.repeat((n % 50) * 1_000)}`);
    if ((await blobs.putOnce(`W/${n}`, bytes, `text/x-${name}`)) === 'stored') acknowledge(String(n));
  }
}

await { insert: insertForEver, count, put: putForEver }[task as 'insert' | 'count' | 'put']();
