/**
 * A day of three levels: streets report, districts pass on (上报) by their own deadline, the city sees branches and opens one.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { createKey } from '../../functions/records/access/access-keys.ts';
import { decisionsOf } from '../../functions/records/day/decisions.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const desk = `/desk/suizhou/${DAY}`;
let web: WebWorld;
let cookies: Record<'area' | 'town' | 'far' | 'office', string>;
const jobs: unknown[] = [];

beforeAll(async () => {
  web = await openWebWorld({
    units: [
      { id: 'area', name: '曾都区', branch: true, due: { plusDays: 0, time: '19:00' } },
      { id: 'town', name: '淅河镇', branch: true, under: 'area' },
      { id: 'a', name: '南郊街道', under: 'area' },
      { id: 'b', name: '幸福村', under: 'town' },
      { id: 'far', name: '广水市', branch: true, due: { plusDays: 0, time: '19:00' } },
      { id: 'c', name: '应山街道', under: 'far' },
      { id: 'e', name: '市直单位' },
    ],
  });
  web.world.queue.send = async (job) => void jobs.push(job);
  const of = async (unit: string): Promise<string> =>
    web.cookie(
      (await createKey(web.world.table, { programme: 'suizhou', role: 'branch', unit, at: '2022-03-31T00:00:00.000Z' }))
        .key,
    );
  cookies = {
    area: await of('area'),
    town: await of('town'),
    far: await of('far'),
    office: await web.cookie(web.keys.office),
  };
  await web.put({ id: 'first', figures: { dissuaded: 5 } });
});

const see = async (who: keyof typeof cookies, query = ''): Promise<string> =>
  (await web.request(`${desk}${query}`, { headers: { cookie: cookies[who] } })).text();
/** Rows of the page's tables, their text without blanks. */
const rows = (page: string): string[] =>
  [...page.matchAll(/<tr data-unit="[^"]+".*?<\/tr>/gs)].map(([row]) =>
    row
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
const seenIn = (page: string): string => /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
const pass = async (who: keyof typeof cookies, fields: Record<string, string> = {}): Promise<Response> =>
  web.form(`${desk}/pass`, { seen: seenIn(await see(who)), ...fields }, cookies[who]);

test('the office sees branches and whoever stands under none, and opens one to its units', async () => {
  const top = rows(await see('office'));
  expect(top).toEqual([
    '曾都区 未报1 未上报 上报时限19:00 1/2',
    '广水市 未报1 未上报 上报时限19:00 0/1',
    '市直单位 未报',
  ]);
  const opened = await see('office', '?branch=area');
  expect(rows(opened)).toEqual(['淅河镇 未报1 未上报 0/1', expect.stringMatching(/^南郊街道 曾都区/)]);
  expect(opened).toContain('全部单位');
  const missing = rows(await see('office', '?branch=area&state=missing'));
  expect(missing).toEqual([expect.stringMatching(/^幸福村 淅河镇.*未报$/)]);
});

test('a branch that there is not, and one of another, open nothing more', async () => {
  expect(rows(await see('office', '?branch=nobody'))).toHaveLength(3);
  expect(rows(await see('area', '?branch=far'))).toEqual(rows(await see('area')));
  expect(await see('area', '?branch=far')).not.toContain('应山街道');
});

describe('passing on', () => {
  test('wants what is missing to be confirmed, and nothing is stored before', async () => {
    const refused = await pass('area');
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('1个单位未报：幸福村');
    expect(await decisionsOf(web.world.table, 'suizhou', DAY)).toEqual([]);
  });

  test('of what stood before a report came is refused', async () => {
    const seen = seenIn(await see('town'));
    await web.put({ id: 'village', figures: { dissuaded: 3 } }, { unit: 'b', key: web.keys.unitB });
    const refused = await web.form(`${desk}/pass`, { seen, confirm: 'yes' }, cookies.town);
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('刚有变动')]);
  });

  test('level by level: the town first, then the district, each once', async () => {
    expect((await pass('area')).status).toBe(409); // 淅河镇 has not passed on
    expect((await pass('town')).headers.get('location')).toBe(`${desk}?passed=1#pass`);
    web.setNow('2022-04-08T10:59:00.000Z');
    expect((await pass('area')).status).toBe(303);
    expect((await pass('area')).status).toBe(303);
    const decisions = await decisionsOf(web.world.table, 'suizhou', DAY);
    expect(decisions.map(({ kind, branch }) => [kind, branch])).toEqual([
      ['pass', 'town'],
      ['pass', 'area'],
    ]);
    expect(await see('area')).toContain('已于18:59上报');
    expect(rows(await see('office'))[0]).toBe('曾都区 已上报 18:59 2/2');
  });

  test('a report that changes afterwards is told, and is passed on again', async () => {
    await web.put({ id: 'second', basedOn: 1, figures: { dissuaded: 6 } });
    expect(rows(await see('office'))[0]).toBe('曾都区 上报后有变动 18:59 2/2');
    expect(await see('area')).toContain('之后下面单位的报送有变动');
    expect((await pass('area')).status).toBe(303);
    expect(rows(await see('office'))[0]).toBe('曾都区 已上报 18:59 2/2');
  });

  test('is late by its own deadline, of which the office is told', async () => {
    web.setNow('2022-04-08T11:00:00.000Z');
    expect(await see('office')).not.toContain('过了上报时限');
    web.setNow('2022-04-08T11:00:00.001Z');
    expect(await see('office')).toContain('1个分管单位过了上报时限还没有上报：广水市');
    expect((await pass('far', { confirm: 'yes' })).status).toBe(303);
    expect(rows(await see('office'))[1]).toBe('广水市 未报1 已上报 迟报 19:00 0/1');
    expect(await see('office')).not.toContain('过了上报时限');
  });

  test('is the branch’s alone', async () => {
    expect((await web.form(`${desk}/pass`, { seen: 'x' }, cookies.office)).status).toBe(403);
    expect((await web.form('/desk/suizhou/2022-04-20/pass', { seen: 'x' }, cookies.area)).status).toBe(422);
  });
});

test('the API tells how branches stand, a branch its own alone', async () => {
  const of = async (cookie: string): Promise<{ unit: string; passedOn: object | null }[]> => {
    const answer = await web.request(`/api/programmes/suizhou/days/${DAY}`, { headers: { cookie } });
    return ((await answer.json()) as { branches: { unit: string; passedOn: object | null }[] }).branches;
  };
  expect((await of(cookies.office)).map(({ unit, passedOn }) => [unit, passedOn])).toEqual([
    ['area', { at: '2022-04-08T10:59:00.000Z', late: false, changed: false }],
    ['town', { at: '2022-04-08T08:30:00.000Z', late: false, changed: false }],
    ['far', { at: '2022-04-08T11:00:00.001Z', late: true, changed: false }],
  ]);
  expect((await of(cookies.town)).map(({ unit }) => unit)).toEqual(['town']);
});

test('the office reminds the missing of one branch', async () => {
  const id = '00000000-0000-4000-8000-000000000003';
  await web.form(`${desk}/remind`, { id, all: 'yes', branch: 'far' }, cookies.office);
  expect(jobs.at(-1)).toMatchObject({ kind: 'remind', units: ['far', 'c'] });
  expect((await web.form(`${desk}/remind`, { id, all: 'yes', branch: 'far' }, cookies.area)).status).toBe(403);
});

test('a branch enters for its unit, and the report is its unit’s', async () => {
  const page = await (await web.request(`${desk}/units/b/enter`, { headers: { cookie: cookies.town } })).text();
  const value = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
  const fields = { id: value('id'), basedOn: value('basedOn'), 'figure.dissuaded': '4', 'figure.only_b': '2' };
  const entered = await web.form(`${desk}/units/b/enter`, fields, cookies.town);
  expect(entered.headers.get('location')).toBe(`${desk}/units/b?done=enter-2`);
  expect((await web.form(`${desk}/units/c/enter`, fields, cookies.town)).status).toBe(403);
});
