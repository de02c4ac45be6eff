/**
 * When an access key was last used: noted at signing in and for programs, once a day, shown to whoever keeps keys.
 */
import { beforeEach, expect, test } from 'vitest';
import { auditEntries } from '../../functions/records/audit/audit.ts';
import { keyUsePartition } from '../../functions/records/store/keys.ts';
import { archiveWeb } from '../../functions/runtime/http/archive-web.ts';
import { collectWeb } from '../../functions/runtime/http/collect-web.ts';
import { countCalls } from '../support/call-points.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
beforeEach(async () => {
  web = await openWebWorld();
});

const idOf = (key: string): string => key.slice(0, key.lastIndexOf('.'));
const uses = async () =>
  (await web.world.table.query<{ id: string; at: string }>(keyUsePartition('suizhou'), {})).map(({ data, version }) => [
    data.id,
    data.at,
    version,
  ]);
const units = async (): Promise<string> => {
  const cookie = await web.cookie(web.keys.administrator);
  return (await web.request('/desk/suizhou/units/a', { headers: { cookie } })).text();
};

test('is noted when somebody signs in, not while the session lasts, and again the next day', async () => {
  expect(await units()).toContain('没有记录');
  const cookie = await web.cookie(web.keys.unit);
  await web.request(`/report/suizhou/${DAY}`, { headers: { cookie } });
  const id = idOf(web.keys.unit);
  expect((await uses()).find(([each]) => each === id)).toEqual([id, '2022-04-08T08:30:00.000Z', 1]);
  expect(await units()).toContain('2022年4月8日');
  web.setNow('2022-04-08T09:30:00.000Z');
  await web.cookie(web.keys.unit);
  web.setNow('2022-04-09T09:30:00.000Z');
  await web.request(`/report/suizhou/${DAY}`, { headers: { cookie } });
  expect((await uses()).find(([each]) => each === id)?.[2]).toBe(1);
  await web.cookie(web.keys.unit);
  expect((await uses()).find(([each]) => each === id)).toEqual([id, '2022-04-09T09:30:00.000Z', 2]);
});

test('of a program that reads one request a day writes, and later ones do not even look', async () => {
  const { world, calls } = countCalls(web.world);
  const list = () =>
    archiveWeb(world).request('/api/programmes/suizhou/briefings', {
      headers: { authorization: `Bearer ${web.keys.reader}` },
    });
  await list();
  await list();
  const own = idOf(web.keys.reader);
  expect(calls.filter((call) => call.endsWith(` ${own}`))).toEqual([`table.get ${own}`, `table.insert ${own}`]);
});

test('of a unit’s program its report tells, which writes nothing more', async () => {
  await web.put({ id: 'a', figures: { dissuaded: 5, staff: 500 } });
  expect(await uses()).toEqual([]);
  expect(await units()).toContain('2022年4月8日');
});

test('nobody is kept out because it cannot be noted, and the audit knows nothing of it', async () => {
  const { world } = countCalls(web.world);
  const insert = world.table.insert;
  const failing = {
    ...world,
    table: {
      ...world.table,
      insert: async (item: Parameters<typeof insert>[0]) =>
        item.pk.endsWith('#KEY-USE') ? Promise.reject(new Error('down')) : insert(item),
    },
  };
  const answer = await collectWeb(failing).request('/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: web.keys.unit }).toString(),
  });
  expect(answer.status).toBe(303);
  expect(web.logged.join()).toContain('use of a key not noted');
  await web.cookie(web.keys.unit);
  const entries = await auditEntries(web.world.table, 'suizhou');
  expect(entries.filter(({ record }) => record.includes('KEY-USE') || record.startsWith(idOf(web.keys.unit)))).toEqual(
    [],
  );
});

test('links for guests and wrong keys leave nothing', async () => {
  await web.request(`/archive/suizhou/${DAY}`, { key: web.keys.guest });
  await web.request(`/archive/suizhou/${DAY}`, { key: `${web.keys.unit.slice(0, -3)}xxx` });
  expect(await uses()).toEqual([]);
});
