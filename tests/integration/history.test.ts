/**
 * 补录 through the house: imported whole or not at all, read back by the pages with its source, verified, taken back.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import type { HistoryRow } from '../../functions/core/history/history.ts';
import { importHistory, withdrawHistory } from '../../functions/pipeline/history/import.ts';
import { historyRuns } from '../../functions/pipeline/history/runs.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import { standingHistory } from '../../functions/records/history/history.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
beforeEach(async () => {
  web = await openWebWorld();
  web.setNow(`${DAY}T09:00:00.000Z`);
  const sent = await web.put(
    { id: '1', basedOn: 0, figures: { dissuaded: 9 } },
    { day: DAY, unit: 'a', key: web.keys.unit },
  );
  expect(sent.status).toBe(201);
  expect((await web.issueDay(DAY)).status).toBe(201);
});

const LAST_YEAR = '2021-04-08';
const rows = (value: string): HistoryRow[] => [{ day: LAST_YEAR, unit: 'a', figures: { dissuaded: value } }];
const wanted = {
  source: '2021年工作日志',
  by: 'command-line',
  file: { name: 'log.csv', sha256: 'ab' },
};
const stored = async () => (await currentProgramme(web.world.table, 'suizhou'))!;
const bring = async (value: string, more: object = {}) =>
  importHistory(web.world, await stored(), rows(value), { ...wanted, ...more });
const page = async (path: string): Promise<string> => {
  const answer = await web.request(`/archive/suizhou${path}`, { key: web.keys.reader });
  expect(answer.status).toBe(200);
  return (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};
const problems = async () => (await verifyProgramme(web.world, 'suizhou')).problems;

describe('imported history', () => {
  test('is shown with its source, and is no edition', async () => {
    expect(await bring('7')).toMatchObject({ outcome: 'imported', number: 1, replaced: [] });
    const trend = await page(`/figures?indicator=dissuaded&from=${LAST_YEAR}&to=${LAST_YEAR}`);
    expect(trend).toContain('4月8日（补录） 7 1/3');
    expect(trend).toContain('2021年4月8日的数为补录，来源：2021年工作日志。');
    const years = await page(`/figures?indicator=dissuaded&from=${DAY}&to=${DAY}&year=1`);
    expect(years).toContain('4月8日 9 7');
    expect(years).toContain('来源：2021年工作日志');
    const explained = await page(`/${LAST_YEAR}/figures/dissuaded`);
    expect(explained).toContain('补录的数，不是报送的');
    expect(explained).toContain('来源：2021年工作日志。');
    expect(await page('')).toContain('补录 2021年4月8日，来源：2021年工作日志');
    expect((await web.request(`/archive/suizhou/${LAST_YEAR}`, { key: web.keys.reader })).status).toBe(404);
    const verified = await verifyProgramme(web.world, 'suizhou');
    expect(verified).toMatchObject({ problems: [], checked: { history: 1, closes: 8, editions: 1 } });
  });

  test('of a trial stores nothing', async () => {
    const tried = await bring('7', { dry: true });
    expect(tried).toMatchObject({ outcome: 'imported', closes: [{ day: LAST_YEAR }] });
    expect(await standingHistory(web.world, 'suizhou')).toBeUndefined();
  });

  test.each([[''], ['二\n行'], ['很'.repeat(61)]])('wants a source in one line: %j', async (source) => {
    const refused = await bring('7', { source });
    expect(refused).toMatchObject({ outcome: 'refused', findings: [{ code: 'history.source' }] });
  });

  test('is replaced and taken back only with a reason, and earlier imports stay on record', async () => {
    await bring('7');
    expect(await bring('8')).toMatchObject({ outcome: 'refused', findings: [{ code: 'history.stands' }] });
    expect(await bring('8', { replace: true })).toMatchObject({ findings: [{ code: 'history.reason' }] });
    const again = await bring('8', { replace: true, reason: '原表有误' });
    expect(again).toMatchObject({ number: 2, replaced: [LAST_YEAR] });
    expect(await page(`/figures?indicator=dissuaded&from=${LAST_YEAR}&to=${LAST_YEAR}`)).toContain('（补录） 8 1/3');
    const none = await withdrawHistory(web.world, await stored(), 1, { by: 'command-line', reason: '撤销' });
    expect(none.findings).toMatchObject([{ code: 'history.none', message: expect.stringContaining('现有 2') }]);
    const gone = await withdrawHistory(web.world, await stored(), 2, { by: 'command-line', reason: '撤销' });
    expect(gone).toMatchObject({ findings: [], days: [LAST_YEAR] });
    expect(await historyRuns(web.world, (await stored()).programme)).toEqual([]);
    expect(await problems()).toEqual([]);
  });

  test('that was altered is found', async () => {
    await bring('7');
    const { pk, sk, data, version } = (
      await web.world.table.query<{ source: string }>('P#suizhou', { prefix: 'HISTORY#' })
    )[0]!;
    await web.world.table.replace({ pk, sk, data: { ...data, source: '别处' } }, version);
    expect((await problems()).map(({ code, path }) => [code, path])).toEqual(
      expect.arrayContaining([
        ['record.altered', 'history/1'],
        ['history.differs', 'history/1'],
      ]),
    );
  });
});
