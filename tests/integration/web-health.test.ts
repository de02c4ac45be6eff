/** `/health`: well only where a record can be read and written; what is wrong is said, and reaches every other page too. */
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { toldApart } from '../../functions/adapters/sqlite/faults.ts';
import type { StoreError, StoreFault } from '../../functions/ports.ts';
import { openWebWorld, read } from '../support/web-world.ts';

/** What SQLite says of a database that may not grow, of a file that is none, of one that may only be read. */
const BROKEN: Readonly<Record<Exclude<StoreFault, 'failed'>, (database: DatabaseSync) => void>> = {
  full: (database) => database.exec('PRAGMA max_page_count = 1; CREATE TABLE a (b); CREATE TABLE c (d)'),
  damaged: () => {
    const database = new DatabaseSync(import.meta.filename, { readOnly: true });
    try {
      database.exec('SELECT * FROM items');
    } finally {
      database.close();
    }
  },
  'read-only': (database) => database.exec('PRAGMA query_only = ON; CREATE TABLE a (b)'),
};
const WORDS = { full: '磁盘已满', damaged: '数据文件已损坏', 'read-only': '数据文件不能写入' };

function faultOf(break_: (database: DatabaseSync) => void): StoreError {
  const database = new DatabaseSync(':memory:');
  try {
    toldApart(() => break_(database));
  } catch (error) {
    return error as StoreError;
  } finally {
    database.close();
  }
  throw new Error('nothing broke');
}

test.each(Object.keys(BROKEN) as (keyof typeof BROKEN)[])('a store that is %s is told with 503', async (fault) => {
  const error = faultOf(BROKEN[fault]);
  expect(error).toMatchObject({ fault });
  const web = await openWebWorld();
  expect((await web.request('/health')).status).toBe(200);
  web.setNow('2022-04-02T00:00:00.000Z');
  web.world.table.replace = () => Promise.reject(error);
  const answer = await web.request('/health');
  expect(answer.status).toBe(503);
  expect(await read(answer)).toMatchObject({ code: 'request.store', message: expect.stringContaining(WORDS[fault]) });
  expect(web.logged.join()).toContain(fault);
});

test('a store that cannot be reached is 503 as well, without a word of where it is', async () => {
  const web = await openWebWorld();
  web.world.table.get = () => Promise.reject(new Error('connect ECONNREFUSED db.internal:8000'));
  const answer = await web.request('/health');
  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('db.internal');
});

test('within a second it is written once, whoever asks', async () => {
  const web = await openWebWorld();
  const { table } = web.world;
  let writes = 0;
  const { insert, replace } = table;
  table.insert = (item) => insert(item).finally(() => (writes += 1));
  table.replace = (item, version) => replace(item, version).finally(() => (writes += 1));
  for (let asked = 0; asked < 5; asked += 1) expect((await web.request('/health')).status).toBe(200);
  expect(writes).toBe(1);
});
