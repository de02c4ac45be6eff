/**
 * The desk's page of deliveries: one row a recipient and edition, in the words of its state; sending again, testing.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { ChannelError } from '../../functions/core/delivery/channel-error.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import type { Message } from '../../functions/ports.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const path = `/desk/suizhou/${DAY}/deliveries`;
const ID = '6f9b1c52-6a0e-4a0e-9a55-0c5f0f6f0a11';
let web: WebWorld;
let sent: Message[];
let fails: ChannelError | undefined;
let cookie: string;

const shown = async (): Promise<string> => (await web.request(path, { key: web.keys.office })).text();
const post = (what: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  web.form(`${path}/${what}`, fields, cookie);
const badges = (html: string): string[] =>
  [...html.matchAll(/badge-delivery-([\w-]+)">([^<]+)</g)].map(([, state, word]) => `${state} ${word}`);

beforeEach(async () => {
  web = await openWebWorld({
    deliver: [
      { channel: 'smtp', to: ['office@example.org'] },
      { channel: 'wecom', urlRef: 'env:GROUP' },
    ],
  });
  [sent, fails] = [[], undefined];
  const send = async (message: Message) => {
    if (fails !== undefined) throw fails;
    sent.push(message);
    return { answer: '250 OK' };
  };
  Object.assign(web.world, {
    channels: { smtp: { name: 'smtp', send } },
    queue: { send: async (job: Job) => void (await runJob(web.world, job)) },
  });
  await web.put({ id: 'a', figures: { dissuaded: 5, staff: 500 } });
  web.setNow('2022-04-08T10:30:00.000Z');
  cookie = await web.cookie(web.keys.office);
});

const issue = (): Promise<Response> =>
  web.form(`/desk/suizhou/${DAY}/issue`, { confirm: 'yes', missing: ['b', 'c'] }, cookie);

describe('deliveries', () => {
  test('of a day that is not issued are none', async () => {
    expect(await shown()).toContain('这一天的简报还没有编发。');
  });

  test('say what the records say, and what is not set up', async () => {
    await issue();
    expect(badges(await shown())).toEqual(['waiting 等待发送', 'not-set-up 渠道没有设置']);
    await post('now', { edition: '1' });
    const html = await shown();
    expect(badges(html)).toEqual(['delivered 已送达', 'not-set-up 渠道没有设置']);
    expect(html).toContain('2022年4月8日 18:30：250 OK');
    await post('now', { edition: '1' });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['refused 被拒收', new ChannelError('收件地址不存在。', { retryable: false }), true],
    ['retrying 未送达，将重试', new ChannelError('服务忙。', { retryable: true }), false],
    ['unclear 不能确定是否送达', new ChannelError('没有答复。', { retryable: true, mayHaveArrived: true }), true],
  ] as const)('show %s, on the board too when nothing more happens by itself', async (badge, error, isDead) => {
    await issue();
    fails = error;
    await post('now', { edition: '1' });
    const html = await shown();
    expect(badges(html)[0]).toBe(badge);
    expect(html).toContain(error.message);
    const board = await (await web.request(`/desk/suizhou/${DAY}`, { key: web.keys.office })).text();
    expect(board.includes('第1版有1个对象没有送达')).toBe(isDead);
  });

  test('are sent again to one, once for each form, with who asked', async () => {
    await issue();
    await post('now', { edition: '1' });
    const again = { id: ID, edition: '1', channel: 'smtp', recipient: 'office@example.org' };
    expect((await post('again', again)).headers.get('location')).toBe(`${path}?done=again`);
    await post('again', again);
    expect(sent).toHaveLength(2);
    expect(await shown()).toMatch(/由suizhou\.[\w-]+发送：250 OK/);
  });

  test('to a stranger, of no edition, or without a form’s id are refused', async () => {
    await issue();
    const to = { id: ID, edition: '1', channel: 'smtp', recipient: 'x@example.org' };
    expect((await post('again', to)).status).toBe(422);
    expect((await post('again', { ...to, edition: '7' })).status).toBe(404);
    expect((await post('test', to)).status).toBe(422);
    expect((await post('again', { ...to, id: '', recipient: 'office@example.org' })).status).toBe(422);
    expect(sent).toEqual([]);
  });
});

test('a channel is tested once for each form, and the answer shown', async () => {
  const to = { id: ID, channel: 'smtp', recipient: 'office@example.org' };
  await post('test', to);
  await post('test', to);
  expect(sent.map(({ subject }) => subject)).toEqual(['疫情防控工作每日专报 渠道测试']);
  expect(await shown()).toContain('邮件 office@example.org 已送达：250 OK');
  await post('test', { ...to, id: ID.replace('6', '7'), channel: 'wecom', recipient: 'env:GROUP' });
  expect(await shown()).toContain('企业微信 env:GROUP 未送达：这个渠道还没有设置，没有发送。');
});

describe('deliveries of a digest', () => {
  const digests = '/desk/suizhou/digests';
  const there = `${digests}/special/2022-04-08_2022-04-08/deliveries`;
  const period = { kind: 'special', from: DAY, to: DAY };
  const page = async (at = there): Promise<string> => (await web.request(at, { key: web.keys.office })).text();

  beforeEach(async () => {
    await issue();
    await post('now', { edition: '1' });
    sent = [];
  });

  test('are sent when the desk issues it, shown on a page that its row names, and sent again once for each form', async () => {
    expect((await web.form(digests, period, cookie)).status).toBe(303);
    expect(sent.map(({ subject }) => subject)).toEqual(['疫情防控工作专报 第1期（4月8日）']);
    expect(await page(digests)).toContain(`href="${there}"`);
    expect(badges(await page())).toEqual(['delivered 已送达', 'not-set-up 渠道没有设置']);
    const again = { id: ID, edition: '1', channel: 'smtp', recipient: 'office@example.org' };
    expect((await web.form(`${there}/again`, again, cookie)).headers.get('location')).toBe(`${there}?done=again`);
    await web.form(`${there}/again`, again, cookie);
    expect((await web.form(`${there}/now`, { edition: '1' }, cookie)).status).toBe(303);
    expect(sent).toHaveLength(2);
    expect(await page()).toMatch(/由suizhou\.[\w-]+发送：250 OK/);
    expect(await shown()).not.toContain('专报 第1期（4月8日）'); // the day's own page tells of the day's editions
  });

  test('of none, or of an edition that there is not, are not found', async () => {
    await web.form(digests, period, cookie);
    for (const other of [
      'weekly/2022-04-08_2022-04-08',
      'special/2022-04-08',
      'special/x_y',
      'x/2022-04-08_2022-04-08',
    ]) {
      expect((await web.request(`${digests}/${other}/deliveries`, { key: web.keys.office })).status).toBe(404);
    }
    expect((await web.form(`${there}/now`, { edition: '2' }, cookie)).status).toBe(404);
  });

  test('a reader sees its row without a link to them', async () => {
    await web.form(digests, period, cookie);
    const html = await (await web.request('/archive/suizhou/digests', { key: web.keys.reader })).text();
    expect(html).toContain(`/archive/suizhou/digests/special/${DAY}_${DAY}`);
    expect(html).not.toContain('/deliveries');
  });
});
