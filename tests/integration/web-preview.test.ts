/**
 * Preview, hold, signatures and issuing by hand, as the office meets them on its pages.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../functions/contract.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import { createKey, listKeys } from '../../functions/records/access/access-keys.ts';
import { decisionsOf } from '../../functions/records/day/decisions.ts';
import { editionsOf } from '../../functions/records/edition/editions.ts';
import { partition } from '../../functions/records/store/keys.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import type { World } from '../../functions/runtime/world.ts';
import { DAY, openWebWorld, type WebWorld, webProgramme } from '../support/web-world.ts';

let web: WebWorld;
const desk = `/desk/suizhou/${DAY}`;
const preview = `${desk}/preview`;

async function open(review: Programme['schedule']['review']): Promise<void> {
  web = await openWebWorld({ schedule: { ...webProgramme().schedule, review } });
  await web.put({ id: 'a', figures: { garbage: 612.5, dissuaded: 3010 } });
}

const see = async (key = web.keys.office, path = preview): Promise<string> => (await web.request(path, { key })).text();
const editions = () => editionsOf(web.world.table, 'suizhou', DAY);
const decisions = () => decisionsOf(web.world.table, 'suizhou', DAY);
const basisIn = (page: string): string => /name="basis" value="(\w+)"/.exec(page)?.[1] ?? '';

async function act(what: string, fields: Record<string, string> = {}, key = web.keys.office) {
  const seen = what === 'issue' ? { confirm: 'yes', missing: ['b', 'c'] } : {}; // only unit a ever reports here
  const answer = await web.form(`${desk}/${what}`, { ...seen, ...fields }, await web.cookie(key));
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
}

/** What is stored in the programme's own partition, keys only. */
const stored = async (): Promise<string[]> =>
  (await web.world.table.query(partition('suizhou'), {})).map(({ sk, version }) => `${sk} ${version}`);

describe('a preview', () => {
  beforeEach(() => open('optional'));

  test('shows the figures so far and who is missing, offers the draft, and stores nothing', async () => {
    const before = await stored();
    const page = await see();
    for (const shown of ['612.5', '3010', '还有2个单位未报', '预览不编期号', '自动编发']) expect(page).toContain(shown);
    for (const file of ['briefing.html', 'briefing.docx']) {
      const answer = await web.request(`${preview}/${file}`, { key: web.keys.office });
      expect(answer.status).toBe(200);
      const disposition = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
      if (file === 'briefing.docx') expect(disposition).toContain('草稿');
    }
    expect(await stored()).toEqual(before);
  });

  test('of no reporting day, of tomorrow, or of another file there is none', async () => {
    for (const path of [
      `/desk/suizhou/2022-03-31/preview`,
      `/desk/suizhou/2022-04-09/preview`,
      `${preview}/figures.xlsx`,
    ]) {
      expect((await web.request(path, { key: web.keys.office })).status).toBe(404);
    }
  });

  test('after issue it says whether anything differs', async () => {
    await act('issue');
    expect(await see()).toContain('现在的内容与已编发的一致');
    await web.put({ id: 'a2', basedOn: 1, figures: { garbage: 600, dissuaded: 3010 } });
    expect(await see()).toContain('编发之后内容有变化');
  });
});

describe('a hold', () => {
  beforeEach(() => open('optional'));

  test('keeps the day from being issued, by the clock and by hand, until it is released', async () => {
    expect((await act('hold')).status).toBe(422);
    expect((await act('hold', { reason: '等住建局核数' })).to).toBe(`${preview}?done=hold`);
    expect(await see()).toContain('等住建局核数');
    const refused = await act('issue');
    expect([refused.status, refused.text.includes('已暂缓编发（等住建局核数）')]).toEqual([409, true]);
    web.setNow('2022-04-09T00:30:00.000Z');
    const world: World = { ...web.world, queue: { send: async (job) => void (await runJob(web.world, job)) } };
    await runEveryClock(world);
    expect(await editions()).toEqual([]);
    expect((await act('release')).to).toBe(`${preview}?done=release`);
    await runEveryClock(world);
    expect(await editions()).toMatchObject([{ issue: 8, edition: 1, by: 'clock' }]);
  });

  test('pressed twice it is one decision; after issue it is refused in words', async () => {
    await act('hold', { reason: '核数' });
    web.setNow('2022-04-08T08:31:00.000Z');
    await act('hold', { reason: '核数' });
    await act('release');
    await act('release');
    expect((await decisions()).map(({ kind }) => kind)).toEqual(['hold', 'release']);
    await act('issue');
    const late = await act('hold', { reason: '太晚' });
    expect([late.status, late.text.includes('已编发（第1期），不能再暂缓')]).toEqual([409, true]);
    expect(await decisions()).toHaveLength(2);
  });

  test('is not offered where the programme issues by itself', async () => {
    await open('none');
    expect(await see()).not.toContain('暂缓编发');
    expect((await act('hold', { reason: '核数' })).text).toContain('不能暂缓');
    expect(await decisions()).toEqual([]);
  });
});

describe('signatures', () => {
  let reviewer: string;
  const keyOf = async (role: Role, signer?: string): Promise<string> => {
    const made = { programme: 'suizhou', role, at: '2022-04-01T00:00:00.000Z', ...(signer ? { signer } : {}) };
    return (await createKey(web.world.table, made)).key;
  };
  beforeEach(async () => {
    await open('required');
    reviewer = await keyOf('office');
  });

  const sign = async (step: string, name: string, key = web.keys.office, basis?: string) =>
    act('sign', { step, name, basis: basis ?? basisIn(await see(key)) }, key);
  const signAll = async () => {
    await sign('draft', '甲某');
    await sign('review', '乙某', reviewer);
    return sign('approve', '丙某', web.keys.signatory);
  };

  test('the clock issues only after all three, with their names', async () => {
    web.setNow('2022-04-09T00:30:00.000Z');
    const world: World = { ...web.world, queue: { send: async (job) => void (await runJob(web.world, job)) } };
    await runEveryClock(world);
    expect((await act('issue')).text).toContain('还没有签发');
    expect(await editions()).toEqual([]);
    expect((await signAll()).to).toBe(`${preview}?done=approve`);
    await runEveryClock(world);
    expect(await editions()).toMatchObject([
      { issue: 1, signed: { drafted: '甲某', reviewed: '乙某', approved: '丙某' } },
    ]);
  });

  test('each in its turn, by name, the last with the signatory’s key; pressed twice it is one', async () => {
    const basis = basisIn(await see());
    expect((await sign('review', '乙某')).text).toContain('请先完成“拟稿”');
    expect((await sign('draft', ' ')).text).toContain('请填写姓名');
    await sign('draft', '甲某', undefined, basis);
    expect((await sign('draft', '甲某', undefined, basis)).status).toBe(303);
    expect((await sign('draft', '别人', reviewer, basis)).text).toContain('已由甲某签过');
    await sign('review', '乙某', reviewer, basis);
    const wrongKey = await sign('approve', '丙某', web.keys.office, basis);
    expect([wrongKey.status, wrongKey.text.includes('须用签发人的访问码')]).toEqual([403, true]);
    expect((await decisions()).map(({ kind }) => kind)).toEqual(['draft', 'review']);
  });

  test('are three people’s: one key or one name gives one of them', async () => {
    const basis = basisIn(await see());
    await sign('draft', '甲某');
    const own = await sign('review', '乙某', undefined, basis);
    expect([own.status, own.text]).toEqual([403, expect.stringContaining('“拟稿”由甲某签，“审核”须由另一人')]);
    expect(await see()).toContain('“审核”须由另一人用自己的访问码签');
    const namesake = await sign('review', '甲某', reviewer, basis);
    expect([namesake.status, namesake.text.includes('须由另一人')]).toEqual([403, true]);
    expect((await decisions()).map(({ kind }) => kind)).toEqual(['draft']);
    expect((await sign('review', '乙某', reviewer)).status).toBe(303);
    const approved = await sign('approve', '乙某', web.keys.signatory, basis);
    expect([approved.status, approved.text.includes('“审核”由乙某签，“签发”须由另一人')]).toEqual([403, true]);
  });

  test.each([
    [2, ['甲某', '甲某'], [303, 303, 403]],
    [1, ['甲某', '甲某'], [303, 303, 303]],
  ] as const)('of at least %i people where the programme says so', async (signers, [draft, review], answers) => {
    const schedule = { ...webProgramme().schedule, review: 'required' as const, signers };
    web = await openWebWorld({ schedule });
    await web.put({ id: 'a', figures: { garbage: 612.5, dissuaded: 3010 } });
    const one = await keyOf('signatory');
    const basis = basisIn(await see());
    const given = [
      await sign('draft', draft, one),
      await sign('review', review, one),
      await sign('approve', '', one, basis),
    ];
    expect(given.map(({ status }) => status)).toEqual(answers);
  });

  test('the name is the key’s own: made with it or given once, and no other is taken', async () => {
    const named = await keyOf('office', '丁某');
    expect(await see(named)).toContain('拟稿人：丁某');
    expect(await see(named)).not.toContain('id="name"');
    await sign('draft', '别人', named);
    expect((await decisions()).map(({ name }) => name)).toEqual(['丁某']);
    await sign('review', '乙某', reviewer);
    const signer = async () => (await listKeys(web.world.table, 'suizhou')).map((key) => key.signer);
    expect((await signer()).filter(Boolean).sort()).toEqual(['丁某', '乙某']);
    await web.put({ id: 'a2', basedOn: 1, figures: { garbage: 600, dissuaded: 3010 } });
    await sign('draft', '改名', reviewer);
    expect((await decisions()).at(-1)?.name).toBe('乙某');
  });

  test('a report that changes what was signed asks again, before and after issue', async () => {
    const seen = basisIn(await see());
    await web.put({ id: 'a2', basedOn: 1, figures: { garbage: 600, dissuaded: 3010 } });
    expect((await sign('draft', '甲某', undefined, seen)).text).toContain('您查看之后内容又有变化');
    await signAll();
    await web.put({ id: 'a3', basedOn: 2, figures: { garbage: 601, dissuaded: 3010 } });
    expect((await act('issue')).text).toContain('签过之后内容有变化');
    expect(await see()).toContain('须按现在的内容重新签');
    await signAll();
    expect((await act('issue')).status).toBe(303);
    await web.put({ id: 'a4', basedOn: 3, figures: { garbage: 602, dissuaded: 3010 } });
    expect((await act('issue', { reason: '环卫更正' })).text).toContain('签过之后内容有变化');
    await signAll();
    expect((await act('issue', { reason: '环卫更正' })).status).toBe(303);
    expect(await editions()).toHaveLength(2);
  });

  test('the board and the ledger say whether they hold for what would be issued now', async () => {
    const board = () => see(web.keys.office, desk);
    const ledger = () => see(web.keys.office, '/desk/suizhou/runs');
    web.setNow('2022-04-08T10:30:00.000Z');
    expect(await board()).toContain('等待签发，签发后才会编发。');
    await signAll();
    expect(await board()).toContain('已签发，签的就是现在的内容。');
    expect(await board()).not.toContain('等待签发');
    await web.put({ id: 'a2', basedOn: 1, figures: { garbage: 600, dissuaded: 3010 } });
    expect(await board()).toContain('签发后内容有变，原来的签名不再有效');
    expect(await board()).toContain(`<a href="${preview}">去签发</a>`);
    web.setNow('2022-04-09T00:31:00.000Z');
    expect(await ledger()).toContain('签发后内容有变，等待重新签发。');
    await signAll();
    for (const page of [await board(), await ledger()]) expect(page).not.toContain('重新签发');
  });

  test('a hold and its release take nothing back of what was signed', async () => {
    await signAll();
    await act('hold', { reason: '核数' });
    await act('release');
    expect(await see(web.keys.office, desk)).toContain('已签发，签的就是现在的内容。');
    expect((await act('issue')).status).toBe(303);
  });

  test('where the programme wants none, none is taken', async () => {
    await open('none');
    expect((await sign('draft', '甲某')).text).toContain('不需要签发');
    expect(await decisions()).toEqual([]);
  });
});
