/**
 * What reports look back at, kept with each close: whole after a crash at any point, read from the reports where it is
 * missing, and spread over partitions.
 */
import { describe, expect, it } from 'vitest';
import { groupCount } from '../../../functions/core/figures/recent.ts';
import type { Programme } from '../../../functions/core/programme/programme.ts';
import { addDays, daysBetween } from '../../../functions/core/values/reporting-day.ts';
import { closeDay } from '../../../functions/pipeline/day/close.ts';
import { historyOf, receiveSubmission } from '../../../functions/pipeline/report/receive.ts';
import { storeProgramme } from '../../../functions/records/programme/programmes.ts';
import { latestRevisions } from '../../../functions/records/report/submissions.ts';
import { recentPartition } from '../../../functions/records/store/keys.ts';
import type { World } from '../../../functions/runtime/world.ts';
import { simulatedClock } from '../../../infra/local/simulated-clock.ts';
import { countCalls, type StopPlan } from '../../support/call-points.ts';
import { heartProgramme, shanghai } from '../../support/heart-world.ts';
import { madeUnits } from '../../support/made-programmes.ts';
import { memoryStores } from '../../support/memory-stores.ts';

const DAYS = daysBetween('2022-04-01', '2022-04-08');
const TODAY = '2022-04-09';

/** Units a and b have reported on eight days; nothing is closed yet. */
async function worldOf(programme: Programme = heartProgramme()) {
  const clock = simulatedClock(shanghai('2022-04-01 12:00'));
  const world = { ...memoryStores(), clock, channels: {} } as unknown as World;
  const stored = await storeProgramme(world.table, programme, clock.now());
  for (const [index, day] of DAYS.entries()) {
    clock.set(shanghai(`${day} 12:00`));
    for (const unit of ['a', 'b']) {
      const said = { id: `${day}-${unit}`, figures: { waste: String(600 + index * 10), staff: '31' } };
      expect((await receiveSubmission(world, stored, day, unit, 'k', said)).outcome).toBe('stored');
    }
  }
  clock.set(shanghai(`${TODAY} 12:00`));
  return { world, clock, stored };
}

const kept = (world: World, { id }: Programme) => world.table.query(recentPartition(id, 1, 0), {});

describe('what reports look back at', () => {
  it('is the same after a stop at any call while days are closed, and another closing', async () => {
    const whole = await worldOf();
    const { world: counted, calls } = countCalls(whole.world);
    await closeDay(counted, whole.stored, DAYS.at(-1)!);
    const expected = (await kept(whole.world, whole.stored.programme)).map(({ sk, data }) => ({ sk, data }));
    expect(expected.map(({ sk }) => sk)).toEqual(DAYS);
    for (let call = 1; call <= calls.length; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const { world, stored } = await worldOf();
        const plan: StopPlan = { call, when, how: 'killed' };
        await expect(closeDay(countCalls(world, plan).world, stored, DAYS.at(-1)!)).rejects.toThrow();
        await closeDay(world, stored, DAYS.at(-1)!);
        const after = (await kept(world, stored.programme)).map(({ sk, data }) => ({ sk, data }));
        expect(after, `${when} ${calls[call - 1]}`).toEqual(expected);
      }
    }
  });

  it('follows a report that was changed after its day was closed', async () => {
    const { world, stored } = await worldOf();
    await closeDay(world, stored, DAYS.at(-1)!);
    const changed = { id: 'later', basedOn: 1, figures: { waste: '1.5' } };
    await receiveSubmission(world, stored, DAYS[3]!, 'a', 'k', changed);
    await closeDay(world, stored, DAYS.at(-1)!);
    const { recent } = await historyOf(world, stored.programme, TODAY, 'a');
    expect(recent?.waste).toEqual(['670.0', '660.0', '650.0', '640.0', '1.5', '620.0', '610.0', '600.0']);
  });

  it('is read from the reports where nothing is kept: before the first close, or under another division', async () => {
    const { world, stored } = await worldOf();
    const open = await historyOf(world, stored.programme, TODAY, 'b');
    expect(open.recent).toEqual({ waste: open.recent!.waste, staff: Array(8).fill('31') });
    await closeDay(world, stored, DAYS.at(-1)!);
    const closed = await historyOf(world, stored.programme, TODAY, 'b');
    const many = madeUnits('a', 'b', ...Array.from({ length: 400 }, (_, at) => `unit-${at}`));
    const grown = { ...stored.programme, units: many };
    expect(groupCount(grown)).toBeGreaterThan(1);
    expect(await historyOf(world, grown, TODAY, 'b')).toEqual(open);
    expect(closed).toEqual(open);
  });

  it('lies in one partition for each group, with its units alone', async () => {
    const many = madeUnits('a', 'b', ...Array.from({ length: 400 }, (_, at) => `unit-${at}`));
    const { world, stored } = await worldOf(heartProgramme({ units: many }));
    await closeDay(world, stored, DAYS.at(-1)!);
    const groups = groupCount(stored.programme);
    const found = await Promise.all(
      Array.from({ length: groups }, (_, at) =>
        world.table.query(recentPartition(stored.programme.id, groups, at), {}),
      ),
    );
    expect(found.map((items) => items.length)).toEqual(Array(groups).fill(DAYS.length));
    const units = found.flat().flatMap(({ data }) => Object.keys((data as { units: object }).units));
    expect(units.sort()).toEqual([...Array(8).fill('a'), ...Array(8).fill('b')]);
    expect((await latestRevisions(world.table, stored.programme, addDays(TODAY, -1))).length).toBe(2);
  });
});
