/**
 * The workday calendar at the desk: what the notices say, what the office changes, who may, and what follows for the units.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { currentProgramme, programmeVersion, storeProgramme } from '../../functions/records/programme/programmes.ts';
import { openWebWorld, type WebWorld, webProgramme } from '../support/web-world.ts';

let web: WebWorld;
let office: string;
const schedule = { ...webProgramme().schedule, days: 'workdays' } as const;
const HOLIDAY = '2022-04-11'; // a Monday

beforeEach(async () => {
  web = await openWebWorld({ schedule });
  office = await web.cookie(web.keys.office);
});

const look = async (path = '') =>
  (await web.request(`/desk/suizhou/calendar${path}`, { headers: { cookie: office } })).text();
const post = (fields: Record<string, string>, cookie = office) => web.form('/desk/suizhou/calendar', fields, cookie);
const save = { step: 'save', version: '1' };

test('shows the notices of this year and says that next year has none that it knows', async () => {
  web.setNow('2026-11-22T01:00:00.000Z');
  const text = await look();
  expect(text).toContain('2月15日至2月23日');
  expect(text).toContain('国务院办公厅通知（2025年11月4日）');
  expect(text).toContain('还没有2027年的放假通知');
});

describe('a change', () => {
  test('is shown before it is stored as the next version, by whom', async () => {
    const shown = await (await post({ holidays: HOLIDAY, workdays: '2022-04-09' })).text();
    expect(shown).toContain('2022年4月11日 星期一');
    for (const word of ['按周一至周五上班', '放假', '按周末休息', '上班']) expect(shown).toContain(word);
    expect((await currentProgramme(web.world.table, 'suizhou'))?.version).toBe(1);

    const answer = await post({ holidays: HOLIDAY, workdays: '2022-04-09', ...save });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk/suizhou/calendar?saved=2']);
    const stored = await programmeVersion(web.world.table, 'suizhou', 2);
    expect(stored?.programme.calendar).toEqual({ holidays: [HOLIDAY], workdays: ['2022-04-09'] });
    expect({ ...stored?.programme, calendar: web.programme.calendar }).toMatchObject(web.programme);
    expect(await look('?saved=2')).toContain('已保存为任务设置第2版');
    expect(await look()).toContain(HOLIDAY);
  });

  test('decides which days a unit is asked for', async () => {
    const asked = async (day: string): Promise<number> => {
      const cookie = await web.cookie(web.keys.unitB);
      return (await web.request(`/report/suizhou/${day}`, { headers: { cookie } })).status;
    };
    web.setNow('2022-04-11T01:00:00.000Z');
    expect([await asked('2022-04-09'), await asked(HOLIDAY)]).toEqual([404, 200]);
    web.setNow('2022-04-08T01:00:00.000Z');
    await post({ holidays: HOLIDAY, workdays: '2022-04-09', ...save });
    web.setNow('2022-04-11T01:00:00.000Z');
    expect([await asked('2022-04-09'), await asked(HOLIDAY)]).toEqual([200, 404]);
  });

  test('that cannot be read, is past or says nothing new keeps what was typed', async () => {
    const refused = await post({ holidays: '春节放假', workdays: '2022-04-09' });
    const text = await refused.text();
    expect([refused.status, text.includes('看不懂“春节放假”'), text.includes('2022-04-09</textarea>')]).toEqual([
      422,
      true,
      true,
    ]);
    expect(await (await post({ holidays: '2022-04-07', workdays: '' })).text()).toContain('2022-04-07 已经过去');
    expect(await (await post({ holidays: '', workdays: '' })).text()).toContain('日期没有变化');
    expect((await currentProgramme(web.world.table, 'suizhou'))?.version).toBe(1);
  });

  test('after somebody else changed the programme is not stored', async () => {
    await storeProgramme(web.world.table, { ...web.programme, title: '别的题目' }, '2022-04-08T08:00:00.000Z');
    const answer = await post({ holidays: HOLIDAY, workdays: '', ...save });
    expect([answer.status, (await answer.text()).includes('别人刚刚修改了任务设置')]).toEqual([409, true]);
    expect((await currentProgramme(web.world.table, 'suizhou'))?.programme.calendar.holidays).toEqual([]);
  });

  test('is not for signatories, readers and units', async () => {
    for (const key of [web.keys.signatory, web.keys.reader, web.keys.unitB]) {
      expect((await post({ holidays: HOLIDAY, workdays: '', ...save }, await web.cookie(key))).status).toBe(403);
    }
  });
});

test('the page stands in the navigation only where workdays count', async () => {
  const links = async (world: WebWorld) => {
    const cookie = await world.cookie(world.keys.office);
    return (await world.request('/desk/suizhou/units', { headers: { cookie } })).text();
  };
  expect(await links(web)).toContain('/desk/suizhou/calendar');
  expect(await links(await openWebWorld())).not.toContain('/desk/suizhou/calendar');
});
