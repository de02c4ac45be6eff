/**
 * What every answer has in common: security headers, the one shape of refusal, a log line; and that no input, however
 * broken, is answered with 5xx.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { ROUTES, type Route } from '../../functions/contract.ts';
import { DAY, openWebWorld, read, type WebWorld } from '../support/web-world.ts';

const ROUTE_LIST: readonly Route[] = ROUTES;
const SUBMISSION = `/api/programmes/suizhou/days/${DAY}/submissions/a`;

let web: WebWorld;

beforeAll(async () => {
  web = await openWebWorld();
  await web.put({ id: 'first', figures: { dissuaded: 5 } });
  await web.issueDay(DAY);
});

function expectSecure(answer: Response): void {
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).not.toContain('unsafe-');
  expect(policy).not.toContain('*');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-frame-options')).toBe('DENY');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(answer.headers.get('cache-control')).toBeTruthy();
  expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]+$/);
}

const fill = ({ path }: Route): string =>
  path
    .replace(':programme', 'suizhou')
    .replace(':day', DAY)
    .replace(':unit', 'a')
    .replace(':edition', '1')
    .replace(':file', path.startsWith('/assets') ? 'style.css' : 'briefing.html');

/** A key of the first role that the table names, so that the answer is the handler's own. */
const keyFor = ({ access }: Route): string | undefined => (access === 'anyone' ? undefined : web.keys[access[0]!]);

describe.each(ROUTE_LIST.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  const send = (method: string, headers: Record<string, string> = {}, key = keyFor(route)) => {
    const body = method === 'GET' || method === 'HEAD' ? {} : { body: '{}' };
    return web.request(fill(route), {
      ...{ method, headers: { 'content-type': 'application/json', ...headers }, ...body },
      ...(key === undefined ? {} : { key }),
    });
  };

  test('has every security header, served or refused', async () => {
    expectSecure(await send(route.method));
    expectSecure(await send(route.method, {}, 'no.key'));
    expectSecure(await send('DELETE'));
    expectSecure(await send('OPTIONS', { origin: 'https://evil.example', 'access-control-request-method': 'PUT' }));
  });

  test('says which methods there are', async () => {
    const answer = await send('DELETE', { accept: 'application/json' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toContain(route.method);
    expect(await read(answer)).toMatchObject({ code: 'request.method', findings: [{ code: 'request.method' }] });
  });

  test('keeps private pages out of every cache', async () => {
    if (route.access === 'anyone') return;
    expect((await send(route.method)).headers.get('cache-control')).toMatch(/no-store|private, no-cache/);
  });

  if (route.method === 'GET') {
    test('answers HEAD as GET, without a body', async () => {
      const answer = await send('HEAD');
      expect(answer.status).toBe((await send('GET')).status);
      expect(await answer.text()).toBe('');
    });
  }
});

test('assets under their hash are kept for ever, and told by it', async () => {
  const page = (await (await web.request('/sign-in')).text()).replaceAll('&#x3D;', '=');
  const [, path = ''] = /href="(\/assets\/style\.css\?v=\w+)"/.exec(page) ?? [];
  const answer = await web.request(path);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
  const tag = answer.headers.get('etag')!;
  expect((await web.request(path, { headers: { 'if-none-match': `W/${tag}` } })).status).toBe(304);
  expect((await web.request('/assets/style.css?v=old')).headers.get('cache-control')).toBe('private, no-cache');
});

test('pages are compressed for those who can read that', async () => {
  const answer = await web.request('/sign-in', { headers: { 'accept-encoding': 'gzip' } });
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  const plain = answer.body!.pipeThrough(new DecompressionStream('gzip'));
  expect(await new Response(plain).text()).toContain('访问码');
});

describe('addresses', () => {
  test.each([
    '/nowhere',
    '/%',
    '/%zz',
    '/%c0%af',
    '/desk/%E0%A4%A',
    '/api/programmes/suizhou/days/%ff/submissions/a',
    '/%00',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e%2fstyle.css',
    '/assets/__proto__',
    '/__proto__',
    `/${'a'.repeat(8000)}`,
    '//evil.example/desk/suizhou',
    '/report/suizhou',
    '/api',
  ])('%s is refused without a failure', async (path) => {
    for (const headers of [{ accept: 'text/html' }, { accept: 'application/json' }]) {
      const answer = await web.request(path, { headers, key: web.keys.unit });
      expect([403, 404]).toContain(answer.status);
      expectSecure(answer);
    }
  });

  test.each([
    '2022-4-8',
    '2022-02-30',
    '20220408',
    'today',
    '2022-04-08T00:00',
    '0000-00-00',
    '２０２２-04-08',
    '%00',
    '__proto__',
  ])('the day %s', async (day) => {
    expect((await web.request(`/desk/suizhou/${day}`, { key: web.keys.office })).status).toBe(404);
    const put = await web.put({ id: 'x', figures: { dissuaded: 1 } }, { day });
    expect(put.status).toBe(422);
    expect(await read(put)).toMatchObject({ code: 'day.invalid' });
  });

  test('a page for people, the problem shape for programs', async () => {
    const page = await web.request('/nowhere', { headers: { accept: 'text/html,*/*' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('没有这个页面');
    const json = await web.request('/nowhere', { headers: { accept: 'application/json' } });
    expect(await read(json)).toMatchObject({ code: 'request.not_found', message: expect.any(String), findings: [{}] });
    expect(await (await web.request('/api/nowhere')).json()).toMatchObject({ code: 'request.not_found' });
  });
});

describe('bodies', () => {
  const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  test.each([
    ['nothing', '', 422],
    ['not JSON', '{', 400],
    ['a word', 'undefined', 400],
    ['null', 'null', 422],
    ['a number', '1e999', 422],
    ['a list', '[]', 422],
    ['NUL', '{"id":"\0"}', 400],
    ['an escaped NUL', '{"id":"\\u0000","figures":{"dissuaded":1}}', 422],
    [
      'lone surrogates',
      '{"id":"x1","narratives":[{"kind":"工作动态","text":"\\ud800"}],"figures":{"dissuaded":1}}',
      422,
    ],
    ['40 levels', `{"id":${deep(40)}}`, 400],
    ['200,000 levels', deep(200_000), 400],
    ['__proto__', '{"__proto__":{"admin":1},"id":"p"}', 400],
    ['constructor', '{"id":"p","figures":{"constructor":{"prototype":{}}}}', 400],
    ['a key twice', '{"id":"p","id":"q"}', 400],
    ['an unknown indicator', '{"id":"p","figures":{"nothing":1}}', 422],
    ['a figure of another unit', '{"id":"p","figures":{"only_b":1,"dissuaded":1}}', 422],
    ['figures as a list', '{"id":"p","figures":[1]}', 422],
    ['a figure as an object', '{"id":"p","figures":{"dissuaded":{}}}', 422],
    ['toString as an indicator', '{"id":"p","figures":{"toString":1}}', 422],
    ['a negative count', '{"id":"p","figures":{"dissuaded":-1}}', 422],
    ['an exponent', '{"id":"p","figures":{"dissuaded":1e3}}', 422],
    ['hexadecimal', '{"id":"p","figures":{"dissuaded":"0x10"}}', 422],
    ['about', '{"id":"p","figures":{"dissuaded":"约800"}}', 422],
    ['past 2^53', '{"id":"p","figures":{"dissuaded":9007199254740993}}', 422],
    ['too many decimals', '{"id":"p","figures":{"garbage":1.25,"dissuaded":1}}', 422],
    [
      'an unknown kind of narrative',
      '{"id":"p","figures":{"dissuaded":1},"narratives":[{"kind":"x","text":"y"}]}',
      422,
    ],
    ['an unknown key', '{"id":"p","figures":{"dissuaded":1},"admin":true}', 422],
    ['a bad id', '{"id":"../x","figures":{"dissuaded":1}}', 422],
    ['no id', '{"figures":{"dissuaded":1}}', 422],
    ['nil with figures', '{"id":"p","nil":true,"figures":{"dissuaded":1}}', 422],
    ['nothing said', '{"id":"p"}', 422],
  ])('%s -> refused in words, nothing stored', async (_, body, status) => {
    const day = '2022-04-07';
    const answer = await web.put(body, { day });
    expect(answer.status).toBe(status);
    const problem = await read(answer);
    expect(problem.code).toMatch(/^\w+\.\w+$/);
    expect(problem.message).toMatch(/[\u4e00-\u9fff]/);
    expect(problem.findings.length).toBeGreaterThan(0);
    expectSecure(answer);
    const stored = await web.request(`/api/programmes/suizhou/days/${day}/submissions/a`, { key: web.keys.unit });
    expect(stored.status).toBe(404);
  });

  test('broken UTF-8', async () => {
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    const headers = { 'content-type': 'application/json' };
    const answer = await web.request(SUBMISSION, { method: 'PUT', key: web.keys.unit, headers, body });
    expect([answer.status, (await read(answer)).code]).toEqual([400, 'request.encoding']);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    '',
  ])('the content type "%s"', async (type) => {
    const headers = { 'content-type': type };
    const answer = await web.request(SUBMISSION, { method: 'PUT', key: web.keys.unit, headers, body: '{"id":"x"}' });
    expect([answer.status, (await read(answer)).code]).toEqual([415, 'request.media_type']);
  });

  test('1 MB is read, one byte more is not, whatever length it claims', async () => {
    const padded = (bytes: number): string => `{"id":"p"}${' '.repeat(bytes - 10)}`;
    expect((await web.put(padded(1_000_000))).status).toBe(422);
    expect((await web.put(padded(1_000_001))).status).toBe(413);
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(300_000).fill(32));
      },
    });
    const headers = { 'content-type': 'application/json', 'content-length': '10' };
    const init = { method: 'PUT', key: web.keys.unit, headers, body: stream, duplex: 'half' } as RequestInit;
    const endless = await web.request(SUBMISSION, init);
    expect([endless.status, (await read(endless)).code]).toEqual([413, 'request.too_large']);
    expect((await web.put({ id: 'after', basedOn: 1, figures: { dissuaded: 5 } })).status).toBe(201);
  });

  test('a form of any shape', async () => {
    const cookie = await web.cookie(web.keys.unit);
    for (const body of [
      '',
      '&&&===',
      '%',
      '%zz=%ff',
      'figure.__proto__=1',
      'figure.=1',
      `a=${'b'.repeat(900_000)}`,
      'narrative.0.kind=x',
    ]) {
      const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
      const answer = await web.request(`/report/suizhou/2022-04-06`, { method: 'POST', headers, body });
      expect(answer.status).toBe(422);
      expect(answer.headers.get('content-type')).toContain('text/html');
    }
  });

  test('a broken body for issuing', async () => {
    const issue = `/api/programmes/suizhou/days/${DAY}/issue`;
    const headers = { 'content-type': 'application/json' };
    for (const [body, status] of [
      ['{"reason":1', 400],
      ['[]', 422],
      ['{"reason":true}', 422],
      ['{"reason":null}', 422],
      ['{"why":"x"}', 422],
      [`{"reason":"${'长'.repeat(501)}"}`, 422],
      ['{"confirm":[]}', 422],
      ['{"confirm":{"missing":"a"}}', 422],
      ['{"confirm":{"late":[]}}', 422],
      ['{}', 409],
    ] as const) {
      const answer = await web.request(issue, { method: 'POST', key: web.keys.office, headers, body });
      expect([body, answer.status]).toEqual([body, status]);
    }
  });
});

describe('our own faults', () => {
  test('are logged in full and told without detail', async () => {
    const broken = await openWebWorld();
    Object.assign(broken.world.table, {
      query: () => Promise.reject(new Error('secret host 10.0.0.1 refused')),
    });
    for (const [path, type] of [
      [`/desk/suizhou/${DAY}`, 'text/html'],
      [`/api/programmes/suizhou/days/${DAY}`, 'application/json'],
    ] as const) {
      const answer = await broken.request(path, { key: broken.keys.office });
      expect(answer.status).toBe(500);
      expect(answer.headers.get('content-type')).toContain(type);
      expectSecure(answer);
      const text = await answer.text();
      expect(text).toContain(answer.headers.get('x-request-id'));
      expect(text).not.toMatch(/secret host|10\.0\.0\.1|\.ts|at \w+ \(/);
    }
    expect(broken.logged.filter((line) => line.includes('secret host'))).toHaveLength(2);
  });
});

describe('languages', () => {
  test.each([
    [{}, 'zh-CN', '访问码'],
    [{ 'accept-language': '*' }, 'zh-CN', '访问码'],
    [{ 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }, 'zh-CN', '访问码'],
    [{ 'accept-language': 'en-GB,en;q=0.9' }, 'en', 'Access key'],
    [{ 'accept-language': 'fr,en;q=0.5,zh;q=0.3' }, 'en', 'Access key'],
    [{ 'accept-language': 'fr' }, 'zh-CN', '访问码'],
    [{ 'accept-language': 'en', cookie: 'jianbao.language=zh' }, 'zh-CN', '访问码'],
    [{ cookie: 'jianbao.language=en' }, 'en', 'Access key'],
    [{ cookie: 'jianbao.language=xx' }, 'zh-CN', '访问码'],
  ] as const)('%j -> %s', async (headers, language, word) => {
    const text = await (await web.request('/sign-in', { headers })).text();
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(word);
  });

  test('the choice is remembered', async () => {
    const answer = await web.request('/sign-in?lang=en');
    expect(answer.headers.getSetCookie()[0]).toContain('jianbao.language=en');
    expect(await answer.text()).toContain('href="/sign-in?lang&#x3D;zh"');
  });

  test('refusals of the API speak it too', async () => {
    const answer = await web.request(SUBMISSION, { headers: { 'accept-language': 'en' } });
    expect((await read(answer)).message).toContain('signed in');
  });
});

test('each request leaves one line with its route, never its address', async () => {
  web.logged.length = 0;
  await web.request(`/desk/suizhou/${DAY}?x=1`, { key: web.keys.office });
  await web.request('/somewhere/private?x=1');
  expect(web.logged.map((line) => JSON.parse(line))).toEqual([
    {
      ...{ level: 'info', message: 'request', function: 'desk', route: 'GET /desk/:programme/:day', status: 200 },
      ...{ ms: expect.any(Number), key: expect.stringMatching(/^suizhou\.[\w-]{8}$/) },
    },
    {
      ...{ level: 'info', message: 'request', function: 'collect', route: 'none', status: 404 },
      ms: expect.any(Number),
    },
  ]);
});
