import { describe, expect, it } from 'vitest';
import { insertRevision, latestRevisions, revisionsOf } from '../../../functions/records/report/submissions.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { DAY, sampleProgramme, sampleRevision } from '../../support/sample-records.ts';

describe('submissions', () => {
  it('keep every revision, oldest first', async () => {
    const { table } = memoryStores();
    const programme = sampleProgramme();
    for (const revision of [2, 1, 11]) await insertRevision(table, programme, sampleRevision({ revision }));
    const stored = await revisionsOf(table, programme, DAY, 'gaoxin');
    expect(stored.map((each) => each.revision)).toEqual([1, 2, 11]);
    expect(stored[0]).toEqual(sampleRevision());
  });

  it('give a number once: who comes second is told what stands', async () => {
    const { table } = memoryStores();
    const programme = sampleProgramme();
    const first = sampleRevision();
    expect(await insertRevision(table, programme, first)).toEqual({ ours: true, stored: first });
    expect(await insertRevision(table, programme, first)).toEqual({ ours: true, stored: first });
    expect(await insertRevision(table, programme, sampleRevision({ id: 'b2' }))).toEqual({
      ours: false,
      stored: first,
    });
  });

  it.each([1, 2, 4, 7])('show the newest of each unit of the day, by unit, over %i shards', async (shards) => {
    const { table } = memoryStores();
    const programme = sampleProgramme({ shards });
    const units = Array.from({ length: 30 }, (_, n) => `unit-${n}`);
    for (const unit of units) {
      await insertRevision(table, programme, sampleRevision({ unit }));
      await insertRevision(table, programme, sampleRevision({ unit, revision: 2 }));
      await insertRevision(table, programme, sampleRevision({ unit, day: '2022-04-09' }));
    }
    const latest = await latestRevisions(table, programme, DAY);
    expect(latest.map((each) => each.unit)).toEqual([...units].sort());
    expect(latest.every((each) => each.revision === 2 && each.day === DAY)).toBe(true);
    expect(await latestRevisions(table, programme, '2022-04-10')).toEqual([]);
  });

  it('never mix units whose ids begin alike, nor programmes', async () => {
    const { table } = memoryStores();
    await insertRevision(table, sampleProgramme(), sampleRevision({ unit: 'gaoxin-2' }));
    await insertRevision(table, sampleProgramme({ id: 'x' }), sampleRevision({ programme: 'x' }));
    expect(await revisionsOf(table, sampleProgramme(), DAY, 'gaoxin')).toEqual([]);
    expect(await latestRevisions(table, sampleProgramme(), DAY)).toHaveLength(1);
  });
});
