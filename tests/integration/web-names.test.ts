/**
 * Names by choice: a list to tick with those of last time first, whatever is off it typed beside; what people write in other
 * ways reads as the list has it, and a stranger is asked about with its nearest name.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { elementsOf } from '../support/html-page.ts';
import { DAY, openWebWorld, type WebWorld, webProgramme } from '../support/web-world.ts';

const ROSTER = ['人民路', '建设路', '解放路', '胜利路', '阿依古丽·买买提巷', '1号楼', '（东段）', '台北路'];
const NEXT = '2022-04-09';
let web: WebWorld;
let cookie: string;

beforeAll(async () => {
  const { indicators } = webProgramme();
  web = await openWebWorld({
    indicators: indicators.map((each) =>
      each.id === 'posts' ? { ...each, roster: ROSTER } : { ...each, required: false },
    ),
  });
  cookie = await web.cookie(web.keys.unit);
});

const path = (day: string): string => `/report/suizhou/${day}`;
const pageOf = async (day: string) => elementsOf(await (await web.request(path(day), { headers: { cookie } })).text());
const boxes = async (day: string) =>
  (await pageOf(day)).filter(({ name, attributes }) => name === 'input' && attributes.name === 'pick.posts');
const send = async (day: string, fields: Record<string, string | readonly string[]>) => {
  const page = await pageOf(day);
  const value = (name: string): string =>
    page.find(({ attributes }) => attributes.name === name)?.attributes.value ?? '';
  return web.form(path(day), { id: value('id'), basedOn: value('basedOn'), unit: 'a', ...fields }, cookie);
};
const stored = async (day: string): Promise<unknown> => {
  const answer = await web.request(`/api/programmes/suizhou/days/${day}/submissions/a`, { key: web.keys.unit });
  return ((await answer.json()) as { figures: Record<string, unknown> }).figures.posts;
};

test('ticked names and typed ones are one answer, each once', async () => {
  expect((await boxes(DAY)).map(({ attributes }) => attributes.value)).toEqual(ROSTER);
  const sent = await send(DAY, { 'pick.posts': ['建设路', '台北路'], 'figure.posts': '人民路、建设路，新华巷' });
  expect(sent.status).toBe(303);
  expect(await stored(DAY)).toEqual(['建设路', '台北路', '人民路', '新华巷']);
});

test('the form shows what stands as ticks, and a stranger in the field', async () => {
  const page = await pageOf(DAY);
  const ticked = (await boxes(DAY)).filter(({ attributes }) => 'checked' in attributes);
  expect(ticked.map(({ attributes }) => attributes.value).sort()).toEqual(['人民路', '台北路', '建设路'].sort());
  expect(page.find(({ attributes }) => attributes.name === 'figure.posts')?.text.trim()).toBe('新华巷');
});

test('the day after, those of last time come first', async () => {
  web.setNow(`${NEXT}T08:00:00.000Z`);
  const shown = (await boxes(NEXT)).map(({ attributes }) => attributes.value);
  expect(shown.slice(0, 3).sort()).toEqual(['人民路', '台北路', '建设路'].sort());
  expect((await boxes(NEXT)).some(({ attributes }) => 'checked' in attributes)).toBe(false);
});

describe('as people write them', () => {
  const put = async (typed: string) => {
    const now = await web.request(`/api/programmes/suizhou/days/${NEXT}/submissions/a`, { key: web.keys.unit });
    const { revision = 0 } = now.status === 200 ? ((await now.json()) as { revision: number }) : {};
    const body = { id: `n-${revision}`, basedOn: revision, figures: { posts: typed } };
    const answer = await web.put(body, { day: NEXT });
    expect(answer.status).toBe(201);
    const { findings } = (await answer.json()) as { findings: { code: string; expected: string }[] };
    return { names: await stored(NEXT), asked: findings.map(({ code, expected }) => `${code} ${expected}`) };
  };

  test.each([
    ['人民路 建设路', ['人民路', '建设路']],
    ['人民路/建设路', ['人民路', '建设路']],
    ['人民路和建设路', ['人民路', '建设路']],
    ['①人民路②建设路', ['人民路', '建设路']],
    ['1.人民路\n2.建设路', ['人民路', '建设路']],
    ['人民路、建设路、解放路（共3条）', ['人民路', '建设路', '解放路']],
    ['无。', []],
    ['阿依古丽•买买提巷', ['阿依古丽·买买提巷']],
    ['阿依古丽・买买提巷', ['阿依古丽·买买提巷']],
    ['１号楼、1号楼', ['1号楼']],
    ['(东段)', ['（东段）']],
    ['臺北路', ['台北路']],
    ['人民路\u200b、建设路', ['人民路', '建设路']],
  ])('%s', async (typed, names) => {
    expect(await put(typed)).toEqual({ names, asked: typed.includes('\u200b') ? expect.anything() : [] });
  });

  test('健设路 胜利路: a stranger is asked about with its nearest', async () => {
    const { asked } = await put('健设路 胜利路');
    expect(asked.join()).toContain('建设路');
  });
});

test('the office sees a stranger with its nearest, joins it by entering for the unit, and the figure follows', async () => {
  const desk = await web.cookie(web.keys.office);
  const rosters = async (): Promise<string> =>
    (await web.request(`/desk/suizhou/${NEXT}/rosters`, { headers: { cookie: desk } })).text();
  const before = await rosters();
  expect(before).toContain('健设路（市环卫服务中心），名单上最近的是“建设路”');
  const enter = `/desk/suizhou/${NEXT}/units/a/enter`;
  expect(before).toContain(`${enter}#figure-posts`);
  const page = elementsOf(await (await web.request(enter, { headers: { cookie: desk } })).text());
  const value = (name: string): string =>
    page.find(({ attributes }) => attributes.name === name)?.attributes.value ?? '';
  const fields = { id: value('id'), basedOn: value('basedOn'), unit: 'a', 'pick.posts': ['胜利路', '建设路'] };
  expect((await web.form(enter, fields, desk)).status).toBe(303);
  expect(await stored(NEXT)).toEqual(['胜利路', '建设路']);
  expect(await rosters()).not.toContain('健设路');
});
