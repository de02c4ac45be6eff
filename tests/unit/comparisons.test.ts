/**
 * 环比、上周同日、同比、今年以来: amounts and percent over the same units, and what cannot be compared is said.
 */
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { comparedDays } from '../../functions/core/calendar/compared-days.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import { parseProgramme } from '../../functions/core/programme/parse.ts';
import { dailyFile, played } from '../support/played.ts';

const MONTHLY = dailyFile(`units: [{ id: a, name: 东城 }, { id: b, name: 西城 }]
indicators:
  - { id: calls, name: 受理诉求, unit: 件, kind: flow, by: [热线, 网络], compare: [year, previous] }
  - { id: open, name: 未办结, unit: 件, kind: stock, min: -5, compare: [previous, year] }
  - { id: done, name: 办结, unit: 件, kind: flow }
  - { id: rate, name: 办结率, unit: "%", kind: ratio, of: [done, calls], decimals: 2, compare: [previous, year] }
`)
  .replace('starts: 2024-06-01', 'starts: 2022-01-01')
  .replace('days: every', 'days: { monthly: [last] }');
const said = (hotline: number, web: number, open: number, done: number) => ({
  calls: { 热线: hotline, 网络: web },
  open,
  done,
});
const made = played(MONTHLY, {
  '2022-04-30': { a: said(70, 30, 10, 90) },
  '2022-05-31': { a: said(2000, 27, 0, 1500), b: said(5, 5, 7, 1) },
  '2023-04-30': { a: said(2000, 262, -3, 2000) },
  '2023-05-31': { a: said(1900, 5, 4, 1700), b: said(3, 3, 9, 3) },
});
const may = made.figures('2023-05-31').indicators;

describe('a month beside others', () => {
  test('in amounts and percent, over the units that both have', () => {
    expect(may.calls!.compared).toEqual({
      previous: { base: '2262', change: '-357', percent: '-15.78', leftOut: ['b'] },
      year: { base: '2037', change: '-126', percent: '-6.19' },
    });
    expect(may.calls!.units!.a!.compared!.year).toEqual({ base: '2027', change: '-122', percent: '-6.02' });
    expect(may.calls!.parts!.热线!.compared!.year).toMatchObject({ base: '2005', change: '-102', percent: '-5.09' });
    expect(may.rate!.compared!.year).toEqual({ base: '73.69', change: '15.43', percent: null });
  });

  test('of the year so far too', () => {
    expect(may.calls!.yearToDate).toMatchObject({ now: '4173', base: '2137', change: '2036', percent: '95.27' });
  });

  test('nothing is made on a base of zero, below zero, or of none', () => {
    expect(may.open!.compared).toMatchObject({
      previous: { base: '-3', change: '7', percent: null, why: 'negative' },
      year: { base: '7', change: '6', percent: '85.71' },
    });
    expect(may.open!.units!.a!.compared!.year).toEqual({ base: '0', change: '4', percent: null, why: 'zero' });
    expect(made.figures('2022-05-31').indicators.calls!.compared!.year).toEqual({
      base: null,
      change: null,
      percent: null,
      why: 'no_base',
    });
  });

  test('in a table of their own, with a note where there is no percent', async () => {
    const text = await made.text('2023-05-31');
    expect(text).toContain('指标|环比增减|环比（%）|同比增减|同比（%）|今年以来|同比（%）');
    expect(text).toContain('受理诉求（件）|-357*|-15.78*|-126|-6.19|4173|+95.27');
    expect(text).toContain('受理诉求·热线|-100*|-5.00*|-102|-5.09|—|—');
    expect(text).toContain('未办结（件）|+7*|—①|+6|+85.71|—|—');
    expect(text).toContain('办结率（%）|+0.82*|—②|+15.43|—②|—|—');
    expect(text).toContain('*为同口径，只计两期都有数的单位。①基数为负，不计幅度。②比率只比个百分点，不计幅度。');
    expect(await made.text('2022-05-31')).toContain('基期没有数，不作比较。');
  });

  test('and shares of parts stand in the table of figures', async () => {
    const text = await made.text('2023-05-31');
    expect(text).toContain('累计|占比（%）');
    expect(text).toMatch(/受理诉求·热线\|件\|1903\|[^|]+\|\d+\|99\.58/);
  });

  test('in the workbook, of each unit too', async () => {
    const rows = await made.sheet('2023-05-31', '比较');
    expect(rows[0]).toEqual(
      expect.arrayContaining(['环比基数', '环比增减', '同比幅度（%）', '今年以来同比（%）', '说明']),
    );
    expect(rows.find(([name, unit]) => name === '受理诉求' && unit === '合计')).toEqual(
      expect.arrayContaining(['2262', '-357', '-15.78', '4173', '2137', '95.27', '环比为同口径，不含西城']),
    );
    const east = rows.find(([name, unit]) => name === '未办结' && unit === '东城')!;
    expect(east.at(-1)).toBe('环比：基数为负，不计幅度；同比：基数为0，不计幅度');
    expect(rows.some(([name, unit]) => name === '受理诉求·热线' && unit === '东城')).toBe(true);
    const parts = await made.sheet('2023-05-31', '分项');
    expect(parts[1]).toEqual(['受理诉求', '热线', '件', '1903', '99.58', expect.stringMatching(/^\d+$/)]);
  });

  test('in words', async () => {
    const text = await made.text('2023-05-31');
    expect(text).toContain(
      '受理诉求1911件，同口径环比减少357件、下降15.78%，同比减少126件、下降6.19%，今年以来4173件，同比增长95.27%，累计6310件',
    );
    expect(text).toContain('未办结13件，同口径环比增加7件（上月为负，不计幅度），同比增加6件、增长85.71%');
    expect(text).toContain('办结率89.12%，同口径环比上升0.82个百分点，同比上升15.43个百分点');
    expect(await made.text('2022-05-31')).toContain('上年同期没有数，不作比较');
  });
});

test('the days that are compared', () => {
  const { programme } = readProgrammeFile(
    dailyFile(
      'units: [{ id: a, name: 甲 }]\nindicators: [{ id: x, name: 数, unit: 件, kind: flow, compare: [previous, week, year] }]\n',
    ),
  );
  const days = (schedule: object, day: string) =>
    comparedDays({ ...programme!, starts: '2020-01-01', schedule: { ...programme!.schedule, ...schedule } }, day);
  expect(days({}, '2024-02-29')).toEqual({ previous: '2024-02-28', week: '2024-02-22', year: '2023-02-28' });
  expect(days({ days: { weekly: 'tue' } }, '2024-06-04').year).toBe('2023-06-06');
  expect(days({ days: { monthly: ['last'] } }, '2024-02-29')).toMatchObject({
    previous: '2024-01-31',
    year: '2023-02-28',
  });
  expect(days({ days: { monthly: [15, 'last'] } }, '2024-06-15').year).toBe('2023-06-15');
});

test('in a daily the day before is said as such, and the same day of last week', async () => {
  const day = (count: number) => ({ a: { x: count } });
  const file = dailyFile(
    'units: [{ id: a, name: 甲 }]\nindicators: [{ id: x, name: 巡查, unit: 次, kind: flow, compare: [previous, week] }]\n',
  );
  const week = played(file, { '2024-06-01': day(8), '2024-06-07': day(12), '2024-06-08': day(12) });
  expect(await week.text('2024-06-08')).toContain('巡查12次，与前一日持平，较上周同日增加4次、增长50%');
});

test('comes back from the stored programme as it was written', () => {
  expect(parseProgramme(programmeFileOf(made.programme)).programme).toEqual(made.programme);
});

test.each([
  ['compare: [year, previous]', 'compare: [month]', 'programme.value indicators[0].compare[0]'],
  ['compare: [year, previous]', 'compare: [year, year]', 'programme.duplicate indicators[0].compare[1]'],
  ['compare: [year, previous]', 'compare: [year, week]', 'programme.order indicators[0].compare[1]'],
  ['kind: flow }', 'kind: check, compare: [year] }', 'programme.wrong_kind indicators[2].compare'],
])('a mistake: %s -> %s', (good, wrong, says) => {
  const { findings } = readProgrammeFile(MONTHLY.replace(good, wrong));
  expect(findings.map(({ code, path }) => `${code} ${path}`)).toContain(says);
  expect(findings.every(({ line = 0 }) => line > 9)).toBe(true);
});
