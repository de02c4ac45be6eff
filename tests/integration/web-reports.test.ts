/**
 * Reporting through the API and through the form: receipts, repetitions, conflicts, and that nothing typed is lost.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Revision } from '../../functions/core/report/submission.ts';
import { storePhoto } from '../../functions/records/photo/photos.ts';
import { DAY, openWebWorld, read, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
let cookie: string;
const form = `/report/suizhou/${DAY}`;

beforeEach(async () => {
  web = await openWebWorld();
  cookie = await web.cookie(web.keys.unit);
});

const standing = async (query = ''): Promise<Revision> =>
  (
    await web.request(`/api/programmes/suizhou/days/${DAY}/submissions/a${query}`, { key: web.keys.unit })
  ).json() as Promise<Revision>;

/** The form's fields as a browser would send them, read from its markup. */
function fieldsOf(page: string): Record<string, string> {
  const attribute = (tag: string, name: string): string =>
    unescaped(new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
  const fields: Record<string, string> = {};
  for (const [tag] of page.matchAll(/<input\b[^>]*>/g)) {
    if (/type="(?:checkbox|file)"/.test(tag)) continue;
    if (tag.includes('type="radio"') && !tag.includes(' checked')) continue;
    fields[attribute(tag, 'name')] = attribute(tag, 'value');
  }
  for (const [, tag = '', text = ''] of page.matchAll(/(<textarea\b[^>]*>)\n?([\s\S]*?)<\/textarea>/g)) {
    fields[attribute(tag, 'name')] = unescaped(text);
  }
  return fields;
}

const unescaped = (text: string): string =>
  text
    .replace(/&#x([0-9A-F]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const office = async (path: string): Promise<string> => (await web.request(path, { key: web.keys.office })).text();

const open = async (path = form): Promise<Record<string, string>> =>
  fieldsOf(await (await web.request(path, { headers: { cookie } })).text());

describe('the API', () => {
  test('gives a receipt, and the same receipt for the same id and content', async () => {
    const body = {
      id: 'r-1',
      figures: { garbage: '612.5', dissuaded: 3010 },
      narratives: [{ kind: '工作动态', text: '出动三次。' }],
    };
    const first = await web.put(body);
    const receipt = await first.json();
    expect(first.status).toBe(201);
    expect(receipt).toEqual({
      ...{ revision: 1, receivedAt: '2022-04-08T08:30:00.000Z', late: false, findings: [] },
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    web.setNow('2022-04-08T11:00:00.000Z');
    const again = await web.put(body);
    expect([again.status, await again.json()]).toEqual([201, receipt]);
    expect((await standing()).figures).toEqual({ garbage: '612.5', dissuaded: '3010' });
  });

  test('200 requests at once with one id: one record, 200 equal receipts', async () => {
    const body = { id: 'once', figures: { dissuaded: 1 } };
    const answers = await Promise.all(Array.from({ length: 200 }, () => web.put(body)));
    const receipts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(receipts).size).toBe(1);
    expect((await standing()).revision).toBe(1);
  });

  test('late is one millisecond after the deadline', async () => {
    web.setNow('2022-04-08T10:00:00.000Z');
    expect(await (await web.put({ id: 'a1', figures: { dissuaded: 1 } })).json()).toMatchObject({ late: false });
    web.setNow('2022-04-08T10:00:00.001Z');
    const change = { id: 'a2', basedOn: 1, figures: { dissuaded: 2 } };
    expect(await (await web.put(change)).json()).toMatchObject({ revision: 2, late: false });
    const other = { unit: 'b', key: web.keys.unitB };
    expect(await (await web.put({ id: 'b1', figures: { dissuaded: 1 } }, other)).json()).toMatchObject({ late: true });
  });

  test('another content under the same id: 409 with what stands', async () => {
    await web.put({ id: 'same', figures: { dissuaded: 1 } });
    const answer = await web.put({ id: 'same', figures: { dissuaded: 2 } });
    expect(answer.status).toBe(409);
    expect(await read(answer)).toMatchObject({
      code: 'submission.changed',
      current: { revision: 1, figures: { dissuaded: '1' }, unit: 'a', day: DAY, late: false },
    });
  });

  test('another reason is another content', async () => {
    await web.put({ id: 'same', figures: { dissuaded: 1 }, reasons: { dissuaded: '雨天' } });
    expect((await web.put({ id: 'same', figures: { dissuaded: 1 }, reasons: { dissuaded: '雨天' } })).status).toBe(201);
    expect((await web.put({ id: 'same', figures: { dissuaded: 1 }, reasons: { dissuaded: '晴天' } })).status).toBe(409);
  });

  test.each([
    { nothing: '雨天' },
    { garbage: '雨天' },
    { dissuaded: '长'.repeat(201) },
    { dissuaded: ['雨天'] },
    '雨天',
  ])('a reason of %j is refused', async (reasons) => {
    const answer = await web.put({ id: 'r', figures: { dissuaded: 1 }, reasons });
    expect([answer.status, (await read(answer)).code]).toEqual([422, 'submission.reason']);
  });

  test('a change of what somebody else has changed: 409 with what stands', async () => {
    await web.put({ id: 'v1', figures: { dissuaded: 1 } });
    await web.put({ id: 'v2', basedOn: 1, figures: { dissuaded: 2 } });
    const answer = await web.put({ id: 'v3', basedOn: 1, figures: { dissuaded: 3 } });
    expect(answer.status).toBe(409);
    expect(await read(answer)).toMatchObject({ code: 'submission.stale', current: { revision: 2 } });
    expect((await web.put({ id: 'v4', figures: { dissuaded: 4 } })).status).toBe(409);
    expect((await standing()).figures).toEqual({ dissuaded: '2' });
    expect((await standing('?revision=1')).figures).toEqual({ dissuaded: '1' });
  });

  test('50 people change one revision at once: one wins, the others get its text', async () => {
    await web.put({ id: 'v1', figures: { dissuaded: 0 } });
    const changes = Array.from({ length: 50 }, (_, index) =>
      web.put({ id: `e${index}`, basedOn: 1, figures: { dissuaded: index + 1 } }),
    );
    const answers = await Promise.all(changes);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const winner = await standing();
    for (const answer of answers.filter(({ status }) => status === 409)) {
      expect(await read(answer)).toMatchObject({ current: { revision: 2, id: winner.id, figures: winner.figures } });
    }
  });

  test('all findings at once, each saying what was seen', async () => {
    const answer = await web.put({ id: 'f', figures: { garbage: '约800', staff: -1, nothing: 1 } });
    const { code, message, findings } = await read(answer);
    expect(answer.status).toBe(422);
    expect(findings.map((found: { path: string }) => found.path).sort()).toEqual([
      ...['figures.dissuaded', 'figures.garbage', 'figures.nothing', 'figures.staff'],
    ]);
    expect(code).toBe(findings[0]?.code);
    expect(message).toContain('另有3处');
    for (const found of findings)
      expect(Object.keys(found).sort()).toEqual(['code', 'expected', 'level', 'message', 'path', 'seen']);
  });

  test('a revision that is not there', async () => {
    for (const query of ['', '?revision=1', '?revision=x', '?revision=-1']) {
      const path = `/api/programmes/suizhou/days/${DAY}/submissions/a${query}`;
      expect((await web.request(path, { key: web.keys.unit })).status).toBe(404);
    }
  });

  test('full-width digits, separators and the unit of measure are read, names and answers too', async () => {
    const figures = {
      garbage: '６１２．５吨',
      dissuaded: '3,010',
      posts: ['南门桥', '南门桥', '𠮷祥路口'],
      patrolled: false,
    };
    expect((await web.put({ id: 'w', figures })).status).toBe(201);
    expect((await standing()).figures).toEqual({
      ...{ garbage: '612.5', dissuaded: '3010', posts: ['南门桥', '𠮷祥路口'], patrolled: false },
    });
  });
});

describe('the form', () => {
  test('asks only what the unit is asked, grouped, with measure, definition and yesterday', async () => {
    await web.put({ id: 'y', figures: { garbage: 598.4, dissuaded: 1200 } }, { day: '2022-04-07' });
    const page = await (await web.request(form, { headers: { cookie } })).text();
    expect(page).toContain('收集转运垃圾');
    expect(page).not.toContain('只问乙单位');
    expect(page).toContain('当日进场过磅的生活垃圾');
    expect(page).toContain('前一天 598.4吨');
    expect(page).toContain('前一天 1,200人次');
    expect(page).toContain('还有1小时30分');
    expect([...page.matchAll(/<legend>([^<]*)<\/legend>/g)].map(([, legend]) => legend)).toEqual([
      ...['当日发生数', '当日现有数', '名称', '是否完成', '夜间巡查', '文字情况'],
    ]);
  });

  test('becomes a revision and leads to its receipt', async () => {
    const fields = await open();
    const typed = {
      'figure.garbage': '612.5',
      'figure.dissuaded': '３０１０',
      'figure.posts': '南门桥\r\n北门桥',
      'figure.patrolled': 'yes',
      'narrative.0.text': '一、出动。\r\n二、清运。',
    };
    const sent = await web.form(form, { ...fields, ...typed }, cookie);
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${form}?receipt=1`]);
    const receipt = await (await web.request(`${form}?receipt=1`, { headers: { cookie } })).text();
    for (const shown of [
      '已收到',
      '市环卫服务中心',
      '612.5吨',
      '3,010人次',
      '南门桥、北门桥',
      '按时',
      '16:30',
      (await standing()).checksum,
    ]) {
      expect(receipt).toContain(shown);
    }
    expect(await standing()).toMatchObject({
      figures: { garbage: '612.5', dissuaded: '3010', posts: ['南门桥', '北门桥'], patrolled: true },
      narratives: [{ kind: '工作动态', text: '一、出动。\n二、清运。' }],
    });
  });

  test('sent twice is stored once', async () => {
    const fields = { ...(await open()), 'figure.dissuaded': '5' };
    const answers = await Promise.all([1, 2, 3].map(() => web.form(form, fields, cookie)));
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual(Array(3).fill(`${form}?receipt=1`));
  });

  test('keeps everything typed when refused, and says at the field what to do', async () => {
    const typed = {
      'figure.garbage': '约800',
      'figure.dissuaded': '',
      'figure.staff': '512',
      'figure.patrolled': 'no',
      'figure.posts': '南门桥\n<b>"北门"</b>',
      'narrative.1.text': '路灯 <script>alert(1)</script> 不亮 & "损坏"',
    };
    const fields = await open();
    const answer = await web.form(form, { ...fields, ...typed }, cookie);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(fieldsOf(page)).toEqual({ ...fields, ...typed });
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('href="#figure-garbage"');
    expect(page).toMatch(/id="figure-garbage-error">.*约数/);
    expect(page).toMatch(/id="figure-dissuaded-error">.*必须填报/);
    expect(page).toContain('id="figure-staff-error" hidden');
  });

  test('an unknown field is refused, not overlooked', async () => {
    const fields = { ...(await open()), 'figure.dissuaded': '1', 'figure.only_b': '5' };
    const answer = await web.form(form, fields, cookie);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('不由本单位填报');
  });

  test('nil with one button; with figures it asks which is meant', async () => {
    const fields = await open();
    const both = await web.form(form, { ...fields, 'figure.dissuaded': '5', nil: 'yes' }, cookie);
    expect(both.status).toBe(422);
    expect(await both.text()).toContain('选了零报告，又填了数据');
    expect((await web.form(form, { ...fields, nil: 'yes' }, cookie)).status).toBe(303);
    expect(await standing()).toMatchObject({ nil: true, figures: {}, narratives: [] });
    expect(await (await web.request(`${form}?receipt=1`, { headers: { cookie } })).text()).toContain('零报告');
  });

  test('a change begins with what stands and becomes a further revision', async () => {
    await web.form(form, { ...(await open()), 'figure.dissuaded': '5', 'figure.patrolled': 'no' }, cookie);
    const fields = await open();
    expect(fields).toMatchObject({ basedOn: '1', 'figure.dissuaded': '5', 'figure.patrolled': 'no' });
    await web.form(form, { ...fields, 'figure.dissuaded': '6' }, cookie);
    expect(await standing()).toMatchObject({ revision: 2, figures: { dissuaded: '6', patrolled: false } });
    const first = await (await web.request(`${form}?receipt=1`, { headers: { cookie } })).text();
    expect(first).toContain('5人次');
    expect(first).toContain(`${form}?receipt&#x3D;2`);
  });

  test('two editors: the second sees both, chooses per field, and loses nothing', async () => {
    const [mine, theirs] = [await open(), await open()];
    await web.form(
      form,
      { ...theirs, 'figure.dissuaded': '5', 'figure.staff': '500', 'narrative.0.text': '他们写的' },
      cookie,
    );
    const answer = await web.form(
      form,
      { ...mine, 'figure.dissuaded': '7', 'figure.staff': '500', 'narrative.1.text': '我写的' },
      cookie,
    );
    const page = await answer.text();
    expect(answer.status).toBe(409);
    expect(page).toContain('他们写的');
    expect(page).toContain('我写的');
    const choices = fieldsOf(page);
    expect(choices).toMatchObject({
      basedOn: '1',
      'figure.dissuaded': '7',
      'figure.staff': '500',
      'narrative.1.text': '我写的',
    });
    const merged = await web.form(form, { ...choices, 'narrative.0.text': '他们写的' }, cookie);
    expect(merged.headers.get('location')).toBe(`${form}?receipt=2`);
    expect(await standing()).toMatchObject({
      figures: { dissuaded: '7', staff: '500' },
      narratives: [{ text: '他们写的' }, { text: '我写的' }],
    });
  });

  test('what only the other changed is chosen to begin with', async () => {
    await web.form(form, { ...(await open()), 'figure.dissuaded': '1', 'figure.staff': '1' }, cookie);
    const [mine, theirs] = [await open(), await open()];
    await web.form(form, { ...theirs, 'figure.dissuaded': '2' }, cookie);
    const page = await (await web.form(form, { ...mine, 'figure.staff': '9' }, cookie)).text();
    expect(fieldsOf(page)).toMatchObject({ 'figure.dissuaded': '2', 'figure.staff': '9' });
  });

  test('opened for one unit and sent with the key of another: nothing is stored', async () => {
    const fields = { ...(await open()), 'figure.dissuaded': '5' };
    const other = await web.cookie(web.keys.unitB);
    const answer = await web.form(form, fields, other);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('高新区大队');
    const stored = await web.request(`/api/programmes/suizhou/days/${DAY}/submissions/b`, { key: web.keys.unitB });
    expect(stored.status).toBe(404);
  });

  test.each([
    ['2022-03-31', '在任务开始之前'],
    ['2022-04-09', '还没有到'],
    ['2022-02-30', '不是一个日期'],
  ])('there is no form for %s', async (day, says) => {
    const answer = await web.request(`/report/suizhou/${day}`, { headers: { cookie } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(says);
  });

  test('asks once about a figure far from the usual; sent again it is taken, with the reason', async () => {
    for (const day of ['01', '02', '03', '04', '05']) {
      await web.put({ id: `d${day}`, figures: { dissuaded: 1000 } }, { day: `2022-04-${day}` });
    }
    const fields = { ...(await open()), 'figure.dissuaded': '10000' };
    const asked = await web.form(form, fields, cookie);
    const page = await asked.text();
    expect(asked.status).toBe(422);
    expect(page).toContain('还没有报送');
    expect(page).toMatch(/近日一般为1000人次.*属实请写明原因/);
    expect(fieldsOf(page)).toMatchObject({ 'figure.dissuaded': '10000', asked: 'figures.dissuaded' });
    const again = { ...fieldsOf(page), 'reason.dissuaded': '清明客流' };
    expect((await web.form(form, again, cookie)).status).toBe(303);
    const stored = await standing();
    expect(stored).toMatchObject({ figures: { dissuaded: '10000' }, reasons: { dissuaded: '清明客流' } });
    expect(stored.findings).toMatchObject([{ code: 'figure.explained', level: 'warning' }]);
    expect(await office(`/desk/suizhou/${DAY}`)).toContain('单位说明：清明客流');
    expect(await open()).toMatchObject({ 'reason.dissuaded': '清明客流' });
  });

  test('asks about a text that says another number, and never blocks the API for it', async () => {
    const typed = { 'figure.dissuaded': '3010', 'narrative.0.text': '今日劝离劝返市民3100人次。' };
    const asked = await web.form(form, { ...(await open()), ...typed }, cookie);
    const page = await asked.text();
    expect(asked.status).toBe(422);
    expect(page).toContain('文字中的“劝离劝返市民3100人次”');
    const narratives = [{ kind: '工作动态', text: '今日劝离劝返市民3100人次。' }];
    const put = await web.put({ id: 'n', figures: { dissuaded: 3010 }, narratives });
    expect([put.status, (await put.json()) as object]).toMatchObject([
      201,
      { findings: [{ code: 'narrative.differs' }] },
    ]);
  });

  test('fills blank stocks with the day before, never flows, and keeps what is typed', async () => {
    await web.put({ id: 'y', figures: { garbage: 598.4, dissuaded: 1200, staff: 512 } }, { day: '2022-04-07' });
    const fields = { ...(await open()), 'figure.garbage': '1.5', fill: 'stocks' };
    const answer = await web.form(form, fields, cookie);
    expect(answer.status).toBe(200);
    expect(fieldsOf(await answer.text())).toMatchObject({
      ...{ 'figure.staff': '512', 'figure.garbage': '1.5', 'figure.dissuaded': '' },
    });
    const other = await web.form(form, { ...fields, 'figure.staff': '500' }, cookie);
    expect(fieldsOf(await other.text())).toMatchObject({ 'figure.staff': '500' });
  });

  test('shows the last seven days, and says when the briefing is out already', async () => {
    for (const day of ['05', '06', '07']) {
      await web.put({ id: `d${day}`, figures: { dissuaded: `1${day}` } }, { day: `2022-04-${day}` });
    }
    await web.issueDay(DAY);
    const page = await (await web.request(form, { headers: { cookie } })).text();
    expect(page).toContain('近7日：– – – – 105 106 107');
    expect(page).toMatch(/<polyline points="[\d., ]+"/);
    expect(page).toContain('已经编发');
  });

  test('keeps photos of a text that is changed', async () => {
    const place = { programme: 'suizhou', day: DAY, unit: 'a' };
    const stored = [1, 2].map((n) => ({ large: Uint8Array.of(n), small: Uint8Array.of(n) }));
    const photos = await Promise.all(stored.map((photo) => storePhoto(web.world.blobs, place, photo)));
    const narratives = [{ kind: '工作动态', text: '出动', photos }];
    await web.put({ id: 'p', figures: { dissuaded: 1 }, narratives });
    await web.form(form, { ...(await open()), 'narrative.0.text': '出动三次' }, cookie);
    expect((await standing()).narratives).toEqual([{ kind: '工作动态', text: '出动三次', photos }]);
  });

  test('tells the script nothing about other units, recipients or addresses', async () => {
    const secret = {
      deliver: [{ channel: 'webhook', urlRef: 'SECRET_URL' }],
      distribution: [{ label: '报', names: ['市委办'] }],
    };
    web = await openWebWorld(secret as never);
    const page = await (await web.request(form, { key: web.keys.unit })).text();
    const [, data = ''] = /data-report="([^"]*)"/.exec(page) ?? [];
    const given = unescaped(data);
    expect(JSON.parse(given).programme.units).toEqual([{ id: 'a', name: '市环卫服务中心', group: '直属单位' }]);
    for (const other of ['SECRET_URL', '市委办', '高新区大队', 'only_b']) expect(given).not.toContain(other);
  });

  test('sent after the session ended, it waits for signing in and goes on from there', async () => {
    const typed = { 'figure.dissuaded': '5', 'figure.posts': '南门桥\n北门桥', 'narrative.0.text': '<b>"出动"</b>' };
    const fields = { ...(await open()), ...typed };
    const waiting = await web.form(form, fields, '');
    const page = await waiting.text();
    expect(waiting.status).toBe(401);
    expect(page).toContain('还没有报送。您填写的内容都在');
    const wrong = await web.form('/sign-in', { ...fieldsOf(page), key: 'wrong' }, '');
    expect(fieldsOf(await wrong.text())).toMatchObject({ 'held.field.figure.posts': '南门桥\n北门桥' });
    const signedIn = await web.form('/sign-in', { ...fieldsOf(page), key: web.keys.unit }, '');
    expect(signedIn.headers.getSetCookie()[0]).toContain('jianbao.suizhou.unit=');
    const resumed = await signedIn.text();
    expect(resumed).toContain(`<form method="post" action="${form}">`);
    expect(fieldsOf(resumed)).toEqual(fields);
    await web.form(form, fieldsOf(resumed), cookie);
    expect((await standing()).figures).toEqual({ dissuaded: '5', posts: ['南门桥', '北门桥'] });
  });

  test.each(['https://evil.example', '//evil.example', '/desk/suizhou/2022-04-08', '/report/other/2022-04-08'])(
    'a held form is never handed on to %s',
    async (action) => {
      const fields = { key: web.keys.unit, 'held.action': action, 'held.field.x': '1' };
      const answer = await web.form('/sign-in', fields, '');
      expect([answer.status, answer.headers.get('location')]).toEqual([303, form]);
    },
  );

  test('a receipt that is not there', async () => {
    expect((await web.request(`${form}?receipt=1`, { headers: { cookie } })).status).toBe(404);
  });
});
