/**
 * What units are told besides their form: reminders by mail, that a report was returned, what of a roster is not covered.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { noAnswer, notReached } from '../../functions/core/delivery/channel-error.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { remindUnits } from '../../functions/pipeline/delivery/remind-units.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import type { Message } from '../../functions/ports.ts';
import { unitNotices } from '../../functions/records/delivery/unit-notices.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { remindersOf } from '../../functions/records/run/reminders.ts';
import { DAY, openWebWorld, type WebWorld, webProgramme } from '../support/web-world.ts';

const units = webProgramme().units.map((unit) =>
  unit.id === 'b' ? unit : { ...unit, mail: `${unit.id}@example.org` },
);
const deliver: Programme['deliver'] = [
  { channel: 'smtp', to: ['reader@example.org'] },
  { channel: 'wecom', urlRef: 'env:GROUP' },
];
const desk = `/desk/suizhou/${DAY}`;

let web: WebWorld;
let sent: (readonly [channel: string, message: Message])[];
let jobs: Job[];
let cookie: string;

/** @param answer of mail; throws what a server that fails throws. */
async function open(over: Partial<Programme> = { units, deliver }, mail = async () => ({ answer: '250 OK' })) {
  [sent, jobs] = [[], []];
  web = await openWebWorld(over);
  const channel = (name: string, answer: () => Promise<{ answer: string }>) => ({
    name,
    send: async (message: Message) => {
      sent.push([name, message]);
      return answer();
    },
  });
  const channels = { smtp: channel('smtp', mail), wecom: channel('wecom', async () => ({ answer: 'ok 0' })) };
  const send = async (job: Job) => {
    jobs.push(job);
    await runJob({ ...web.world, channels }, job);
  };
  Object.assign(web.world, { channels, queue: { send }, siteUrl: 'https://jianbao.example.org' });
  cookie = await web.cookie(web.keys.office);
}

const to = (): string[] => sent.map(([channel, { recipient }]) => `${channel} ${recipient}`);
const see = async (path: string): Promise<string> => (await web.request(path, { key: web.keys.office })).text();
const post = (path: string, fields: Record<string, string>) => web.form(path, fields, cookie);

describe('a reminder', () => {
  beforeEach(() => open());
  const remind = async () =>
    remindUnits(web.world, (await currentProgramme(web.world.table, 'suizhou'))!, DAY, '16:30');

  test('goes to the group and by mail to each unit that owes a report and has an address, once', async () => {
    await web.put({ id: 'a', figures: { dissuaded: 5, staff: 500 } });
    await remind();
    await remind();
    expect(to()).toEqual(['wecom env:GROUP', 'smtp c@example.org']); // never the briefing's readers
    expect(sent[1]?.[1].text).toBe(
      `防控工作督察组：还没有收到贵单位${DAY}的${web.programme.title}报送，请于18:00前报送。\nhttps://jianbao.example.org/report/suizhou/${DAY}`,
    );
    const page = await see(desk);
    expect(page).toContain('邮件 c@example.org 已送达：250 OK');
  });

  test('a mail server that is down is asked once, and the page says who was not told', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({
      id: `u${at}`,
      name: `第${at}队`,
      mail: `u${at}@example.org`,
    }));
    await open({ units: many }, async () => Promise.reject(notReached('邮件服务器')));
    await expect(remind()).rejects.toThrow('提醒没有全部发出');
    expect(sent.length).toBeLessThanOrEqual(8);
    const [reminder] = await remindersOf(web.world.table, 'suizhou', DAY);
    expect(reminder?.sent?.at(-1)).toMatchObject({ recipient: `其余${40 - sent.length}个邮箱`, ok: false });
  });
});

describe('a returned report', () => {
  const unit = `${desk}/units/a`;
  const reason = '垃圾量与过磅单不符，请核对张某的台账';
  const back = (why = reason) => post(`${unit}/return`, { revision: '1', reason: why });
  beforeEach(async () => {
    await open();
    await web.put({ id: 'a', figures: { dissuaded: 5, staff: 500 } });
  });

  test('is told to the group and the unit’s mail once, without the reason, and shown with when and the answers', async () => {
    await back();
    await back();
    expect(to()).toEqual(['wecom env:GROUP', 'smtp a@example.org']);
    for (const [, { text }] of sent) {
      expect(text).toContain('市环卫服务中心4月8日的报送已退回，请打开填报页面查看原因');
      expect(text).not.toContain('张某');
    }
    const page = await see(unit);
    expect(page).toMatch(/16:30 由suizhou\.[\w-]+发送/);
    for (const told of ['企业微信 env:GROUP 已送达：ok 0', '邮件 a@example.org 已送达：250 OK'])
      expect(page).toContain(told);
  });

  test('returned again for another reason it is told again; a job that comes twice tells nobody', async () => {
    await back();
    await back('另请补充照片');
    expect(sent).toHaveLength(4);
    for (const job of jobs) await runJob(web.world, job);
    expect(sent).toHaveLength(4);
  });

  test('accepted before the job came, nobody is told', async () => {
    const late: Job[] = [];
    Object.assign(web.world, { queue: { send: async (job: Job) => void late.push(job) } });
    await back();
    expect(await see(unit)).toContain('通知已交给发送程序，还没有结果');
    await post(`${unit}/accept`, { revision: '1' });
    for (const job of late) await runJob(web.world, job);
    expect(sent).toEqual([]);
  });

  test('where nothing is set up the page says that only the form tells it, and no job is asked for', async () => {
    await open({});
    await web.put({ id: 'a', figures: { dissuaded: 5, staff: 500 } });
    await back();
    expect(jobs).toEqual([]);
    expect(await see(unit)).toContain('单位只在填报页和回执上看到退回，请另行告知');
  });

  test('a channel that took it without an answer is said to be unclear, and it is not sent again', async () => {
    await open({ units, deliver }, async () => Promise.reject(noAnswer('邮件服务器', 'dropped')));
    await web.put({ id: 'a', figures: { dissuaded: 5, staff: 500 } });
    await back();
    await back();
    expect(sent).toHaveLength(2);
    expect(await see(unit)).toContain('不能确定是否已送达');
  });
});

describe('a roster', () => {
  const path = `${desk}/rosters`;
  const indicators = webProgramme().indicators.map((each) =>
    each.id === 'posts' ? { ...each, roster: ['东桥', '西桥'], askedOf: ['a', 'b'] } : each,
  );
  const form = { id: '6f9b1c52-6a0e-4a0e-9a55-0c5f0f6f0a11', indicator: 'posts' };
  beforeEach(() => open({ units, deliver, indicators }));

  test('is sent to the group and to those who are asked for it, once for each press, and shown', async () => {
    await web.put({ id: 'a', figures: { dissuaded: 5, staff: 500, posts: ['东桥'] } });
    expect(await see(path)).toContain('发给各单位');
    const answer = await post(path, form);
    expect(answer.headers.get('location')).toBe(`${path}?sent=posts#posts`);
    await post(path, form);
    expect(to()).toEqual(['wecom env:GROUP', 'smtp a@example.org']);
    for (const [, { text }] of sent) expect(text).toContain('应覆盖2个，已覆盖1个，尚有1个未覆盖：西桥。');
    expect(await see(path)).toContain('企业微信 env:GROUP 已送达：ok 0');
    expect(await unitNotices(web.world.table, 'suizhou', { day: DAY, kind: 'roster' })).toHaveLength(1);
  });

  test('all covered meanwhile, or of another name, nobody is told', async () => {
    await web.put({ id: 'a', figures: { dissuaded: 5, staff: 500, posts: ['东桥', '西桥'] } });
    await post(path, form);
    expect((await post(path, { ...form, indicator: 'garbage' })).status).toBe(422);
    expect((await post(path, { indicator: 'posts' })).status).toBe(422);
    expect([sent, await see(path)]).toEqual([[], expect.not.stringContaining('发给各单位')]);
  });

  test('without a channel it can only be copied, and the page says so', async () => {
    await open({ indicators });
    const page = await see(path);
    expect(page).toContain('请复制上面的文字自行转发');
    expect(page).not.toContain('发给各单位');
  });
});
