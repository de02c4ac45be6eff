/**
 * The office looks at one unit's report and decides: return, accept, word for the briefing, enter for the unit.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { verifyDecisions } from '../../functions/pipeline/verify/decisions.ts';
import { reportDecisionsOf } from '../../functions/records/report/decisions.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
let cookie: string;
const unitPage = `/desk/suizhou/${DAY}/units/a`;

beforeEach(async () => {
  web = await openWebWorld();
  cookie = await web.cookie(web.keys.office);
  await web.put({ id: 'y', figures: { garbage: 598.4, dissuaded: 1200 } }, { day: '2022-04-07' });
  const narratives = [
    { kind: '工作动态', text: '出动洒水车12台次，锟斤拷垃圾600吨。' },
    { kind: '问题协调', text: '南门桥围挡破损' },
  ];
  await web.put({ id: 'a', figures: { garbage: 612.5, dissuaded: 3010 }, narratives });
});

const see = async (path = unitPage): Promise<string> => (await web.request(path, { headers: { cookie } })).text();
const decisions = () => reportDecisionsOf(web.world.table, 'suizhou', DAY, 'a');
const act = (what: string, fields: Record<string, string> = {}) =>
  web.form(`${unitPage}/${what}`, { revision: '1', ...fields }, cookie);

test('shows figures beside the day before, what was asked, and the narratives', async () => {
  const page = await see();
  for (const shown of [
    '612.5吨',
    '598.4吨',
    '+14.1',
    '锟斤拷垃圾600吨',
    '文字质量',
    '南门桥围挡破损',
    '列入督办事项',
    'badge-late">待核',
  ]) {
    expect(page).toContain(shown);
  }
  expect((await web.request(`/desk/suizhou/${DAY}/units/nobody`, { headers: { cookie } })).status).toBe(404);
  expect(await see(`/desk/suizhou/${DAY}/units/c`)).toContain('还没有收到');
});

describe('returning', () => {
  test('the unit reads the reason on its form and receipt until it sends anew', async () => {
    const done = await act('return', { reason: '请核对<b>垃圾量' });
    expect([done.status, done.headers.get('location')]).toEqual([303, `${unitPage}?done=return`]);
    expect(await see(`${unitPage}?done=return`)).toContain('已退回。单位打开填报页');
    const unit = await web.cookie(web.keys.unit);
    const asUnit = async (path: string) => (await web.request(path, { headers: { cookie: unit } })).text();
    for (const path of [`/report/suizhou/${DAY}`, `/report/suizhou/${DAY}?receipt=1`]) {
      expect(await asUnit(path)).toContain('请核对&lt;b&gt;垃圾量');
    }
    await web.put({ id: 'a2', basedOn: 1, figures: { garbage: 600, dissuaded: 3010 } });
    expect(await asUnit(`/report/suizhou/${DAY}`)).not.toContain('垃圾量');
    expect(await asUnit(`/report/suizhou/${DAY}?receipt=2`)).not.toContain('垃圾量');
    expect(await asUnit(`/report/suizhou/${DAY}?receipt=1`)).toContain('垃圾量');
  });

  test('without a reason, with too long a one, or about another revision nothing is written and the text is kept', async () => {
    expect((await act('return', { reason: ' ' })).status).toBe(422);
    const long = await act('return', { reason: '长'.repeat(301) });
    expect([long.status, (await long.text()).includes('长'.repeat(301))]).toEqual([422, true]);
    await web.put({ id: 'a2', basedOn: 1, figures: { garbage: 600, dissuaded: 3010 } });
    const late = await act('return', { reason: '数字偏大' });
    const page = await late.text();
    expect(late.status).toBe(409);
    expect(page).toContain('您查看的是第1次报送，现在是第2次');
    expect(page).toContain('数字偏大');
    expect(await decisions()).toEqual([]);
  });

  test('pressed twice it is decided once; accepting afterwards ends it; the chain is whole', async () => {
    await act('return', { reason: '核对' });
    web.setNow('2022-04-08T08:31:00.000Z');
    await act('return', { reason: '核对' });
    expect(await decisions()).toHaveLength(1);
    await act('accept');
    const [first, second] = await decisions();
    expect(first).toMatchObject({ number: 1, kind: 'return', reason: '核对', revision: 1, previous: null });
    expect(second).toMatchObject({ number: 2, kind: 'accept', by: expect.stringMatching(/^suizhou\./) });
    expect(await see()).toContain('已通过');
    expect(await verifyDecisions(web.world.table, 'suizhou', DAY)).toEqual([]);
  });
});

test('the board shows what was returned and accepted, until the unit sends anew', async () => {
  const board = `/desk/suizhou/${DAY}`;
  expect(await see(board)).not.toContain('已退回');
  await act('return', { reason: '核对' });
  const returned = await see(`${board}?state=questioned`);
  expect(returned).toContain('flag-return">已退回');
  expect(returned).toContain('1份报送已退回，还没有重报：市环卫服务中心');
  await act('accept');
  const accepted = await see(board);
  expect(accepted).toContain('flag-accept">已通过');
  expect(accepted).not.toContain('已退回');
  await web.put({ id: 'b', basedOn: 1, figures: { garbage: 612.5, dissuaded: 3011 } });
  expect(await see(board)).not.toContain('flag-accept');
});

describe('the briefing’s wording', () => {
  const texts = { 'text.0.taken': 'yes', 'text.0.text': '洒水12台次。', 'text.0.rank': '１' };

  test('is kept beside the original, and stays when the unit sends the same text again', async () => {
    expect((await act('texts', texts)).headers.get('location')).toBe(`${unitPage}?done=texts`);
    const page = await see();
    expect(page).toContain('洒水12台次。');
    expect(page).toContain('出动洒水车12台次，锟斤拷垃圾600吨。');
    expect((await decisions())[0]?.texts).toMatchObject([
      { at: 0, taken: true, text: '洒水12台次。', rank: 1 },
      { at: 1, taken: true },
    ]);
    const narratives = [{ kind: '工作动态', text: '出动洒水车12台次，锟斤拷垃圾600吨。' }];
    await web.put({ id: 'a2', basedOn: 1, figures: { garbage: 600, dissuaded: 1 }, narratives });
    expect(await see()).toContain('洒水12台次。');
  });

  test('taken without words, or with an order that is none, comes back as typed', async () => {
    const refused = await act('texts', { 'text.0.taken': 'yes', 'text.0.text': ' ', 'text.0.rank': '第一' });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain('采用了却没有文字');
    expect(page).toContain('顺序是“第一”');
    expect(await decisions()).toEqual([]);
  });
});

test('any two revisions can be compared', async () => {
  await web.put({ id: 'a2', basedOn: 1, figures: { garbage: 600, dissuaded: 3010 } });
  await web.put({ id: 'a3', basedOn: 2, figures: { garbage: 601, dissuaded: 3011 } });
  const latest = await see();
  expect(latest).toContain('第2次与第3次的不同');
  expect(latest).toContain('<del>600.0吨</del>');
  const wide = await see(`${unitPage}?from=1&to=3`);
  expect(wide).toContain('<del>612.5吨</del>');
  expect(wide).toContain('<del>出动洒水车12台次，锟斤拷垃圾600吨。</del>');
});

test('everything without findings is accepted in one step, and a second press finds nothing', async () => {
  await web.put({ id: 'b', nil: true }, { unit: 'b', key: web.keys.unitB });
  const done = await web.form(`/desk/suizhou/${DAY}/accept`, {}, cookie);
  expect(done.headers.get('location')).toBe(`/desk/suizhou/${DAY}?accepted=1`);
  expect(await see(`/desk/suizhou/${DAY}`)).toContain('通过全部没有疑问的报送');
  expect(await see(`/desk/suizhou/${DAY}?accepted=1`)).toContain('已通过1份没有疑问的报送');
  const again = await web.form(`/desk/suizhou/${DAY}/accept`, {}, cookie);
  expect(again.headers.get('location')).toBe(`/desk/suizhou/${DAY}?accepted=0`);
  const all = await reportDecisionsOf(web.world.table, 'suizhou', DAY);
  expect(all.map(({ unit, kind }) => [unit, kind])).toEqual([['b', 'accept']]);
});

describe('entering for a unit', () => {
  const enter = `/desk/suizhou/${DAY}/units/b/enter`;
  const fields = { id: 'x1', basedOn: '0', unit: 'b', 'figure.dissuaded': '７', 'figure.only_b': '2' };

  test('goes the same way in, is recorded as the office’s, and the unit sees it', async () => {
    expect(await see(enter)).toContain('您正在为高新区大队代填');
    const done = await web.form(enter, fields, cookie);
    expect(done.headers.get('location')).toBe(`/desk/suizhou/${DAY}/units/b?done=enter-1`);
    expect(await see(`/desk/suizhou/${DAY}/units/b?done=enter-1`)).toContain('由编发单位代填');
    const unit = await web.cookie(web.keys.unitB);
    const asUnit = async (path: string) => (await web.request(path, { headers: { cookie: unit } })).text();
    expect(await asUnit(`/report/suizhou/${DAY}`)).toContain('编发单位已代填第1次报送');
    expect(await asUnit(`/report/suizhou/${DAY}?receipt=1`)).toContain('由编发单位代填，请核对');
  });

  test('refused figures come back as typed; somebody faster is told, and the next press goes on top', async () => {
    const refused = await web.form(enter, { ...fields, 'figure.dissuaded': '约800' }, cookie);
    expect([refused.status, (await refused.text()).includes('约800')]).toEqual([422, true]);
    await web.put({ id: 'b1', nil: true }, { unit: 'b', key: web.keys.unitB });
    const late = await web.form(enter, fields, cookie);
    const page = await late.text();
    expect(late.status).toBe(409);
    expect(page).toContain('name="basedOn" value="1"');
    const done = await web.form(enter, { ...fields, basedOn: '1' }, cookie);
    expect(done.headers.get('location')).toContain('done=enter-2');
  });
});
