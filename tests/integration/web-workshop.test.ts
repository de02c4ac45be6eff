/**
 * The workshop: a programme set up in the browser, from nothing to a published version; its draft, its mistakes, its file.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { pageText } from '../support/html-page.ts';
import { openWorkshop, type WorkshopWorld } from '../support/workshop-world.ts';

let shop: WorkshopWorld;
const NEW = {
  title: '城市管理每日专报',
  organisation: '某市城市管理局',
  issuer: '局办公室',
  starts: '2022-04-08',
  id: 'chengguan',
};

beforeEach(async () => {
  shop = await openWorkshop();
});

const stored = async (id: string) => currentProgramme(shop.web.world.table, id);
const fileOf = async (id: string): Promise<Record<string, unknown>> => {
  const answer = await shop.open(`/workshop/${id}/file?download=1`);
  return parse(answer) as Record<string, unknown>;
};

describe('a new programme', () => {
  test('is made, filled and published without a terminal', async () => {
    const made = await shop.post('/workshop', NEW);
    expect([made.status, made.to]).toEqual([303, '/workshop/chengguan']);
    expect(await stored('chengguan')).toBeUndefined();
    await shop.post('/workshop/chengguan/parts/units', {
      names: '一大队\n二大队\r\n环卫中心\t直属单位\n一大队',
      act: 'paste',
    });
    const flow = '/workshop/chengguan/parts/indicators/new?kind=flow';
    expect(pageText(await shop.open(flow))).toContain('逐日累计');
    const figure = await shop.send(flow, { name: '清运垃圾', unit: '吨', decimals: '1' });
    expect(figure.to).toBe('/workshop/chengguan/parts/indicators/i1?saved=1');
    await shop.send('/workshop/chengguan/parts/indicators/new', { name: '出动人员', unit: '人次' });
    expect(await fileOf('chengguan')).toMatchObject({
      units: [
        { id: 'u1', name: '一大队' },
        { id: 'u2', name: '二大队' },
        { id: 'u3', name: '环卫中心', group: '直属单位' },
      ],
      indicators: [
        { id: 'i1', name: '清运垃圾', unit: '吨', kind: 'flow', decimals: 1 },
        { id: 'i2', name: '出动人员', unit: '人次', kind: 'flow' },
      ],
    });
    expect(pageText(await shop.open('/workshop/chengguan/publish'))).toContain('这是第一次发布');
    const out = await shop.send('/workshop/chengguan/publish', {}, 'publish');
    expect(pageText(out.html)).toContain('已发布第1版');
    expect((await stored('chengguan'))?.programme.units.map(({ name }) => name)).toEqual([
      '一大队',
      '二大队',
      '环卫中心',
    ]);
    expect(pageText(await shop.open('/workshop'))).toContain('第1版施行中');
  });

  test('says every mistake where it is, at once, and keeps what was typed', async () => {
    await shop.post('/workshop', NEW);
    const bad = { 'schedule.due': '25:99', 'schedule.issue': '', 'schedule.remind': '当日16:30、明天' };
    const { html } = await shop.send('/workshop/chengguan/parts/schedule', bad);
    expect(pageText(html)).toContain('“报送时限”的时间“25:99”不存在');
    expect(pageText(html)).toContain('缺少“印发时间”');
    expect(pageText(html)).toContain('“催报时间”的时间“明天”不存在');
    expect(html).toContain('value="当日25:99"');
    const overview = pageText(await shop.open('/workshop/chengguan'));
    expect(overview).toMatch(/时间安排\s*3处要改/);
    expect(overview).not.toContain('核对差异并发布');
    const refused = await shop.post('/workshop/chengguan/publish', { seen: '', act: 'publish' });
    expect([refused.status, await stored('chengguan')]).toEqual([422, undefined]);
  });

  test('is not begun twice under one id, nor under a strange one, nor by one who may set up another', async () => {
    await shop.post('/workshop', NEW);
    expect((await shop.post('/workshop', NEW)).html).toContain('已有编号为“chengguan”');
    expect((await shop.post('/workshop', { ...NEW, id: 'suizhou' })).html).toContain('已有编号为“suizhou”');
    expect((await shop.post('/workshop', { ...NEW, id: '城管' })).html).toContain('“城管”不能作编号');
    const cookie = await shop.web.cookie(shop.web.keys.administrator);
    expect((await shop.web.form('/workshop', { ...NEW, id: 'another' }, cookie)).status).toBe(401);
    const other = await shop.web.request('/workshop/chengguan', { headers: { cookie, accept: 'text/html' } });
    expect(other.status).toBe(403);
    expect((await shop.web.request('/workshop', { headers: { cookie } })).status).toBe(200);
  });

  test('is read from a file with its mistakes, and comes out as it went in', async () => {
    const file = 'id: wen\ntitle: 文件\nunits: [{ id: a, name: 甲 }, { id: a, name: 乙 }]\nindicators: []\n';
    const made = await shop.post('/workshop', { ...NEW, file });
    expect(made.to).toBe('/workshop/wen');
    expect(await fileOf('wen')).toEqual(parse(file));
    expect(pageText(await shop.open('/workshop/wen/parts/units'))).toContain('“id”重复');
    const broken = await shop.post('/workshop/wen/file', { file: 'id: wen\n  title: [' });
    expect([broken.status, broken.html.includes('YAML 写法有误')]).toEqual([422, true]);
    expect(await fileOf('wen')).toEqual(parse(file));
    await shop.post('/workshop/wen/file', { file: file.replace('文件', '改过的') });
    expect((await fileOf('wen')).title).toBe('改过的');
  });
});

describe('a programme that stands', () => {
  const about = '/workshop/suizhou/parts/about';

  test('every page saved as it was shown makes no draft', async () => {
    for (const part of ['about', 'schedule', 'briefing', 'numbering', 'distribution', 'keep', 'alarm']) {
      await shop.send(`/workshop/suizhou/parts/${part}`, {});
    }
    for (const entry of ['units/a', 'indicators/garbage', 'indicators/posts', 'narratives/0', 'narratives/1']) {
      await shop.send(`/workshop/suizhou/parts/${entry}`, {});
    }
    expect(pageText(await shop.open('/workshop/suizhou'))).toContain('没有未发布的修改');
  });

  test('is published with the difference in meaning and a reason, by whoever looked at it', async () => {
    await shop.send('/workshop/suizhou/parts/indicators/garbage', { name: '清运生活垃圾', decimals: '2' });
    const look = pageText(await shop.open('/workshop/suizhou/publish'));
    expect(look).toContain('指标“收集转运垃圾”的名称由收集转运垃圾改为清运生活垃圾');
    expect(look).toContain('指标“收集转运垃圾”的小数位数由1改为2');
    const without = await shop.send('/workshop/suizhou/publish', {}, 'publish');
    expect([without.status, without.html.includes('请写明发布的原因')]).toEqual([422, true]);
    const done = await shop.send('/workshop/suizhou/publish', { reason: '口径调整' }, 'publish');
    expect(done.to).toMatch(/published=2&from=2022-04-08/);
    const now = await stored('suizhou');
    expect([now?.version, now?.reason, now?.programme.indicators[0]?.name]).toEqual([2, '口径调整', '清运生活垃圾']);
    expect(now?.by).toMatch(/^_\./);
    expect(pageText(await shop.open('/workshop/suizhou'))).toContain('没有未发布的修改');
  });

  test('is not published as something else than what was looked at', async () => {
    await shop.send(about, { issuer: '综合科' });
    const look = await shop.open('/workshop/suizhou/publish');
    const seen = /name="seen" value="(\w+)"/.exec(look)![1]!;
    await shop.send(about, { issuer: '办公室' });
    const late = await shop.post('/workshop/suizhou/publish', { seen, reason: '改名', act: 'publish' });
    expect([late.status, late.html.includes('草稿又有改动')]).toEqual([422, true]);
    expect((await stored('suizhou'))?.version).toBe(1);
  });

  test('two who change different fields do not meet; of one field the second is told first', async () => {
    const { formIn } = await import('../support/workshop-world.ts');
    const seen = formIn(await shop.open(about));
    await shop.send(about, { issuer: '甲科' });
    await shop.post(about, { ...seen, classification: '内部资料', act: 'save' });
    expect(await fileOf('suizhou')).toMatchObject({ issuer: '甲科', classification: '内部资料' });
    const second = await shop.post(about, { ...seen, issuer: '乙科', act: 'save' });
    expect([second.status, pageText(second.html).includes('别人已把“编发单位”改为“甲科”')]).toEqual([409, true]);
    expect(second.html).toContain('value="乙科"');
    await shop.post(about, { ...formIn(second.html), act: 'save' });
    expect((await fileOf('suizhou')).issuer).toBe('乙科');
  });

  test('what the desk published meanwhile is merged before the draft is', async () => {
    await shop.send(about, { issuer: '甲科' });
    const cookie = await shop.web.cookie(shop.web.keys.administrator);
    const unit = {
      id: 'b',
      name: '高新大队',
      group: '执法队伍',
      responsible: '',
      mail: '',
      opens: '',
      closes: '',
      new: 'no',
    };
    await shop.web.form('/desk/suizhou/units', { ...unit, step: 'save', version: '1' }, cookie);
    expect((await stored('suizhou'))?.version).toBe(2);
    const stale = await shop.send('/workshop/suizhou/publish', { reason: '改名' }, 'publish');
    expect(pageText(stale.html)).toContain('先把第2版的修改并入草稿');
    expect(pageText(await shop.open('/workshop/suizhou'))).toContain('把第2版的修改并入草稿');
    const done = await shop.post('/workshop/suizhou', { act: 'merge' });
    expect(pageText(done.html)).toContain('没有两边都改的地方');
    expect(await fileOf('suizhou')).toMatchObject({ issuer: '甲科', units: [{}, { id: 'b', name: '高新大队' }, {}] });
    await shop.send('/workshop/suizhou/publish', { reason: '改名' }, 'publish');
    expect((await stored('suizhou'))?.programme).toMatchObject({
      issuer: '甲科',
      units: [{}, { name: '高新大队' }, {}],
    });
  });

  test('the form and the briefing are tried on made-up figures, and nothing comes of it', async () => {
    await shop.send('/workshop/suizhou/parts/indicators/garbage', { name: '清运生活垃圾' });
    const form = await shop.open('/workshop/suizhou/try/form?unit=a');
    expect(pageText(form)).toContain('清运生活垃圾');
    expect([form.includes('action="/workshop/suizhou/try"'), form.includes('report.js')]).toEqual([true, false]);
    const briefing = await shop.web.request('/workshop/suizhou/try/briefing', {
      headers: { cookie: await shop.web.cookie(shop.web.keys.administrator), accept: 'text/html' },
    });
    expect(briefing.status).toBe(200);
    expect(briefing.headers.get('content-type')).toContain('text/html');
    const { latestRevisions } = await import('../../functions/records/report/submissions.ts');
    const { table } = shop.web.world;
    expect(await latestRevisions(table, (await stored('suizhou'))!.programme, '2022-04-08')).toEqual([]);
    expect((await stored('suizhou'))?.version).toBe(1);
  });

  test('keys come with a message for each unit, and who never signed in is told', async () => {
    expect(pageText(await shop.open('/desk/suizhou/units'))).toContain('还没有登录过的3个单位');
    const cards = await shop.post('/desk/suizhou/cards', { unit: ['a', 'b'] });
    const [, key = ''] = /sign-in#key(?:=|&#x3D;)(suizhou\.[\w.-]+)/.exec(cards.html) ?? [];
    expect(pageText(cards.html)).toContain('市环卫服务中心：请在报送时限（18:00）前填报');
    await shop.web.cookie(key);
    expect(pageText(await shop.open('/desk/suizhou/units'))).toContain('还没有登录过的2个单位');
    const rest = await shop.open('/desk/suizhou/units?never=1');
    expect([rest.match(/name="unit"/g)?.length, rest.includes('unit-a"')]).toEqual([2, false]);
  });

  test('a draft is never lost: a step back, given up and back again', async () => {
    await shop.send(about, { issuer: '甲科' });
    await shop.send(about, { issuer: '乙科' });
    await shop.post('/workshop/suizhou', { act: 'undo' });
    expect((await fileOf('suizhou')).issuer).toBe('甲科');
    await shop.post('/workshop/suizhou', { act: 'drop' });
    expect((await fileOf('suizhou')).issuer).toBe('甲科');
    await shop.post('/workshop/suizhou', { act: 'drop', confirm: 'yes' });
    expect((await fileOf('suizhou')).issuer).not.toBe('甲科');
    await shop.post('/workshop/suizhou', { act: 'undo' });
    expect((await fileOf('suizhou')).issuer).toBe('甲科');
  });

  test('entries are moved, copied and taken out, and no id is used twice', async () => {
    const units = '/workshop/suizhou/parts/units';
    await shop.post(units, { names: '新单位', act: 'paste' });
    await shop.post(units, { act: 'up:u1' });
    await shop.post(units, { act: 'copy:u1' });
    expect((await fileOf('suizhou')).units).toMatchObject([
      { id: 'a' },
      { id: 'b' },
      { id: 'u1' },
      { id: 'u2', name: '新单位（复制）' },
      { id: 'c' },
    ]);
    await shop.post(units, { act: 'remove:u2' });
    await shop.post(units, { names: '再一个', act: 'paste' });
    expect((await fileOf('suizhou')).units).toMatchObject([
      {},
      {},
      { id: 'u1' },
      { id: 'c' },
      { id: 'u3', name: '再一个' },
    ]);
  });

  test('a rule is made of chosen figures and said in words', async () => {
    const rules = '/workshop/suizhou/parts/rules';
    await shop.post(rules, { left: 'dissuaded', how: '<=', right: 'staff', number: '', act: 'rule' });
    expect((await fileOf('suizhou')).rules).toEqual([
      { check: 'dissuaded <= staff', level: 'error', message: '劝离劝返市民不得大于在岗环卫工人，请核对。' },
    ]);
    expect(pageText(await shop.open(rules))).toContain('劝离劝返市民 ≤ 在岗环卫工人');
    await shop.send(`${rules}/0`, { check: '累计（劝离劝返市民）不小于 劝离劝返市民' });
    expect((await fileOf('suizhou')).rules).toMatchObject([{ check: 'total(dissuaded)>= dissuaded' }]);
  });

  test('is for administrators', async () => {
    for (const key of [shop.web.keys.office, shop.web.keys.unit, shop.web.keys.reader]) {
      const cookie = await shop.web.cookie(key);
      expect((await shop.web.request(about, { headers: { cookie, accept: 'text/html' } })).status).toBe(403);
    }
    expect((await shop.web.request(about, { headers: { accept: 'text/html' } })).headers.get('location')).toContain(
      '/sign-in',
    );
  });
});
