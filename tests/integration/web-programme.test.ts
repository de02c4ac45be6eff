/**
 * The programme over the API: fetched as its file, changed, looked at dry, stored against the version that was changed.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
const path = '/api/programmes/suizhou';

interface Put {
  readonly outcome?: string;
  readonly version?: number;
  readonly from?: string;
  readonly code?: string;
  readonly changes?: readonly { readonly words: string }[];
  readonly findings?: readonly { readonly code: string; readonly line?: number; readonly column?: number }[];
}

const get = (accept: string, key = web.keys.administrator): Promise<Response> =>
  web.request(path, { key, headers: { accept } });
async function put(body: string, headers: Record<string, string> = {}, query = ''): Promise<[Response, Put]> {
  const answer = await web.request(path + query, {
    ...{ method: 'PUT', key: web.keys.administrator, body },
    headers: { 'content-type': 'application/yaml', 'if-match': '"1"', ...headers },
  });
  return [answer, (await answer.json()) as Put];
}
const stored = async () => (await currentProgramme(web.world.table, 'suizhou'))!;
const changed = async (): Promise<string> =>
  (await (await get('application/yaml')).text()).replace('收集转运垃圾', '清运生活垃圾');

beforeEach(async () => {
  web = await openWebWorld();
});

describe('GET', () => {
  test('gives the file as YAML or JSON under its version', async () => {
    const yaml = await get('application/yaml');
    expect([yaml.headers.get('etag'), yaml.headers.get('content-type')]).toEqual(['"1"', 'application/yaml']);
    const json = await get('application/json');
    expect(json.headers.get('etag')).toBe('"1"');
    expect(await json.json()).toEqual(parse(await yaml.text()));
  });

  test('is for an administrator', async () => {
    expect((await get('application/json', web.keys.office)).status).toBe(403);
    const headers = { 'content-type': 'application/yaml', 'if-match': '"1"' };
    const office = await web.request(path, { method: 'PUT', key: web.keys.office, body: '', headers });
    expect(office.status).toBe(403);
  });
});

describe('PUT', () => {
  test('stores nothing when dry, and says what would change', async () => {
    const [answer, body] = await put(await changed(), {}, '?dry=1');
    expect([answer.status, answer.headers.get('etag'), body.outcome, body.version]).toEqual([200, '"1"', 'dry', 2]);
    expect(body.changes?.map(({ words }) => words)).toEqual(['指标“收集转运垃圾”的名称由收集转运垃圾改为清运生活垃圾']);
    expect((await stored()).version).toBe(1);
  });

  test('stores a version from the first day that is not due, as YAML and as JSON', async () => {
    const [answer, body] = await put(await changed());
    expect([answer.status, answer.headers.get('etag'), body.outcome, body.from]).toEqual([200, '"2"', 'stored', DAY]);
    expect(await stored()).toMatchObject({ version: 2, by: expect.stringContaining('suizhou.') });
    const file = { ...((await (await get('application/json')).json()) as object), title: '另一份专报' };
    const type = { 'content-type': 'application/json', 'if-match': 'W/"2"' };
    expect((await put(JSON.stringify(file), type))[1]).toMatchObject({ outcome: 'stored', version: 3 });
    expect((await put(JSON.stringify({ ...file, version: 3 }), { ...type, 'if-match': '"3"' }))[1].outcome).toBe(
      'same',
    );
  });

  test('says what is wrong with line and column', async () => {
    const [answer, body] = await put((await changed()).replace('kind: flow', 'kind: flwo'));
    expect([answer.status, body.findings?.[0]]).toEqual([422, expect.objectContaining({ code: 'programme.value' })]);
    expect(body.findings?.[0]?.line).toBeGreaterThan(10);
    expect(body.findings?.[0]?.column).toBeGreaterThan(1);
    expect((await put('a: [', {}))[1].code).toBe('programme.syntax');
  });

  test('refuses what was changed from another version, with the differences', async () => {
    const mine = (await changed()).replace(/^version:.*\n/m, '');
    await put(await changed());
    const [answer, body] = await put(mine.replace('在岗环卫工人', '环卫工人'));
    expect([answer.status, body.code]).toEqual([412, 'programme.moved']);
    expect(body.changes?.map(({ words }) => words)).toEqual(['指标“在岗环卫工人”的名称由在岗环卫工人改为环卫工人']);
    expect((await stored()).version).toBe(2);
  });

  test('wants to know which version was changed, of this programme', async () => {
    const body = await changed();
    const codes = async (of: string, headers: Record<string, string>) => {
      const [answer, refused] = await put(of, headers);
      return [answer.status, refused.code];
    };
    expect(await codes(body, { 'if-match': '*' })).toEqual([422, 'request.field']);
    expect(await codes(body, { 'if-match': '"2"' })).toEqual([422, 'programme.two_versions']);
    expect(await codes(body.replace('id: suizhou', 'id: other'), {})).toEqual([422, 'programme.other_id']);
    expect(await codes(body, { 'content-type': 'text/plain' })).toEqual([415, 'request.media_type']);
    const headers = { 'content-type': 'application/yaml' };
    const without = await web.request(path, { method: 'PUT', key: web.keys.administrator, body, headers });
    expect(without.status).toBe(428);
  });

  test('changes days that were due only with a reason', async () => {
    web.setNow('2022-04-09T00:00:00.000Z');
    const [refused, body] = await put(await changed(), {}, `?from=${DAY}`);
    expect([refused.status, body.code]).toEqual([422, 'programme.reason']);
    const [answer, done] = await put(await changed(), {}, `?from=${DAY}&reason=${encodeURIComponent('名称有误')}`);
    expect([answer.status, done.from]).toEqual([200, DAY]);
    expect((await put(await changed(), { 'if-match': '"2"' }, '?from=yesterday'))[0].status).toBe(422);
  });
});
