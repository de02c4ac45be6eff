import { describe, expect, it } from 'vitest';
import type { Table } from '../../../functions/ports.ts';
import { insertOurs, putOurs, replaceOurs } from '../../../functions/records/store/write.ts';
import { memoryStores } from '../../support/memory-stores.ts';

const item = (data: object) => ({ pk: 'P#a', sk: 'b', data });

/** A table that stores and then says that it did not: what a lost answer and a retry make of a conditional write. */
const losingAnswers = (table: Table): Table => ({
  ...table,
  async insert(each) {
    await table.insert(each);
    return table.insert(each);
  },
  async replace(each, version) {
    await table.replace(each, version);
    return table.replace(each, version);
  },
});

describe('writing once', () => {
  it('is ours when it was stored and only the answer was lost', async () => {
    const table = losingAnswers(memoryStores().table);
    expect(await insertOurs(table, item({ n: 1, gone: undefined }))).toEqual({
      ours: true,
      stored: { pk: 'P#a', sk: 'b', version: 1, data: { n: 1 } },
    });
    expect(await replaceOurs(table, item({ n: 2 }), 1)).toMatchObject({ ours: true, stored: { version: 2 } });
  });

  it('is not ours when another was there first, and says what', async () => {
    const { table } = memoryStores();
    await insertOurs(table, item({ n: 1 }));
    expect(await insertOurs(table, item({ n: 2 }))).toMatchObject({ ours: false, stored: { data: { n: 1 } } });
    await replaceOurs(table, item({ n: 3 }), 1);
    expect(await replaceOurs(table, item({ n: 4 }), 1)).toMatchObject({
      ours: false,
      stored: { version: 2, data: { n: 3 } },
    });
  });

  it('replaces nothing that is not there', async () => {
    await expect(replaceOurs(memoryStores().table, item({}), 1)).rejects.toThrow('is not there');
  });

  it('stores bytes once, whoever stores equal ones', async () => {
    const { blobs } = memoryStores();
    const bytes = new TextEncoder().encode('简报');
    expect(await putOurs(blobs, 'a/b', bytes, 'text/plain')).toBe(true);
    expect(await putOurs(blobs, 'a/b', bytes, 'text/plain')).toBe(true);
    expect(await putOurs(blobs, 'a/b', new TextEncoder().encode('他'), 'text/plain')).toBe(false);
  });
});
