/**
 * What every Table promises, on every implementation of it.
 */
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Item, type Json, MOST_ITEM_BYTES, type Table } from '../../functions/ports.ts';
import { printGaps, promisesOn } from '../support/promise.ts';
import { type Implementation, type Opened, TABLES } from '../support/stores.ts';

describe.each(TABLES)('table: $name', ({ open, emulator }: Implementation<Table>) => {
  const promise = promisesOn(emulator);
  let opened: Opened<Table>;
  let table: Table;
  let partitions = 0;
  const fresh = (): string => {
    partitions += 1;
    return `P#${partitions}`;
  };
  beforeAll(async () => {
    opened = await open();
    table = opened.store;
  });
  afterAll(async () => {
    await opened.close();
    if (emulator) printGaps(emulator);
  });

  const fill = async (pk: string, sortKeys: readonly string[]): Promise<void> => {
    for (const sk of sortKeys) await table.insert({ pk, sk, data: { sk } });
  };
  const keys = (items: readonly Item[]): string[] => items.map((item) => item.sk);

  promise('gives back what was inserted, as version 1', async () => {
    const pk = fresh();
    expect(await table.insert({ pk, sk: 'a', data: { text: '高新区大队：𠮷祥路78处', none: null } })).toBe('inserted');
    const expected = { pk, sk: 'a', version: 1, data: { text: '高新区大队：𠮷祥路78处', none: null } };
    expect(await table.get(pk, 'a')).toEqual(expected);
    expect(await opened.another.get(pk, 'a')).toEqual(expected);
  });

  promise('has nothing under a key that was not written', async () => {
    const pk = fresh();
    await fill(pk, ['a']);
    expect(await table.get(pk, 'b')).toBeUndefined();
    expect(await table.get(`${pk}x`, 'a')).toBeUndefined();
    expect(await table.query(`${pk}x`, {})).toEqual([]);
  });

  promise('refuses a second insert and keeps the first', async () => {
    const pk = fresh();
    await fill(pk, ['a']);
    expect(await table.insert({ pk, sk: 'a', data: 'other' })).toBe('exists');
    expect(await table.get(pk, 'a')).toMatchObject({ version: 1, data: { sk: 'a' } });
  });

  promise('replaces the expected version only', async () => {
    const pk = fresh();
    expect(await table.replace({ pk, sk: 'a', data: 1 }, 1)).toBe('changed');
    expect(await table.get(pk, 'a')).toBeUndefined();
    await fill(pk, ['a']);
    expect(await table.replace({ pk, sk: 'a', data: 2 }, 1)).toBe('replaced');
    expect(await table.replace({ pk, sk: 'a', data: 3 }, 1)).toBe('changed');
    expect(await table.replace({ pk, sk: 'a', data: 3 }, 3)).toBe('changed');
    expect(await table.get(pk, 'a')).toEqual({ pk, sk: 'a', version: 2, data: 2 });
  });

  promise('sorts by UTF-8 bytes, not by UTF-16 units', async () => {
    const pk = fresh();
    const sorted = ['U', 'U#10', 'U#9', 'U#a', 'a', 'é', '中', '～', '𠮷', '𠮷祥'];
    expect([...sorted].sort()).not.toEqual(sorted); // UTF-16 puts 𠮷 before ～
    await fill(pk, [...sorted].reverse());
    expect(keys(await table.query(pk, {}))).toEqual(sorted);
    expect(keys(await table.query(pk, { newestFirst: true }))).toEqual([...sorted].reverse());
  });

  promise('compares bounds as UTF-8 bytes too', async () => {
    const pk = fresh();
    await fill(pk, ['中', '～', '𠮷', '𠮷祥']);
    expect(keys(await table.query(pk, { from: '～' }))).toEqual(['～', '𠮷', '𠮷祥']);
    expect(keys(await table.query(pk, { from: '𠮷', to: '～' }))).toEqual([]);
    expect(keys(await table.query(pk, { from: '～', to: '𠮷' }))).toEqual(['～', '𠮷']);
  });

  promise('finds a prefix, and nothing beside it', async () => {
    const pk = fresh();
    const all = ['U', 'U#', 'U#a#R#0001', 'U#a#R#0002', 'U#b#R#0001', 'U$', 'U中', 'U中1', 'U𠮷', 'V', 'u#'];
    await fill(pk, all);
    expect(keys(await table.query(pk, { prefix: 'U#a#R#' }))).toEqual(['U#a#R#0001', 'U#a#R#0002']);
    expect(keys(await table.query(pk, { prefix: 'U#' }))).toEqual(['U#', 'U#a#R#0001', 'U#a#R#0002', 'U#b#R#0001']);
    expect(keys(await table.query(pk, { prefix: 'U中' }))).toEqual(['U中', 'U中1']);
    expect(keys(await table.query(pk, { prefix: '' }))).toEqual(all);
    expect(keys(await table.query(pk, { prefix: 'W' }))).toEqual([]);
  });

  promise('finds prefixes at the edges of the characters', async () => {
    const pk = fresh();
    const edges = ['\u{7f}', '\u{7ff}', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'];
    await fill(
      pk,
      edges.flatMap((edge) => [`K${edge}`, `K${edge}中`]),
    );
    for (const edge of edges) {
      expect(keys(await table.query(pk, { prefix: `K${edge}` }))).toEqual([`K${edge}`, `K${edge}中`]);
    }
  });

  promise('takes from and to as included, alone or together', async () => {
    const pk = fresh();
    await fill(pk, ['D#01', 'D#02', 'D#03', 'D#04']);
    expect(keys(await table.query(pk, { from: 'D#02', to: 'D#03' }))).toEqual(['D#02', 'D#03']);
    expect(keys(await table.query(pk, { from: 'D#03' }))).toEqual(['D#03', 'D#04']);
    expect(keys(await table.query(pk, { to: 'D#02' }))).toEqual(['D#01', 'D#02']);
    expect(keys(await table.query(pk, { from: 'D#02', to: 'D#02' }))).toEqual(['D#02']);
    expect(keys(await table.query(pk, { from: 'D#03', to: 'D#02' }))).toEqual([]);
    expect(keys(await table.query(pk, { from: '', to: '' }))).toEqual([]);
    expect(keys(await table.query(pk, { from: 'D#01x', to: 'D#03x', newestFirst: true }))).toEqual(['D#03', 'D#02']);
  });

  promise('stops at the limit, from either end', async () => {
    const pk = fresh();
    await fill(pk, ['a', 'b', 'c', 'd']);
    expect(keys(await table.query(pk, { limit: 2 }))).toEqual(['a', 'b']);
    expect(keys(await table.query(pk, { limit: 1, newestFirst: true }))).toEqual(['d']);
    expect(keys(await table.query(pk, { prefix: 'b', limit: 9 }))).toEqual(['b']);
    expect(keys(await table.query(pk, { limit: 4 }))).toEqual(['a', 'b', 'c', 'd']);
    expect(keys(await table.query(pk, { limit: 0 }))).toEqual([]);
  });

  promise('reads far more than a page, whole and in order', async () => {
    const pk = fresh();
    const sortKeys = Array.from({ length: 16 }, (_, at) => `N#${String(at).padStart(2, '0')}`);
    const text = '二月'.repeat(25_000) + 'x'.repeat(200_000); // 16 of 350 kB: more than five pages of 1 MB
    for (const sk of sortKeys) await table.insert({ pk, sk, data: { sk, text } });
    const items = await table.query<{ sk: string; text: string }>(pk, { prefix: 'N#' });
    expect(items.map((item) => item.data.sk)).toEqual(sortKeys);
    expect(items.every((item) => item.data.text === text)).toBe(true);
    expect(keys(await table.query(pk, { limit: 11 }))).toEqual(sortKeys.slice(0, 11));
    expect(keys(await table.query(pk, { limit: 7, newestFirst: true }))).toEqual(sortKeys.reverse().slice(0, 7));
  });

  const odd: readonly Json[] = [
    null,
    true,
    '',
    0,
    -1.5e-7,
    9007199254740991,
    1.7976931348623157e308,
    [],
    {},
    [[], [null, {}], ''],
    { '': '', ' ': { '#': [] }, 中: '𠮷\u0000\u001f\u007f\ufffe\uffff\u2028"\\', '\ud800': '\udc00 alone' },
    JSON.parse('{"__proto__":{"admin":1},"constructor":"x","toString":null}') as Json,
    Array.from({ length: 200 }).reduce<Json>((inner) => [inner], '深'),
  ];
  promise('keeps every JSON value as it is', async () => {
    const pk = fresh();
    for (const [at, data] of odd.entries()) {
      expect(await table.insert({ pk, sk: `${at}`, data })).toBe('inserted');
      expect(JSON.stringify((await table.get(pk, `${at}`))?.data)).toBe(JSON.stringify(data));
    }
    expect(await table.query(pk, {})).toHaveLength(odd.length);
  });

  promise('leaves out undefined keys and writes -0 as 0, as JSON does', async () => {
    const pk = fresh();
    await table.insert({ pk, sk: 'a', data: { gone: undefined, zero: -0 } });
    expect((await table.get(pk, 'a'))?.data).toStrictEqual({ zero: 0 });
  });

  promise('takes an item up to the limit in UTF-8 bytes and refuses a larger one', async () => {
    const pk = fresh();
    const room = MOST_ITEM_BYTES - pk.length - 'a'.length - '""'.length;
    const most = '汉'.repeat(Math.floor(room / 3)) + 'x'.repeat(room % 3);
    await expect(table.insert({ pk, sk: 'a', data: `${most}x` })).rejects.toThrow(RangeError);
    expect(await table.get(pk, 'a')).toBeUndefined();
    expect(await table.insert({ pk, sk: 'a', data: most })).toBe('inserted');
    await expect(table.replace({ pk, sk: 'a', data: `${most}x` }, 1)).rejects.toThrow(RangeError);
    expect(await table.get(pk, 'a')).toEqual({ pk, sk: 'a', version: 1, data: most });
  });

  promise('lets one of 50 inserts at once win', async () => {
    const pk = fresh();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => pick(n).insert({ pk, sk: 'a', data: { n } })),
    );
    expect(answers.filter((answer) => answer === 'inserted')).toHaveLength(1);
    expect((await table.get(pk, 'a'))?.data).toEqual({ n: answers.indexOf('inserted') });
  });

  promise('lets one of 50 replaces at once win, version by version', async () => {
    const pk = fresh();
    await fill(pk, ['a']);
    for (const version of [1, 2, 3]) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) => pick(n).replace({ pk, sk: 'a', data: { n } }, version)),
      );
      expect(answers.filter((answer) => answer === 'replaced')).toHaveLength(1);
      expect(await table.get(pk, 'a')).toMatchObject({
        version: version + 1,
        data: { n: answers.indexOf('replaced') },
      });
    }
  });

  /** Half of the writers come through another connection. */
  const pick = (n: number): Table => (n % 2 === 0 ? table : opened.another);
});
