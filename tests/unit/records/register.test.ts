import { describe, expect, it } from 'vitest';
import type { RegisterEntry } from '../../../functions/core/edition/edition.ts';
import type { Table } from '../../../functions/ports.ts';
import { issueNumber, readRegister } from '../../../functions/records/edition/register.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { AT } from '../../support/sample-records.ts';

const LATER = '2023-06-01T00:00:00.000Z';
const numbersOf = async (table: Table, days: readonly string[]): Promise<[number, number][]> => {
  const entries: RegisterEntry[] = [];
  for (const day of days) entries.push(await issueNumber(table, 'suizhou', day, AT));
  return entries.map(({ issue, overall }) => [issue, overall]);
};
const oneTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);
const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
const dayOf = (n: number): string => new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10);

/** Calls `before` ahead of each write: a chance for others, or for a crash. */
const watched = (table: Table, before: (write: number) => Promise<void> | void): Table => {
  let writes = 0;
  const step = async () => {
    writes += 1;
    await before(writes);
  };
  return {
    ...table,
    insert: async (item) => step().then(() => table.insert(item)),
    replace: async (item, version) => step().then(() => table.replace(item, version)),
  };
};

describe('register', () => {
  it('counts 1, 2, 3 in the order of asking', async () => {
    const { table } = memoryStores();
    expect(await numbersOf(table, ['2022-04-01', '2022-04-03', '2022-04-02'])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('gives a day its number for ever', async () => {
    const { table } = memoryStores();
    const first = await issueNumber(table, 'suizhou', '2022-04-01', AT);
    expect(first).toEqual({ issue: 1, overall: 1, at: AT });
    expect(await issueNumber(table, 'suizhou', '2022-04-01', LATER)).toEqual(first);
    expect((await readRegister(table, 'suizhou', '2022'))?.issues).toEqual({ '2022-04-01': first });
    expect(await readRegister(table, 'suizhou', '2021')).toBeUndefined();
  });

  it('begins each year at 1 and goes on counting overall', async () => {
    const { table } = memoryStores();
    expect(await numbersOf(table, ['2022-12-30', '2022-12-31', '2023-01-01', '2023-01-02', '2025-01-01'])).toEqual([
      [1, 1],
      [2, 2],
      [1, 3],
      [2, 4],
      [1, 5],
    ]);
    expect((await readRegister(table, 'suizhou', '2023'))?.before).toBe(2);
    expect((await readRegister(table, 'suizhou', '2025'))?.before).toBe(4);
  });

  it('numbers a day of an old year that is issued after the new year began, without repeating an overall number', async () => {
    const { table } = memoryStores();
    const days = ['2022-12-30', '2023-01-01', '2022-12-31', '2023-01-02', '2021-07-01', '2024-01-01', '2022-12-29'];
    expect(await numbersOf(table, days)).toEqual([
      [1, 1],
      [1, 2],
      [2, 3],
      [2, 4],
      [1, 5],
      [1, 6],
      [3, 7],
    ]);
    expect(await numbersOf(table, days.slice(2, 4))).toEqual([
      [2, 3],
      [2, 4],
    ]);
  });

  it('counts each programme apart', async () => {
    const { table } = memoryStores();
    await issueNumber(table, 'suizhou', '2022-04-01', AT);
    expect((await issueNumber(table, 'xianning', '2022-04-02', AT)).issue).toBe(1);
  });

  it('gives 60 days at once 60 numbers, and 50 askers of one day one', async () => {
    const { table } = memoryStores();
    const entries = await Promise.all(oneTo(60).map((n) => issueNumber(table, 'suizhou', dayOf(n), AT)));
    expect(sorted(entries.map((entry) => entry.issue))).toEqual(oneTo(60));
    const one = await Promise.all(oneTo(50).map(() => issueNumber(table, 'suizhou', '2022-12-31', AT)));
    expect(new Set(one.map((entry) => entry.issue))).toEqual(new Set([61]));
  });

  it('gives days of three years at once no overall number twice and leaves none out', async () => {
    const { table } = memoryStores();
    const days = oneTo(45).map((n) => `${2022 + (n % 3)}-03-${String(Math.ceil(n / 3)).padStart(2, '0')}`);
    const entries = await Promise.all(days.map((day) => issueNumber(table, 'suizhou', day, AT)));
    expect(sorted(entries.map((entry) => entry.overall))).toEqual(oneTo(45));
    for (const year of ['2022', '2023', '2024']) {
      const { issues = {} } = (await readRegister(table, 'suizhou', year)) ?? {};
      expect(sorted(Object.values(issues).map((entry) => entry.issue))).toEqual(oneTo(15));
    }
  });

  it.each([1, 2, 3, 4])('goes on after a crash before write %i, whoever comes next', async (crash) => {
    for (const next of ['2022-12-31', '2023-01-01', '2024-01-01']) {
      const { table } = memoryStores();
      await issueNumber(table, 'suizhou', '2022-12-30', AT);
      const dying = watched(table, (write) => {
        if (write === crash) throw new Error('crash');
      });
      await issueNumber(dying, 'suizhou', '2023-01-01', AT).catch(() => {});
      await issueNumber(table, 'suizhou', next, AT);
      const numbers = await numbersOf(table, ['2022-12-30', '2023-01-01', next, '2022-12-29']);
      expect(sorted([...new Set(numbers.map(([, overall]) => overall))])).toEqual(
        oneTo(new Set(numbers.map(String)).size),
      );
    }
  });

  it.each([1, 2, 3])('lets others in between before write %i of the first number of a year', async (at) => {
    const { table } = memoryStores();
    await issueNumber(table, 'suizhou', '2022-12-30', AT);
    const others: RegisterEntry[] = [];
    const slow = watched(table, async (write) => {
      if (write !== at) return;
      for (const day of ['2022-12-31', '2024-01-01']) others.push(await issueNumber(table, 'suizhou', day, AT));
    });
    const mine = await issueNumber(slow, 'suizhou', '2023-01-01', AT);
    expect(sorted([1, mine.overall, ...others.map((entry) => entry.overall)])).toEqual([1, 2, 3, 4]);
  });

  it('is not fooled by lost answers', async () => {
    const { table } = memoryStores();
    const losing: Table = {
      ...table,
      insert: async (item) => table.insert(item).then(() => table.insert(item)),
      replace: async (item, version) => table.replace(item, version).then(() => table.replace(item, version)),
    };
    expect(await numbersOf(losing, ['2022-12-30', '2023-01-01', '2022-12-31', '2023-01-02'])).toEqual([
      [1, 1],
      [1, 2],
      [2, 3],
      [2, 4],
    ]);
  });

  it('gives up with a sentence when every write is refused', async () => {
    const { table } = memoryStores();
    await issueNumber(table, 'suizhou', '2022-04-01', AT);
    const refusing: Table = { ...table, replace: async () => 'changed' };
    await expect(issueNumber(refusing, 'suizhou', '2022-04-02', AT)).rejects.toThrow('2022-04-02 has no number yet');
  });
});
