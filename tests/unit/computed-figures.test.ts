/**
 * 推算: a formula from the programme file to the printed figure, its units' rows and its words.
 */
import { describe, expect, test } from 'vitest';
import { daySheet } from '../../functions/adapters/workbook/figure-sheets.ts';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import type { PrintedFigure } from '../../functions/core/day/day-close.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import { parseProgramme } from '../../functions/core/programme/parse.ts';
import { dailyFile, played } from '../support/played.ts';

const FILE = dailyFile(`units: [{ id: a, name: 东城 }, { id: b, name: 西城 }, { id: c, name: 南城 }]
indicators:
  - { id: due, name: 应检人员, unit: 人, kind: stock, min: 1 }
  - { id: checked, name: 已检人员, unit: 人, kind: stock }
  - { id: calls, name: 投诉, unit: 件, kind: flow }
  - { id: area, name: 管护面积, unit: 万平方米, kind: stock, decimals: 2, min: "0.01" }
  - { id: unchecked, name: 未检人员, unit: 人, kind: computed, formula: due - checked }
  - { id: density, name: 每万平方米投诉, unit: 件, kind: computed, formula: calls / area, decimals: 2 }
  - { id: share, name: 未检率, unit: "%", kind: ratio, of: [unchecked, due], decimals: 1 }
`);
const full = (due: number, checked: number, calls: number, area: string) => ({ due, checked, calls, area });
const made = played(FILE, {
  '2024-06-01': { a: full(100, 90, 3, '1.50'), b: full(50, 20, 4, '2'), c: full(10, 10, 0, '0.5') },
  '2024-06-02': { a: full(100, 95, 1, '1.50'), b: { due: 50, calls: 2, area: '2' } },
});

describe('what is computed', () => {
  test('is exact, rounded once, of units that have every part, with their rows', () => {
    const { unchecked, density, share } = made.figures('2024-06-01').indicators;
    expect(unchecked).toMatchObject({
      day: '40',
      total: '40',
      units: { a: { day: '10' }, b: { day: '30' }, c: { day: '0' } },
    });
    expect(density).toMatchObject({ day: '1.75', total: '1.75', units: { a: { day: '2.00' }, c: { day: '0.00' } } });
    expect(share).toMatchObject({ day: '25.0', units: { b: { day: '60.0' } } });
  });

  test('leaves out who lacks a part, and takes a change over the units of both days', () => {
    const { unchecked, density } = made.figures('2024-06-02').indicators as Record<
      'unchecked' | 'density',
      PrintedFigure
    >;
    expect(unchecked).toMatchObject({ day: '5', change: '-5', of: ['a'], leftOut: ['b', 'c'] });
    expect(unchecked.units?.b).toEqual({ day: null, total: null });
    expect(density).toMatchObject({
      day: '0.86',
      total: '2.86',
      leftOut: ['c'],
      units: { b: { day: '1.00', total: '3.00' } },
    });
  });

  test('is told in words with its movement, and stands in the tables', async () => {
    const text = await made.text('2024-06-02');
    expect(text).toContain('未检人员5人（同口径），同口径较前一日减少5人');
    expect(text).toMatch(/每万平方米投诉0.86件.*按累计数为2.86件/);
    expect(text).toMatch(/东城\|按时\|.*\|5\|0\.67\|5\.0/);
    expect(text).toMatch(/南城\|未报\|未报.*\|—\|—\|—/);
  });

  test('is a formula in the workbook where its cells give it, and a number where units are left out', () => {
    const [first, second] = made.closes.map((close) => daySheet(made.programme, close).rows.at(-1)!);
    expect(first![7]).toMatchObject({ kind: 'formula', formula: 'IFERROR(ROUND(D5-E5,0),"")', value: '40' });
    expect(first![8]).toMatchObject({ formula: 'IFERROR(ROUND(F5/G5,2),"")', value: '1.75' });
    expect(second![7]).toMatchObject({ kind: 'number', value: '5' });
  });

  test('is not typed', () => {
    const { findings } = played(FILE, { '2024-06-01': { a: { ...full(1, 1, 1, '1'), unchecked: 3 } } });
    expect(findings['2024-06-01 a']!.map(({ code }) => code)).toContain('figure.computed');
  });

  test('comes back from the stored programme as it was written', () => {
    expect(parseProgramme(programmeFileOf(made.programme)).programme).toEqual(made.programme);
    expect(made.programme.indicators.map(({ isOfDay }) => isOfDay ?? false)).toEqual([
      ...[false, false, false, false],
      ...[true, false, false],
    ]);
  });
});

describe('mistakes in a formula', () => {
  const found = (formula: string, more = '') => {
    const lines = `${FILE.replace('due - checked', formula)}${more}`;
    return readProgrammeFile(lines).findings.map(({ code, line, column, message }) => ({
      ...{ code, message, at: lines.split('\n')[(line ?? 1) - 1]!.slice((column ?? 1) - 1) },
    }));
  };

  test.each([
    ['due - chekced', '没有“chekced”这个指标'],
    ['due -', '末尾读不懂'],
    ['due < checked', '不能用“due < checked”'],
    ['total(due) - checked', '不能用“total(due)”'],
    ['previous(due)', '不能用“previous(due)”'],
    ['due - "1"', '不是数字'],
    ['due % 2', '不能用'],
    ['1 + 2', '其中没有指标'],
    ['due / 0', '不能除以 0'],
    ['due / (3 - 3.0)', '不能除以 0'],
  ])('%s', (formula, says) => {
    const [one, ...more] = found(formula);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ code: 'programme.formula', message: expect.stringContaining(says) });
    expect(one!.at).toMatch(/^["']?\S.*}$/);
    expect(one!.at.startsWith(formula)).toBe(true);
  });

  test('a circle is told by its way, also over a ratio', () => {
    expect(found('due - unchecked')[0]).toMatchObject({ message: expect.stringContaining('unchecked → unchecked') });
    expect(
      found('due - other', '  - { id: other, name: 另, unit: 人, kind: computed, formula: unchecked * 2 }\n'),
    ).toEqual([
      expect.objectContaining({
        code: 'programme.circle',
        message: expect.stringContaining('unchecked → other → unchecked'),
      }),
    ]);
    expect(found('due - share')[0]).toMatchObject({
      message: expect.stringContaining('unchecked → share → unchecked'),
    });
  });

  test('a divisor that can be zero is pointed out, one that cannot is not', () => {
    const codes = (formula: string) => found(formula).map(({ code, message }) => `${code} ${message.slice(0, 21)}`);
    expect(codes('checked / due')).toEqual([]);
    expect(codes('checked / (due + calls)')).toEqual([]);
    expect(codes('due / checked')).toEqual(['programme.zero_divisor “未检人员”的除数（checked）可能为']);
    expect(codes('due / (due - area)')).toHaveLength(1);
    expect(codes('due / calls')).toHaveLength(1);
  });

  test('a formula belongs to computed figures, and they need one and a measure', () => {
    const text = FILE.replace('kind: stock, min: 1', 'kind: stock, formula: calls').replace(
      ', formula: due - checked',
      '',
    );
    expect(readProgrammeFile(text).findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'programme.wrong_kind indicators[0].formula',
      'programme.missing indicators[4].formula',
    ]);
  });
});
