import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../functions/core/programme/programme.ts';
import {
  currentProgramme,
  firstApplied,
  listProgrammes,
  ProgrammeRefused,
  programmeVersion,
  storeProgramme,
} from '../../../functions/records/programme/programmes.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { AT, sampleProgramme } from '../../support/sample-records.ts';

const LATER = '2022-05-01T00:00:00.000Z';
const manyUnits = (count: number): Unit[] =>
  Array.from({ length: count }, (_, n) => ({ id: `unit-${n}`, name: `第${n}街道𠮷祥社区居民委员会`, group: '社区' }));

describe('programmes', () => {
  it('are versions 1, 2, 3, each readable for ever', async () => {
    const { table } = memoryStores();
    const first = sampleProgramme();
    const second = sampleProgramme({ title: '每日专报' });
    expect(await storeProgramme(table, first, AT)).toEqual({ programme: first, version: 1, appliedAt: AT });
    expect((await storeProgramme(table, second, LATER)).version).toBe(2);
    expect((await storeProgramme(table, first, LATER)).version).toBe(3);
    expect((await currentProgramme(table, 'suizhou'))?.version).toBe(3);
    expect((await programmeVersion(table, 'suizhou', 2))?.programme).toMatchObject(second);
    expect(await programmeVersion(table, 'suizhou', 4)).toBeUndefined();
    expect(await firstApplied(table, 'suizhou')).toBe(AT);
  });

  it('store nothing when nothing changed, whatever the order of keys', async () => {
    const { table } = memoryStores();
    await storeProgramme(table, sampleProgramme(), AT);
    const { id, ...rest } = sampleProgramme();
    expect(await storeProgramme(table, { ...rest, id }, LATER)).toMatchObject({ version: 1, appliedAt: AT });
    expect(await programmeVersion(table, id, 2)).toBeUndefined();
  });

  it('give each of several at once a version of its own', async () => {
    const { table } = memoryStores();
    const titles = Array.from({ length: 8 }, (_, n) => `专报${n}`);
    const stored = await Promise.all(titles.map((title) => storeProgramme(table, sampleProgramme({ title }), AT)));
    expect(stored.map((each) => each.version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { version, programme } of stored) {
      expect((await programmeVersion(table, 'suizhou', version))?.programme).toEqual(programme);
    }
  });

  it('are listed once each', async () => {
    const { table } = memoryStores();
    for (const id of ['xianning', 'changzhou', 'xianning']) await storeProgramme(table, sampleProgramme({ id }), AT);
    expect(await listProgrammes(table)).toEqual(['changzhou', 'xianning']);
    expect(await currentProgramme(table, 'suizhou')).toBeUndefined();
    expect(await firstApplied(table, 'suizhou')).toBeUndefined();
  });

  it('refuse another number of shards, since stored submissions would not be found', async () => {
    const { table } = memoryStores();
    await storeProgramme(table, sampleProgramme(), AT);
    const refused = storeProgramme(table, sampleProgramme({ shards: 4 }), LATER);
    await expect(refused).rejects.toThrow(ProgrammeRefused);
    await expect(refused).rejects.toMatchObject({
      findings: [{ code: 'programme.shards_changed', path: 'shards', seen: '4', expected: '1' }],
    });
    expect((await currentProgramme(table, 'suizhou'))?.version).toBe(1);
  });

  it('may be far larger than an item', async () => {
    const { table } = memoryStores();
    const large = sampleProgramme({ units: manyUnits(20_000), shards: 4 });
    await storeProgramme(table, large, AT);
    expect((await currentProgramme(table, 'suizhou'))?.programme).toEqual(large);
    expect((await storeProgramme(table, large, LATER)).version).toBe(1);
    const larger = { ...large, units: manyUnits(20_001) };
    expect((await storeProgramme(table, larger, LATER)).version).toBe(2);
    expect((await programmeVersion(table, 'suizhou', 1))?.programme).toEqual(large);
  });
});
