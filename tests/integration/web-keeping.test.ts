/**
 * The office's lists: matters from report to closing, rosters compared, and the audit of all that was done.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../functions/core/delivery/delivery.ts';
import { composeBriefing, readReports } from '../../functions/pipeline/briefing/compose.ts';
import { closeDay } from '../../functions/pipeline/day/close.ts';
import { auditEntries } from '../../functions/records/audit/audit.ts';
import { insertDelivery, updateDelivery } from '../../functions/records/delivery/deliveries.ts';
import { mattersOn } from '../../functions/records/matter/matters.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { auditedTable } from '../../functions/runtime/audited-table.ts';
import { AT } from '../support/sample-records.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const PROBLEM = '高新区桥头路灯不亮，请协调电力部门。';
let web: WebWorld;
let office: string;

beforeEach(async () => {
  web = await openWebWorld({
    units: [
      { id: 'a', name: '市环卫服务中心', responsible: '中心主任' },
      { id: 'b', name: '高新区大队' },
      { id: 'c', name: '防控工作督察组' },
    ],
    indicators: [
      ...[{ id: 'dissuaded', name: '劝返', unit: '人次', kind: 'flow', decimals: 0 } as const],
      { id: 'posts', name: '值守桥梁路口', unit: '个', kind: 'places', decimals: 0, roster: ['东桥', '西桥', '南桥'] },
    ].map((each) => ({ aliases: [], required: false, carry: false, ...each }) as never),
  });
  office = await web.cookie(web.keys.office);
});

const look = async (path: string, cookie = office): Promise<string> =>
  (await (await web.request(`/desk/suizhou/${path}`, { headers: { cookie } })).text()).replaceAll('&#x3D;', '=');
const post = (path: string, fields: Record<string, string>) => web.form(`/desk/suizhou/${path}`, fields, office);

/** What issuing does before it renders. */
async function compose(day: string) {
  const stored = (await currentProgramme(web.world.table, 'suizhou'))!;
  const close = await closeDay(web.world, stored, day);
  const reports = await readReports(web.world, stored.programme, close);
  const { templates } = await web.world.documents();
  const facts = { issue: 1, overall: 1, edition: 1, issuedAt: web.world.clock.now() };
  return composeBriefing(web.world, templates, stored, close, reports, facts);
}

describe('a matter', () => {
  const id = `${DAY}-a-1`;

  beforeEach(async () => {
    await web.put({ id: 'x', figures: { dissuaded: 3 }, narratives: [{ kind: '问题协调', text: PROBLEM }] });
    await compose(DAY);
  });

  test('is opened by the report, with the unit’s post and a due day, and is listed by age', async () => {
    expect(await mattersOn(web.world.table, 'suizhou', DAY)).toMatchObject([
      { id, text: PROBLEM, responsible: '中心主任', due: '2022-04-15' },
    ]);
    web.setNow('2022-04-17T01:00:00.000Z');
    const list = await look('matters');
    expect(list).toContain('未销号1件，其中逾期1件');
    expect(list).toContain('逾期2天');
    expect(list).toContain('第10次反映，已9天');
    expect(await look('matters?state=closed')).toContain('没有符合条件的督办事项');
    expect(await look('matters?unit=b')).toContain('没有符合条件的督办事项');
  });

  test('stands among at most fifty on a page', async () => {
    const problems = Array.from({ length: 50 }, (_, at) => ({
      kind: '问题协调',
      text: `第${at + 1}处井盖破损，请协调处置。`,
    }));
    web.setNow('2022-04-08T09:30:00.000Z');
    const sent = await web.put(
      { id: 'many', figures: { dissuaded: 1 }, narratives: problems },
      { unit: 'b', key: web.keys.unitB },
    );
    expect(sent.status).toBe(201);
    await compose(DAY);
    const first = await look('matters');
    expect(first.match(/<li class="matter">/g)).toHaveLength(50);
    expect(first).toContain('第1页，共2页');
    const next = /href="(\?[^"]*page[^"]*)" rel="next"/
      .exec(first)?.[1]
      ?.replaceAll('&amp;', '&')
      .replaceAll('&#x3D;', '=');
    const second = await look(`matters${next}`);
    expect(second.match(/<li class="matter">/g)).toHaveLength(1);
    expect(second).not.toContain('rel="next"');
    expect(await look('matters?page=999')).toContain('第2页，共2页');
  });

  test('is assigned, closed with a result that the day’s briefing tells, and opened again', async () => {
    await post(`matters/${id}`, { do: 'assign', seen: '0', responsible: '分管副主任', due: '2022-04-12' });
    const closed = await post(`matters/${id}`, { do: 'close', seen: '1', result: '已修复，恢复照明' });
    expect([closed.status, closed.headers.get('location')]).toEqual([303, `/desk/suizhou/matters/${id}`]);
    expect(await mattersOn(web.world.table, 'suizhou', DAY)).toMatchObject([
      { responsible: '分管副主任', due: '2022-04-12', closedOn: DAY, result: '已修复，恢复照明' },
    ]);
    expect(await mattersOn(web.world.table, 'suizhou', '2022-04-09')).toEqual([]);
    const shown = await look(`matters/${id}`);
    expect(shown).toContain('4月8日销号');
    expect(shown).toContain('已修复，恢复照明');
    web.setNow('2022-04-09T08:30:00.000Z');
    expect((await post(`matters/${id}`, { do: 'reopen', seen: '2', result: '又坏了' })).status).toBe(303);
    expect(await mattersOn(web.world.table, 'suizhou', '2022-04-09')).toMatchObject([{ id }]);
    expect(await look('matters')).toContain(PROBLEM);
  });

  test.each([
    [{ do: 'close', seen: '0', result: '' }, 422, '请写明办理结果'],
    [{ do: 'close', seen: '0', result: '长'.repeat(501) }, 422, '1到500个字'],
    [{ do: 'assign', seen: '0', responsible: '', due: '' }, 422, '至少写一项'],
    [{ do: 'assign', seen: '0', responsible: '', due: '2022-02-30' }, 422, '不是日历上的一天'],
    [{ do: 'reopen', seen: '0', result: '为什么' }, 422, '别人刚刚办理'],
    [{ do: 'burn', seen: '0' }, 422, '没有“burn”这个操作'],
    [{ do: 'close', seen: '7', result: '已修复' }, 409, '别人刚刚办理'],
    [{ do: 'close', seen: 'x', result: '已修复' }, 409, '别人刚刚办理'],
  ])('is not changed by %j, and what was typed stays', async (fields, status, words) => {
    const answer = await post(`matters/${id}`, fields as Record<string, string>);
    const text = await answer.text();
    expect([answer.status, text]).toEqual([status, expect.stringContaining(words)]);
    if ('result' in fields && fields.result === '已修复') expect(text).toContain('已修复');
    expect(await mattersOn(web.world.table, 'suizhou', DAY)).toMatchObject([{ id, responsible: '中心主任' }]);
  });

  test('that does not exist is not found', async () => {
    for (const other of ['x', '2022-04-08-a-9', '..%2f..', '2022-04-08-a-1%23']) {
      expect((await web.request(`/desk/suizhou/matters/${other}`, { headers: { cookie: office } })).status).toBe(404);
    }
  });
});

describe('a roster', () => {
  test('tells what is covered, by whom and since when, what is not, and a text for the group', async () => {
    await web.put({ id: 'y', figures: { dissuaded: 1, posts: ['东桥'] } }, { day: '2022-04-07' });
    await compose('2022-04-07');
    await web.put({ id: 'x', figures: { dissuaded: 1, posts: ['东桥', '别处'] } }, { unit: 'b', key: web.keys.unitB });
    const page = await look(`${DAY}/rosters`);
    expect(page).toContain('应覆盖3个，已覆盖1个，未覆盖2个');
    expect(page).toContain('市环卫服务中心，4月7日');
    expect(page).toContain(
      '【疫情防控工作每日专报】截至4月8日，值守桥梁路口应覆盖3个，已覆盖1个，尚有2个未覆盖：西桥、南桥。\n请市环卫服务中心（中心主任）、高新区大队、防控工作督察组抓紧落实',
    );
    await web.put({ id: 'z', figures: { dissuaded: 1, posts: ['西桥', '南桥'] } });
    expect(await look(`${DAY}/rosters`)).toContain('已全部覆盖');
    expect((await web.request('/desk/suizhou/2022-03-01/rosters', { headers: { cookie: office } })).status).toBe(404);
  });
});

describe('the audit', () => {
  test('shows who did what, by period, person and kind, made up for where nothing was written', async () => {
    await post('keys', { role: 'unit', unit: 'b', label: '值班手机', days: '0' });
    const page = await look('audit');
    expect(page).toContain('访问码 新增（补记）');
    expect(page).toContain('值班手机');
    expect(page).toContain('编发单位 suizhou.');
    expect(await look('audit?what=KEY&from=2022-04-09')).toContain('没有符合条件的记录');
    expect(await look('audit?what=PROGRAMME')).not.toContain('值班手机');
    expect(await look('audit?from=nonsense&below=x&who=nobody')).toContain('没有符合条件的记录');
  });

  test('says days, units, roles and editions, no key of a record; what is tried again and again is one row', async () => {
    await post('keys', { role: 'unit', unit: 'b', label: '值班手机', days: '0' });
    const about = { programme: 'suizhou', day: DAY, edition: 1, channel: 'wecom', recipient: 'env:WECOM' };
    await insertDelivery(web.world.table, { ...about, attempts: [] });
    await look('audit'); // makes up for its entry
    for (const times of [1, 2]) {
      const attempts = Array.from({ length: times }, () => ({ at: AT, answer: '40001', ok: false, retry: true }));
      expect(await updateDelivery(web.world.table, { ...about, attempts } as Delivery, times)).toBe(true);
      await look('audit');
    }
    const rows = [...(await look('audit')).matchAll(/<th scope="row">(.*?)<\/td>/gs)].map(([, row]) =>
      row!.replace(/<[^>]*>/g, '|'),
    );
    expect(rows.join('\n')).not.toMatch(/#|wecom|[0-9a-f]{12}|\b(?:unit|office|reader)\b/);
    expect(rows.filter((row) => row.includes('投递'))).toEqual([
      expect.stringMatching(/投递 更改.*2022年4月8日 星期五 · 第1版 · 企业微信 · 共2次，自/s),
      expect.stringMatching(/投递 新增.*2022年4月8日 星期五 · 第1版 · 企业微信/s),
    ]);
    expect(rows.join('\n')).toContain('报送单位 · 高新区大队 · 值班手机');
  });

  test('of changes that were made through an audited table carries who did them at once', async () => {
    const table = auditedTable(web.world.table, web.world.clock, web.world.log);
    const { app } = await import('../../functions/desk/handler.ts');
    const headers = {
      cookie: office,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    };
    const body = new URLSearchParams({ role: 'unit', unit: 'b', days: '0' }).toString();
    await app({ ...web.world, table }).request('/desk/suizhou/keys', { method: 'POST', headers, body });
    const by = web.keys.office.slice(0, web.keys.office.lastIndexOf('.'));
    expect((await auditEntries(web.world.table, 'suizhou')).map((entry) => [entry.by, entry.late])).toEqual([
      [by, undefined],
    ]);
  });

  test('is exported as a table that no spreadsheet computes, and as lines with their seals', async () => {
    await post('keys', { role: 'unit', unit: 'b', label: '=1+1', days: '0' });
    const csv = await look('audit/export?format=csv&what=KEY');
    expect(csv.split('\r\n')[0]).toContain('"序号","时间","操作者","事项","内容","校验码"');
    expect(csv).not.toMatch(/(^|,)"[=+@-]/m);
    const lines = (await look('audit/export?format=jsonl')).trim().split('\n');
    const stored = await auditEntries(web.world.table, 'suizhou');
    expect(lines.map((line) => JSON.parse(line))).toEqual(stored);
  });
});
