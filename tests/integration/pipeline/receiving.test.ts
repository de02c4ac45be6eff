/**
 * Receiving over the embedded stores: reports that come twice, late, from two people at once, or whose answer is lost.
 */
import { describe, expect, it } from 'vitest';
import { isReportLate } from '../../../functions/core/report/lateness.ts';
import { receiveSubmission } from '../../../functions/pipeline/report/receive.ts';
import type { Table } from '../../../functions/ports.ts';
import { latestRevisions, revisionsOf } from '../../../functions/records/report/submissions.ts';
import { shardPartition } from '../../../functions/records/store/keys.ts';
import { send, shanghai } from '../../support/heart-world.ts';
import { at, D1, D2, D3, say, stored, useHeart, world } from '../../support/use-heart.ts';

useHeart();

describe('receiving', () => {
  it('the same id and content again gives the same receipt, also after later revisions', async () => {
    const first = await say(D1, 'a', { waste: '1.5' });
    await say(D1, 'a', { waste: '2' }, { basedOn: 1 });
    at(`${D2} 10:00`);
    const again = await say(D1, 'a', { waste: '1.5' });
    expect(first.outcome).toBe('stored');
    expect(again).toEqual({ ...first, outcome: 'repeated' });
    expect(await revisionsOf(world.table, stored.programme, D1, 'a')).toHaveLength(2);
  });

  it('the same id with other content is refused, with what stands', async () => {
    await say(D1, 'a', { waste: '1.5' }, { id: 'x' });
    const changed = await say(D1, 'a', { waste: '1.6' }, { id: 'x' });
    expect(changed).toMatchObject({ outcome: 'conflict', code: 'submission.changed', current: { revision: 1 } });
    expect(await revisionsOf(world.table, stored.programme, D1, 'a')).toHaveLength(1);
  });

  it('who saw an older revision, or one that never was, is told what stands', async () => {
    const early = await say(D1, 'a', { waste: '1' }, { basedOn: 1 });
    expect(early).toMatchObject({ outcome: 'conflict', code: 'submission.stale', current: null });
    await say(D1, 'a', { waste: '1' });
    const stale = await say(D1, 'a', { waste: '2' }, { id: 'other' });
    expect(stale).toMatchObject({ outcome: 'conflict', code: 'submission.stale' });
    expect(stale).toMatchObject({ current: { figures: { waste: '1.0' } }, findings: [{ expected: '1', seen: '0' }] });
  });

  it('200 requests with one id at once are one record and 200 equal receipts', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, each) => {
        const clock = { now: () => new Date(Date.parse(shanghai(`${D1} 09:00`)) + each).toISOString() };
        return send({ ...world, clock }, stored, D1, 'a', { waste: '1' });
      }),
    );
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['stored', 'repeated']));
    expect(answers.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
    const receipts = answers.map((answer) => ('receipt' in answer ? JSON.stringify(answer.receipt) : ''));
    expect(new Set(receipts).size).toBe(1);
    expect(await revisionsOf(world.table, stored.programme, D1, 'a')).toHaveLength(1);
  });

  it('of 50 people who change the same report at once one wins; the others get what stands and can go on', async () => {
    await say(D1, 'a', { waste: '1' });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, each) => say(D1, 'a', { waste: String(each) }, { basedOn: 1, id: `e${each}` })),
    );
    const winners = answers.filter(({ outcome }) => outcome === 'stored');
    expect(winners).toHaveLength(1);
    const winner = 'revision' in winners[0]! ? winners[0].revision : undefined;
    for (const answer of answers) {
      if (answer.outcome === 'stored') continue;
      expect(answer).toMatchObject({ outcome: 'conflict', code: 'submission.stale', current: winner });
    }
    expect((await say(D1, 'a', { waste: '77' }, { basedOn: 2, id: 'again' })).outcome).toBe('stored');
    const all = await revisionsOf(world.table, stored.programme, D1, 'a');
    expect(all.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect(all.map(({ previous }) => previous)).toEqual([null, all[0]!.checksum, all[1]!.checksum]);
  });

  it('is late one millisecond after the deadline, and not at it', async () => {
    const lateness: boolean[] = [];
    for (const [day, unit, time] of [
      [D1, 'a', '17:59:59.999'],
      [D1, 'b', '18:00:00.000'],
      [D2, 'a', '18:00:00.001'],
    ] as const) {
      at(`${day} ${time}`);
      const answer = await say(day, unit, { waste: '1' });
      if ('receipt' in answer) lateness.push(answer.receipt.late);
    }
    expect(lateness).toEqual([false, false, true]);
  });

  it('is judged by the first report: what is changed later is an amendment, and what the office enters is nobody’s lateness', async () => {
    const late = async (day: string, unit: string) => {
      const report = (await latestRevisions(world.table, stored.programme, day)).find((each) => each.unit === unit);
      return isReportLate(stored.programme, day, report!);
    };
    at(`${D1} 16:01`);
    await say(D1, 'a', { waste: '1' });
    at(`${D2} 09:00`);
    const amended = await say(D1, 'a', { waste: '2' }, { basedOn: 1 });
    expect(amended).toMatchObject({ outcome: 'stored', receipt: { late: false } });
    const entered = { id: 'office-1', basedOn: 0, figures: { waste: '3' }, narratives: [] };
    await receiveSubmission(world, stored, D1, 'b', 'office', entered, { onBehalf: true });
    expect([await late(D1, 'a'), await late(D1, 'b')]).toEqual([false, false]);
    at(`${D3} 09:00`);
    await say(D2, 'a', { waste: '1' });
    await receiveSubmission(
      world,
      stored,
      D2,
      'a',
      'office',
      { ...entered, id: 'office-2', basedOn: 1 },
      { onBehalf: true },
    );
    expect(await late(D2, 'a')).toBe(true);
  });

  it('refuses a day that has not come, that nobody asks for, a unit that is unknown: nothing is stored', async () => {
    const codes = async (day: string, unit: string) => {
      const answer = await receiveSubmission(world, stored, day, unit, 'k', { id: 'x', figures: { waste: '1' } });
      return 'findings' in answer ? answer.findings.map(({ code }) => code) : [];
    };
    expect(await codes(D2, 'a')).toEqual(['day.future']);
    expect(await codes('2022-03-31', 'a')).toEqual(['day.before_start']);
    expect(await codes('2022-02-30', 'a')).toEqual(['day.invalid']);
    expect(await codes(D1, 'nobody')).toEqual(['unit.unknown']);
    for (const day of [D1, D2]) expect(await world.table.query(shardPartition('heart', day, 0), {})).toEqual([]);
  });

  it('a lost answer is no refusal: sent again, the report is there once', async () => {
    const lossy: Table = {
      ...world.table,
      insert: async (item) => {
        await world.table.insert(item);
        throw new Error('the connection broke');
      },
    };
    await expect(send({ ...world, table: lossy }, stored, D1, 'a', { waste: '1' })).rejects.toThrow('broke');
    at(`${D1} 09:01`);
    expect((await say(D1, 'a', { waste: '1' })).outcome).toBe('repeated');
    expect(await revisionsOf(world.table, stored.programme, D1, 'a')).toHaveLength(1);
  });
});
