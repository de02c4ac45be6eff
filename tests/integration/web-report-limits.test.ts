/**
 * Reports at their limits through the API: what is taken is stored, what cannot be is refused in words, never with a 500; and
 * POST does what PUT does, for networks that refuse PUT.
 */
import { beforeEach, expect, test } from 'vitest';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
const path = `/api/programmes/suizhou/days/${DAY}/submissions/a`;
beforeEach(async () => {
  web = await openWebWorld();
});

const send = (body: string, method = 'POST'): Promise<Response> =>
  web.request(path, { method, key: web.keys.unit, headers: { 'content-type': 'application/json' }, body });
const narratives = (count: number) =>
  Array.from({ length: count }, () => ({ kind: '工作动态', text: '值守'.repeat(4_950) }));

test('ten narratives of 9,900 characters are stored, fourteen are a 422', async () => {
  const taken = await send(JSON.stringify({ id: 'ten', figures: { dissuaded: 1 }, narratives: narratives(10) }));
  expect(taken.status).toBe(201);
  const refused = await send(
    JSON.stringify({ id: 'fourteen', basedOn: 1, figures: { dissuaded: 1 }, narratives: narratives(14) }),
  );
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ code: 'submission.too_large' });
});

test('POST gives the receipt that PUT gives', async () => {
  const body = JSON.stringify({ id: 'r-1', figures: { dissuaded: 1 } });
  const [posted, put] = [await send(body), await send(body, 'PUT')];
  expect([posted.status, put.status]).toEqual([201, 201]);
  expect(await posted.json()).toEqual(await put.json());
});

test.each(['5', '""', 'null', '[]', '1e3'])('an id that is %s is refused', async (id) => {
  const answer = await send(`{"id": ${id}, "figures": {"dissuaded": 1}}`);
  expect(answer.status).toBe(422);
  expect(((await answer.json()) as { findings: { path: string }[] }).findings.map((each) => each.path)).toContain('id');
});
