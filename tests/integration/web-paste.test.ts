/**
 * Pasted text over the web: what the page shows and carries along, what it refuses, and that nothing is stored by it.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { revisionsOf } from '../../functions/records/report/submissions.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const PATH = `/report/suizhou/${DAY}/paste`;
let web: WebWorld;
let cookie: string;

beforeAll(async () => {
  web = await openWebWorld();
  cookie = await web.cookie(web.keys.unit);
});

const paste = async (fields: Readonly<Record<string, string>>) => {
  const answer = await web.form(PATH, fields, cookie);
  return { status: answer.status, html: await answer.text() };
};
/** Values of a page's fields by name; text areas too. */
function fieldsOf(html: string): Record<string, string> {
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#x3D;', '=')
      .replaceAll('&amp;', '&');
  const inputs = [
    ...html.matchAll(/<input[^>]*? name="([^"]+)"(?: type="[^"]+")?(?: inputmode="[^"]+")? value="([^"]*)"/g),
  ];
  const areas = [...html.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>\n([\s\S]*?)<\/textarea>/g)];
  return Object.fromEntries([...inputs, ...areas].map(([, name = '', value = '']) => [name, plain(value)]));
}

test('only a unit may paste, for its own programme', async () => {
  expect((await web.request(PATH, { key: web.keys.unit })).status).toBe(200);
  expect((await web.request(PATH, { key: web.keys.office, headers: { accept: 'application/json' } })).status).toBe(403);
  expect((await web.request(PATH, { key: web.keys.otherUnit, headers: { accept: 'application/json' } })).status).toBe(
    403,
  );
});

test('the text and what was typed before are carried as text, never as markup', async () => {
  const { status, html } = await paste({
    text: '收集转运垃圾612.5吨\n<script>alert(1)</script>"',
    'figure.staff': '"><b>500',
    basedOn: '0',
    unit: 'a',
    extra: 'not carried',
  });
  expect(status).toBe(200);
  expect(html).not.toContain('<script>alert');
  expect(html).not.toContain('<b>500');
  const fields = fieldsOf(html);
  expect(fields['figure.staff']).toBe('"><b>500');
  expect(fields['agreed.garbage']).toBe('612.5');
  expect(fields.extra).toBeUndefined();
});

test('what was chosen comes into the form, with what was typed before, and nothing is stored', async () => {
  const { status, html } = await paste({
    step: 'fill',
    text: '收集转运垃圾612.5吨\n劝离劝返市民约1200人次',
    'take.garbage': '612.5',
    'take.dissuaded': '1200',
    'type.dissuaded': ' 1215 ',
    'take.only_b': '7',
    'guess.0': 'staff=512',
    'say.0': '工作动态',
    'say.0.text': '开展消杀',
    ...{ id: 'mine', basedOn: '0', unit: 'a', 'figure.garbage': '1', 'figure.posts': '南门桥' },
    ...{ 'narrative.0.kind': '工作动态', 'narrative.0.text': '早上的', 'narrative.0.photos': '' },
  });
  expect(status).toBe(200);
  const fields = fieldsOf(html);
  expect(fields).toMatchObject({
    ...{ id: 'mine', 'figure.garbage': '612.5', 'figure.dissuaded': '1215', 'figure.staff': '512' },
    ...{ 'figure.posts': '南门桥', 'narrative.0.text': '早上的\n开展消杀' },
  });
  expect(fields['figure.only_b']).toBeUndefined();
  expect(html).toContain(`action="/report/suizhou/${DAY}"`);
  expect(await revisionsOf(web.world.table, web.programme, DAY, 'a')).toEqual([]);
});

test('figures beside words that nobody understood are taken together, only when the clerk agrees', async () => {
  const text = '收集转运垃圾612.5吨\n在岗环卫工人512人\n天气晴';
  const { html } = await paste({ text });
  expect(html).toContain('文中有没读懂的话（“天气晴”）');
  const agreed = { 'agreed.garbage': '612.5', 'agreed.staff': '512' };
  expect(fieldsOf(html)).toMatchObject(agreed);
  expect(html).not.toContain('name="take.garbage"');
  const filled = async (fields: Readonly<Record<string, string>>) => fieldsOf((await paste(fields)).html);
  const without = await filled({ step: 'fill', text, ...agreed });
  expect(without['figure.garbage']).toBe('');
  const taken = await filled({ step: 'fill', text, ...agreed, agree: 'yes' });
  expect(taken).toMatchObject({ 'figure.garbage': '612.5', 'figure.staff': '512' });
});

describe('read by the API', () => {
  const read = async (body: unknown, unit = 'a') => {
    const answer = await web.request(`/api/programmes/suizhou/days/${DAY}/submissions/${unit}/read`, {
      method: 'POST',
      key: web.keys.unit,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };

  test('figures with their words, what is doubtful with the reason, and nothing is stored', async () => {
    const before = await revisionsOf(web.world.table, web.programme, DAY, 'a');
    const text = '收集转运垃圾612吨500公斤，劝离劝返市民约1200人次，出动30人次';
    const { status, body } = await read({ text });
    expect(status).toBe(200);
    expect(body).toEqual({
      figures: [
        {
          indicator: 'garbage',
          value: '612.5',
          sure: false,
          seen: '收集转运垃圾612吨500公斤',
          why: expect.stringContaining('出动30人次'),
        },
        {
          indicator: 'dissuaded',
          value: '1200',
          sure: false,
          seen: '劝离劝返市民约1200人次',
          why: expect.stringContaining('约数'),
        },
      ],
      unread: ['出动30人次'],
    });
    expect((await read({ text: '收集转运垃圾612吨500公斤' })).body).toEqual({
      figures: [{ indicator: 'garbage', value: '612.5', sure: true, seen: '收集转运垃圾612吨500公斤' }],
      unread: [],
    });
    expect(await revisionsOf(web.world.table, web.programme, DAY, 'a')).toEqual(before);
  });

  test('of its own unit only, and of nothing but text', async () => {
    expect((await read({ text: '收集转运垃圾1吨' }, 'b')).status).toBe(403);
    expect((await read({ text: ['收集转运垃圾1吨'] })).status).toBe(422);
    expect((await read(null)).status).toBe(422);
    const long = await read({ text: '长'.repeat(10_001) });
    expect(long.status).toBe(422);
    expect(JSON.stringify(long.body)).toContain('10001 个字');
  });
});

test('the whole text may become a narrative', async () => {
  const { html } = await paste({ step: 'fill', text: ' 今日\r\n消杀 ', whole: '问题协调' });
  expect(fieldsOf(html)['narrative.1.text']).toBe('今日\n消杀');
});

test('pasted without a form before, it starts from what stands', async () => {
  await web.put({ id: 'first', figures: { dissuaded: 3, staff: 400 } }, { day: '2022-04-02' });
  const answer = await web.form('/report/suizhou/2022-04-02/paste', { step: 'fill', 'take.staff': '512' }, cookie);
  expect(fieldsOf(await answer.text())).toMatchObject({ basedOn: '1', 'figure.dissuaded': '3', 'figure.staff': '512' });
});

describe('refused', () => {
  test('two figures for one indicator: the page comes back with what was chosen', async () => {
    const text = '南片出动512人，北片400人';
    const { status, html } = await paste({ step: 'fill', text, 'guess.0': 'staff=512', 'guess.1': 'staff=400' });
    expect(status).toBe(422);
    expect(html).toContain('“在岗环卫工人”选了两个数，请只留一个。');
    expect(html.match(/value="staff&#x3D;\d+" checked/g)).toHaveLength(2);
  });

  test('a text that is too long', async () => {
    const { status, html } = await paste({ text: '长'.repeat(10_001) });
    expect(status).toBe(422);
    expect(html).toContain('文字有10001个字，一次最多10000个');
    expect(html).not.toContain('name="step"');
  });

  test('a form that was opened for another unit', async () => {
    const answer = await web.form(PATH, { text: '劝返3人次', unit: 'b' }, cookie);
    expect(answer.status).toBe(403);
  });
});

test('a text without figures says so', async () => {
  const { html } = await paste({ text: '今天一切正常' });
  expect(html).toContain('没有认出可以填入的数字');
});
