/** Nobody sends an early or incomplete briefing by one press: what stands in the way is asked, confirmed and kept on record. */
import { beforeEach, expect, test } from 'vitest';
import { editionsOf } from '../../functions/records/edition/editions.ts';
import { DAY, openWebWorld, read, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
const desk = `/desk/suizhou/${DAY}`;
/** The deadline of the sample programme is 18:00 in Shanghai. */
const [BEFORE, AT, AFTER] = ['2022-04-08T08:30:00.000Z', '2022-04-08T10:00:00.000Z', '2022-04-08T10:00:00.001Z'];

const issue = (body: object = {}): Promise<Response> =>
  web.request(`/api/programmes/suizhou/days/${DAY}/issue`, {
    ...{ method: 'POST', key: web.keys.office, headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(body),
  });
const codes = async (answer: Response): Promise<string[]> => (await read(answer)).findings.map(({ code }) => code);
const edition = async () => (await editionsOf(web.world.table, 'suizhou', DAY)).at(-1);

async function reported(...units: readonly ('a' | 'b')[]): Promise<void> {
  for (const unit of units) {
    const key = unit === 'a' ? web.keys.unit : web.keys.unitB;
    expect((await web.put({ id: unit, figures: { dissuaded: 5 } }, { unit, key })).status).toBe(201);
  }
}

beforeEach(async () => {
  web = await openWebWorld({
    units: [
      { id: 'a', name: '市环卫服务中心' },
      { id: 'b', name: '高新区大队' },
    ],
  });
  web.setNow(BEFORE);
});

test.each([
  [BEFORE, ['issue.early']],
  [AT, ['issue.early']],
  [AFTER, []],
])('everybody reported, at %s: %j', async (now, asked) => {
  await reported('a', 'b');
  web.setNow(now);
  const answer = await issue();
  expect(answer.status).toBe(asked.length === 0 ? 201 : 409);
  if (asked.length === 0) return expect((await edition())?.confirmed).toBeUndefined();
  expect(await codes(answer)).toEqual(asked);
  expect(await edition()).toBeUndefined();
  expect((await issue({ confirm: {} })).status).toBe(201);
  expect((await edition())?.confirmed).toEqual({ early: AT, missing: [], returned: [] });
});

test('missing units are named, and exactly they are confirmed', async () => {
  await reported('a');
  web.setNow(AFTER);
  const refused = await read(await issue());
  expect(refused.findings).toMatchObject([{ code: 'issue.missing', path: 'confirm.missing', expected: '["b"]' }]);
  expect(refused.message).toContain('高新区大队');
  for (const missing of [[], ['a'], ['a', 'b'], ['b', 'b', 'a']]) {
    expect([missing, (await issue({ confirm: { missing } })).status]).toEqual([missing, 409]);
  }
  expect((await issue({ confirm: { missing: ['b'], returned: [] } })).status).toBe(201);
  expect((await edition())?.confirmed).toEqual({ missing: ['b'], returned: [] });
});

test('a returned report is asked about until it is replaced', async () => {
  await reported('a', 'b');
  web.setNow(AFTER);
  const cookie = await web.cookie(web.keys.office);
  await web.form(`${desk}/units/b/return`, { revision: '1', reason: '核对' }, cookie);
  expect(await codes(await issue())).toEqual(['issue.returned']);
  expect((await issue({ confirm: { missing: ['b'] } })).status).toBe(409);
  expect((await issue({ confirm: { returned: ['b'] } })).status).toBe(201);
});

test('what was confirmed is no longer true once somebody reports: asked again', async () => {
  const three = [
    { id: 'a', name: '甲' },
    { id: 'b', name: '乙' },
    { id: 'c', name: '丙' },
  ];
  web = await openWebWorld({ units: three });
  await reported('a');
  web.setNow(AFTER);
  const confirm = { missing: ['b', 'c'] };
  await reported('b');
  expect((await issue({ confirm })).status).toBe(409);
  expect((await issue({ confirm: { missing: ['c'] } })).status).toBe(201);
});

test('the desk: quiet button and tick box while something is in the way, a primary button when nothing is', async () => {
  const page = async (): Promise<string> => (await web.request(desk, { key: web.keys.office })).text();
  await reported('a');
  const early = await page();
  for (const said of ['报送时限（18:00）还没有到', '1个单位未报：高新区大队']) expect(early).toContain(said);
  expect(early).toContain('<button class="button button-quiet" type="submit">仍要编发');
  const cookie = await web.cookie(web.keys.office);
  const unticked = await web.form(`${desk}/issue`, { missing: 'b' }, cookie);
  expect([unticked.status, await edition()]).toEqual([409, undefined]);
  await reported('b');
  web.setNow(AFTER);
  const ready = await page();
  expect(ready).toContain('<button class="button" type="submit">立即编发');
  expect(ready).not.toContain('name="confirm"');
  expect((await web.form(`${desk}/issue`, {}, cookie)).status).toBe(303);
});

test('the clock issues at its hour whatever is missing', async () => {
  const { issueBriefing } = await import('../../functions/pipeline/edition/issue.ts');
  const { currentProgramme } = await import('../../functions/records/programme/programmes.ts');
  web.setNow(AFTER);
  const stored = (await currentProgramme(web.world.table, 'suizhou'))!;
  const issued = await issueBriefing(web.world, stored, DAY, { by: 'clock' });
  expect(issued.outcome).toBe('issued');
});
