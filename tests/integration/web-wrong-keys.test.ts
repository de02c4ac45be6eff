/**
 * Guessing at access keys: by form, by header and by cookie, from one place and from many; and that a right key is always let in.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { app as collect } from '../../functions/collect/handler.ts';
import { app as desk } from '../../functions/desk/handler.ts';
import { createKey, revokeKey } from '../../functions/records/access/access-keys.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const HOME = '192.0.2.7';
let web: WebWorld;

beforeEach(async () => {
  web = await openWebWorld();
});

const platform = (address: string) => ({ requestContext: { http: { sourceIp: address } } });

const signIn = (key: string, address = HOME, fields: Record<string, string> = {}) =>
  collect(web.world).request(
    '/sign-in',
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ key, ...fields }).toString(),
    },
    platform(address),
  );

const bearer = (key: string, address = HOME) =>
  desk(web.world).request(
    `/api/programmes/suizhou/days/${DAY}`,
    { headers: { authorization: `Bearer ${key}` } },
    platform(address),
  );

const guessAt = (key: string, n: number): string => `${key.slice(0, -6)}${String(n).padStart(6, '0')}`;

describe('a guesser', () => {
  test('is told to wait, longer each time, in words and by header', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await bearer(guessAt(web.keys.office, n))).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
    const answer = await bearer(guessAt(web.keys.office, 7));
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(await answer.json()).toMatchObject({
      code: 'request.wrong_keys',
      message: expect.stringContaining('请等1分钟再试'),
      retryAfter: 60,
    });
    web.setNow('2022-04-08T08:31:00.000Z');
    const page = await signIn(guessAt(web.keys.office, 8));
    expect([page.status, await page.text()]).toEqual([429, expect.stringContaining('请等2分钟再试')]);
  });

  test('from a thousand places at one key is told to wait everywhere', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 1000; n += 1) {
      statuses.push((await bearer(guessAt(web.keys.unit, n), `10.0.${n >> 8}.${n & 255}`)).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(4);
    expect(statuses.filter((status) => status === 429)).toHaveLength(996);
  });

  test('cannot hide behind a right key of its own', async () => {
    const held = `jianbao.suizhou.reader=${web.keys.reader}`;
    const tryBoth = (n: number) =>
      desk(web.world).request(
        `/api/programmes/suizhou/days/${DAY}`,
        { headers: { cookie: `${held}; jianbao.suizhou.office=${guessAt(web.keys.office, n)}` } },
        platform(HOME),
      );
    for (let n = 0; n < 5; n += 1) expect((await tryBoth(n)).status).toBe(403);
    expect((await bearer(guessAt(web.keys.office, 9), '198.51.100.1')).status).toBe(429);
  });

  test('is counted in the store: another process goes on where this one stopped', async () => {
    for (let n = 0; n < 5; n += 1) await bearer(guessAt(web.keys.office, n));
    const restarted = desk({ ...web.world });
    const answer = await restarted.request(
      `/api/programmes/suizhou/days/${DAY}`,
      { headers: { authorization: `Bearer ${guessAt(web.keys.office, 9)}` } },
      platform(HOME),
    );
    expect(answer.status).toBe(429);
  });
});

describe('a right key', () => {
  test('is let in whoever guesses at it, from anywhere, and from the guesser’s own address', async () => {
    for (let n = 0; n < 200; n += 1) await signIn(guessAt(web.keys.unit, n));
    expect((await signIn(guessAt(web.keys.unit, 1))).status).toBe(429);
    expect((await signIn(web.keys.unit)).status).toBe(303);
    expect((await signIn(web.keys.unit, '198.51.100.1')).status).toBe(303);
    expect((await signIn(web.keys.unitB)).status).toBe(303);
    expect((await bearer(web.keys.office)).status).toBe(200);
  });

  test('costs no write but the day of its last use, once a day, and reads nothing of the counters', async () => {
    const seen: string[] = [];
    const note =
      <T extends readonly unknown[], R>(what: string, act: (...given: T) => R) =>
      (...given: T): R => {
        seen.push(`${what} ${String(given[0])}`);
        return act(...given);
      };
    const { table } = web.world;
    expect((await bearer(web.keys.office)).status).toBe(200); // today's first
    const spied = {
      ...table,
      get: note('get', table.get.bind(table)),
      insert: note('write', table.insert.bind(table)),
      replace: note('write', table.replace.bind(table)),
    } as typeof table;
    const answer = await desk({ ...web.world, table: spied }).request(
      `/api/programmes/suizhou/days/${DAY}`,
      { headers: { authorization: `Bearer ${web.keys.office}` } },
      platform(HOME),
    );
    expect(answer.status).toBe(200);
    expect(seen.filter((each) => each.startsWith('write') || each.includes('TRIES'))).toEqual([]);
  });

  test('that is revoked or expired is no guess: its old sessions never make anybody wait', async () => {
    const at = '2022-04-01T00:00:00.000Z';
    const { key, id } = await createKey(web.world.table, { programme: 'suizhou', role: 'office', at });
    await revokeKey(web.world.table, id, at);
    for (let n = 0; n < 50; n += 1) expect((await bearer(key)).status).toBe(401);
    expect((await signIn('wrong')).status).toBe(401);
  });
});

test('a form that waits for its reader is kept through wrong keys and waits', async () => {
  const held = { 'held.action': `/report/suizhou/${DAY}`, 'held.field.figures.garbage': '612.5' };
  let text = '';
  for (let n = 0; n < 6; n += 1) text = await (await signIn('not a key', HOME, held)).text();
  expect(text).toContain('请等1分钟再试');
  expect(text).toContain('value="612.5"');
});
