import { describe, expect, it } from 'vitest';
import { editionsOf, insertEdition, latestEditions, readEdition } from '../../../functions/records/edition/editions.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { DAY, sampleEdition } from '../../support/sample-records.ts';

const april = (n: number): string => `2022-04-${String(n).padStart(2, '0')}`;

/** Days 1 to 9 of April; day n has as many editions as n mod 4 says, at least one. */
async function filled() {
  const { table } = memoryStores();
  for (let n = 1; n <= 9; n += 1) {
    for (let edition = 1; edition <= Math.max(1, n % 4); edition += 1) {
      await insertEdition(table, sampleEdition({ day: april(n), issue: n, edition }));
    }
  }
  return table;
}
const shown = (editions: readonly { day: string; edition: number }[]): string[] =>
  editions.map(({ day, edition }) => `${day.slice(8)}/${edition}`);

describe('editions', () => {
  it('are kept once each', async () => {
    const { table } = memoryStores();
    const first = sampleEdition();
    expect(await insertEdition(table, first)).toEqual({ ours: true, stored: first });
    expect(await insertEdition(table, first)).toEqual({ ours: true, stored: first });
    expect(await insertEdition(table, sampleEdition({ by: 'other' }))).toEqual({ ours: false, stored: first });
    const second = sampleEdition({ edition: 2, reason: '更正数据' });
    await insertEdition(table, second);
    expect(await editionsOf(table, 'suizhou', DAY)).toEqual([first, second]);
    expect(await readEdition(table, 'suizhou', DAY, 2)).toEqual(second);
    expect(await readEdition(table, 'suizhou', DAY, 3)).toBeUndefined();
  });

  it('are listed newest day first, the newest of each day', async () => {
    const all = ['09/1', '08/1', '07/3', '06/2', '05/1', '04/1', '03/3', '02/2', '01/1'];
    expect(shown(await latestEditions(await filled(), 'suizhou'))).toEqual(all);
    expect(await latestEditions(await filled(), 'xianning')).toEqual([]);
  });

  it('are listed between days, both included', async () => {
    const table = await filled();
    expect(shown(await latestEditions(table, 'suizhou', { from: april(3), to: april(7) }))).toEqual([
      '07/3',
      '06/2',
      '05/1',
      '04/1',
      '03/3',
    ]);
    expect(shown(await latestEditions(table, 'suizhou', { from: april(8) }))).toEqual(['09/1', '08/1']);
    expect(shown(await latestEditions(table, 'suizhou', { to: april(1) }))).toEqual(['01/1']);
    expect(await latestEditions(table, 'suizhou', { from: april(7), to: april(3) })).toEqual([]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20])('stop at %i days, however many corrections there are', async (limit) => {
    const all = shown(await latestEditions(await filled(), 'suizhou'));
    expect(shown(await latestEditions(await filled(), 'suizhou', { limit }))).toEqual(all.slice(0, limit));
  });
});
