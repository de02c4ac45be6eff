/**
 * A ledger in the clerk's form, without any script: yesterday's rows are there, a cell is changed, a row added, one closed,
 * one taken out; what is not touched stays; search, pages, errors at their cell.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { closeDay } from '../../functions/pipeline/day/close.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { type Element, elementsOf } from '../support/html-page.ts';
import { ledgerProgramme } from '../support/ledger-programme.ts';
import { openWebWorld, type WebWorld } from '../support/web-world.ts';

const [FIRST, SECOND] = ['2022-04-08', '2022-04-09'] as const;
const ROWS = Array.from({ length: 45 }, (_, index) => ({
  name: `项目${index + 1}`,
  state: index === 44 ? '竣工' : '在建',
  progress: index === 44 ? 100 : index,
  invested: `${index}.5`,
}));

let web: WebWorld;
let cookie: string;

beforeAll(async () => {
  web = await openWebWorld(ledgerProgramme());
  web.setNow(`${FIRST}T09:00:00.000Z`);
  const sent = await web.put({ id: 'first', figures: { staff: 12 }, ledgers: { projects: ROWS } }, { day: FIRST });
  expect(sent.status).toBe(201);
  await closeDay(web.world, (await currentProgramme(web.world.table, 'suizhou'))!, FIRST);
  web.setNow(`${SECOND}T08:00:00.000Z`);
  cookie = await web.cookie(web.keys.unit);
});

const path = `/report/suizhou/${SECOND}`;
type Page = readonly Element[];
const pageOf = async (answer: Response): Promise<Page> => elementsOf(await answer.text());
const open = async (): Promise<Page> => pageOf(await web.request(path, { headers: { cookie } }));
const byId = (page: Page, id: string): Element | undefined => page.find(({ attributes }) => attributes.id === id);
const text = (page: Page): string => page.find(({ name }) => name === 'body')?.text ?? '';

/** Every field of the form as a browser would send it, some of them typed into. */
function fieldsOf(page: Page, typed: Record<string, string> = {}, button: Record<string, string> = {}) {
  const fields: Record<string, string> = {};
  let select = '';
  for (const { name: kind, attributes, text: content } of page) {
    const { name, type = '', value = '' } = attributes;
    if (kind === 'select') select = name ?? '';
    if (kind === 'option' && (!(select in fields) || 'selected' in attributes)) fields[select] = value;
    if (kind === 'textarea' && name) fields[name] = content.replace(/^\n/, '');
    if (kind === 'input' && name && !['radio', 'checkbox'].includes(type)) fields[name] = value;
  }
  for (const name of Object.keys(typed)) expect(name in fields || name.startsWith('closed.')).toBe(true);
  return { ...fields, ...typed, ...button };
}

const send = (page: Page, typed?: Record<string, string>, button?: Record<string, string>): Promise<Response> =>
  web.form(path, fieldsOf(page, typed, button), cookie);

const names = (page: Page): string[] =>
  page.filter(({ attributes }) => attributes.class === 'ledger-name').map((each) => each.text);

describe('looking', () => {
  test('yesterday’s rows are there, twenty at a time, the closed ones left out', async () => {
    const page = await open();
    expect(names(page)).toEqual(ROWS.slice(0, 20).map(({ name }) => name));
    expect(text(page)).toContain('未办结44条，已办结1条。没有改动的条目照旧，不用再填。');
    const last = await pageOf(await send(page, {}, { rows: 'projects page 2' }));
    expect(names(last)).toEqual(ROWS.slice(40, 44).map(({ name }) => name));
  });

  test('a search finds rows, also by Enter; closed ones when asked for', async () => {
    const found = await pageOf(
      await send(await open(), { 'find.projects': '项目４5', 'closed.projects': 'yes' }, { rows: 'projects find' }),
    );
    expect(names(found)).toEqual(['项目45']);
    const byEnter = await pageOf(await send(await open(), { 'find.projects': '项目3' }));
    expect(names(byEnter)).toEqual(['项目3', ...ROWS.slice(29, 39).map(({ name }) => name)]);
    expect(
      await (await web.request(`/api/programmes/suizhou/days/${SECOND}/submissions/a`, { key: web.keys.unit })).status,
    ).toBe(404);
  });

  test('what was changed goes along from page to page, on top', async () => {
    const changed = { 'row.projects.state.项目2': '停工' };
    const next = await pageOf(
      await send(await open(), { ...changed, 'figure.staff': '9' }, { rows: 'projects page 1' }),
    );
    expect(names(next)[0]).toBe('项目2');
    expect(names(next)).toHaveLength(21);
    expect(fieldsOf(next)).toMatchObject({ ...changed, 'figure.staff': '9' });
  });

  test('a page of it is small', async () => {
    const answer = await web.request(path, { headers: { cookie } });
    expect((await answer.text()).length).toBeLessThan(100_000);
  });
});

test('an error is told at its cell, the row by its name, and everything typed stays', async () => {
  const typed = { 'row.projects.progress.项目4': '一半', 'row.projects.invested.项目5': '7' };
  const answer = await send(await open(), typed);
  expect(answer.status).toBe(422);
  const page = await pageOf(answer);
  const cell = byId(page, 'row-projects-0-progress');
  expect([cell?.attributes.value, cell?.attributes['aria-invalid']]).toEqual(['一半', 'true']);
  expect(byId(page, 'row-projects-0-progress-error')?.text).toContain('“项目4”的“形象进度”');
  expect(
    page.find(({ name, attributes }) => name === 'a' && attributes.href?.startsWith('#row'))?.attributes.href,
  ).toBe('#row-projects-0-progress');
  expect(fieldsOf(page)).toMatchObject(typed);
});

test('a rule over the row is told at the row', async () => {
  const page = await pageOf(await send(await open(), { 'row.projects.state.项目4': '竣工' }));
  expect(byId(page, 'row-projects-0')?.text).toContain('竣工项目的形象进度应为 100');
});

describe('sending', () => {
  test('a changed cell, a new row, a row taken out: the rest stays, and only what differs is stored', async () => {
    const more = await pageOf(await send(await open(), {}, { rows: 'projects add' }));
    const typed = {
      'row.projects.state.项目1': '停工',
      'drop.projects.项目3': '重复登记',
      'new.projects.n0.name': '新区管网',
      'new.projects.n0.state': '未开工',
    };
    const sent = await send(more, typed);
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?receipt=1`]);
    const receipt = await pageOf(await web.request(`${path}?receipt=1`, { headers: { cookie } }));
    expect(text(receipt)).toContain('在建项目台账改动3条');
    const again = await open();
    expect(names(again).slice(0, 3)).toEqual(['项目1', '项目2', '项目4']);
    expect(fieldsOf(again)['row.projects.state.项目1']).toBe('停工');
    const { indicators } = await closeDay(web.world, (await currentProgramme(web.world.table, 'suizhou'))!, SECOND);
    expect(indicators.all).toMatchObject({ byUnit: { a: { value: '45' } } });
    expect(indicators.stopped).toMatchObject({ byUnit: { a: { value: '1' } } });
  });

  test('two people: the rows that one changed go along on top of what stands', async () => {
    const page = await open();
    expect((await send(page, { 'row.projects.state.项目5': '停工' })).status).toBe(303);
    const met = await send(page, { id: 'other', 'row.projects.invested.项目5': '99' });
    expect(met.status).toBe(409);
    const choice = await pageOf(met);
    expect(text(choice)).toContain('在建项目台账：项目5');
    expect((await send(choice)).status).toBe(303);
    expect(fieldsOf(await open())).toMatchObject({
      'row.projects.state.项目5': '停工',
      'row.projects.invested.项目5': '99.00',
    });
  });

  test('the history of a row says who changed which cell when, newest first', async () => {
    const shown = async (row: string) =>
      web.request(`${path}/ledgers/projects?row=${encodeURIComponent(row)}`, { headers: { cookie } });
    const page = text(await pageOf(await shown('项目5'))).replace(/\s+/g, ' ');
    expect(page).toMatch(
      /4月9日的第3次报送.*累计完成投资：4\.50万元 → 99\.00万元.*第2次报送.*状态：在建 → 停工.*4月8日的第1次报送/,
    );
    expect((await shown('没有的项目')).status).toBe(404);
    expect((await web.request(`${path}/ledgers/none?row=x`, { headers: { cookie } })).status).toBe(404);
  });

  test('nothing to report leaves the rows as they are', async () => {
    const page = await open();
    const answer = await send(page, {}, { nil: 'yes' });
    expect([303, 422]).toContain(answer.status);
  });
});
