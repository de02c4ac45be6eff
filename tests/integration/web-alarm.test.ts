/**
 * A morning without a briefing: who is told, once, over which way; that a tick mends it; and what the ledger says of it.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { refusedForGood } from '../../functions/core/delivery/channel-error.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import type { Message } from '../../functions/ports.ts';
import { decide, hold } from '../../functions/records/day/decisions.ts';
import { alarmOf } from '../../functions/records/delivery/notices.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

/** Issued at 08:00 of the next day, Shanghai; the alarm is due at 08:30. */
const HOUR = '2022-04-09T00:00:00.000Z';
const OVERDUE = '2022-04-09T00:31:00.000Z';
const ALARM: NonNullable<Programme['alarm']> = {
  afterMinutes: 30,
  deliver: [{ channel: 'smtp', to: ['duty@example.org'] }],
};

let web: WebWorld;
let sent: Message[];
let isMailDown: boolean;
let isBroken: boolean;

async function open(over: Partial<Programme> = {}): Promise<void> {
  web = await openWebWorld({ starts: DAY, alarm: ALARM, ...over });
  sent = [];
  [isMailDown, isBroken] = [false, true];
  const send = async (message: Message) => {
    if (isMailDown) throw new Error('down');
    if (message.text.startsWith('疫情防控')) sent.push(message); // the other programme of this world is late, too
    return { answer: '250 OK' };
  };
  const { documents } = web.world;
  Object.assign(web.world, {
    channels: { smtp: { name: 'smtp', send } },
    documents: async () => {
      if (isBroken) throw new Error('模板 briefing.hbs 第3行有误。');
      return documents();
    },
    queue: { send: async (job: Job) => void (await runJob(web.world, job)) },
  });
}

const tick = async (at: string): Promise<void> => {
  web.setNow(at);
  await runEveryClock(web.world).catch(() => {});
};
const ledger = async (): Promise<string> =>
  (await web.request('/desk/suizhou/runs?month=2022-04', { key: web.keys.office })).text();
const board = async (): Promise<string> => (await web.request(`/desk/suizhou/${DAY}`, { key: web.keys.office })).text();

describe('a briefing that cannot be made', () => {
  beforeEach(() => open());

  test('is told of once after its grace, and issued late by the tick that finds it mended', async () => {
    await tick(HOUR);
    expect(sent).toEqual([]);
    expect(await board()).toContain('编发没有成功：模板 briefing.hbs 第3行有误。');
    await tick(OVERDUE);
    await tick('2022-04-09T00:36:00.000Z');
    await tick('2022-04-09T02:00:00.000Z');
    expect(sent.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['duty@example.org', `【未编发】疫情防控工作每日专报（${DAY}）`],
    ]);
    expect(sent[0]?.text).toContain('应于08:00编发，现在还没有编发。原因：模板 briefing.hbs 第3行有误。');
    const html = await ledger();
    expect(html).toContain('badge-run-failed">未编发<');
    expect(html).toContain('运行中断4次');
    expect(html).toContain('邮件 duty@example.org 已送达：250 OK');
    isBroken = false;
    await tick('2022-04-09T02:05:00.000Z');
    expect(await ledger()).toMatch(/badge-run-late">逾期编发<\/span> <span>第1期，2022年4月9日 10:05/);
    expect(await board()).not.toContain('编发没有成功');
    expect(sent).toHaveLength(1);
  });

  test('is told of again while nobody could be reached, some minutes apart', async () => {
    isMailDown = true;
    await tick(OVERDUE);
    await tick('2022-04-09T00:32:00.000Z');
    expect((await alarmOf(web.world.table, 'suizhou', DAY))?.note.times).toBe(1);
    isMailDown = false;
    await tick('2022-04-09T00:45:00.000Z');
    await tick('2022-04-09T00:56:00.000Z');
    expect(sent).toHaveLength(1);
  });

  test('and two ticks at once tell once', async () => {
    web.setNow(OVERDUE);
    await Promise.allSettled([runEveryClock(web.world), runEveryClock(web.world), runEveryClock(web.world)]);
    expect(sent).toHaveLength(1);
  });
});

describe('a day that the office holds', () => {
  test('is nobody’s alarm, and held in the ledger', async () => {
    await open();
    await hold(web.world.table, 'suizhou', DAY, 'k', HOUR);
    await tick(OVERDUE);
    expect(sent).toEqual([]);
    expect(await ledger()).toContain('badge-run-held">暂不编发<');
  });

  test('that waits for a sign-off nobody gave is an alarm', async () => {
    await open({ schedule: { ...(await openWebWorld()).programme.schedule, review: 'required' } });
    await tick(OVERDUE);
    expect(sent[0]?.text).toContain('原因：还没有签发。');
    expect(await board()).toContain('等待签发，签发后才会编发。');
    await decide(web.world.table, { programme: 'suizhou', day: DAY, kind: 'approve', by: 'k', at: OVERDUE });
    expect(await board()).not.toContain('等待签发');
  });
});

describe('a briefing that was issued and did not reach everybody', () => {
  const GROUP: Programme['deliver'] = [{ channel: 'wecom', urlRef: 'wecom-group' }];
  const later = (minutes: number): string => new Date(Date.parse(HOUR) + minutes * 60_000).toISOString();

  test('is told of once, by a way of its own, with the reason and without the address', async () => {
    await open({ deliver: GROUP });
    isBroken = false;
    const wecom = { name: 'wecom', send: () => Promise.reject(refusedForGood('企业微信群机器人已被移除。')) };
    Object.assign(web.world.channels, { wecom });
    for (const minutes of [0, 1, 2, 20, 60]) await tick(later(minutes));
    expect(sent.map(({ subject }) => subject)).toEqual([`【未送达】疫情防控工作每日专报（${DAY}）`]);
    expect(sent[0]?.text).toContain('已经印发，但有1处没有投递到：企业微信1处（企业微信群机器人已被移除）。');
    expect(sent[0]?.text).not.toContain('wecom-group');
  });

  test('also where its channel was never set up', async () => {
    await open({ deliver: GROUP });
    isBroken = false;
    for (const minutes of [0, 1, 2]) await tick(later(minutes));
    expect(sent[0]?.text).toContain('企业微信1处（渠道没有设置）');
    expect(sent).toHaveLength(1);
  });

  test('is told of again, some minutes apart, while nobody could be reached', async () => {
    await open({ deliver: GROUP });
    [isBroken, isMailDown] = [false, true];
    for (const minutes of [0, 1]) await tick(later(minutes));
    isMailDown = false;
    await tick(later(5));
    expect(sent).toEqual([]);
    await tick(later(12));
    expect(sent).toHaveLength(1);
  });
});

describe('a programme', () => {
  test('without an alarm says in the ledger that nobody was told', async () => {
    web = await openWebWorld({ starts: DAY });
    web.setNow(OVERDUE);
    expect(await ledger()).toContain('没有通知谁');
  });

  test('that asks no unit on a day issues nothing', async () => {
    await open({ units: [{ id: 'a', name: '甲', closes: '2022-04-07' }] });
    isBroken = false;
    await tick(OVERDUE);
    expect(sent).toEqual([]);
    const html = await ledger();
    expect(html).toContain('badge-run-nothing">无须编发<');
    expect(html).not.toMatch(/badge-run-(issued|late)/);
  });

  test('logs once a day, with the close, that next year’s calendar is missing', async () => {
    const schedule = { ...(await openWebWorld()).programme.schedule, days: 'workdays' as const };
    await open({ schedule, timezone: 'Asia/Tokyo' });
    await tick('2022-04-08T09:30:00.000Z');
    await tick('2022-04-08T09:35:00.000Z');
    expect(web.logged.filter((line) => /suizhou.*calendar.unknown_year/.test(line))).toHaveLength(1);
  });
});
