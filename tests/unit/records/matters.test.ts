import { describe, expect, it } from 'vitest';
import { closeMatter, mattersOn, openMatter } from '../../../functions/records/matters.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { DAY, sampleMatter } from '../../support/sample-records.ts';

describe('matters', () => {
  it('are opened once and stay as they are', async () => {
    const { table } = memoryStores();
    await openMatter(table, sampleMatter());
    expect(await openMatter(table, sampleMatter({ text: '另一说法' }))).toEqual(sampleMatter());
    expect(await mattersOn(table, 'suizhou', DAY)).toEqual([sampleMatter()]);
  });

  it('stand from the day they are opened until the day they are closed', async () => {
    const { table } = memoryStores();
    await openMatter(table, sampleMatter());
    expect(await closeMatter(table, 'suizhou', sampleMatter().id, '2022-04-10', '已修复')).toBe(true);
    expect(await mattersOn(table, 'suizhou', '2022-04-07')).toEqual([]);
    expect(await mattersOn(table, 'suizhou', '2022-04-09')).toEqual([sampleMatter()]);
    expect(await mattersOn(table, 'suizhou', '2022-04-10')).toEqual([
      sampleMatter({ closedOn: '2022-04-10', result: '已修复' }),
    ]);
    expect(await mattersOn(table, 'suizhou', '2022-04-11')).toEqual([]);
  });

  it('are closed once, with one result', async () => {
    const { table } = memoryStores();
    const { id } = await openMatter(table, sampleMatter());
    expect(await closeMatter(table, 'suizhou', 'unknown', DAY, '已办结')).toBe(false);
    expect(await closeMatter(table, 'suizhou', id, DAY, '已办结')).toBe(true);
    expect(await closeMatter(table, 'suizhou', id, DAY, '已办结')).toBe(true);
    expect(await closeMatter(table, 'suizhou', id, DAY, '未办结')).toBe(false);
  });

  it('come in order of day and unit, of one programme', async () => {
    const { table } = memoryStores();
    const ids = ['2022-04-08-zengdu-1', '2022-04-08-gaoxin-2', '2022-04-01-suixian-1'];
    for (const id of ids) await openMatter(table, sampleMatter({ id, openedOn: id.slice(0, 10) }));
    await openMatter(table, sampleMatter({ programme: 'xianning' }));
    expect((await mattersOn(table, 'suizhou', DAY)).map((matter) => matter.id)).toEqual([...ids].sort());
  });
});
