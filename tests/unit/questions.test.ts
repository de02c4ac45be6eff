/**
 * What is asked and not refused: a text that says another number, a figure far from the usual.
 */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import { compareNarratives } from '../../functions/core/report/compare-narratives.ts';
import { questionUnusual } from '../../functions/core/report/unusual-figures.ts';

const indicator = (id: string, name: string, unit: string, over: Partial<Indicator> = {}): Indicator => ({
  ...{ id, name, unit, kind: 'flow', decimals: 0, aliases: [], required: false, carry: false },
  ...over,
});

const GARBAGE = indicator('garbage', '收集转运垃圾', '吨', { decimals: 1, aliases: ['清运垃圾', '转运垃圾'] });
const DISSUADED = indicator('dissuaded', '劝离劝返市民', '人次', { aliases: ['劝返'] });
const STAFF = indicator('staff', '在岗环卫工人', '人', { kind: 'stock', aliases: ['环卫工人'] });
const AREA = indicator('area', '消杀面积', '平方米');
const WAN = indicator('wan', '募集资金', '万元', { decimals: 2 });
const COMPOUNDS = indicator('compounds', '消杀小区', '个');
const INDICATORS = [GARBAGE, DISSUADED, STAFF, AREA, WAN, COMPOUNDS];
const FIGURES = { garbage: '612.5', dissuaded: '3010', staff: '512', area: '7980000', wan: '12.50', compounds: '0' };

const differences = (text: string): string[] =>
  compareNarratives(INDICATORS, FIGURES, [{ kind: '工作动态', text }]).map(
    ({ seen, expected }) => `${seen} / ${expected}`,
  );

describe('a text beside the figures', () => {
  test.each([
    '清运垃圾612.5吨。',
    '清运垃圾共６１２．５吨',
    '收集转运垃圾：612.50 吨',
    '清运垃圾600余吨',
    '劝返约3000人次，清运垃圾近620吨',
    '劝返3010次',
    '3010人次劝返',
    '在岗环卫工人512名',
    '五百一十二名环卫工人',
    '消杀面积798万平方米',
    '消杀面积近800万平方米',
    '募集资金12.5万元',
    '累计清运垃圾4868吨',
    '清运垃圾累计达4868吨',
    '收集转运垃圾，出动车辆30台',
    '4月8日清运垃圾工作顺利',
    '清运垃圾30车',
    '清运垃圾600-700吨',
    '劝返工作持续16小时',
    '环卫工人连续奋战3天',
    '消杀小区0个',
    '今年第3次劝返',
    '',
  ])('%j agrees, or says nothing about them', (text) => {
    expect(differences(text)).toEqual([]);
  });

  test.each([
    ['清运垃圾600吨。', ['清运垃圾600吨 / 612.5吨']],
    ['清运垃圾 61.25 吨', ['清运垃圾 61.25 吨 / 612.5吨']],
    ['劝返3100人次，清运垃圾612.5吨', ['劝返3100人次 / 3010人次']],
    ['劝返约800人次', ['劝返约800人次 / 3010人次']],
    ['劝返一千人次', ['劝返一千人次 / 3010人次']],
    ['500名环卫工人在岗', ['500名环卫工人 / 512人']],
    ['消杀面积79.8万平方米', ['消杀面积79.8万平方米 / 7980000平方米']],
    ['募集资金125万元', ['募集资金125万元 / 12.50万元']],
    ['消杀小区12个', ['消杀小区12个 / 0个']],
    ['环卫工人：498', ['环卫工人：498 / 512人']],
  ])('%j differs', (text, expected) => {
    expect(differences(text)).toEqual(expected);
  });

  test('a figure that was not reported is compared with nothing', () => {
    expect(compareNarratives(INDICATORS, {}, [{ kind: 'x', text: '清运垃圾600吨' }])).toEqual([]);
  });

  test('says which narrative and which indicator, in both languages', () => {
    const [found] = compareNarratives(INDICATORS, FIGURES, [
      { kind: 'a', text: '无' },
      { kind: 'b', text: '劝返5人次' },
    ]);
    expect(found).toMatchObject({ code: 'narrative.differs', level: 'warning', path: 'narratives[1].text' });
    expect(found?.message).toContain('劝离劝返市民');
  });
});

describe('a figure far from the usual', () => {
  const ask = (value: string, recent: readonly string[], of: Indicator = GARBAGE, reasons = {}) =>
    questionUnusual([of], { [of.id]: value }, { [of.id]: recent }, reasons);
  const TONS = ['598.4', '611.7', '605.0', '620.3', '601.6', '609.8', '612.0'];

  test.each(['612.5', '598.0', '650.0', '560.0', '640'])('%s is usual', (value) => {
    expect(ask(value, TONS)).toEqual([]);
  });

  test.each(['6125', '61.3', '0', '700.0', '4868.0'])('%s is asked about, with the median', (value) => {
    expect(ask(value, TONS)).toMatchObject([{ code: 'figure.unusual', level: 'warning', path: 'figures.garbage' }]);
    expect(ask(value, TONS)[0]?.message).toContain('609.8吨');
  });

  test('the limit is 3.5 x 1.4826 x MAD: median 20, MAD 10, 51.89', () => {
    const spread = ['0', '10', '20', '30', '40'];
    expect(ask('71', spread, DISSUADED)).toEqual([]);
    expect(ask('72', spread, DISSUADED)).toHaveLength(1);
  });

  test('silent under five values', () => {
    expect(ask('6125', TONS.slice(0, 4))).toEqual([]);
    expect(ask('6125', TONS.slice(0, 5))).toHaveLength(1);
  });

  test('a steady figure may move a little', () => {
    const steady = Array(14).fill('512');
    expect(ask('515', steady, STAFF)).toEqual([]);
    expect(ask('563', steady, STAFF)).toEqual([]);
    expect(ask('564', steady, STAFF)).toHaveLength(1);
    expect(ask('5', Array(7).fill('0'), DISSUADED)).toEqual([]);
    expect(ask('6', Array(7).fill('0'), DISSUADED)).toHaveLength(1);
  });

  test('the middle of an even number of values is exact', () => {
    expect(ask('9999', ['1', '2', '3', '4', '5', '6'], DISSUADED)[0]?.message).toContain('4人次');
  });

  test('a lively figure is not asked about for being lively', () => {
    expect(ask('3639', ['1646', '3362', '2297', '1783', '3505', '2435'], DISSUADED)).toEqual([]);
  });

  test('with a reason it is told, not asked again', () => {
    const [found] = ask('6125', TONS, GARBAGE, { garbage: '集中清理积存' });
    expect(found).toMatchObject({ code: 'figure.explained', level: 'warning' });
    expect(found?.message).toContain('集中清理积存');
  });

  test('values of another precision are no comparison', () => {
    expect(ask('9999', ['1.5', '1.5', '1.5', '1.5', '1.5'], DISSUADED)).toEqual([]);
  });

  test('the verdict does not depend on order, and the median itself is always usual', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 5, maxLength: 14 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 1e7 }), (recent, value) => {
        const texts = recent.map(String);
        expect(ask(String(value), texts, DISSUADED)).toEqual(ask(String(value), texts.toReversed(), DISSUADED));
        const middle = recent.toSorted((a, b) => a - b)[recent.length >> 1]!;
        if (recent.length % 2 === 1) expect(ask(String(middle), texts, DISSUADED)).toEqual([]);
      }),
    );
  });
});
