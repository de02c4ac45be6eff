/**
 * 累计: totals to date that units type, from the form to the printed increment, its units' rows and its words.
 */
import { describe, expect, test } from 'vitest';
import { unitTotalsSheet } from '../../functions/adapters/workbook/unit-totals-sheet.ts';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { periodFigures } from '../../functions/core/indicators/period-figures.ts';
import { readPaste } from '../../functions/core/paste/paste.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import { parseProgramme } from '../../functions/core/programme/parse.ts';
import { refusalsOf } from '../../functions/core/programme/refusals.ts';
import { dailyFile, played } from '../support/played.ts';

const FILE = dailyFile(`units: [{ id: a, name: 东城 }, { id: b, name: 西城 }]
indicators:
  - { id: razed, name: 拆除违建, unit: 平方米, kind: flow, reported: cumulative, decimals: 1 }
  - { id: plan, name: 计划, unit: 平方米, kind: stock, decimals: 1, carry: true }
  - { id: loss, name: 直接损失, unit: 万元, kind: flow, reported: cumulative, asked_of: [b], opening: 50 }
  - { id: rate, name: 完成率, unit: "%", kind: ratio, of: [razed, plan], decimals: 1 }
rules:
  - { check: total(razed) <= 1000, level: error, message: 拆除不超过计划 }
`);
const made = played(FILE, {
  '2024-06-01': { a: { razed: '100', plan: 400 }, b: { razed: 20, loss: 70, plan: 100 } },
  '2024-06-02': { b: { razed: '35.5' } },
  '2024-06-03': { a: { razed: 90, reasons: { razed: '重复统计。' } }, b: 'nil' },
  '2024-06-04': { a: { razed: 130 }, b: { razed: 30, loss: 75 } },
});
const razed = (day: string) => made.figures(day).indicators.razed;

describe('a total that units type', () => {
  test('the day is what it grew by since the last one, over whatever lies between', () => {
    expect(razed('2024-06-01')).toMatchObject({ day: '120.0', total: '120.0' });
    expect(razed('2024-06-02')).toMatchObject({ day: '15.5', total: '135.5' });
    expect(razed('2024-06-03')).toMatchObject({ day: '-10.0', total: '125.5' });
    expect(razed('2024-06-04')).toMatchObject({
      day: '34.5',
      total: '160.0',
      units: { b: { day: '-5.5', total: '30.0' } },
    });
  });

  test('a silent unit keeps its total, marked; a nil return is no growth', () => {
    expect(razed('2024-06-02')!.units).toMatchObject({
      a: { day: null, total: '100.0', carried: '2024-06-01' },
      b: { day: '15.5', total: '35.5' },
    });
    expect(razed('2024-06-03')!.units).toMatchObject({ b: { day: '0.0', total: '35.5', carried: '2024-06-02' } });
  });

  test('the first is measured against the opening balance, which the only unit asked has', () => {
    expect(made.figures('2024-06-01').indicators.loss).toMatchObject({
      day: '20',
      total: '70',
      units: { b: { total: '70' } },
    });
    expect(made.figures('2024-06-04').indicators.loss).toMatchObject({ day: '5', total: '75' });
  });

  test('a rate to date is on what was typed', () => {
    expect(made.figures('2024-06-04').indicators.rate).toMatchObject({
      total: '32.0',
      units: { a: { total: '32.5' } },
    });
  });

  test('a period adds up what it grew by', () => {
    const { razed: figure } = periodFigures(made.programme.indicators, made.closes.slice(1));
    expect(figure).toMatchObject({ value: '40.0', byUnit: { a: '30.0', b: '10.0' } });
  });

  test('a fall is asked about, and told with its reason', async () => {
    expect(made.findings['2024-06-04 b']!.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'figure.total_fell “拆除违建”累计填的是30.0平方米，比上次的35.5平方米少；请核对，确是核减请写明原因。',
    ]);
    expect(made.findings['2024-06-03 a']!.map(({ code }) => code)).toEqual(['figure.fall_explained']);
    expect(await made.text('2024-06-03')).toContain('拆除违建核减10平方米，');
    expect(await made.text('2024-06-03')).toContain('东城拆除违建核减10平方米（重复统计）。');
    expect(await made.text('2024-06-04')).toContain('西城拆除违建核减5.5平方米（未说明原因）。');
  });

  test('the briefing names whose total stands from before', async () => {
    expect(await made.text('2024-06-02')).toContain(
      '累计数沿用上次所报的有：东城拆除违建（6月1日）。', // 直接损失 did not move, so it is not told
    );
  });

  test('the workbook has every unit’s total, and since when it stands', () => {
    const [sheet] = unitTotalsSheet(made.programme, made.closes[1]!);
    const cells = sheet!.rows.map((row) =>
      row.map((cell) => ('value' in cell ? cell.value : 'text' in cell ? cell.text : '')),
    );
    expect(cells).toEqual([
      ['单位', '拆除违建（平方米）', '直接损失（万元）', '说明'],
      ['东城', '100.0', '—', '拆除违建沿用6月1日所报'],
      ['西城', '35.5', '70', '直接损失沿用6月1日所报'],
      ['合计', '135.5', '70', ''],
    ]);
  });

  test('a rule’s total is the one typed', () => {
    const codes = played(FILE, { '2024-06-01': { a: { razed: 900 } }, '2024-06-02': { a: { razed: 1001 } } }).findings;
    expect(codes['2024-06-01 a']).toEqual([]);
    expect(codes['2024-06-02 a']!.map(({ code }) => code)).toEqual(['rule.broken']);
  });

  test('pasted text gives it where it says 累计, and asks where it does not', () => {
    const read = (text: string) =>
      readPaste(made.programme, made.programme.units[0]!, text, '2024-06-02').proposals.map(
        ({ indicator, value, doubtful }) => [indicator, value, doubtful === undefined],
      );
    expect(read('累计拆除违建1200平方米')).toEqual([['razed', '1200.0', true]]);
    expect(read('拆除违建累计1200平方米。')).toEqual([['razed', '1200.0', true]]);
    expect(read('拆除违建1200平方米')).toEqual([['razed', '1200.0', false]]);
  });

  test('comes back from the stored programme as it was written, and stays what it is', () => {
    expect(parseProgramme(programmeFileOf(made.programme)).programme).toEqual(made.programme);
    const { programme } = readProgrammeFile(FILE.replace('reported: cumulative, decimals', 'decimals'));
    expect(refusalsOf([{ from: '2024-06-01', programme: made.programme }], programme!, '2024-06-03')).toMatchObject([
      { code: 'programme.meaning_changed', path: 'indicators[0].reported' },
    ]);
  });

  test.each([
    ['reported: cumulative, decimals: 1 }', 'reported: daily }', 'programme.value indicators[0].reported'],
    [
      'reported: cumulative, decimals: 1 }',
      'reported: cumulative, opening: 3 }',
      'programme.value indicators[0].opening',
    ],
    ['kind: stock, decimals: 1', 'kind: stock, reported: cumulative', 'programme.wrong_kind indicators[1].reported'],
  ])('a mistake in %s -> %s', (good, wrong, says) => {
    const { findings } = readProgrammeFile(FILE.replace(good, wrong));
    expect(findings.map(({ code, path, line }) => `${code} ${path} ${line! > 9}`)).toEqual([`${says} true`]);
  });
});
