/** The workbook: numbers as numbers, totals as formulas that give the close's own figures, words that stay words. */
import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { cellXml, words } from '../../functions/adapters/workbook/cells.ts';
import { createWorkbookRenderer, renderFigures } from '../../functions/adapters/workbook/render-figures.ts';
import { compileCondition } from '../../functions/core/rule/parse-condition.ts';
import { cellName } from '../../functions/core/sheet/cell-name.ts';
import type { RenderInput } from '../../functions/ports.ts';
import { closeMade, madeIndicator, madeProgramme } from '../support/made-programmes.ts';
import { typicalDay } from '../support/sample-briefing.ts';

const input = typicalDay();
const recent = ['2022-04-07', '2022-04-08'].map((day) => ({ ...input.close, day }));
const partsOf = (given: RenderInput) =>
  Object.fromEntries(Object.entries(unzipSync(renderFigures(given))).map(([name, bytes]) => [name, strFromU8(bytes)]));

test('three sheets, the third only when there are earlier days', () => {
  const names = (given: RenderInput) =>
    [...partsOf(given)['xl/workbook.xml']!.matchAll(/<sheet name="([^"]*)"/g)].map((match) => match[1]);
  expect(names({ ...input, recent })).toEqual(['当日', '累计', '近30日']);
  expect(names(input)).toEqual(['当日', '累计']);
});

test('totals are formulas over the rows above; their cached value is the figure of the close and what they give', () => {
  const { programme, close } = input;
  const xml = partsOf(input)['xl/worksheets/sheet1.xml']!;
  for (const [index, indicator] of programme.indicators.entries()) {
    const column = cellName(3 + index, 0).replace('1', '');
    const [, formula, value] = new RegExp(`<c r="${column}10"[^>]*><f>([^<]*)</f><v>([^<]*)</v>`).exec(xml)!;
    expect(formula).toBe(`SUM(${column}2:${column}9)`);
    expect(value).toBe(close.indicators[indicator.id]!.day);
    const cells = [...xml.matchAll(new RegExp(`<c r="${column}[2-9]" s="\\d+"><v>([^<]*)</v>`, 'g'))].map((match) =>
      Number(match[1]),
    );
    expect(cells.reduce((sum, each) => sum + each, 0)).toBeCloseTo(Number(value), 6);
  }
});

test('a figure with more digits than its indicator has now is shown whole, not rounded', () => {
  const looks = (decimals: number) => cellXml({ kind: 'number', value: '517.5', decimals }, 0, 0);
  expect(looks(0)).toBe(looks(1));
  expect(looks(2)).not.toBe(looks(1));
});

test('a reader of workbooks reads the same figures back', async () => {
  const sheets = await readXlsxFile(Buffer.from(renderFigures(input)));
  const rows = (sheets as unknown as { data: unknown[][] }[])[0]!.data;
  expect(rows[0]!.slice(0, 4)).toEqual(['单位', '组别', '报送情况', '下沉党员干部（人）']);
  const first = input.close.indicators.dispatched!.byUnit.u0?.value;
  expect(rows[1]![3]).toBe(first === undefined ? '未报' : Number(first));
  expect(rows).toHaveLength(10);
});

test('what nobody reported is a word, never zero; a nil return says so; not asked is a dash', () => {
  const { close, programme } = input;
  const [first, second] = programme.indicators;
  const empty = { ...close.indicators[first!.id]!, day: null, total: null, byUnit: {}, missing: ['u0'] };
  const units = close.units.map((unit) => (unit.unit === 'u1' ? { ...unit, state: 'nil' as const } : unit));
  const indicators = [first!, { ...second!, askedOf: ['u7'] }];
  const sheet = partsOf({
    ...{ ...input, programme: { ...programme, indicators } },
    close: { ...close, units, indicators: { ...close.indicators, [first!.id]: empty, [second!.id]: empty } },
  })['xl/worksheets/sheet1.xml']!;
  const at = (cell: string) => new RegExp(`<c r="${cell}"[^>]*>.*?<t[^>]*>([^<]*)`).exec(sheet)?.[1];
  expect([at('D2'), at('D3'), at('E2'), at('D10')]).toEqual(['未报', '零报告', '—', '未报']);
});

test('zero units give a sheet without formulas that would point at themselves', () => {
  const { programme, close } = input;
  const xml = partsOf({ ...input, programme: { ...programme, units: [] }, close: { ...close, units: [] } })[
    'xl/worksheets/sheet1.xml'
  ]!;
  expect(xml).not.toContain('<f>');
});

describe('formula injection', () => {
  const hostile = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org")',
  ];

  test.each(hostile)('%j stays text with the quote mark', (text) => {
    const xml = cellXml(words(text), 0, 0);
    expect(xml).toContain('t="inlineStr"');
    expect(xml).toContain('s="3"');
    expect(xml).not.toContain('<f>');
  });

  test('in unit and indicator names too, and negative figures stay numbers', () => {
    const { programme, close } = input;
    const units = programme.units.map((unit, index) => ({ ...unit, name: hostile[index]! }));
    const xml = partsOf({ ...input, programme: { ...programme, units }, close })['xl/worksheets/sheet1.xml']!;
    for (const [, formula] of xml.matchAll(/<f>([^<]*)<\/f>/g)) expect(formula).toMatch(/^(SUM|IF|COUNTIF)\(/);
    expect(cellXml({ kind: 'number', value: '-12.5', decimals: 1 }, 1, 1)).toBe('<c r="B2" s="6"><v>-12.5</v></c>');
  });
});

test('illegal characters are dropped, markup and Excel escapes stay what they were', () => {
  expect(cellXml(words('a\u0000<b>&"_x0041_\ufffe'), 0, 0)).toContain('>a&lt;b&gt;&amp;&quot;_x005F_x0041_</t>');
});

test('equal input gives equal bytes in every time zone', async () => {
  const first = Buffer.from(renderFigures({ ...input, recent }));
  expect(first.equals(await createWorkbookRenderer().render({ ...input, recent }))).toBe(true);
  // The date of every entry is 1980-01-01 00:00 by the format's own clock.
  expect([first.readUInt16LE(10), first.readUInt16LE(12)]).toEqual([0, 0x21]);
});

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map((column) => cellName(column, 0))).toEqual([
    'A1',
    'Z1',
    'AA1',
    'AZ1',
    'BA1',
    'ZZ1',
    'AAA1',
  ]);
});

test('targets and lists have sheets of their own, unit by unit', async () => {
  const indicator = madeIndicator('x', 'flow', { target: { by: '2022-04-30', units: { a: '100', b: '50' } } });
  const condition = compileCondition('rank > 1');
  if ('problem' in condition) throw new Error(condition.problem);
  const lists = [{ title: '黄牌', of: 'x', when: 'rank > 1', condition: condition.condition }];
  const programme = madeProgramme({ indicators: [indicator], lists });
  const close = closeMade(programme, '2022-04-01', { a: { x: '10' }, b: { x: '20' } });
  const sheets = (await readXlsxFile(Buffer.from(renderFigures({ ...input, programme, close })))) as unknown as {
    sheet: string;
    data: unknown[][];
  }[];
  expect(sheets.find(({ sheet }) => sheet === '完成情况')?.data).toEqual([
    ['单位', '指标x目标（个）', '完成数', '完成率（%）', '超时间进度（个百分点）', '位次'],
    ['单位a', 100, 10, 10, 6.7, 2],
    ['单位b', 50, 20, 40, 36.7, 1],
    ['合计', 150, 30, 20, 16.7, '—'],
  ]);
  expect(sheets.find(({ sheet }) => sheet === '名单')?.data).toEqual([
    ['名单', '单位数', '单位'],
    ['黄牌', 1, '单位a'],
  ]);
});
