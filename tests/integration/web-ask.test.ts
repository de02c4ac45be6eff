/**
 * Questions to the archive, as its page and as JSON: answered with what was issued and nothing else, or not at all.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { openDocuments } from '../../functions/runtime/documents.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
const BEFORE = '2022-04-07';
const TEMPLATES = new URL('../../templates', import.meta.url).pathname;

interface Said {
  readonly answers: readonly Readonly<Record<string, unknown>>[];
  readonly briefings: readonly unknown[];
  readonly problems: readonly { readonly message: string; readonly choices: readonly string[] }[];
}

const path = (question: string): string => `/archive/suizhou/ask?${new URLSearchParams({ q: question })}`;
const json = async (question: string): Promise<Said> => {
  const headers = { accept: 'application/json' };
  return (await web.request(path(question), { key: web.keys.reader, headers })).json() as Promise<Said>;
};
const one = async (question: string) => (await json(question)).answers[0];
const page = async (question: string, key = web.keys.reader): Promise<string> =>
  (await web.request(path(question), { key, headers: { accept: 'text/html' } })).text();

async function report(day: string, garbage: string, dissuaded: string): Promise<void> {
  await web.put({ id: `a${day}`, figures: { garbage, dissuaded } }, { day });
  await web.put({ id: `b${day}`, figures: { garbage: '20', dissuaded: '3' } }, { day, unit: 'b', key: web.keys.unitB });
}

async function issue(day: string): Promise<void> {
  const stored = (await currentProgramme(web.world.table, 'suizhou'))!;
  const issued = await issueBriefing(web.world, stored, day, { by: 'k' });
  if (issued.outcome !== 'issued') throw new Error(JSON.stringify(issued));
}

beforeEach(async () => {
  web = await openWebWorld();
  const documents = openDocuments(TEMPLATES);
  Object.assign(web.world, { documents: async () => documents });
  web.setNow('2022-04-07T09:00:00.000Z');
  await report(BEFORE, '600.0', '10');
  web.setNow('2022-04-08T00:00:00.000Z');
  await issue(BEFORE);
  web.setNow('2022-04-08T09:00:00.000Z');
  await report(DAY, '612.5', '12');
});

describe('a question', () => {
  test('is answered with the figure, its day, change and explanation', async () => {
    web.setNow('2022-04-09T00:00:00.000Z');
    await issue(DAY);
    expect(await one('收集转运垃圾 昨天')).toMatchObject({
      ...{ indicator: 'garbage', day: DAY, figure: 'day', value: '632.5', measure: '吨' },
      ...{ total: '1252.5', previous: '620.0', change: '12.5', explain: `/archive/suizhou/${DAY}/figures/garbage` },
    });
    expect(await one('转运垃圾累计')).toMatchObject({ figure: 'total', value: '1252.5' });
    expect(await one('高新区大队 劝离劝返市民 4月7日')).toMatchObject({ day: BEFORE, value: '3', of: { unit: 'b' } });
    expect(await one('环卫 劝返市民')).toBeUndefined();
    expect(await one('市环卫服务中心 劝离劝返市民')).toMatchObject({ value: '12', previous: '10', change: '2' });
    expect(await one('4月7日至8日收集转运垃圾')).toMatchObject({ from: BEFORE, to: DAY, value: '1252.5' });
    expect(await one('执法队伍 收集转运垃圾')).toMatchObject({ value: '20.0', of: { group: '执法队伍' } });
    expect(await one('高新区大队 在岗环卫工人')).toMatchObject({ value: null, why: 'no-value' });
    expect(await one('市环卫服务中心 只问乙单位')).toMatchObject({ value: null, why: 'not-asked' });
    expect((await json('4月7日')).briefings).toEqual([{ day: BEFORE, issue: 1 }]);
    const html = await page('收集转运垃圾 昨天');
    expect(html).toContain('<strong>632.5</strong> 吨');
    expect(html).toContain('较前一日增加12.5吨；累计1,252.5吨');
  });

  test('is not answered from what was not issued', async () => {
    await web.request(`/desk/suizhou/${DAY}/preview`, { key: web.keys.office });
    expect(await one(`收集转运垃圾 ${DAY}`)).toMatchObject({ value: null, why: 'no-briefing' });
    expect(await one('收集转运垃圾')).toMatchObject({ day: BEFORE, value: '620.0' });
    expect(await one('本周收集转运垃圾')).toMatchObject({ value: '620.0', until: BEFORE });
    expect(await page(`执法队伍 收集转运垃圾 ${DAY}`)).toContain('这一天没有已印发的简报');
  });

  test('that is not understood says so, with what may be meant', async () => {
    const { answers, problems } = await json('单位 昨天');
    expect([answers, problems.map(({ message }) => message)]).toEqual([[], ['“单位”可能是：']]);
    expect(problems[0]?.choices).toEqual(['只问乙单位', '直属单位']);
    expect((await json('收集转运垃圾同比')).problems[0]?.message).toContain('“同比”');
    expect(await page('单位 昨天')).toContain('没有读懂，所以没有回答');
    expect((await json('垃'.repeat(201))).problems[0]?.message).toContain('200');
  });

  test('of words alone goes to the search of words', async () => {
    const answer = await web.request(path('夜间保洁'), { key: web.keys.reader, headers: { accept: 'text/html' } });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/archive/suizhou/search?${new URLSearchParams({ q: '夜间保洁' })}`,
    ]);
    expect((await web.request(path('垃圾'), { key: web.keys.unit })).status).toBe(403);
  });
});
