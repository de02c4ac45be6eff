/**
 * Wrong keys: when waits begin, how they grow, what they cost and that they never outlive their cause.
 */
import { describe, expect, test } from 'vitest';
import type { Table } from '../../../functions/ports.ts';
import { countWrongKey } from '../../../functions/records/access/wrong-keys.ts';
import { memoryStores } from '../../support/memory-stores.ts';

const KEY = 'suizhou.aaaaaaaa';
const START = Date.parse('2022-04-08T08:00:00.000Z');
const later = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();

function counted(table: Table): { table: Table; writes: () => number } {
  let writes = 0;
  const count =
    <T extends readonly unknown[], R>(act: (...given: T) => R) =>
    (...given: T): R => {
      writes += 1;
      return act(...given);
    };
  return { table: { ...table, insert: count(table.insert), replace: count(table.replace) }, writes: () => writes };
}

describe('waits', () => {
  test('begin at the fifth wrong key, double, and end at an hour', async () => {
    const { table } = memoryStores();
    let now = 0;
    const waits: number[] = [];
    for (let tries = 0; tries < 14; tries += 1) {
      const wait = await countWrongKey(table, later(now), KEY, undefined);
      waits.push(wait);
      now += wait;
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
  });

  test('say how many minutes are left, and count nothing meanwhile', async () => {
    const { table, writes } = counted(memoryStores().table);
    for (let tries = 0; tries < 7; tries += 1) await countWrongKey(table, later(tries * 2), KEY, undefined);
    expect(await countWrongKey(table, later(12.5), KEY, undefined)).toBe(4);
    const before = writes();
    for (let tries = 0; tries < 1000; tries += 1) await countWrongKey(table, later(13), KEY, '192.0.2.7');
    expect(await countWrongKey(table, later(15.9), KEY, undefined)).toBe(1);
    expect(writes() - before).toBeLessThanOrEqual(5); // those of the address, until it waits itself
  });

  test('are forgotten after a day without a wrong key, and when the clock was set back', async () => {
    const { table } = memoryStores();
    for (let tries = 0; tries < 5; tries += 1) await countWrongKey(table, later(0), KEY, undefined);
    expect(await countWrongKey(table, later(-10), KEY, undefined)).toBe(0);
    for (let tries = 0; tries < 5; tries += 1) await countWrongKey(table, later(0), 'suizhou.bbbbbbbb', undefined);
    expect(await countWrongKey(table, later(0.5), 'suizhou.bbbbbbbb', undefined)).toBe(1);
    expect(await countWrongKey(table, later(1440), 'suizhou.bbbbbbbb', undefined)).toBe(0);
  });

  test('are of one key and one place', async () => {
    const { table } = memoryStores();
    for (let tries = 0; tries < 5; tries += 1) await countWrongKey(table, later(0), undefined, '192.0.2.7');
    expect(await countWrongKey(table, later(0), undefined, '192.0.2.7')).toBe(1);
    expect(await countWrongKey(table, later(0), undefined, '::ffff:192.0.2.7')).toBe(1);
    expect(await countWrongKey(table, later(0), undefined, '192.0.2.8')).toBe(0);
    expect(await countWrongKey(table, later(0), KEY, undefined)).toBe(0);
  });

  test('an IPv6 client cannot begin again with another address of its own', async () => {
    const { table } = memoryStores();
    for (let tries = 0; tries < 5; tries += 1) {
      await countWrongKey(table, later(0), undefined, `2001:db8:0:7::${tries + 1}`);
    }
    expect(await countWrongKey(table, later(0), undefined, '2001:0db8:0000:0007:1:2:3:4')).toBe(1);
    expect(await countWrongKey(table, later(0), undefined, '2001:db8:0:8::1')).toBe(0);
  });
});

test('a thousand at once are counted or told to wait, none is lost and none hangs', async () => {
  const { table } = memoryStores();
  const many = Array.from({ length: 1000 }, () => countWrongKey(table, later(0), KEY, undefined));
  const free = (await Promise.all(many)).filter((wait) => wait === 0).length;
  expect(free).toBeLessThanOrEqual(4);
});

test('what is stored names no address and is bounded', async () => {
  const { table } = memoryStores();
  const stored: string[] = [];
  const seen = {
    ...table,
    insert: (item: Parameters<Table['insert']>[0]) => {
      stored.push(item.pk);
      return table.insert(item);
    },
  };
  for (let host = 0; host < 6000; host += 1) {
    await countWrongKey(seen, later(0), undefined, `10.1.${host >> 8}.${host & 255}`);
  }
  expect(stored.length).toBeLessThanOrEqual(4096);
  expect(stored.every((pk) => /^TRIES#a[0-9a-f]{3}$/.test(pk))).toBe(true);
});
