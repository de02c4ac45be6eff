/**
 * The office's board as its pages answer: navigation, states, filter, sort, what stands on top, what is polled.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { ROUTES, type Route } from '../../functions/contract.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import type { Message } from '../../functions/ports.ts';
import { hold, release } from '../../functions/records/day/decisions.ts';
import { recordFailure } from '../../functions/records/run/failures.ts';
import { deskWeb } from '../../functions/runtime/http/desk-web.ts';
import { countCalls } from '../support/call-points.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
const desk = `/desk/suizhou/${DAY}`;
const page = async (path: string, key = web.keys.office): Promise<string> =>
  (await web.request(path, { key, headers: { accept: 'text/html' } })).text();

beforeEach(async () => {
  web = await openWebWorld();
});

describe('the navigation', () => {
  test('leads to pages that exist, this one marked', async () => {
    const html = await page(desk);
    const [, nav = ''] = /<nav class="subnav"[^>]*>([\s\S]*?)<\/nav>/.exec(html) ?? [];
    expect(nav).toContain(`<a href="${desk}" aria-current="page">收报</a>`);
    const routes: readonly Route[] = ROUTES;
    const answers = routes.filter(({ method }) => method === 'GET');
    for (const [, href = ''] of nav.matchAll(/href="([^"]+)"/g)) {
      const exists = answers.some(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(href));
      expect(exists, href).toBe(true);
    }
  });
});

const rowsOf = (html: string): string[] => [...html.matchAll(/<tr data-unit="([^"]+)"/g)].map(([, unit = '']) => unit);

describe('the board', () => {
  beforeEach(async () => {
    await web.put({
      id: 'a',
      figures: { dissuaded: 5, staff: 500 },
      narratives: [{ kind: '工作动态', text: '锟斤拷' }],
    });
    web.setNow('2022-04-08T10:30:00.000Z');
    await web.put({ id: 'b', nil: true }, { unit: 'b', key: web.keys.unitB });
  });

  test('shows each unit with its state, who owes a report first', async () => {
    const html = await page(desk);
    expect(rowsOf(html)).toEqual(['c', 'a', 'b']);
    expect(html).toContain('1个单位未报：防控工作督察组');
    expect(html).toContain('<span class="flag flag-noise">杂质1</span>');
    expect(html).toMatch(/id="missing">[\s\S]{0,400}防控工作督察组/);
    expect(html.match(/type="checkbox" name="unit"/g)).toHaveLength(1);
  });

  test.each([
    ['state=missing', ['c']],
    ['state=late', ['b']],
    ['state=nil', ['b']],
    ['state=onTime', ['a']],
    ['state=noise', ['a']],
    ['state=questioned', []],
    ['group=执法队伍', ['b']],
    ['q=督察', ['c']],
    ['q=直属', ['a']],
    ['state=missing&group=执法队伍', []],
    ['sort=unit', ['a', 'b', 'c']],
    ['sort=time', ['b', 'a', 'c']],
    ['state=nonsense&sort=<b>', ['c', 'a', 'b']],
  ])('by %s shows %j', async (query, units) => {
    expect(rowsOf(await page(`${desk}?${query}`))).toEqual(units);
    expect(rowsOf(await page(`${desk}/board?${query}`))).toEqual(units);
  });

  test('keeps the rest of a choice in every link, and escapes what it was given', async () => {
    const html = (await page(`${desk}?q=%22%3E%3Cb%3E&sort=time`)).replaceAll('&#x3D;', '=');
    expect(html).not.toContain('"><b>');
    expect(html).toContain(`href="${desk}?state=missing&amp;q=%22%3E%3Cb%3E&amp;sort=time#board"`);
  });

  test('answers a poll with 304 until something changes', async () => {
    const headers = { accept: 'text/html' };
    const first = await web.request(`${desk}/board`, { key: web.keys.office, headers });
    const etag = first.headers.get('etag') ?? '';
    const poll = () =>
      web.request(`${desk}/board`, { key: web.keys.office, headers: { ...headers, 'if-none-match': etag } });
    expect((await poll()).status).toBe(304);
    await web.put({ id: 'a2', basedOn: 1, figures: { dissuaded: 6, staff: 500 } });
    const changed = await poll();
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('第2次');
  });

  test('asks the table for the day once, whatever the number of units', async () => {
    const { world, calls } = countCalls(web.world);
    const look = () =>
      deskWeb(world).request(`${desk}/board`, { headers: { authorization: `Bearer ${web.keys.office}` } });
    await look(); // the first one of the day notes that the key was used
    const before = calls.length;
    await look();
    expect(calls.slice(before).filter((call) => call.startsWith('table.query U#'))).toEqual(['table.query U#']);
    expect(calls.length - before).toBeLessThanOrEqual(9);
  });

  test('says what keeps the briefing back, and not what does not', async () => {
    await hold(web.world.table, 'suizhou', DAY, 'suizhou.office01', '2022-04-08T10:30:00.000Z');
    expect(await page(desk)).toContain('已于18:30暂停编发（suizhou.office01）');
    await release(web.world.table, 'suizhou', DAY, 'suizhou.office01', '2022-04-08T10:31:00.000Z');
    expect(await page(desk)).not.toContain('暂停编发');
    web.setNow('2022-04-09T00:31:00.000Z');
    expect(await page(desk)).toContain('编发没有成功：到点没有编发，也没有运行记录');
    const why = '模板 briefing.hbs 第3行有误。';
    await recordFailure(web.world.table, { programme: 'suizhou', day: DAY, at: '2022-04-09T00:00:01.000Z', why });
    expect(await page(desk)).toContain(`编发没有成功：${why}`);
  });

  test('of a day without a year’s calendar says so, where only workdays are reported on', async () => {
    const every = web.programme.schedule;
    const later = await openWebWorld({ schedule: { ...every, days: 'workdays' }, timezone: 'Asia/Tokyo' });
    const html = await (await later.request(desk, { key: later.keys.office, headers: { accept: 'text/html' } })).text();
    expect(html).toContain('还没有2022年的放假调休安排');
    expect(await page(desk)).not.toContain('放假调休');
  });
});

describe('a reminder by hand', () => {
  const jobs: Job[] = [];
  const sent: Message[] = [];
  let cookie: string;
  const id = '6f9b1c52-6a0e-4a0e-9a55-0c5f0f6f0a11';
  const remind = (fields: string): Promise<Response> =>
    web.request(`${desk}/remind`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: fields,
    });

  beforeEach(async () => {
    jobs.length = 0;
    sent.length = 0;
    web = await openWebWorld({ deliver: [{ channel: 'wecom', urlRef: 'env:GROUP' }] });
    const send = async (message: Message) => {
      sent.push(message);
      return { answer: 'ok 0' };
    };
    const channels = { wecom: { name: 'wecom', send } };
    Object.assign(web.world, {
      channels,
      queue: {
        send: async (job: Job) => {
          jobs.push(job);
          await runJob({ ...web.world, channels }, job);
        },
      },
    });
    await web.put({ id: 'a', figures: { dissuaded: 5, staff: 500 } });
    cookie = await web.cookie(web.keys.office);
  });

  test('goes to those who owe a report, once, and is shown with who asked and what was answered', async () => {
    const answer = await remind(`id=${id}&unit=a&unit=c`);
    expect(answer.headers.get('location')).toBe(`${desk}?reminded=1#reminders`);
    await remind(`id=${id}&unit=a&unit=c`);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain('尚未报送的单位有防控工作督察组，请于18:00前报送');
    const html = await page(desk);
    expect(html).toMatch(/16:30 由suizhou\.[\w-]+提醒1个单位/);
    expect(html).toContain('企业微信 env:GROUP 已送达：ok 0');
  });

  test('to all after the deadline asks for it soon; nobody is told who has reported', async () => {
    web.setNow('2022-04-08T10:30:00.000Z');
    await remind(`id=${id}&all=yes`);
    expect(sent[0]?.text).toContain('高新区大队、防控工作督察组，已过报送时限，请尽快报送');
    expect(sent[0]?.text).not.toContain('市环卫服务中心');
  });

  test('without a tick, or without the id of its page, is refused in words', async () => {
    const none = await remind(`id=${id}`);
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('没有勾选单位')]);
    expect((await remind('unit=c')).status).toBe(422);
    expect(jobs).toEqual([]);
  });
});
