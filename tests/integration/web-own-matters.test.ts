/**
 * A unit's own matters on its form: from the issue that tells them until they are closed, at one look into the store.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { runJob } from '../../functions/pipeline/run/job.ts';
import { LAST_DAY, matterFiles } from '../../functions/records/matter/matters.ts';
import { noteUnitMatters, unitMatters } from '../../functions/records/matter/unit-matters.ts';
import { collectWeb } from '../../functions/runtime/http/collect-web.ts';
import { countCalls } from '../support/call-points.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const NEXT = '2022-04-09';
const form = `/report/suizhou/${NEXT}`;
let web: WebWorld;
let matter: string;

beforeEach(async () => {
  web = await openWebWorld();
  const narratives = [{ kind: '问题协调', text: '南门桥围挡破损<b>，请修复。' }];
  await web.put({ id: 'a', figures: { dissuaded: 5, staff: 500 }, narratives });
  web.setNow('2022-04-09T00:10:00.000Z');
  await runJob(web.world, { kind: 'issue', programme: 'suizhou', day: DAY });
  matter = `/desk/suizhou/matters/${DAY}-a-1`;
});

const see = async (key = web.keys.unit): Promise<string> => (await web.request(form, { key })).text();
const step = async (fields: Record<string, string>) => web.form(matter, fields, await web.cookie(web.keys.office));

test('is told with how often, until when and by whom; then the answer, then how it ended', async () => {
  const first = await see();
  expect(first).toContain('本单位反映的问题：1件在办');
  expect(first).toContain('4月8日提出，第2次反映 · 4月15日前办结');
  expect(first).toContain('南门桥围挡破损&lt;b&gt;，请修复。');
  await step({ do: 'assign', seen: '0', responsible: '住建局分管副局长', due: '2022-04-12' });
  await step({ do: 'answer', seen: '1', result: '已交施工单位，4月11日修复。' });
  const answered = await see();
  expect(answered).toContain('4月12日前办结 · 责任人：住建局分管副局长');
  expect(answered).toContain('4月9日答复：已交施工单位，4月11日修复。');
  web.setNow('2022-04-13T01:00:00.000Z');
  expect(await see()).toContain('1件在办，1件逾期');
  await step({ do: 'close', seen: '2', result: '围挡已修复。' });
  const closed = await see();
  expect(closed).toContain('0件在办');
  expect(closed).toContain('4月13日销号：围挡已修复。');
});

test('another unit sees nothing of it', async () => {
  expect(await see(web.keys.unitB)).not.toContain('本单位反映的问题');
});

test('an answer without words is refused, and nothing is told', async () => {
  expect((await step({ do: 'answer', seen: '0', result: ' ' })).status).toBe(422);
  expect(await see()).not.toContain('答复');
});

describe('the store', () => {
  test('is looked at once for it, on the form alone', async () => {
    const { world, calls } = countCalls(web.world);
    const ask = (path: string) =>
      collectWeb(world).request(path, { headers: { authorization: `Bearer ${web.keys.unit}` } });
    await ask(form);
    expect(calls.filter((call) => call.includes('MATTER'))).toEqual(['table.query UNIT-MATTERS#a']);
    const before = calls.length;
    await ask(`/report/suizhou/${DAY}?receipt=1`);
    expect(calls.slice(before).filter((call) => call.includes('MATTER'))).toEqual([]);
  });

  test('what a crash left out is mended by the next issue; nothing is written when nothing changed', async () => {
    const table = web.world.table;
    await table.replace({ pk: 'P#suizhou', sk: 'UNIT-MATTERS#a', data: { matters: [] } }, 1);
    await runJob(web.world, { kind: 'issue', programme: 'suizhou', day: NEXT });
    expect(await unitMatters(table, 'suizhou', 'a')).toHaveLength(1);
    const before = (await table.get('P#suizhou', 'UNIT-MATTERS#a'))?.version;
    await noteUnitMatters(table, 'suizhou', await matterFiles(table, 'suizhou', LAST_DAY));
    expect((await table.get('P#suizhou', 'UNIT-MATTERS#a'))?.version).toBe(before);
  });
});
