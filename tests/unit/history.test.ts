/**
 * 补录: rows of a file become closes of their own, or findings with their cells; and what is compared with them.
 */
import { describe, expect, test } from 'vitest';
import { readReportCsv } from '../../functions/adapters/csv/report-csv.ts';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { closeHistory } from '../../functions/core/history/close-history.ts';
import { draftsOfJson } from '../../functions/core/history/draft.ts';
import { readHistory } from '../../functions/core/history/read-rows.ts';
import { draftsOfTable } from '../../functions/core/history/read-table.ts';
import { historyNotes, runsOf } from '../../functions/core/history/told.ts';
import { comparedWith, yearsCompared } from '../../functions/core/indicators/comparison.ts';
import { finderOf } from '../../functions/core/indicators/same-units.ts';
import { dailyFile } from '../support/played.ts';

const FILE = dailyFile(`units: [{ id: a, name: 甲区 }, { id: b, name: 乙区 }, { id: c, name: 丙区, opens: 2023-01-01 }]
indicators:
  - { id: calls, name: 受理工单, unit: 件, kind: flow, by: [热线, 网络], compare: [previous, year] }
  - { id: done, name: 办结工单, unit: 件, kind: flow, opening: 500 }
  - { id: rate, name: 办结率, unit: "%", kind: ratio, of: [done, calls], decimals: 2 }
  - { id: spent, name: 完成投资, unit: 万元, kind: flow, decimals: 2, reported: cumulative }
`)
  .replace('starts: 2024-06-01', 'starts: 2023-03-01')
  .replace('days: every', 'days: { monthly: [last] }');
const programme = readProgrammeFile(FILE).programme!;

function read(csv: string) {
  const found = readReportCsv(new TextEncoder().encode(csv), 1000, true);
  if ('finding' in found) throw new Error(found.finding.message);
  return readHistory(programme, draftsOfTable(programme, found.sheet));
}

const SOURCE = {
  number: 1,
  source: '2022年热线月报',
  at: '2023-03-02T00:00:00.000Z',
  by: 'command-line',
  file: { name: 'h.csv', sha256: '0' },
};
const HEAD = '报告日,单位,受理工单·热线,受理工单·网络,办结工单（件）,完成投资（亿元）\n';
const close = (csv: string) => closeHistory(programme, 1, read(HEAD + csv).rows, () => SOURCE);

describe('a table is read', () => {
  test('with days as people write them, names or ids, and measures converted', () => {
    const { rows, findings, places } = read(`某市热线情况,,,,,\n${HEAD}2022年1月,甲区,1,2,3,0.5\n2022/2/28,b,4,5,6,\n`);
    expect(findings).toEqual([]);
    expect(rows).toEqual([
      {
        day: '2022-01-31',
        unit: 'a',
        figures: { calls: '3', 'calls:热线': '1', 'calls:网络': '2', done: '3', spent: '5000.00' },
      },
      { day: '2022-02-28', unit: 'b', figures: { calls: '9', 'calls:热线': '4', 'calls:网络': '5', done: '6' } },
    ]);
    expect(places[0]!('figures.done')).toBe('E3');
  });

  test.each([
    ['2022-01-30,甲区,1,2,3,', 'A2', '没有报告'],
    ['2023-03-31,甲区,1,2,3,', 'A2', '任务自 2023-03-01 起报送'],
    [',甲区,1,2,3,', 'A2', '没有填写'],
    ['2022-01-31,丁区,1,2,3,', 'B2', '本任务没有“丁区”'],
    ['2022-01-31,丙区,1,2,3,', 'B2', '丙区在 2022-01-31 不报送'],
    ['2022-01-31,甲区,约1,2,3,', 'C2', '约数“约1”'],
    ['2022-01-31,甲区,1,2,3,\n2022-01-31,甲区,1,2,3,', 'B3', '出现了两次（B2、B3）'],
    ['2022-01-31,甲区,1,2,3,1e3', 'F2', '亿元'],
    ['2022-01-31,甲区,,,,', '', '没有可以补录的数'],
  ])('%s is refused at its cell, with nothing accepted', (line, place, words) => {
    const { rows, findings } = read(HEAD + line);
    expect(rows).toEqual([]);
    expect(findings.map((each) => [each.place, each.finding.message])).toEqual([
      [place, expect.stringContaining(words)],
    ]);
  });

  test.each([
    ['报告日,单位,受理', 'C1', '是否想写“受理工单”'],
    ['报告日,单位,办结率', 'C1', '不是本任务要填报的指标'],
    ['报告日,单位,办结工单,done', 'D1', '有两列（C1、D1）'],
    ['日子,单位,办结工单', '', '没有“报告日”和“单位”两列'],
  ])('the headings %s are refused', (heads, place, words) => {
    const { findings } = read(`${heads}\n2022-01-31,甲区,1`);
    expect(findings[0]).toMatchObject({ place, finding: { message: expect.stringContaining(words) } });
  });

  test('from JSON as reports are written', () => {
    const good = readHistory(
      programme,
      draftsOfJson([{ day: '2022-01-31', unit: 'a', figures: { calls: { 热线: '1', 网络: '2' }, done: '3' } }]),
    );
    expect(good.rows[0]!.figures).toMatchObject({ calls: '3', done: '3' });
    const bad = readHistory(
      programme,
      draftsOfJson([{ day: '2022-01-31', unit: 'a', figures: { calls: { 信访: '1' } } }, { day: '2022-01-31' }]),
    );
    expect(bad.findings.map(({ place }) => place)).toEqual(['[1]', '[0].figures.calls.信访']);
  });
});

describe('history is closed', () => {
  test('by the rules of reports, without balances that stand after it', () => {
    const [january, february] = close('2022-01-31,甲区,1,2,3,\n2022-02-28,甲区,5,5,5,\n2022-02-28,乙区,1,1,2,');
    expect(january).toMatchObject({ begins: '2022-01-01', previousClose: null, history: SOURCE });
    expect(january!.indicators.done).toMatchObject({ day: '3', total: '3' });
    expect(february!.indicators).toMatchObject({
      calls: { day: '12', total: '15' },
      'calls:热线': { day: '6' },
      rate: { day: '58.33' },
    });
    expect(february!.completeness).toEqual({ expected: 2, received: 2, onTime: 2 });
  });

  test('anew behind a reporting day that is lacking', () => {
    const [, march] = close('2022-01-31,甲区,1,2,3,\n2022-03-31,甲区,5,5,5,');
    expect(march).toMatchObject({ begins: '2022-03-01' });
    expect(march!.indicators.done!.total).toBe('5');
  });

  test('and of typed totals the first of a unit is no growth', () => {
    const [first, second] = close('2022-01-31,甲区,1,2,3,1.5\n2022-02-28,甲区,1,2,3,1.6\n2022-02-28,乙区,1,2,3,0.2');
    expect(first!.indicators.spent).toMatchObject({ day: null, total: '15000.00' });
    expect(second!.indicators.spent).toMatchObject({ day: '1000.00', total: '18000.00' });
    expect(second!.indicators.spent!.byUnit).toEqual({ a: { value: '1000.00', typed: '16000.00' } });
  });
});

describe('figures beside history', () => {
  const find = finderOf(programme.indicators);
  const calls = find('calls');
  const [january, february] = close('2022-01-31,甲区,10,20,3,\n2022-02-28,甲区,5,5,5,\n2022-02-28,乙区,1,1,2,');

  test('name where the base comes from', () => {
    expect(comparedWith(calls, find, february!, january)).toEqual({
      base: '30',
      change: '-20',
      percent: '-66.67',
      source: '2022年热线月报',
      leftOut: ['b'],
    });
    expect(historyNotes(programme, { year: january!, previous: february! })).toEqual([
      '环比的基数（2022年2月）为补录，来源：2022年热线月报。',
      '同比的基数（2022年1月）为补录，来源：2022年热线月报。',
    ]);
  });

  test('of the year, also where it began before the programme', () => {
    const { history: _, begins: __, ...started } = february!;
    const march = {
      ...started,
      day: '2023-03-31',
      indicators: { ...started.indicators, done: { ...started.indicators.done!, total: '507' } },
    };
    const before = closeHistory(
      programme,
      1,
      read(`${HEAD}2023-01-31,甲区,1,1,4,\n2023-02-28,甲区,1,1,6,`).rows,
      () => SOURCE,
    )[1]!;
    expect(yearsCompared(find('done'), march, { beforeStart: before }, '2023-03-01').now).toBe('17');
    expect(yearsCompared(find('done'), march, {}, '2023-03-01').now).toBeNull();
    const late = closeHistory(programme, 1, read(`${HEAD}2023-02-28,甲区,1,1,6,`).rows, () => SOURCE)[0]!;
    expect(yearsCompared(find('done'), march, { beforeStart: late }, '2023-03-01').now).toBeNull();
  });

  test('runs break where a day lacks or another import begins', () => {
    const days = ['2022-01-31', '2022-02-28', '2022-04-30', '2022-05-31'].map(
      (day, at) => [day, { ...SOURCE, number: at === 3 ? 2 : 1 }] as const,
    );
    expect(runsOf(programme, days).map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2022-01-01 2022-02-28',
      '2022-04-01 2022-04-30',
      '2022-05-01 2022-05-31',
    ]);
  });
});
