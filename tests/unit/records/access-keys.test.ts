import { describe, expect, it } from 'vitest';
import { createKey, findKey, listKeys, revokeKey } from '../../../functions/records/access/access-keys.ts';
import { partition } from '../../../functions/records/store/keys.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { AT } from '../../support/sample-records.ts';

const wanted = { programme: 'suizhou', role: 'unit', unit: 'gaoxin', at: AT } as const;
const MUCH_LATER = '2032-01-01T00:00:00.000Z';

describe('access keys', () => {
  it('admit their holder', async () => {
    const { table } = memoryStores();
    const { key, id } = await createKey(table, wanted);
    expect(key).toMatch(/^suizhou\.[\w-]{8}\.[\w-]{32}$/);
    expect(key.startsWith(`${id}.`)).toBe(true);
    expect((await findKey(table, key, MUCH_LATER)).holder).toEqual({
      id,
      programme: 'suizhou',
      role: 'unit',
      unit: 'gaoxin',
    });
    const office = await createKey(table, { programme: 'suizhou', role: 'office', at: AT });
    expect((await findKey(table, office.key, AT)).holder).toEqual({
      id: office.id,
      programme: 'suizhou',
      role: 'office',
    });
  });

  it('are not kept: only their hash is', async () => {
    const { table } = memoryStores();
    const { key } = await createKey(table, wanted);
    const stored = JSON.stringify(await table.query(partition('suizhou'), {}));
    expect(stored).not.toContain(key.split('.')[2]);
  });

  it('admit nobody when one character is another', async () => {
    const { table } = memoryStores();
    const { key } = await createKey(table, wanted);
    for (let at = 0; at < key.length; at += 1) {
      const altered = key.slice(0, at) + (key[at] === 'A' ? 'B' : 'A') + key.slice(at + 1);
      expect((await findKey(table, altered, AT)).holder).toBeUndefined();
    }
  });

  it('admit nobody who sends something else', async () => {
    const { table } = memoryStores();
    const { key, id } = await createKey(table, wanted);
    const others = ['', id, `${key}A`, key.slice(0, -1), ` ${key}`, `${key}\n`, '....', 'a.b.c', 'x'.repeat(1e6)];
    for (const other of others) expect((await findKey(table, other, AT)).holder).toBeUndefined();
    expect((await findKey(table, `other.${'a'.repeat(8)}.${'b'.repeat(32)}`, AT)).holder).toBeUndefined();
  });

  it('end at the instant they expire', async () => {
    const { table } = memoryStores();
    const { key } = await createKey(table, { ...wanted, expires: '2022-04-09T00:00:00.000Z' });
    expect((await findKey(table, key, '2022-04-08T23:59:59.999Z')).holder).toBeDefined();
    expect((await findKey(table, key, '2022-04-09T00:00:00.000Z')).holder).toBeUndefined();
  });

  it('end when they are revoked, for ever', async () => {
    const { table } = memoryStores();
    const { key, id } = await createKey(table, wanted);
    const other = await createKey(table, wanted);
    expect(await revokeKey(table, id, AT)).toBe(true);
    expect(await revokeKey(table, id, MUCH_LATER)).toBe(true);
    expect((await findKey(table, key, AT)).holder).toBeUndefined();
    expect((await findKey(table, other.key, AT)).holder).toBeDefined();
    for (const unknown of ['suizhou.aaaaaaaa', 'x', key, '']) expect(await revokeKey(table, unknown, AT)).toBe(false);
    const listed = await listKeys(table, 'suizhou');
    expect(listed.find((each) => each.id === id)).toEqual({
      id,
      role: 'unit',
      unit: 'gaoxin',
      expires: null,
      revoked: AT,
      createdAt: AT,
      label: null,
      signer: null,
    });
    expect(listed.find((each) => each.id === other.id)?.revoked).toBeNull();
  });

  it('never share an id', async () => {
    const { table } = memoryStores();
    const bytes = [1, 2, 1, 3, 4, 5]; // id, secret; the same id, secret: taken; id, secret
    const random = (length: number) => new Uint8Array(length).fill(bytes.shift() ?? 0);
    const first = await createKey(table, { ...wanted, random });
    const second = await createKey(table, { ...wanted, random });
    expect(second.id).not.toBe(first.id);
    expect((await findKey(table, first.key, AT)).holder).toBeDefined();
    expect((await findKey(table, second.key, AT)).holder).toBeDefined();
  });

  it('cannot be made for a programme whose id does not fit', async () => {
    const { table } = memoryStores();
    for (const programme of ['', 'a.b', '随州', 'a#b']) {
      await expect(createKey(table, { ...wanted, programme })).rejects.toThrow(RangeError);
    }
  });
});
