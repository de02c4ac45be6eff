/**
 * Closing over the embedded stores: in order, again, by many at once, while reports still come, under a later version.
 */
import { describe, expect, it } from 'vitest';
import { closeDay } from '../../../functions/pipeline/day/close.ts';
import type { Table } from '../../../functions/ports.ts';
import { closesBetween } from '../../../functions/records/day/closes.ts';
import { partition, shardPartition } from '../../../functions/records/store/keys.ts';
import { heartProgramme, send } from '../../support/heart-world.ts';
import { madeUnits } from '../../support/made-programmes.ts';
import { at, D1, D2, D3, D4, say, store, stored, total, useHeart, world } from '../../support/use-heart.ts';

useHeart();

describe('closing', () => {
  it('closes earlier days first, and again changes nothing', async () => {
    await say(D1, 'a', { waste: '1' });
    at(`${D3} 19:00`);
    const close = await closeDay(world, stored, D3);
    expect(close.indicators.waste).toMatchObject({ day: null, total: '101.0' });
    const before = JSON.stringify(await world.table.query(partition('heart'), { prefix: 'CLOSE#' }));
    for (const day of [D3, D1, D2]) await closeDay(world, stored, day);
    expect(JSON.stringify(await world.table.query(partition('heart'), { prefix: 'CLOSE#' }))).toBe(before);
  });

  it('a late report changes the totals of all later days, at the next closing', async () => {
    at(`${D3} 19:00`);
    await closeDay(world, stored, D3);
    await say(D1, 'a', { waste: '5' });
    expect(await total(D3)).toBe('100.0');
    at(`${D4} 18:00`);
    await closeDay(world, stored, D4);
    expect(await Promise.all([D1, D2, D3, D4].map((day) => total(day)))).toEqual(['105.0', '105.0', '105.0', '105.0']);
  });

  it('a report in time that is stored just after its day was closed is in the next closing', async () => {
    at(`${D1} 17:59:59.999`);
    const slow: Table = {
      ...world.table,
      insert: async (item) => {
        if (item.pk === shardPartition('heart', D1, 0)) {
          at(`${D1} 18:00`);
          await closeDay(world, stored, D1);
        }
        return world.table.insert(item);
      },
    };
    const answer = await send({ ...world, table: slow }, stored, D1, 'a', { waste: '5' });
    expect(answer).toMatchObject({ outcome: 'stored', receipt: { late: false } });
    expect(await total(D1)).toBe('100.0');
    at(`${D2} 18:00`);
    await closeDay(world, stored, D2);
    expect([await total(D1), await total(D2)]).toEqual(['105.0', '105.0']);
  });

  it('many closers of many days at once end with the same closes as one', async () => {
    for (const day of [D1, D2, D3, D4]) {
      at(`${day} 10:00`);
      await say(day, 'a', { waste: '1', staff: '3', posts: ['东桥'] });
    }
    at(`${D4} 20:00`);
    const days = Array.from({ length: 24 }, (_, each) => [D4, D2, D3, D1][each % 4]!);
    await Promise.all(days.map((day) => closeDay(world, stored, day)));
    const closes = await closesBetween(world, 'heart', D1, D4);
    expect(closes.map((close) => close.indicators.waste!.total)).toEqual(['101.0', '102.0', '103.0', '104.0']);
    const kept = JSON.stringify(closes);
    await closeDay(world, stored, D4);
    expect(JSON.stringify(await closesBetween(world, 'heart', D1, D4))).toBe(kept);
  });

  it('whoever closes a day while the day before changes ends on top of the change', async () => {
    at(`${D2} 18:00`);
    await closeDay(world, stored, D1);
    const overtaken: Table = {
      ...world.table,
      insert: async (item) => {
        if (item.sk === `CLOSE#${D2}`) {
          await say(D1, 'a', { waste: '9' });
          await closeDay(world, stored, D1); // sees no later close yet
        }
        return world.table.insert(item);
      },
    };
    await closeDay({ ...world, table: overtaken }, stored, D2);
    expect([await total(D1), await total(D2)]).toEqual(['109.0', '109.0']);
  });

  it('every day is closed, and closed again, by the version that counted on it', async () => {
    at(`${D2} 18:00`);
    await closeDay(world, stored, D2);
    const units = [...madeUnits('a', 'b'), { id: 'c', name: '单位c' }];
    await store({ units });
    at(`${D3} 18:00`);
    await say(D1, 'a', { waste: '1' });
    await closeDay(world, stored, D3);
    const closes = await closesBetween(world, 'heart', D1, D3);
    expect(closes.map(({ programmeVersion, units: all }) => [programmeVersion, all.length])).toEqual([
      [1, 2],
      [1, 2],
      [2, 3],
    ]);
    expect(closes.map((close) => close.indicators.waste!.total)).toEqual(['101.0', '101.0', '101.0']);
    expect((await closeDay(world, stored, D2)).units).toHaveLength(2);
  });

  it('a workday that the calendar gains between closed days is closed before the day that builds on it', async () => {
    const working = (workdays: string[]) => ({
      timezone: 'Asia/Singapore', // no public notices there
      schedule: { ...heartProgramme().schedule, days: 'workdays' as const },
      calendar: { holidays: [], workdays },
    });
    await store(working([]));
    await say(D1, 'a', { waste: '1' }); // a Friday
    at(`${D4} 18:00`);
    await closeDay(world, stored, D4);
    expect(await total(D4)).toBe('101.0');
    await store(working([D2]), { from: D1 });
    await say(D2, 'a', { waste: '2' });
    await closeDay(world, stored, D4);
    expect([await total(D1), await total(D2), await total(D4)]).toEqual(['101.0', '103.0', '103.0']);
  });

  it('refuses a day that has not come and a day that nobody reports on', async () => {
    await expect(closeDay(world, stored, D2)).rejects.toThrow(/not come yet/);
    await expect(closeDay(world, stored, '2022-03-31')).rejects.toThrow(/not a reporting day/);
    expect(await closesBetween(world, 'heart', '2022-01-01', '2022-12-31')).toEqual([]);
  });
});
