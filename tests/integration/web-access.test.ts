/**
 * Who may do what: every route of the table, every kind of key, own and other programme and unit.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { ROUTES, type Role, type Route } from '../../functions/contract.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const ROLES: readonly Role[] = ['unit', 'branch', 'office', 'signatory', 'reader', 'administrator', 'guest'];
const ROUTE_LIST: readonly Route[] = ROUTES;

let web: WebWorld;

beforeAll(async () => {
  // a stands under the branch whose key is tried, b does not
  web = await openWebWorld({
    units: [
      { id: 'a', name: '市环卫服务中心', under: 'area' },
      { id: 'b', name: '高新区大队' },
      { id: 'c', name: '防控工作督察组', under: 'far' },
      { id: 'area', name: '曾都区', branch: true },
      { id: 'far', name: '广水市', branch: true },
    ],
  });
  await web.put({ id: 'first', figures: { dissuaded: 5 } });
  await web.issueDay(DAY);
});

const pathOf = ({ path }: Route, programme = 'suizhou', unit = 'a'): string =>
  path
    .replace(':programme', programme)
    .replace(':day', DAY)
    .replace(':unit', unit)
    .replace(':edition', '1')
    .replace(':file', path.startsWith('/assets') ? 'style.css' : 'figures.json');

/** A request that the route would serve, or refuse for its content only, when access is given. */
function call(route: Route, path: string, headers: Record<string, string> = {}): Promise<Response> {
  if (route.method === 'GET') return web.request(path, { headers });
  const isApi = path.startsWith('/api');
  const type = isApi ? 'application/json' : 'application/x-www-form-urlencoded';
  return web.request(path, {
    method: route.method,
    headers: { 'content-type': type, 'sec-fetch-site': 'same-origin', ...headers },
    body: isApi ? '{}' : 'nothing=1',
  });
}

const served = (status: number): boolean => ![401, 403, 500].includes(status);
const isSignIn = (answer: Response): boolean =>
  answer.status === 303 && (answer.headers.get('location') ?? '').startsWith('/sign-in?to=');
const closed = ROUTE_LIST.filter(({ access }) => access !== 'anyone');
const name = ({ method, path }: Route): string => `${method} ${path}`;

describe.each(closed.map((route) => [name(route), route] as const))('%s', (_, route) => {
  const allowed = (role: Role): boolean => route.access !== 'anyone' && route.access.includes(role);
  const isApi = route.path.startsWith('/api');

  test('refuses whoever has no key', async () => {
    const answer = await call(route, pathOf(route));
    if (!isApi && route.method === 'GET') expect(isSignIn(answer)).toBe(true);
    else expect(answer.status).toBe(401);
  });

  test.each(ROLES)('%s key: as the table says', async (role) => {
    const answer = await call(route, pathOf(route), { authorization: `Bearer ${web.keys[role]}` });
    if (allowed(role)) expect(served(answer.status)).toBe(true);
    else expect(answer.status).toBe(403);
  });

  test.each(ROLES)('%s session: the same as the key', async (role) => {
    const answer = await call(route, pathOf(route), { cookie: await web.cookie(web.keys[role]) });
    if (allowed(role)) expect(served(answer.status)).toBe(true);
    else expect(answer.status).toBe(403);
  });

  test.each(['otherUnit', 'otherOffice', 'otherReader'] as const)('%s key: another programme', async (key) => {
    expect((await call(route, pathOf(route), { authorization: `Bearer ${web.keys[key]}` })).status).toBe(403);
    expect((await call(route, pathOf(route), { cookie: await web.cookie(web.keys[key]) })).status).toBe(403);
  });

  test('own key, path of another or no programme', async () => {
    for (const programme of ['other', 'nowhere', '__proto__', '..%2f..']) {
      const answer = await call(route, pathOf(route, programme), { authorization: `Bearer ${web.keys.office}` });
      expect(answer.status).toBe(403);
    }
  });

  test('an altered, empty or foreign key', async () => {
    const altered = `${web.keys.office.slice(0, -1)}${web.keys.office.endsWith('A') ? 'B' : 'A'}`;
    for (const key of [altered, '', 'x', `${web.keys.office}x`, `suizhou.aaaaaaaa.${'a'.repeat(32)}`]) {
      const answer = await call(route, pathOf(route), { authorization: `Bearer ${key}` });
      expect([401, 303, 429]).toContain(answer.status); // 429: the same wrong secret again and again
    }
    const basic = await call(route, pathOf(route), { authorization: `Basic ${btoa(`x:${web.keys.office}`)}` });
    expect([401, 303]).toContain(basic.status);
  });

  if (route.path.includes(':unit')) {
    test('another unit of the same programme', async () => {
      const own = { authorization: `Bearer ${web.keys.unit}` };
      expect((await call(route, pathOf(route, 'suizhou', 'b'), own)).status).toBe(403);
      expect((await call(route, pathOf(route, 'suizhou', 'nobody'), own)).status).toBe(403);
    });

    test('a branch: a unit of nobody, of another branch, and none', async () => {
      const own = { authorization: `Bearer ${web.keys.branch}` };
      for (const unit of ['b', 'c', 'far', 'nobody']) {
        expect((await call(route, pathOf(route, 'suizhou', unit), own)).status).toBe(403);
      }
    });
  }

  if (route.method !== 'GET') {
    test('a session used from another site', async () => {
      const cookie = await web.cookie(web.keys[(route.access as readonly Role[])[0]!]);
      for (const from of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'cross-site', origin: 'null' },
      ]) {
        const answer = await call(route, pathOf(route), { cookie, ...from });
        expect(answer.status).toBe(403);
      }
      const headers = { cookie, origin: 'https://evil.example', 'content-type': 'application/json' };
      expect((await web.request(pathOf(route), { method: route.method, headers, body: '{}' })).status).toBe(403);
    });
  }
});

test.each(ROUTE_LIST.filter(({ access }) => access === 'anyone').map((route) => [name(route), route] as const))(
  '%s is open to anyone',
  async (_, route) => {
    // The workshop's handler asks the sessions: a form without one waits until its reader has signed in.
    const asksItself = ['/sign-in', '/workshop'].includes(route.path);
    expect(served((await call(route, pathOf(route))).status) || asksItself).toBe(true);
  },
);

test('a revoked key ends its sessions at once', async () => {
  const { createKey, revokeKey } = await import('../../functions/records/access/access-keys.ts');
  const made = { programme: 'suizhou', role: 'reader', at: '2022-04-01T00:00:00.000Z' } as const;
  const { key, id } = await createKey(web.world.table, made);
  const cookie = await web.cookie(key);
  expect((await web.request('/archive/suizhou', { headers: { cookie } })).status).toBe(200);
  await revokeKey(web.world.table, id, '2022-04-08T08:30:00.000Z');
  expect(isSignIn(await web.request('/archive/suizhou', { headers: { cookie } }))).toBe(true);
});

test('an expired key does not admit', async () => {
  const { createKey } = await import('../../functions/records/access/access-keys.ts');
  const made = { programme: 'suizhou', role: 'office', at: '2022-04-01T00:00:00.000Z' } as const;
  const { key } = await createKey(web.world.table, { ...made, expires: '2022-04-08T08:30:00.000Z' });
  expect((await web.request(`/api/programmes/suizhou/days/${DAY}`, { key })).status).toBe(401);
});

test('no key is ever logged, stored in clear, or put into an address', async () => {
  const secrets = Object.values(web.keys).map((key) => key.split('.')[2]!);
  await web.request(`/sign-in?key=${web.keys.unit}`);
  await web.request(`/nowhere/${web.keys.unit}`);
  await web.request('/nowhere', { key: web.keys.unit });
  const logged = web.logged.join('\n');
  expect(web.logged.length).toBeGreaterThan(100);
  for (const secret of secrets) expect(logged).not.toContain(secret);
  for (const pk of ['P#suizhou', 'P#other']) {
    const stored = JSON.stringify(await web.world.table.query(pk, {}));
    for (const secret of secrets) expect(stored).not.toContain(secret);
  }
});

describe('sign-in', () => {
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    web.request('/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });

  test.each([
    ['unit', `/report/suizhou/${DAY}`],
    ['office', '/desk'],
    ['signatory', '/desk'],
    ['administrator', '/desk'],
    ['reader', '/archive/suizhou'],
  ] as const)('%s is led to %s', async (role, to) => {
    const answer = await send({ key: web.keys[role] });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, to]);
  });

  test('the session cookie is closed to scripts and other sites', async () => {
    const [plain] = (await send({ key: web.keys.unit })).headers.getSetCookie();
    expect(plain).toMatch(/^jianbao\.suizhou\.unit=.*; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const [secure] = (await send({ key: web.keys.unit }, { 'x-forwarded-proto': 'https' })).headers.getSetCookie();
    expect(secure).toMatch(/^__Host-jianbao\.suizhou\.unit=.*; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('a page begins the session anew, a file or a refusal does not', async () => {
    const cookie = await web.cookie(web.keys.reader);
    const cookiesOf = async (path: string): Promise<string[]> =>
      (await web.request(path, { headers: { cookie } })).headers.getSetCookie();
    expect(await cookiesOf('/archive/suizhou')).toEqual([`${cookie}; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax`]);
    expect(await cookiesOf('/api/programmes/suizhou/briefings')).toEqual([]);
    expect(await cookiesOf(`/desk/suizhou/${DAY}`)).toEqual([]);
  });

  test('a pasted link, spaces and full-width characters are understood', async () => {
    for (const key of [
      ` ${web.keys.unit} `,
      `https://host.example/sign-in#key=${web.keys.unit}`,
      `${web.keys.unit}\n`,
    ]) {
      expect((await send({ key })).status).toBe(303);
    }
  });

  test('a wrong key says so and goes nowhere', async () => {
    const answer = await send({ key: 'wrong', to: '/desk/suizhou' });
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.text()).toContain('这个访问码不对');
  });

  test('goes on to where the reader came from, if the key admits there', async () => {
    const office = await send({ key: web.keys.office, to: '/archive/suizhou/2022-04-02' });
    expect(office.headers.get('location')).toBe('/archive/suizhou/2022-04-02');
    const unit = await send({ key: web.keys.unit, to: '/desk/suizhou/2022-04-02' });
    expect(unit.headers.get('location')).toBe(`/report/suizhou/${DAY}`);
  });

  test.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/desk/other',
    '/report/suizhou/../../x',
    'javascript:1',
  ])('never leads to %s', async (to) => {
    const answer = await send({ key: web.keys.office, to });
    expect(answer.headers.get('location')).toBe('/desk');
  });

  test('signing out forgets every key of this browser', async () => {
    const cookie = `${await web.cookie(web.keys.unit)}; ${await web.cookie(web.keys.office)}`;
    const answer = await web.form('/sign-out', {}, cookie);
    expect(answer.headers.getSetCookie().map((each) => each.split(';').slice(0, 2).join(';'))).toEqual([
      'jianbao.suizhou.unit=; Max-Age=0',
      'jianbao.suizhou.office=; Max-Age=0',
    ]);
  });

  test('one browser holds a unit and the office side by side', async () => {
    const cookie = `${await web.cookie(web.keys.unit)}; ${await web.cookie(web.keys.office)}`;
    expect((await web.request(`/report/suizhou/${DAY}`, { headers: { cookie } })).status).toBe(200);
    expect((await web.request(`/desk/suizhou/${DAY}`, { headers: { cookie } })).status).toBe(200);
    expect(await (await web.request('/', { headers: { cookie } })).text()).toContain('收报台');
  });

  test('the first page leads the only session on', async () => {
    const answer = await web.request('/', { headers: { cookie: await web.cookie(web.keys.reader) } });
    expect(answer.headers.get('location')).toBe('/archive/suizhou');
    expect((await web.request('/')).status).toBe(200);
  });
});
