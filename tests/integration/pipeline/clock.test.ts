/**
 * Ticks of the clock over the embedded stores: late, double, after an outage, and when something fails.
 */
import { describe, expect, it } from 'vitest';
import { runJob } from '../../../functions/pipeline/run/job.ts';
import { closesBetween, readClose } from '../../../functions/records/day/closes.ts';
import { hold, release } from '../../../functions/records/day/decisions.ts';
import { deliveriesOf } from '../../../functions/records/delivery/deliveries.ts';
import { latestEditions } from '../../../functions/records/edition/editions.ts';
import { remindersOf } from '../../../functions/records/run/reminders.ts';
import { runEveryClock } from '../../../functions/runtime/clock.ts';
import type { World } from '../../../functions/runtime/world.ts';
import { cheapDocuments, heartProgramme } from '../../support/heart-world.ts';
import {
  at,
  D1,
  D2,
  D3,
  D4,
  issue,
  numbers,
  openTwin,
  say,
  store,
  tickAt,
  total,
  useHeart,
  world,
} from '../../support/use-heart.ts';

useHeart();

describe('the clock', () => {
  it('closes at the deadline, issues at its hour, delivers once', async () => {
    await say(D1, 'a', { waste: '1' });
    await tickAt(`${D1} 17:59:59`);
    expect(await readClose(world, 'heart', D1)).toBeUndefined();
    await tickAt(`${D1} 18:00`);
    expect(await total(D1)).toBe('101.0');
    await tickAt(`${D2} 07:59:59`);
    expect(await latestEditions(world.table, 'heart')).toEqual([]);
    await tickAt(`${D2} 08:00`);
    await tickAt(`${D2} 08:05`);
    expect(await latestEditions(world.table, 'heart')).toMatchObject([{ day: D1, issue: 1, by: 'clock' }]);
    expect(world.mail.taken.map(({ recipient }) => recipient)).toEqual(['office@example.org']);
  });

  it('ticks twice at once, in two processes: one close, one issue, one message, one reminder', async () => {
    await store({
      schedule: { ...heartProgramme().schedule, remind: [{ plusDays: 0, time: '16:30' }] },
      deliver: [{ channel: 'wecom', urlRef: 'env:ROBOT' }],
    });
    const channels = { wecom: { ...world.mail, name: 'wecom' } };
    const twin = await openTwin({ channels });
    for (const time of [`${D1} 16:30`, `${D1} 18:00`, `${D2} 08:00`]) {
      at(time);
      await Promise.all([world, twin, world, twin].map((each) => runEveryClock({ ...each, channels })));
    }
    expect(await remindersOf(world.table, 'heart', D1)).toHaveLength(1);
    expect(await numbers('2022')).toEqual([[D1, 1, 1]]);
    expect(world.mail.taken.map(({ subject }) => subject.includes('提醒'))).toEqual([true, false]);
    twin.close();
  });

  it('catches up days that were missed, in order, with the same totals', async () => {
    for (const day of [D1, D2, D3]) {
      at(`${day} 12:00`);
      await say(day, 'a', { waste: '1' });
    }
    await tickAt(`${D4} 09:17`);
    expect(await numbers('2022')).toEqual([
      [D1, 1, 1],
      [D2, 2, 2],
      [D3, 3, 3],
    ]);
    expect(await Promise.all([D1, D2, D3].map((day) => total(day)))).toEqual(['101.0', '102.0', '103.0']);
    expect(world.mail.taken.map(({ subject }) => /第(\d+)期/.exec(subject)?.[1])).toEqual(['1', '2', '3']);
  });

  it('a held day waits, the next ones go on, and released it takes the next number', async () => {
    await hold(world.table, 'heart', D1, 'office', world.clock.now());
    await tickAt(`${D3} 08:00`);
    expect(await numbers('2022')).toEqual([[D2, 1, 1]]);
    await release(world.table, 'heart', D1, 'office', world.clock.now());
    await tickAt(`${D3} 08:05`);
    expect(await numbers('2022')).toEqual([
      [D2, 1, 1],
      [D1, 2, 2],
    ]);
  });

  it('a day held while its job waits in the queue is not issued', async () => {
    const waiting: Parameters<World['queue']['send']>[0][] = [];
    at(`${D2} 08:00`);
    await runEveryClock({ ...world, queue: { send: async (job) => void waiting.push(job) } });
    await hold(world.table, 'heart', D1, 'office', world.clock.now());
    for (const job of waiting) expect(await runJob(world, job)).toBeUndefined();
    expect(await numbers('2022')).toEqual([]);
  });

  it('a day that cannot be issued keeps later days from being numbered, not from being closed', async () => {
    let broken = 1;
    const documents = async () => {
      if (broken-- > 0) throw new Error('no templates');
      return cheapDocuments;
    };
    const twin = await openTwin({ documents });
    at(`${D3} 08:00`);
    await expect(runEveryClock(twin)).rejects.toThrow();
    expect(await numbers('2022')).toEqual([]);
    expect(await closesBetween(world, 'heart', D1, D2)).toHaveLength(2);
    await runEveryClock(twin);
    expect(await numbers('2022')).toEqual([
      [D1, 1, 1],
      [D2, 2, 2],
    ]);
    twin.close();
  });

  it('a reminder that fails does not keep the day before from being issued or closed', async () => {
    const remind = [{ plusDays: 0, time: '16:30' }];
    const schedule = { ...heartProgramme().schedule, remind, issue: { plusDays: 1, time: '17:00' } };
    await store({ schedule, deliver: [{ channel: 'wecom', urlRef: 'env:ROBOT' }] });
    const down = { name: 'wecom', send: async () => Promise.reject(new Error('down')) };
    const twin = await openTwin({ channels: { wecom: down } });
    at(`${D2} 17:00`);
    await runEveryClock(twin).catch(() => undefined);
    expect(await numbers('2022')).toEqual([[D1, 1, 1]]);
    twin.close();
  });

  it('tries a failed delivery again, and an edition whose delivery never began', async () => {
    at(`${D2} 08:00`);
    await issue(D1); // by hand: nothing was sent
    expect(world.mail.taken).toEqual([]);
    await tickAt(`${D2} 08:05`);
    expect(world.mail.taken).toHaveLength(1);
    await tickAt(`${D2} 08:10`);
    expect(world.mail.taken).toHaveLength(1);
    expect(await deliveriesOf(world.table, 'heart', D1, 1)).toMatchObject([{ delivery: { attempts: [{ ok: true }] } }]);
  });
});
