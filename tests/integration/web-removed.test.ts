/**
 * A day whose reports were removed when their time was over, as the web answers for it: in words, never with blanks or zeros.
 */
import { expect, test } from 'vitest';
import { beginDay } from '../../functions/records/keeping/removals.ts';
import { DAY, openWebWorld, read } from '../support/web-world.ts';

const web = await openWebWorld();
await web.put({ id: 'one', figures: { dissuaded: '3' } });
web.setNow('2023-06-01T01:00:00.000Z');
const about = { programme: web.programme.id, day: DAY, run: 1, at: '2023-06-01T00:00:00.000Z', close: null };
await beginDay(web.world, { ...about, kind: 'reports' }, { records: [], files: [] });
const P = web.programme.id;

test.each([
  ['a unit’s report', `/api/programmes/${P}/days/${DAY}/submissions/a`, 'unit'],
  ['the form', `/report/${P}/${DAY}`, 'unit'],
  ['the report at the desk', `/desk/${P}/${DAY}/units/a`, 'office'],
  ['the preview', `/desk/${P}/${DAY}/preview`, 'office'],
  ['a photo', `/desk/${P}/${DAY}/photos/a/${'0'.repeat(64)}.jpg`, 'office'],
] as const)('%s is gone, and says why', async (_, path, role) => {
  const answer = await web.request(path, { key: web.keys[role], headers: { accept: 'application/json' } });
  expect(answer.status).toBe(410);
  expect((await read(answer)).message).toContain('已按保管期限销毁');
});

test('nothing is reported or issued any more', async () => {
  const sent = await web.put({ id: 'two', basedOn: 1, figures: { dissuaded: '4' } });
  expect([sent.status, (await read(sent)).code]).toEqual([410, 'day.removed']);
  const issued = await web.request(`/api/programmes/${P}/days/${DAY}/issue`, { method: 'POST', key: web.keys.office });
  expect(issued.status).toBe(410);
});

test('an earlier day, whose reports are there, stays as it is', async () => {
  const earlier = '2022-04-07';
  const sent = await web.put({ id: 'three', figures: { dissuaded: '4' } }, { day: earlier });
  expect([sent.status, (await read(sent)).code]).toEqual([409, 'day.settled']);
  const shown = await web.request(`/desk/${P}/${earlier}/units/a`, { key: web.keys.office });
  expect(shown.status).toBe(200);
});

test('the day says that it was removed, and the board too', async () => {
  const day = await web.request(`/api/programmes/${P}/days/${DAY}`, { key: web.keys.office });
  expect(await day.json()).toMatchObject({ removed: about.at });
  const board = await web.request(`/desk/${P}/${DAY}`, { headers: { cookie: await web.cookie(web.keys.office) } });
  expect(await board.text()).toContain('按保管期限销毁');
});
