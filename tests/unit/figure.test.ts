/**
 * What people type for a figure, one written verdict a row: the exact value, or the finding that refuses it.
 */

import { describe, expect, test } from 'vitest';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import { readFigure } from '../../functions/core/kinds/typing.ts';

const indicator = (given: Partial<Indicator>): Indicator => ({
  id: 'x',
  name: '劝返市民',
  unit: '人次',
  kind: 'flow',
  decimals: 0,
  aliases: [],
  required: false,
  carry: false,
  ...given,
});

const people = indicator({});
const tonnes = indicator({ name: '收集转运垃圾', unit: '吨', decimals: 1 });
const yuan = indicator({ name: '党员捐款', unit: '元', decimals: 2 });
const share = indicator({ name: '覆盖面', unit: '%', kind: 'stock', decimals: 1, max: '100' });
const change = indicator({ name: '水位变化', unit: '厘米', kind: 'stock', decimals: 1, min: '-50' });
const daily = indicator({ name: '处置量', unit: '吨/日', kind: 'mean', decimals: 1 });
const wan = indicator({ name: '投资额', unit: '万元', decimals: 2 });

/** Typed, by whom, value. */
const READ: readonly (readonly [unknown, Indicator, string])[] = [
  ['12', people, '12'],
  ['0', people, '0'],
  [' 12 ', people, '12'],
  ['　12　', people, '12'],
  ['12\n', people, '12'],
  ['\t12', people, '12'],
  ['１２３', people, '123'],
  ['１，２３４', people, '1234'],
  ['1,234', people, '1234'],
  ['1，234', people, '1234'],
  ['1,234,567', people, '1234567'],
  ['12人次', people, '12'],
  ['12 人次', people, '12'],
  ['１２　人次', people, '12'],
  ['1,234人次', people, '1234'],
  ['007', people, '7'],
  ['000', people, '0'],
  ['12.0', people, '12'],
  ['12.000', people, '12'],
  ['１２．０', people, '12'],
  ['0.0', people, '0'],
  ['9007199254740992', people, '9007199254740992'],
  [12, people, '12'],
  [0, people, '0'],
  [9007199254740991, people, '9007199254740991'],
  ['612.5', tonnes, '612.5'],
  ['612', tonnes, '612.0'],
  ['612.50', tonnes, '612.5'],
  ['612．5吨', tonnes, '612.5'],
  ['1,612.5 吨', tonnes, '1612.5'],
  ['00612.5', tonnes, '612.5'],
  ['0.1', tonnes, '0.1'],
  [612.5, tonnes, '612.5'],
  ['1.005', indicator({ decimals: 3 }), '1.005'],
  ['25550.00', yuan, '25550.00'],
  ['25550.1元', yuan, '25550.10'],
  ['100%', share, '100.0'],
  ['９９．５％', share, '99.5'],
  ['-3.5', change, '-3.5'],
  ['－３．５', change, '-3.5'],
  ['−3.5厘米', change, '-3.5'],
  ['-0.5', change, '-0.5'],
  ['650.3吨/日', daily, '650.3'],
  ['650.3吨／日', daily, '650.3'],
  ['1.2万元', wan, '1.20'],
  ['90071992547409.92', yuan, '90071992547409.92'],
];

/** Typed, by whom, the finding. */
const REFUSED: readonly (readonly [unknown, Indicator, string])[] = [
  ['', people, 'figure.empty'],
  ['   ', people, 'figure.empty'],
  ['　', people, 'figure.empty'],
  [null, people, 'figure.empty'],
  [undefined, people, 'figure.empty'],
  ['abc', people, 'figure.unreadable'],
  ['人次', people, 'figure.unreadable'],
  ['无', people, 'figure.unreadable'],
  ['-', people, 'figure.unreadable'],
  ['约800', people, 'figure.approximate'],
  ['约800万', people, 'figure.approximate'],
  ['近800人次', people, 'figure.approximate'],
  ['800余', people, 'figure.approximate'],
  ['800余人次', people, 'figure.approximate'],
  ['800多', people, 'figure.approximate'],
  ['800左右', people, 'figure.approximate'],
  ['20来人次', people, 'figure.approximate'],
  ['800+', people, 'figure.approximate'],
  ['>800', people, 'figure.approximate'],
  ['100-200', people, 'figure.unreadable'],
  ['100~200', people, 'figure.approximate'],
  ['1.2万', people, 'figure.magnitude'],
  ['1.2万人次', people, 'figure.magnitude'],
  ['3亿', people, 'figure.magnitude'],
  ['5千', people, 'figure.magnitude'],
  ['1e3', people, 'figure.exponent'],
  ['1E3', people, 'figure.exponent'],
  ['１ｅ３', people, 'figure.exponent'],
  ['1.5e-2', yuan, 'figure.exponent'],
  ['1e309', people, 'figure.exponent'],
  [1e21, people, 'figure.too_large'],
  [1e-7, yuan, 'figure.exponent'],
  ['0x10', people, 'figure.unreadable'],
  ['0b11', people, 'figure.unreadable'],
  ['0o17', people, 'figure.unreadable'],
  ['+5', people, 'figure.unreadable'],
  ['＋5', people, 'figure.unreadable'],
  ['-0', people, 'figure.minus_zero'],
  ['-0.0', tonnes, 'figure.minus_zero'],
  [-0, people, 'figure.minus_zero'],
  ['--5', people, 'figure.unreadable'],
  ['5-', people, 'figure.unreadable'],
  ['(5)', people, 'figure.unreadable'],
  ['.5', tonnes, 'figure.unreadable'],
  ['5.', tonnes, 'figure.unreadable'],
  ['5。5', tonnes, 'figure.unreadable'],
  ['1.2.3', tonnes, 'figure.unreadable'],
  ['1 234', people, 'figure.unreadable'],
  ['1_234', people, 'figure.unreadable'],
  ["1'234", people, 'figure.unreadable'],
  ['12,34', people, 'figure.grouping'],
  ['1,2345', people, 'figure.grouping'],
  ['0,123', people, 'figure.grouping'],
  [',123', people, 'figure.grouping'],
  ['1,23', tonnes, 'figure.grouping'],
  ['1.234,5', tonnes, 'figure.unreadable'],
  ['1.234,567', tonnes, 'figure.unreadable'],
  ['一百二十', people, 'figure.chinese_numeral'],
  ['壹', people, 'figure.chinese_numeral'],
  ['十二人次', people, 'figure.chinese_numeral'],
  ['٣', people, 'figure.unreadable'],
  ['१२', people, 'figure.unreadable'],
  ['①', people, 'figure.unreadable'],
  ['²', people, 'figure.unreadable'],
  ['½', tonnes, 'figure.unreadable'],
  ['𝟙𝟚', people, 'figure.unreadable'],
  ['Ⅻ', people, 'figure.unreadable'],
  ['12\u200b', people, 'figure.unreadable'],
  ['1\u00002', people, 'figure.unreadable'],
  ['Infinity', people, 'figure.unreadable'],
  ['-Infinity', people, 'figure.unreadable'],
  ['NaN', people, 'figure.unreadable'],
  [Number.NaN, people, 'figure.not_a_number'],
  [Number.POSITIVE_INFINITY, people, 'figure.not_a_number'],
  ['12人', people, 'figure.unit'],
  ['12吨', people, 'figure.unit'],
  ['12%', people, 'figure.unit'],
  ['12人次人次', people, 'figure.unit'],
  ['650吨', daily, 'figure.unit'],
  ['12000元', wan, 'figure.unit'],
  ['12人次15吨', people, 'figure.unreadable'],
  ['=1+1', people, 'figure.unreadable'],
  ['12/24', people, 'figure.unreadable'],
  ['12:30', people, 'figure.unreadable'],
  ['2022-04-08', people, 'figure.unreadable'],
  ['12.5', people, 'figure.decimals'],
  ['612.55', tonnes, 'figure.decimals'],
  ['0.001', yuan, 'figure.decimals'],
  [0.1 + 0.2, tonnes, 'figure.decimals'],
  ['9007199254740993', people, 'figure.too_large'],
  ['90071992547409.93', yuan, 'figure.too_large'],
  ['9'.repeat(400), people, 'figure.too_large'],
  [9007199254740992, people, 'figure.too_large'],
  ['-5', people, 'figure.below_min'],
  ['-0.1', tonnes, 'figure.below_min'],
  ['-50.1', change, 'figure.below_min'],
  ['100.1', share, 'figure.above_max'],
  [true, people, 'figure.not_a_number'],
  [false, people, 'figure.not_a_number'],
  [['12'], people, 'figure.not_a_number'],
  [{ value: 12 }, people, 'figure.not_a_number'],
  [12n, people, 'figure.not_a_number'],
  [() => 12, people, 'figure.not_a_number'],
];

describe('numbers that are read', () => {
  test.each(READ)('%o', (typed, by, value) => {
    expect(readFigure(by, typed, 'figures.x')).toEqual({ value, findings: [] });
  });
});

describe('numbers that are refused', () => {
  test.each(REFUSED)('%o', (typed, by, code) => {
    const { value, findings } = readFigure(by, typed, 'figures.x');
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([{ code, level: 'error', path: 'figures.x' }]);
    expect(findings[0]?.message).toContain(by.name);
  });
});

describe('sentences', () => {
  const messageOf = (by: Indicator, typed: unknown) => readFigure(by, typed, 'figures.x').findings[0]?.message;
  test('say what was seen and what to type instead', () => {
    expect(messageOf(people, '约800')).toBe('“劝返市民”填的是约数“约800”，请填准确的数字（整数，如 12，单位人次）。');
    expect(messageOf(people, '1.2万')).toBe('“劝返市民”填的“1.2万”用了万、亿等字，请写出全部数位（如 12000）。');
    expect(messageOf(people, '')).toBe('“劝返市民”没有填写：没有发生请填 0，暂时没有数字请整项不报。');
  });

  test('name a character that cannot be seen', () => {
    expect(messageOf(people, '12\u200b')).toContain('12〈U+200B〉');
  });
});

describe('places', () => {
  const posts = indicator({ name: '值守路口', unit: '个', kind: 'places' });
  test.each([
    [
      ['府河大桥', '青年路大桥'],
      ['府河大桥', '青年路大桥'],
    ],
    ['府河大桥、青年路大桥', ['府河大桥', '青年路大桥']],
    ['府河大桥，青年路大桥,立交桥；a;b', ['府河大桥', '青年路大桥', '立交桥', 'a', 'b']],
    ['府河大桥\r\n青年路大桥\n', ['府河大桥', '青年路大桥']],
    [' 府河大桥 、、 府河大桥 ', ['府河大桥']],
    [['府河大桥', ' 府河大桥'], ['府河大桥']],
    [
      ['205国道', '3号门', '七里村（一组）', '𠮷祥小区'],
      ['205国道', '3号门', '七里村（一组）', '𠮷祥小区'],
    ],
    ['无', []],
    [[], []],
    [['无'], []],
    [['长'.repeat(60)], ['长'.repeat(60)]],
    [['𠮷'.repeat(60)], ['𠮷'.repeat(60)]],
  ])('%j are read', (typed, value) => {
    expect(readFigure(posts, typed, 'figures.posts')).toEqual({ value, findings: [] });
  });

  test.each([
    ['', 'figure.no_names'],
    [' 、\n', 'figure.no_names'],
    [null, 'figure.no_names'],
    [undefined, 'figure.no_names'],
    [12, 'figure.not_names'],
    [true, 'figure.not_names'],
    [{ 0: 'a' }, 'figure.not_names'],
    [['a', 1], 'figure.not_names'],
    [[['a']], 'figure.not_names'],
    [[null], 'figure.not_names'],
    ['12', 'figure.name'],
    ['3个', 'figure.name'],
    ['０', 'figure.name'],
    ['没有', 'figure.name'],
    ['/', 'figure.name'],
    ['府河大桥、无', 'figure.name'],
    [['府河大桥、青年路大桥'], 'figure.name'],
    [['府河大桥', ''], 'figure.name'],
    [['长'.repeat(61)], 'figure.name'],
    [Array.from({ length: 2001 }, (_, index) => `第${index}处`), 'figure.too_many_names'],
  ])('%j are refused', (typed, code) => {
    const { value, findings } = readFigure(posts, typed, 'figures.posts');
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([{ code, level: 'error' }]);
  });

  test('each bad name has its place, and what was removed from a good one is a warning', () => {
    const reading = readFigure(posts, ['府河\u0007大桥', '', '5'], 'figures.posts');
    expect(reading.findings.map(({ code, path }) => [code, path])).toEqual([
      ['text.removed', 'figures.posts[0]'],
      ['figure.name', 'figures.posts[1]'],
      ['figure.name', 'figures.posts[2]'],
    ]);
    const good = readFigure(posts, ['府河\u0007大桥\u202e'], 'figures.posts');
    expect(good.value).toEqual(['府河大桥']);
    expect(good.findings).toMatchObject([{ level: 'warning', seen: 'U+0007 U+202E' }]);
  });
});

describe('places of a roster', () => {
  const roads = indicator({
    ...{ name: '整治道路', unit: '条', kind: 'places' },
    roster: ['人民路', '建设路', '解放路', '和平路', '阿依古丽·买买提巷', '1号楼', '滨河路（东段）'],
  });
  test.each([
    ['人民路 建设路', ['人民路', '建设路']],
    ['人民路/建设路', ['人民路', '建设路']],
    ['人民路和建设路', ['人民路', '建设路']],
    ['和平路和建设路以及人民路', ['和平路', '建设路', '人民路']],
    ['①人民路②建设路', ['人民路', '建设路']],
    ['1.人民路\n2.建设路', ['人民路', '建设路']],
    ['1、人民路 2、建设路', ['人民路', '建设路']],
    ['（1）人民路（2）建设路', ['人民路', '建设路']],
    ['人民路、建设路、解放路（共3条）', ['人民路', '建设路', '解放路']],
    ['人民路\u200b、建设路。', ['人民路', '建设路']],
    ['阿依古丽•买买提巷、阿依古丽・买买提巷', ['阿依古丽·买买提巷']],
    ['１号楼、1 号楼', ['1号楼']],
    ['滨河路(东段)', ['滨河路（东段）']],
    [['人民路', '人 民 路'], ['人民路']],
    ['无。', []],
  ])('%j are its own names', (typed, value) => {
    expect(readFigure(roads, typed, 'figures.roads')).toEqual({ value, findings: [] });
  });

  test('a name that it does not have is asked about with the nearest', () => {
    const { value, findings } = readFigure(roads, '健设路 人民路、胜利大道', 'figures.roads');
    expect(value).toEqual(['健设路', '人民路', '胜利大道']);
    expect(findings.map(({ code, level, message }) => [code, level, message])).toEqual([
      ['figure.off_roster', 'warning', expect.stringContaining('“健设路”不在名单上（最近的是“建设路”）')],
      ['figure.off_roster', 'warning', expect.stringContaining('“胜利大道”不在名单上')],
    ]);
  });

  test('another number of names than the answer says is asked about', () => {
    const { findings } = readFigure(roads, '人民路、建设路（共3条）', 'figures.roads');
    expect(findings.map(({ code }) => code)).toEqual(['figure.names_count']);
  });

  test('without a roster, what may be several names is asked about, and one writing is one name', () => {
    const free = indicator({ name: '整治道路', unit: '条', kind: 'places' });
    const several = readFigure(free, '人民路 建设路', 'figures.roads');
    expect(several).toMatchObject({ value: ['人民路 建设路'], findings: [{ code: 'figure.several_names' }] });
    expect(readFigure(free, '１号楼、1号楼、(东段)', 'figures.roads')).toEqual({
      value: ['1号楼', '（东段）'],
      findings: [],
    });
  });
});

describe('yes and no', () => {
  const daily = indicator({ name: '当日消毒', unit: '', kind: 'check' });
  test.each([
    [true, true],
    [false, false],
    ['是', true],
    ['否', false],
    [' Yes ', true],
    ['no', false],
    ['TRUE', true],
    ['false', false],
  ])('%j is %j', (typed, value) => {
    expect(readFigure(daily, typed, 'figures.daily')).toEqual({ value, findings: [] });
  });

  test.each(['', null, undefined, '有', '无', '1', '0', 1, 0, 'on', '已完成', '是否', [], {}])(
    '%j is refused',
    (typed) => {
      const { value, findings } = readFigure(daily, typed, 'figures.daily');
      expect(value).toBeUndefined();
      expect(findings).toMatchObject([{ code: 'figure.yes_no' }]);
    },
  );
});

test('a ratio is computed, never reported', () => {
  const resumption = indicator({ kind: 'ratio', of: ['a', 'b'] });
  expect(readFigure(resumption, '100', 'figures.r').findings).toMatchObject([{ code: 'figure.computed', seen: '100' }]);
});
