/**
 * Answers in words (选项、日期、文字): from the programme file and the report to counts, units' rows, sentences and sheets.
 */
import { describe, expect, test } from 'vitest';
import { daySheet } from '../../functions/adapters/workbook/figure-sheets.ts';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { periodFigures } from '../../functions/core/indicators/period-figures.ts';
import { readPaste } from '../../functions/core/paste/paste.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import { parseProgramme } from '../../functions/core/programme/parse.ts';
import { takeCell, taking } from '../../functions/core/sheet/read-cell.ts';
import { unitSheet } from '../../functions/core/sheet/report-sheet.ts';
import { dailyFile, played } from '../support/played.ts';

const FILE = dailyFile(`units: [{ id: a, name: 东城 }, { id: b, name: 西城 }, { id: c, name: 南城 }]
indicators:
  - { id: level, name: 响应级别, kind: choice, of: [四级, 三级, 二级, 一级], required: true }
  - { id: begins, name: 计划开工, kind: date }
  - { id: progress, name: 形象进度, kind: text, asked_of: [a, b] }
  - { id: crew, name: 出动, unit: 人, kind: flow }
`);
const made = played(FILE, {
  '2024-06-01': {
    a: { level: '四级', begins: '2024-06-20', progress: '主体封顶。' },
    b: { level: '四级', begins: '2024年7月1日', progress: '基础\n施工' },
    c: { level: ' 三级 ' },
  },
  '2024-06-02': { a: { level: '三级', crew: 5 }, b: 'nil' },
});
const of = (day: string) => made.figures(day).indicators;

describe('answers in words', () => {
  test('are counted by option, and stand in each unit’s row', () => {
    expect(of('2024-06-01').level).toMatchObject({
      day: '3',
      options: { 四级: 2, 三级: 1, 二级: 0, 一级: 0 },
      units: { a: { day: '四级', total: '四级' }, c: { day: '三级', total: '三级' } },
    });
    expect(of('2024-06-01').begins).toMatchObject({
      day: '2',
      units: { b: { day: '2024-07-01' }, c: { day: null, total: null } },
    });
    expect(of('2024-06-01').progress!.units).toMatchObject({ a: { day: '主体封顶。' }, b: { day: '基础 施工' } });
  });

  test('to date are each unit’s last one, with its day', () => {
    expect(of('2024-06-02').level).toMatchObject({
      day: '1',
      options: { 四级: 0, 三级: 1 },
      units: { a: { day: '三级' }, b: { day: null, total: '四级', carried: '2024-06-01' } },
    });
  });

  test('are told with whoever gave them, and who changed', async () => {
    const first = await made.text('2024-06-01');
    expect(first).toContain('响应级别：四级2个单位（东城、西城），三级1个单位（南城）');
    expect(first).toContain('计划开工：东城：2024年6月20日；西城：2024年7月1日');
    expect(first).toContain('形象进度：东城：主体封顶；西城：基础 施工');
    expect(first).toContain('东城|四级|2024-06-20');
    expect(await made.text('2024-06-02')).toContain('响应级别：三级1个单位（东城）；东城由四级调整为三级。');
  });

  test('of a period are the last ones', () => {
    const { level, begins } = periodFigures(made.programme.indicators, made.closes);
    expect(level).toMatchObject({ value: '1', byUnit: { a: '三级', b: '四级', c: '三级' } });
    expect(begins).toMatchObject({ asOf: '2024-06-01', byUnit: { a: '2024-06-20' } });
  });

  test('stand in the workbook and on the sheet to fill in', () => {
    const cells = daySheet(made.programme, made.closes[0]!).rows[1]!.map((cell) => ('text' in cell ? cell.text : ''));
    expect(cells.slice(3, 6)).toEqual(['四级', '2024-06-20', '主体封顶。']);
    const entry = { unit: made.programme.units[0]!, basedOn: 0, nil: false, figures: {}, narratives: {}, previous: {} };
    const rows = unitSheet({ programme: made.programme, version: 1, day: '2024-06-01' }, entry).rows;
    expect(rows[4]![2]).toMatchObject({ is: 'entry', only: { choices: ['四级', '三级', '二级', '一级'] } });
    expect(rows[5]![5]).toEqual({ is: 'words', text: '填日期，如 2024-06-01' });
  });

  test('a date cell of a spreadsheet is a date, and elsewhere still none', () => {
    const unit = made.programme.units[0]!;
    const read = (id: string) => {
      const taken = taking('A1');
      const indicator = made.programme.indicators.find((each) => each.id === id)!;
      takeCell(taken, unit, { key: '', kind: 'figure', indicator }, { is: 'date', text: '45463' }, 'C7');
      return [taken.figures, taken.findings.map(({ finding }) => finding.code)];
    };
    expect(read('begins')).toEqual([{ begins: '2024-06-20' }, []]);
    expect(read('crew')).toEqual([{}, ['sheet.date']]);
  });

  test('a choice is read from a pasted message', () => {
    const read = (text: string) =>
      readPaste(made.programme, made.programme.units[0]!, text, '2024-06-02').proposals.map((each) => [
        each.value,
        each.doubtful,
      ]);
    expect(read('响应级别：三级，出动5人')).toEqual([
      ['三级', undefined],
      ['5', undefined],
    ]);
    expect(read('响应级别为三级半')).toEqual([]);
  });

  test('come back from the stored programme as they were written', () => {
    expect(parseProgramme(programmeFileOf(made.programme)).programme).toEqual(made.programme);
  });
});

describe('what does not fit', () => {
  test.each([
    [{ level: '五级' }, 'figure.choice “响应级别”没有“五级”这个选项，请填 四级、三级、二级、一级 之一。'],
    [{ level: 3 }, 'figure.choice “响应级别”没有“3”这个选项，请填 四级、三级、二级、一级 之一。'],
    [
      { level: '四级', begins: '2024-02-30' },
      'figure.date “计划开工”应填真实的日期，如 2024-06-01，收到的是“2024-02-30”，请改填。',
    ],
    [
      { level: '四级', begins: '6月1日' },
      'figure.date “计划开工”应填真实的日期，如 2024-06-01，收到的是“6月1日”，请改填。',
    ],
    [
      { level: '四级', progress: '字'.repeat(201) },
      'figure.text “形象进度”应填1–200 个字的文字，收到的是“201个字”，请改填。',
    ],
    [{ begins: '2024-06-01' }, 'figure.required “响应级别”'],
  ])('%j', (figures, says) => {
    const { findings, closes } = played(FILE, { '2024-06-01': { a: figures } });
    expect(findings['2024-06-01 a']!.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringContaining(says),
    ]);
    expect(closes[0]!.units[0]!.state).toBe('missing');
  });

  test.each([
    ['of: [四级, 三级, 二级, 一级]', 'of: [四级]', 'programme.value indicators[0].of'],
    ['of: [四级, 三级, 二级, 一级]', 'of: [四级, 四级]', 'programme.duplicate indicators[0].of[1]'],
    [', of: [四级, 三级, 二级, 一级]', '', 'programme.missing indicators[0].of'],
    ['kind: date', 'kind: date, of: [甲, 乙]', 'programme.wrong_kind indicators[1].of'],
    ['kind: text', 'kind: text, decimals: 1', 'programme.wrong_kind indicators[2].decimals'],
    ['unit: 人, kind: flow', 'unit: 人, kind: computed, formula: level * 2', 'programme.formula indicators[3].formula'],
    ['unit: 人, kind: flow', 'unit: "%", kind: ratio, of: [level, begins, crew]', 'programme.value indicators[3].of'],
  ])('a mistake: %s -> %s', (good, wrong, says) => {
    const { findings } = readProgrammeFile(FILE.replace(good, wrong));
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual([says]);
    expect(findings[0]!.line).toBeGreaterThan(9);
  });
});
