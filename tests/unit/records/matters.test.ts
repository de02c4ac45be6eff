import { describe, expect, it } from 'vitest';
import type { MatterStep } from '../../../functions/core/matter/matter.ts';
import { matterFile, mattersOn, openMatter, takeStep } from '../../../functions/records/matter/matters.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { AT, DAY, sampleMatter } from '../../support/sample-records.ts';

const step = (over: Partial<MatterStep>): MatterStep => ({
  ...{ matter: sampleMatter().id, number: 1, kind: 'close', day: '2022-04-10', by: 'suizhou.office', at: AT },
  ...over,
});

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
    expect(await takeStep(table, 'suizhou', step({ result: '已修复' }))).toBe(true);
    expect(await mattersOn(table, 'suizhou', '2022-04-07')).toEqual([]);
    expect(await mattersOn(table, 'suizhou', '2022-04-09')).toEqual([sampleMatter()]);
    expect(await mattersOn(table, 'suizhou', '2022-04-10')).toEqual([
      sampleMatter({ closedOn: '2022-04-10', result: '已修复' }),
    ]);
    expect(await mattersOn(table, 'suizhou', '2022-04-11')).toEqual([]);
  });

  it('that are opened again stand again, and an earlier day stays as it was', async () => {
    const { table } = memoryStores();
    await openMatter(table, sampleMatter());
    await takeStep(table, 'suizhou', step({ result: '已修复' }));
    await takeStep(table, 'suizhou', step({ number: 2, kind: 'reopen', day: '2022-04-12', result: '又坏了' }));
    const assigned = {
      number: 3,
      kind: 'assign',
      day: '2022-04-13',
      responsible: '副主任',
      due: '2022-04-15',
    } as const;
    await takeStep(table, 'suizhou', step(assigned));
    expect(await mattersOn(table, 'suizhou', '2022-04-11')).toEqual([]);
    expect(await mattersOn(table, 'suizhou', '2022-04-12')).toEqual([sampleMatter()]);
    expect(await mattersOn(table, 'suizhou', '2022-04-13')).toEqual([
      sampleMatter({ responsible: '副主任', due: '2022-04-15' }),
    ]);
  });

  it('take each step once: of two at the same time one is told', async () => {
    const { table } = memoryStores();
    await openMatter(table, sampleMatter());
    const both = ['已办结', '未办结'].map((result) => takeStep(table, 'suizhou', step({ result })));
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
    expect(await takeStep(table, 'suizhou', step({ result: '已办结' }))).toBe(true); // the same again: taken already
    expect((await matterFile(table, 'suizhou', sampleMatter().id))?.steps).toHaveLength(1);
    expect(await matterFile(table, 'suizhou', 'unknown')).toBeUndefined();
  });

  it('come in order of day and unit, of one programme', async () => {
    const { table } = memoryStores();
    const ids = ['2022-04-08-zengdu-1', '2022-04-08-gaoxin-2', '2022-04-01-suixian-1'];
    for (const id of ids) await openMatter(table, sampleMatter({ id, openedOn: id.slice(0, 10) }));
    await openMatter(table, sampleMatter({ programme: 'xianning' }));
    expect((await mattersOn(table, 'suizhou', DAY)).map((matter) => matter.id)).toEqual([...ids].sort());
  });
});
