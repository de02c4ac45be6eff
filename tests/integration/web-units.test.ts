/**
 * Units and keys at the desk: shown, made, revoked; a unit added, renamed, closed; by whom; and what a phone reads from a card.
 */
import jsQR from 'jsqr';
import { beforeEach, describe, expect, test } from 'vitest';
import { drawQr } from '../../functions/adapters/qr/draw-qr.ts';
import { readDay } from '../../functions/pipeline/day/read.ts';
import { findKey, listKeys } from '../../functions/records/access/access-keys.ts';
import { currentProgramme, programmeVersion, storeProgramme } from '../../functions/records/programme/programmes.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

/** Its types speak of a module's default; here it is the function itself. */
const readQr = jsQR as unknown as typeof jsQR.default;

let web: WebWorld;
let office: string;
let administrator: string;

beforeEach(async () => {
  web = await openWebWorld();
  office = await web.cookie(web.keys.office);
  administrator = await web.cookie(web.keys.administrator);
});

const keyIn = (text: string): string => /suizhou\.[\w-]{8}\.[\w-]{32}/.exec(text)?.[0] ?? '';
const admitted = async (key: string) => (await findKey(web.world.table, key, '2022-04-08T08:30:00.000Z')).holder;
const post = (path: string, fields: Record<string, string>, cookie = office) =>
  web.form(`/desk/suizhou/${path}`, fields, cookie);
const look = async (path: string, cookie = office) =>
  (await web.request(`/desk/suizhou/${path}`, { headers: { cookie } })).text();

describe('a key', () => {
  test('of a unit is made, shown once as text, link and QR code, and admits that unit', async () => {
    const answer = await post('keys', { role: 'unit', unit: 'b', label: '值班手机', days: '30' });
    const text = (await answer.text()).replaceAll('&#x3D;', '=');
    const key = keyIn(text);
    expect(answer.status).toBe(201);
    expect(await admitted(key)).toMatchObject({ role: 'unit', unit: 'b' });
    expect(text).toContain(`value="http://localhost/sign-in#key=${key}"`);
    expect(text).toContain(drawQr(`http://localhost/sign-in#key=${key}`).path);
    expect(text).toContain('2022年5月8日');
    const list = await look('units/b');
    expect(list).toContain('值班手机');
    expect(list).not.toContain(key);
    const [stored] = (await listKeys(web.world.table, 'suizhou')).filter(({ label }) => label === '值班手机');
    expect(stored).toMatchObject({ unit: 'b', expires: '2022-05-08T08:30:00.000Z' });
  });

  test('is revoked: its session ends, it stays in the list', async () => {
    const session = await web.cookie(web.keys.unitB);
    const id = web.keys.unitB.slice(0, web.keys.unitB.lastIndexOf('.'));
    const answer = await post('keys/revoke', { id });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/desk/suizhou/units/b?revoked=${id.split('.')[1]}`,
    ]);
    expect((await web.request(`/report/suizhou/${DAY}`, { headers: { cookie: session } })).status).toBe(303);
    expect(await look(`units/b?revoked=${id.split('.')[1]}`)).toContain('已作废');
  });

  test('of the office is made and revoked by an administrator only', async () => {
    expect((await post('keys', { role: 'office', days: '0' })).status).toBe(403);
    const text = await (await post('keys', { role: 'office', days: '0' }, administrator)).text();
    const key = keyIn(text);
    expect(await admitted(key)).toMatchObject({ role: 'office' });
    const id = key.slice(0, key.lastIndexOf('.'));
    expect((await post('keys/revoke', { id })).status).toBe(403);
    expect(await admitted(key)).toBeDefined();
    expect((await post('keys/revoke', { id }, administrator)).status).toBe(303);
    expect(await admitted(key)).toBeUndefined();
  });

  test.each([
    [{ role: 'unit', unit: 'nobody', days: '0' }, 422, '没有编号为“nobody”的单位'],
    [{ role: 'unit', unit: 'a', days: '7' }, 422, '没有“7”这个有效期'],
    [{ role: 'unit', unit: 'a', days: '0', label: '长'.repeat(41) }, 422, '不超过40个字'],
    [{ role: 'guest', days: '0' }, 422, '不能发放角色“guest”'],
  ])('is not made of %j', async (fields, status, words) => {
    const before = (await listKeys(web.world.table, 'suizhou')).length;
    const answer = await post('keys', fields as Record<string, string>);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)]);
    expect((await listKeys(web.world.table, 'suizhou')).length).toBe(before);
  });

  test('of somebody else’s programme, of a link, or one’s own is not revoked', async () => {
    const idOf = (key: string): string => key.slice(0, key.lastIndexOf('.'));
    expect((await post('keys/revoke', { id: idOf(web.keys.otherUnit) }, administrator)).status).toBe(404);
    expect((await post('keys/revoke', { id: idOf(web.keys.guest) }, administrator)).status).toBe(404);
    expect((await post('keys/revoke', { id: idOf(web.keys.administrator) }, administrator)).status).toBe(409);
    expect(await admitted(web.keys.administrator)).toBeDefined();
  });
});

describe('cards', () => {
  /** What a phone's camera makes of the path. */
  function scan({ size, path }: { size: number; path: string }): string | undefined {
    const scale = 4;
    const pixels = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255);
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let dy = 0; dy < scale; dy += 1) {
        for (let dx = 0; dx < Number(length) * scale; dx += 1) {
          const at = ((Number(y) * scale + dy) * size * scale + Number(x) * scale + dx) * 4;
          pixels.fill(0, at, at + 3);
        }
      }
    }
    return readQr(pixels, size * scale, size * scale)?.data;
  }

  test('carry a fresh key each, which a phone reads and which admits that unit', async () => {
    const body = new URLSearchParams([
      ['unit', 'a'],
      ['unit', 'b'],
      ['revoke', 'yes'],
    ]).toString();
    const headers = {
      cookie: office,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    };
    const answer = await web.request('/desk/suizhou/cards', { method: 'POST', headers, body });
    expect(answer.status).toBe(201);
    const text = await answer.text();
    const codes = [...text.matchAll(/viewBox="0 0 (\d+) \d+"[^>]*><path d="([^"]+)"/g)];
    const links = codes.map(([, size, path]) => scan({ size: Number(size), path: path! }));
    expect(links).toHaveLength(2);
    const holders = await Promise.all(links.map((link) => admitted(link!.split('#key=')[1]!)));
    expect(holders.map((holder) => holder?.unit)).toEqual(['a', 'b']);
    expect(links[0]).toMatch(/^http:\/\/localhost\/sign-in#key=suizhou\./);
    expect(await admitted(web.keys.unit)).toBeUndefined();
    expect(await admitted(web.keys.unitB)).toBeUndefined();
  });

  test('of nobody are not made', async () => {
    expect((await post('cards', {})).status).toBe(422);
  });
});

describe('a unit', () => {
  const typed = { new: 'no', id: 'b', name: '高新区大队', group: '执法队伍', responsible: '', opens: '', closes: '' };

  test('is changed after the difference was shown, as a new version of the programme that says by whom', async () => {
    const shown = await post('units', { ...typed, name: '高新区一大队', responsible: '大队长' });
    const text = await shown.text();
    expect(text).toContain('高新区一大队');
    expect(text).toContain('（无）');
    expect((await currentProgramme(web.world.table, 'suizhou'))?.version).toBe(1);
    const saved = await post('units', {
      ...typed,
      name: '高新区一大队',
      responsible: '大队长',
      version: '1',
      step: 'save',
    });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/desk/suizhou/units/b?saved=2']);
    const { programme, by } = (await currentProgramme(web.world.table, 'suizhou'))!;
    expect(programme.units[1]).toEqual({ id: 'b', name: '高新区一大队', group: '执法队伍', responsible: '大队长' });
    expect({ ...programme, units: [] }).toMatchObject({ ...web.programme, units: [] });
    expect(by).toBe(web.keys.office.slice(0, web.keys.office.lastIndexOf('.')));
    expect((await programmeVersion(web.world.table, 'suizhou', 1))?.programme).toEqual(web.programme);
    expect(await look('units/b?saved=2')).toContain('已保存为任务设置第2版');
  });

  test('closed in the middle of the month owes nothing afterwards and keeps its past', async () => {
    await web.put({ id: 'x', figures: { dissuaded: 7 } }, { unit: 'b', key: web.keys.unitB, day: '2022-04-07' });
    await post('units', { ...typed, closes: '2022-04-07', version: '1', step: 'save' });
    const stored = (await currentProgramme(web.world.table, 'suizhou'))!;
    const before = await readDay(web.world, stored, '2022-04-07');
    expect(before.units.find(({ unit }) => unit === 'b')?.state).toBe('reported');
    const after = await readDay(web.world, stored, DAY);
    expect(after.units.map(({ unit }) => unit)).toEqual(['a', 'c']);
    const late = await web.put({ id: 'y', figures: { dissuaded: 7 } }, { unit: 'b', key: web.keys.unitB });
    expect(late.status).toBeGreaterThanOrEqual(400);
    expect(await look('units')).toContain('已停报');
  });

  test('is added and reports with its first key', async () => {
    const fields = { ...typed, new: 'yes', id: '', name: '新成立大队', opens: DAY };
    expect(await (await post('units', fields)).text()).toContain('u4');
    const saved = await post('units', { ...fields, id: 'u4', version: '1', step: 'save' });
    expect(saved.headers.get('location')).toBe('/desk/suizhou/units/u4?saved=2');
    const key = keyIn(await (await post('keys', { role: 'unit', unit: 'u4', days: '0' })).text());
    expect((await web.put({ id: 'n', figures: { dissuaded: 1 } }, { unit: 'u4', key })).status).toBe(201);
  });

  test('that somebody else changed meanwhile is shown again and not saved', async () => {
    await storeProgramme(web.world.table, { ...web.programme, title: '新标题' }, '2022-04-08T08:00:00.000Z');
    const answer = await post('units', { ...typed, name: '改名', version: '1', step: 'save' });
    const text = await answer.text();
    expect(answer.status).toBe(409);
    expect(text).toContain('别人刚刚修改了任务设置');
    expect(text).toContain('name="version" value="2"');
    expect((await currentProgramme(web.world.table, 'suizhou'))?.programme.units[1]?.name).toBe('高新区大队');
  });

  test.each([
    [{ ...typed, name: '' }, '缺少“名称”|“名称”'],
    [{ ...typed, opens: '2022-05-01', closes: '2022-04-01' }, '最后报送的日期'],
    [{ ...typed, closes: '2022-02-31' }, '最后报送的日期'],
    [typed, '内容没有变化'],
    [{ ...typed, new: 'yes' }, '编号“b”已有单位使用'],
  ])('is refused and what was typed stays: %j', async (fields, words) => {
    const answer = await post('units', fields);
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toMatch(new RegExp(words));
    if (fields.closes !== '') expect(text).toContain(`value="${fields.closes}"`);
  });
});
