/**
 * A branch's key at the desk: its own units are there, and nothing of others, on any page, in any list, by any form.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { createKey } from '../../functions/records/access/access-keys.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
let cookie: string;
const jobs: unknown[] = [];

beforeAll(async () => {
  web = await openWebWorld({
    units: [
      { id: 'area', name: '曾都区', branch: true },
      { id: 'a', name: '南郊街道', group: '街道', under: 'area' },
      { id: 'd', name: '北郊街道', group: '街道', under: 'area' },
      { id: 'b', name: '高新区大队', group: '执法队伍' },
      { id: 'c', name: '防控工作督察组', group: '工作专班' },
    ],
  });
  web.world.queue.send = async (job) => void jobs.push(job);
  cookie = await web.cookie(web.keys.branch);
  await web.put({ id: 'first', figures: { dissuaded: 5 } });
  await web.put({ id: 'other', figures: { dissuaded: 7 } }, { unit: 'b', key: web.keys.unitB });
});

const desk = `/desk/suizhou/${DAY}`;
const get = (path: string) => web.request(path, { headers: { cookie } });

test('signing in leads to the board of the day', async () => {
  const answer = await get('/desk/suizhou');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, desk]);
});

test.each([desk, `${desk}/board`])('%s shows its units and nothing of others', async (path) => {
  const answer = await get(path);
  const text = await answer.text();
  expect(answer.status).toBe(200);
  for (const name of ['南郊街道', '北郊街道']) expect(text).toContain(name);
  for (const name of ['高新区大队', '督察组', '执法队伍', '工作专班']) expect(text).not.toContain(name);
  expect(text).not.toContain(`${desk}/issue`);
});

test('the API counts its units alone, and gives no figures of all', async () => {
  const answer = await web.request(`/api/programmes/suizhou/days/${DAY}`, { key: web.keys.branch });
  const day = (await answer.json()) as { completeness: object; units: readonly { unit: string }[] };
  expect(day.completeness).toEqual({ expected: 2, received: 1, onTime: 1 });
  expect(day.units.map(({ unit }) => unit)).toEqual(['a', 'd']);
  const figures = await web.request(`/api/programmes/suizhou/days/${DAY}?figures=1`, { key: web.keys.branch });
  expect(figures.status).toBe(403);
});

describe('reminding', () => {
  test('all means its own', async () => {
    expect(
      (await web.form(`${desk}/remind`, { id: '00000000-0000-4000-8000-000000000001', all: 'yes' }, cookie)).status,
    ).toBe(303);
    expect(jobs.at(-1)).toMatchObject({ kind: 'remind', units: ['area', 'a', 'd'] });
  });

  test('of another unit is refused', async () => {
    const sent = jobs.length;
    expect(
      (await web.form(`${desk}/remind`, { id: '00000000-0000-4000-8000-000000000002', unit: ['d', 'c'] }, cookie))
        .status,
    ).toBe(403);
    expect(jobs).toHaveLength(sent);
  });
});

test('accepting all accepts its own', async () => {
  expect((await web.form(`${desk}/accept`, {}, cookie)).headers.get('location')).toBe(`${desk}?accepted=1`);
  const office = await web.request(`/desk/suizhou/${DAY}/units/b`, { key: web.keys.office });
  expect(await office.text()).not.toContain('已接受');
});

test('a report is returned, and entered for a unit by telephone', async () => {
  const returned = await web.form(`${desk}/units/a/return`, { revision: '1', reason: '请核对劝离人数' }, cookie);
  expect(returned.headers.get('location')).toBe(`${desk}/units/a?done=return`);
  expect((await get(`${desk}/units/d/enter`)).status).toBe(200);
  expect((await get(`${desk}/units/b/enter`)).status).toBe(403);
});

test('a key of a branch that the programme does not have opens nothing', async () => {
  const at = '2022-03-31T00:00:00.000Z';
  for (const unit of ['gone', 'a']) {
    const { key } = await createKey(web.world.table, { programme: 'suizhou', role: 'branch', unit, at });
    expect((await web.request(desk, { key })).status).toBe(403);
  }
});
