/**
 * Words for figures and days, by example. What must hold for every value is in tests/property/phrases.test.ts.
 */

import { describe, expect, test } from 'vitest';
import { changeWords, measureOf } from '../../functions/core/kinds/words.ts';
import {
  asOf,
  dayWords,
  exactWords,
  issueWords,
  percentWords,
  roughWords,
  shareWords,
  shortDay,
  signedWords,
} from '../../functions/core/wording/phrases.ts';

describe('exact words', () => {
  test.each([
    ['358', '358人次'],
    ['0', '0人次'],
    ['4868.0', '4868人次'],
    ['612.50', '612.5人次'],
    ['20586', '20586人次'],
    ['10000', '1万人次'],
    ['13000', '1.3万人次'],
    ['13020', '13020人次'],
    ['7980000', '798万人次'],
    ['345000000', '3.45亿人次'],
    ['345600000', '345600000人次'],
    ['20000.5', '20000.5人次'],
    ['-12', '-12人次'],
  ])('%s -> %s', (value, words) => expect(exactWords(value, '人次')).toBe(words));
});

describe('rough words', () => {
  test.each([
    ['206', '200余人次'],
    ['512', '500余人次'],
    ['20586', '2万余人次'],
    ['21340', '2.1万余人次'],
    ['7980000', '近800万人次'],
    ['12950', '近1.3万人次'],
    ['13020', '1.3万余人次'],
    ['253000', '25万余人次'],
    ['206000', '20余万人次'],
    ['12345678', '1200余万人次'],
    ['9999.6', '近1万人次'],
    ['199.5', '近200人次'],
    ['2035', '2000余人次'],
  ])('%s -> %s', (value, words) => expect(roughWords(value, '人次')).toBe(words));

  test.each(['373', '876', '1260', '99', '7', '0', '100', '200', '210', '12000', '4868', '-206'])(
    '%s is told exactly',
    (value) => expect(roughWords(value, '人次')).toBe(exactWords(value, '人次')),
  );
});

describe('units that carry a scale', () => {
  test.each([
    ['597000', '万元', '59.7亿元', '近60亿元'],
    ['397123', '万元', '397123万元', '近40亿元'],
    ['390123', '万元', '390123万元', '39亿余元'],
    ['598', '万元', '598万元', '近600万元'],
    ['12000', '亿元', '1.2万亿元', '1.2万亿元'],
    ['345000000', '万元', '3.45万亿元', '3.4万亿余元'],
    ['20000', '百万元', '200亿元', '200亿元'],
    ['206000', '百万元', '2060亿元', '2000余亿元'],
    ['21000', '万平方米', '2.1亿平方米', '2.1亿平方米'],
    ['21000', '千米', '2.1万千米', '2.1万千米'],
    ['21000', '公顷', '2.1万公顷', '2.1万公顷'],
  ])('%s of %s is %s, roughly %s', (value, unit, exact, rough) => {
    expect(exactWords(value, unit)).toBe(exact);
    expect(roughWords(value, unit)).toBe(rough);
  });
});

describe('changes', () => {
  test('of a number', () => {
    expect(changeWords('12', '人次', { kind: 'flow', unit: '' }, '前一日')).toBe('较前一日增加12人次');
    expect(changeWords('-3.0', '吨', { kind: 'stock', unit: '' }, '前一日')).toBe('较前一日减少3吨');
    expect(changeWords('0.0', '吨', { kind: 'mean', unit: '' }, '前一日')).toBe('与前一日持平');
  });
  test('of a ratio are percentage points', () => {
    expect(changeWords('2.3', '%', { kind: 'ratio', unit: '' }, '前一日')).toBe('较前一日上升2.3个百分点');
    expect(changeWords('-10.0', '%', { kind: 'ratio', unit: '' }, '前一日')).toBe('较前一日下降10个百分点');
  });
  test('against another day than the one before', () => {
    expect(changeWords('1', '处', { kind: 'stock', unit: '' }, '上一报告日')).toBe('较上一报告日增加1处');
  });
  test('in a table', () => expect(['12', '-3.0', '0.0'].map(signedWords)).toEqual(['+12', '-3.0', '持平']));
});

describe('percentages', () => {
  test.each([
    [8, 8, '100%'],
    [7, 8, '87.5%'],
    [1, 3, '33.3%'],
    [2, 3, '66.7%'],
    [1999, 2000, '99.9%'],
    [1, 5000, '0.1%'],
    [0, 5, '0%'],
  ])('%i of %i is %s', (part, whole, words) => expect(shareWords(part, whole)).toBe(words));
  test('of nothing there is none', () => expect(shareWords(0, 0)).toBeNull());
  test('as given', () => expect([percentWords('100.0'), percentWords('97.7')]).toEqual(['100%', '97.7%']));
});

test('days', () => {
  expect(dayWords('2022-04-08')).toBe('2022年4月8日');
  expect(shortDay('2022-12-31')).toBe('12月31日');
  const [utc, zone] = ['2022-04-08T10:00:00.000Z', 'Asia/Shanghai'];
  expect(asOf(utc, zone)).toBe('截至4月8日18时');
  expect(asOf('2022-04-09T00:30:00.000Z', zone)).toBe('截至4月9日8时30分');
  expect(asOf('2022-04-08T16:00:00.000Z', zone)).toBe('截至4月8日24时');
});

test('issue numbers name the overall number only when it is another', () => {
  expect(issueWords(8, 8)).toBe('第8期');
  expect(issueWords(8, 374)).toBe('第8期（总第374期）');
});

test('what a figure is counted in', () => {
  expect(measureOf({ kind: 'places', unit: '名称' })).toBe('个');
  expect(measureOf({ kind: 'places', unit: '处' })).toBe('处');
  expect(measureOf({ kind: 'check', unit: '' })).toBe('个单位');
  expect(measureOf({ kind: 'flow', unit: '人次' })).toBe('人次');
});
