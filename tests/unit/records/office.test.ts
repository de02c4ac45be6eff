/**
 * Reminders, decisions of the office and deliveries: what was done about a day, and by whom.
 */
import { describe, expect, it } from 'vitest';
import { isDelivered } from '../../../functions/core/delivery/delivery.ts';
import { decide, decidedDays, decisionsOf, hold, holdIn, release } from '../../../functions/records/day/decisions.ts';
import { deliveriesOf, insertDelivery, updateDelivery } from '../../../functions/records/delivery/deliveries.ts';
import { recordReminder, remindersOf } from '../../../functions/records/run/reminders.ts';
import { checksum } from '../../../functions/records/store/checksum.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { AT, DAY } from '../../support/sample-records.ts';

const LATER = '2022-04-08T12:00:00.000Z';

describe('reminders', () => {
  const reminder = { programme: 'suizhou', day: DAY, time: '16:30', units: ['gaoxin'], at: AT };

  it('are recorded once for each time of the day', async () => {
    const { table } = memoryStores();
    expect(await recordReminder(table, reminder)).toEqual({ ours: true, stored: reminder });
    expect(await recordReminder(table, reminder)).toEqual({ ours: true, stored: reminder });
    expect(await recordReminder(table, { ...reminder, at: LATER })).toEqual({ ours: false, stored: reminder });
    await recordReminder(table, { ...reminder, time: '+1d 08:00' });
    await recordReminder(table, { ...reminder, day: '2022-04-09' });
    expect((await remindersOf(table, 'suizhou', DAY)).map((each) => each.time)).toEqual(['+1d 08:00', '16:30']);
  });
});

describe('decisions', () => {
  it('hold a day until it is released or signed off; drafting and reviewing end no hold', async () => {
    const { table } = memoryStores();
    const held = async (day = DAY) => holdIn(await decisionsOf(table, 'suizhou', day))?.reason;
    const sign = (kind: 'draft' | 'review' | 'approve', at: string) =>
      decide(table, { programme: 'suizhou', day: DAY, kind, name: '某某', basis: 'b', by: 'suizhou.signatory', at });
    expect(await held()).toBeUndefined();
    await hold(table, 'suizhou', DAY, 'suizhou.office', AT, '核对数字');
    expect(await held()).toBe('核对数字');
    expect(await held('2022-04-09')).toBeUndefined();
    await sign('draft', AT);
    await sign('review', AT);
    expect(await held()).toBe('核对数字');
    expect((await decidedDays(table, 'suizhou', DAY, DAY)).approved).toEqual([]);
    await sign('approve', LATER);
    expect(await held()).toBeUndefined();
    expect((await decidedDays(table, 'suizhou', DAY, DAY)).approved).toEqual([DAY]);
    await hold(table, 'suizhou', DAY, 'suizhou.office', LATER, '再看');
    expect(await held()).toBe('再看');
    await release(table, 'suizhou', DAY, 'suizhou.office', LATER);
    expect(await held()).toBeUndefined();
  });

  it('are chained, each naming the one before', async () => {
    const { table } = memoryStores();
    const first = await hold(table, 'suizhou', DAY, 'a', AT);
    const second = await release(table, 'suizhou', DAY, 'b', LATER);
    expect(first).toMatchObject({ number: 1, kind: 'hold', by: 'a', at: AT, previous: null });
    expect(second).toMatchObject({ number: 2, kind: 'release', previous: checksum(first) });
    expect(await decisionsOf(table, 'suizhou', DAY)).toEqual([first, second]);
  });

  it('are not written twice by a retry, and none is lost when several decide at once', async () => {
    const { table } = memoryStores();
    await hold(table, 'suizhou', DAY, 'a', AT);
    await hold(table, 'suizhou', DAY, 'a', AT);
    expect(await decisionsOf(table, 'suizhou', DAY)).toHaveLength(1);
    const people = Array.from({ length: 10 }, (_, n) => `person-${n}`);
    await Promise.all(
      people.map((by) => decide(table, { programme: 'suizhou', day: DAY, kind: 'hold', by, at: LATER })),
    );
    const all = await decisionsOf(table, 'suizhou', DAY);
    expect(all.map((each) => each.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(new Set(all.slice(1).map((each) => each.by))).toEqual(new Set(people));
    for (const [at, each] of all.entries()) expect(each.previous).toBe(at === 0 ? null : checksum(all[at - 1]!));
  });

  it('tell which days are held', async () => {
    const { table } = memoryStores();
    for (const day of ['2022-04-01', '2022-04-02', '2022-04-03', '2022-04-04'])
      await hold(table, 'suizhou', day, 'a', AT);
    await release(table, 'suizhou', '2022-04-02', 'a', LATER);
    expect((await decidedDays(table, 'suizhou', '2022-04-02', '2022-04-04')).held).toEqual([
      '2022-04-03',
      '2022-04-04',
    ]);
  });
});

describe('deliveries', () => {
  const delivery = {
    programme: 'suizhou',
    day: DAY,
    edition: 1,
    channel: 'smtp',
    recipient: 'office@example.org',
    attempts: [],
  };
  const failed = { ...delivery, attempts: [{ at: AT, ok: false, answer: '450 busy' }] };
  const sent = { ...delivery, attempts: [...failed.attempts, { at: LATER, ok: true, answer: '250 ok' }] };

  it('are begun once and keep every attempt', async () => {
    const { table } = memoryStores();
    expect(await insertDelivery(table, delivery)).toEqual({ delivery, version: 1 });
    expect(await updateDelivery(table, failed, 1)).toBe(true);
    expect(await insertDelivery(table, delivery)).toEqual({ delivery: failed, version: 2 });
    expect(await updateDelivery(table, sent, 1)).toBe(false);
    expect(await updateDelivery(table, sent, 2)).toBe(true);
    expect(await updateDelivery(table, sent, 2)).toBe(true); // it stands: an answer may have been lost
    expect(await deliveriesOf(table, 'suizhou', DAY, 1)).toEqual([{ delivery: sent, version: 3 }]);
    expect([delivery, failed, sent].map(isDelivered)).toEqual([false, false, true]);
  });

  it('are one for each recipient, channel and edition, and keep addresses out of keys', async () => {
    const { table } = memoryStores();
    const others = [{ recipient: 'other@example.org' }, { channel: 'wecom' }, { edition: 2 }];
    for (const other of [{}, ...others]) await insertDelivery(table, { ...delivery, ...other });
    expect(await deliveriesOf(table, 'suizhou', DAY, 1)).toHaveLength(3);
    expect(await deliveriesOf(table, 'suizhou', DAY, 2)).toHaveLength(1);
    const keys = (await table.query('P#suizhou', {})).map((item) => item.sk).join();
    expect(keys).not.toContain('example.org');
  });
});
