/**
 * A unit that closes in the middle of the month: expected and counted until its last day, and nothing is asked of it after.
 */
import { beforeAll, expect, test } from 'vitest';
import { runJob } from '../../functions/pipeline/run/job.ts';
import { editionsOf } from '../../functions/records/edition/editions.ts';
import { openWebWorld, type WebWorld, webProgramme } from '../support/web-world.ts';

const [LAST, AFTER] = ['2022-04-14', '2022-04-15'];
let web: WebWorld;

beforeAll(async () => {
  const units = webProgramme().units.map((unit) => (unit.id === 'a' ? { ...unit, closes: LAST } : unit));
  web = await openWebWorld({ units });
  web.setNow(`${LAST}T08:30:00.000Z`);
  await web.put({ id: 'l', figures: { garbage: 600, dissuaded: 100, staff: 500 } }, { day: LAST });
  web.setNow(`${AFTER}T10:30:00.000Z`);
});

const board = async (day: string): Promise<string> =>
  (await web.request(`/desk/suizhou/${day}`, { key: web.keys.office })).text();

test('the board expects it on its last day, and not the day after', async () => {
  expect(await board(LAST)).toContain('已收到 1 / 应报 3');
  const after = await board(AFTER);
  expect(after).toContain('已收到 0 / 应报 2');
  expect(after).not.toContain('市环卫服务中心');
});

test('its form says in words that it reports no more, and takes nothing', async () => {
  const form = await web.request(`/report/suizhou/${AFTER}`, { key: web.keys.unit });
  expect([form.status, await form.text()]).toEqual([
    404,
    expect.stringContaining('市环卫服务中心在 2022-04-15 不参加报送'),
  ]);
  const sent = await web.put({ id: 'x', figures: { dissuaded: 1, staff: 1 } }, { day: AFTER });
  expect([sent.status, await sent.text()]).toEqual([422, expect.stringContaining('unit.not_open')]);
});

test('its past stays in the totals, and the briefing after it calls nobody missing for it', async () => {
  for (const day of [LAST, AFTER]) await runJob(web.world, { kind: 'issue', programme: 'suizhou', day });
  const [edition] = await editionsOf(web.world.table, 'suizhou', AFTER);
  const file = edition?.files.find(({ name }) => name === 'figures.json');
  const figures = JSON.parse(new TextDecoder().decode((await web.world.blobs.get(file!.key))!.bytes));
  expect(figures.completeness).toMatchObject({ expected: 2, received: 0 });
  expect(figures.indicators.garbage.total).toBe('600.0');
});
