/**
 * Corrections as the office meets them: which editions are out of date, what would change, and issuing them in order.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { noteOutdated } from '../../functions/pipeline/edition/note-outdated.ts';
import { outdatedEditions } from '../../functions/pipeline/edition/outdated.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import { editionsOf } from '../../functions/records/edition/editions.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { partition } from '../../functions/records/store/keys.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { countCalls } from '../support/call-points.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const D1 = '2022-04-06';
const D2 = '2022-04-07';
const list = '/desk/suizhou/corrections';

let web: WebWorld;
beforeEach(async () => {
  web = await openWebWorld();
  for (const [day, at] of [
    [D1, '2022-04-07T00:10:00.000Z'],
    [D2, '2022-04-08T00:10:00.000Z'],
  ] as const) {
    web.setNow(`${day}T08:00:00.000Z`);
    await web.put({ id: day, figures: { garbage: 600, dissuaded: 100 } }, { day });
    web.setNow(at);
    await runJob(web.world, { kind: 'issue', programme: 'suizhou', day });
  }
  web.setNow('2022-04-08T01:00:00.000Z');
});

const see = async (path = list): Promise<string> => (await web.request(path, { key: web.keys.office })).text();
async function post(path: string, fields: readonly (readonly [string, string])[]) {
  const answer = await web.request(path, {
    method: 'POST',
    headers: {
      cookie: await web.cookie(web.keys.office),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
  });
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
}
const change = (garbage: number, basedOn: number) =>
  web.put({ id: `c${garbage}`, basedOn, figures: { garbage, dissuaded: 100 } }, { day: D1 });
const editions = async (day: string) =>
  (await editionsOf(web.world.table, 'suizhou', day)).map(({ edition, reason }) => [edition, reason]);
const seenIn = (page: string, day: string): readonly [string, string] => [
  `seen.${day}`,
  new RegExp(`name="seen.${day}" value="(\\w+)"`).exec(page)?.[1] ?? '',
];

test('nothing is out of date until a report changes; then its day is, and every later total with it', async () => {
  expect(await see()).toContain('没有需要更正的');
  await change(610, 1);
  const before = await web.world.table.query(partition('suizhou'), {});
  const page = await see();
  for (const shown of [
    `value="${D1}"`,
    `value="${D2}"`,
    '<del>600吨</del>',
    '<ins>610吨</ins>',
    '<del>1200吨</del>',
    '<ins>1210吨</ins>',
  ]) {
    expect(page).toContain(shown);
  }
  expect(await web.world.table.query(partition('suizhou'), {})).toEqual(before);
});

test('several are corrected in order with one reason; then nothing is left', async () => {
  await change(610, 1);
  const page = await see();
  const fields = [['day', D2], ['day', D1], ['reason', '环卫中心更正'], seenIn(page, D1), seenIn(page, D2)] as const;
  const done = await post(list, fields);
  expect([done.status, done.text.indexOf('4月6日：已编发') < done.text.indexOf('4月7日：已编发')]).toEqual([200, true]);
  expect([await editions(D1), await editions(D2)]).toEqual([
    [
      [1, undefined],
      [2, '环卫中心更正'],
    ],
    [
      [1, undefined],
      [2, '环卫中心更正'],
    ],
  ]);
  expect(done.text).toContain('没有需要更正的');
  const again = await post(list, fields);
  expect([again.status, again.text.includes('4月6日：')]).toEqual([409, true]);
  expect(await editions(D1)).toHaveLength(2);
});

test('without a choice or a reason, or of a day without a briefing, nothing is issued and what was typed stays', async () => {
  await change(610, 1);
  expect((await post(list, [['reason', '更正']])).text).toContain('没有选中任何一期');
  expect((await post(list, [['day', D1]])).text).toContain('请写明更正原因');
  const none = await post(list, [
    ['day', DAY],
    ['day', '<b>'],
    ['reason', '手误'],
  ]);
  expect([none.status, none.text.includes('4月8日：没有需要更正的内容')]).toEqual([409, true]);
  expect(none.text).toContain('手误');
  expect(none.text).not.toContain('<b>');
  expect([await editions(D1), await editions(DAY)]).toEqual([[[1, undefined]], []]);
});

describe('one alone', () => {
  const path = `/desk/suizhou/${D1}/correct`;
  const seenAlone = (page: string) => ['seen', /name="seen" value="(\w+)"/.exec(page)?.[1] ?? ''] as const;

  test('shows the differences, wants a reason, and is issued as shown', async () => {
    expect(await see(path)).toContain('没有可以更正的内容');
    await change(610, 1);
    const page = await see(path);
    expect(page).toContain('<ins>610吨</ins>');
    expect((await post(path, [seenAlone(page)])).text).toContain('请写明更正原因');
    const done = await post(path, [seenAlone(page), ['reason', '更正']]);
    expect([done.status, done.to]).toEqual([303, `/desk/suizhou/${D1}/preview?done=corrected`]);
    expect((await post(path, [seenAlone(page), ['reason', '更正']])).text).toContain('无需更正');
    expect(await editions(D1)).toHaveLength(2);
  });

  test('changed since it was shown, it is not issued: the new differences come with the reason kept', async () => {
    await change(610, 1);
    const page = await see(path);
    await change(611, 2);
    const refused = await post(path, [seenAlone(page), ['reason', '原因在此']]);
    expect(refused.status).toBe(409);
    for (const shown of ['您查看之后内容又有变化', '<ins>611吨</ins>', '原因在此'])
      expect(refused.text).toContain(shown);
    expect(await editions(D1)).toHaveLength(1);
  });

  test('of a day without a briefing there is none', async () => {
    expect((await web.request(`/desk/suizhou/${DAY}/correct`, { key: web.keys.office })).status).toBe(404);
  });
});

test('what is out of date is found although the day was not closed again yet', async () => {
  await change(610, 1);
  const stored = (await currentProgramme(web.world.table, 'suizhou'))!;
  const found = await outdatedEditions(web.world, stored);
  expect(found.map(({ edition, changes }) => [edition.day, changes.map(({ name }) => name)])).toEqual([
    [D1, ['收集转运垃圾']],
    [D2, ['收集转运垃圾']],
  ]);
});

describe('the board', () => {
  const board = async (day = DAY): Promise<string> => see(`/desk/suizhou/${day}`);
  const says = '2期已编发的简报与现有数字不符（有补报或修改）：4月6日（第1期）、4月7日（第2期）';

  test('says after the next tick which issued editions are out of date, until they are corrected', async () => {
    await runEveryClock(web.world);
    expect(await board()).not.toContain('与现有数字不符');
    await change(610, 1);
    await runEveryClock(web.world);
    for (const day of [DAY, D1]) expect(await board(day)).toContain(says);
    expect(await board()).toContain(`<a href="${list}">去更正</a>`);
    await post(list, [['day', D1], ['reason', '补报'], seenIn(await see(), D1)]);
    expect(await board()).toContain('1期已编发的简报与现有数字不符（有补报或修改）：4月7日（第2期）');
    await post(list, [['day', D2], ['reason', '补报'], seenIn(await see(), D2)]);
    expect(await board()).not.toContain('与现有数字不符');
  });

  test('says it at once of words that the office changed after issue, and takes it back with them', async () => {
    const decide = async (what: string) =>
      web.form(
        `/desk/suizhou/${D1}/units/a/${what}`,
        { revision: '1', reason: '请核对' },
        await web.cookie(web.keys.office),
      );
    await decide('return');
    expect(await board()).toContain('1期已编发的简报与现有数字不符（有补报或修改）：4月6日（第1期）');
    await decide('accept');
    expect(await board()).not.toContain('与现有数字不符');
  });

  test('reads one item more; a tick closes nothing anew while no report changed since an issue', async () => {
    await runEveryClock(web.world);
    const { world, calls } = countCalls(web.world);
    await noteOutdated(world, (await currentProgramme(web.world.table, 'suizhou'))!);
    expect(calls.length).toBeLessThanOrEqual(2);
  });
});
