/**
 * 分项: parts from the programme file and the report to shares, sentences, tables, sheets and figures.json.
 */
import { describe, expect, test } from 'vitest';
import { daySheet } from '../../functions/adapters/workbook/figure-sheets.ts';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { periodFigures } from '../../functions/core/indicators/period-figures.ts';
import { readPaste } from '../../functions/core/paste/paste.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import { parseProgramme } from '../../functions/core/programme/parse.ts';
import { unitsSheet } from '../../functions/core/sheet/report-sheet.ts';
import { dailyFile, played } from '../support/played.ts';

const FILE = dailyFile(`units: [{ id: a, name: 东城 }, { id: b, name: 西城 }]
indicators:
  - { id: calls, name: 受理诉求, unit: 件, kind: flow, by: [热线, 网络, 移动端, 来访] }
  - { id: houses, name: 自建房, unit: 栋, kind: stock, by: { 类别: [经营性, 其他], 结果: [安全, 隐患] } }
  - { id: projects, name: 重点项目, unit: 项, kind: stock, by: [省重点, 市重点], overlapping: true }
`);
const made = played(FILE, {
  '2024-06-01': {
    a: {
      calls: { 热线: 5, 网络: '2', 移动端: 1, 来访: 1, 合计: 9 },
      houses: { '经营性/安全': 3, '其他/隐患': 4 },
      projects: { 合计: 10, 省重点: 4, 市重点: 8 },
    },
    b: { calls: { 热线: 3 } },
  },
  '2024-06-02': { a: { 'calls:热线': '6', 'calls:网络': 2, calls: '8' }, b: 'nil' },
});

describe('parts', () => {
  test('add up to the whole, with shares rounded once each', () => {
    expect(made.figures('2024-06-01').indicators.calls).toMatchObject({
      day: '12',
      parts: {
        热线: { day: '8', total: '8', share: '66.67' },
        网络: { day: '2', total: '2', share: '16.67' },
        移动端: { day: '1', total: '1', share: '8.33' },
        来访: { day: '1', total: '1', share: '8.33' },
      },
      units: { b: { day: '3', parts: { 热线: { day: '3', total: '3' }, 网络: { day: '0', total: '0' } } } },
    });
    expect(made.figures('2024-06-02').indicators.calls!.parts).toMatchObject({
      热线: { day: '6', total: '14', share: '75.00' },
    });
    expect(Object.keys(made.figures('2024-06-01').indicators)).toEqual(['calls', 'houses', 'projects']);
  });

  test('of two dimensions are crossed, and added up by each', () => {
    expect(made.figures('2024-06-01').indicators.houses!.parts).toMatchObject({
      '经营性/安全': { day: '3', share: '42.86' },
      '经营性/隐患': { day: '0', share: '0.00' },
      经营性: { day: '3', share: '42.86' },
      隐患: { day: '4', share: '57.14' },
    });
  });

  test('that overlap need not add up', () => {
    const { day, parts } = made.figures('2024-06-01').indicators.projects!;
    expect({ day, parts }).toMatchObject({ day: '10', parts: { 省重点: { share: '40.00' }, 市重点: { day: '8' } } });
  });

  test('the three largest are told behind their whole', async () => {
    const text = await made.text('2024-06-01');
    expect(text).toContain('受理诉求12件，其中热线8件（占66.67%）、网络2件（占16.67%）、移动端1件（占8.33%）等');
    expect(text).toContain('自建房7栋，其中其他4栋（占57.14%）、经营性3栋（占42.86%）');
    expect(text).toContain('受理诉求·热线|件|8|—|8');
    expect(text.match(/推算数据/)).toBeNull();
  });

  test('a period adds up each part', () => {
    const { 'calls:热线': hotline } = periodFigures(made.programme.indicators, made.closes);
    expect(hotline).toMatchObject({ value: '14', byUnit: { a: '11', b: '3' } });
  });

  test('are columns of the workbook and of the sheet to fill in', () => {
    const heads = daySheet(made.programme, made.closes[0]!).rows[0]!.map((cell) => ('text' in cell ? cell.text : ''));
    expect(heads.slice(3, 6)).toEqual(['受理诉求（件）', '受理诉求·热线（件）', '受理诉求·网络（件）']);
    const entry = { unit: made.programme.units[0]!, basedOn: 0, nil: false, figures: {}, narratives: {}, previous: {} };
    const plan = unitsSheet({ programme: made.programme, version: 1, day: '2024-06-01' }, [entry]);
    expect(plan.rows[0]!.slice(2, 4)).toEqual([
      { is: 'words', text: 'figure calls' },
      { is: 'words', text: 'figure calls:热线' },
    ]);
  });

  test('are read from a pasted message', () => {
    const { proposals } = readPaste(
      made.programme,
      made.programme.units[0]!,
      '受理诉求8件，其中热线5件、网络3件。',
      '2024-06-02',
    );
    expect(proposals.map(({ indicator, value }) => [indicator, value])).toEqual([
      ['calls', '8'],
      ['calls:热线', '5'],
      ['calls:网络', '3'],
    ]);
  });

  test('come back from the stored programme as they were written', () => {
    expect(parseProgramme(programmeFileOf(made.programme)).programme).toEqual(made.programme);
    expect(JSON.stringify(programmeFileOf(made.programme))).not.toContain(':热线');
  });
});

describe('what does not fit', () => {
  const refused = (figures: Record<string, unknown>) =>
    played(FILE, { '2024-06-01': { a: figures } }).findings['2024-06-01 a']!.map(({ code, path }) => `${code} ${path}`);

  test.each([
    ['a whole beside other parts', { calls: { 热线: 5, 合计: 9 } }, 'figure.parts_differ figures.calls'],
    ['the same in fields', { 'calls:热线': 5, calls: 9 }, 'figure.parts_differ figures.calls'],
    ['no parts', { calls: 9 }, 'figure.parts_missing figures.calls'],
    ['a part that there is not', { calls: { 热钱: 5 } }, 'figure.part figures.calls.热钱'],
    ['a part that is no number', { calls: { 热线: '约5' } }, 'figure.approximate figures.calls.热线'],
    ['a name of one dimension', { houses: { 经营性: 5 } }, 'figure.part figures.houses.经营性'],
    ['a part above its whole', { projects: { 合计: 3, 省重点: 4 } }, 'figure.part_above figures.projects'],
  ])('%s', (_, figures, says) => {
    expect(refused(figures)).toEqual([says]);
  });

  test('nothing stands for no parts of zero', () => {
    expect(refused({ calls: 0 })).toEqual([]);
  });

  test.each([
    ['by: [热线, 网络, 移动端, 来访]', 'by: [热线]', 'programme.value indicators[0].by'],
    ['by: [热线, 网络, 移动端, 来访]', 'by: [热线, 热线]', 'programme.duplicate indicators[0].by[1]'],
    ['by: [热线, 网络, 移动端, 来访]', 'by: [热线, "网/络"]', 'programme.value indicators[0].by[1]'],
    ['by: [热线, 网络, 移动端, 来访]', 'by: [热线, 合计]', 'programme.value indicators[0].by[1]'],
    ['结果: [安全, 隐患]', '结果: [安全, 其他]', 'programme.duplicate indicators[1].by.结果[1]'],
    ['by: [省重点, 市重点], overlapping', 'overlapping', 'programme.missing indicators[2].by'],
    ['kind: flow, by', 'kind: places, by', 'programme.wrong_kind indicators[0].by'],
  ])('a mistake: %s -> %s', (good, wrong, says) => {
    const { findings } = readProgrammeFile(FILE.replace(good, wrong));
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual([says]);
    expect(findings[0]!.line).toBeGreaterThan(9);
  });
});
