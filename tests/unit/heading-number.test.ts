/**
 * Numbers of headings: their form by level, their counting, Chinese numerals.
 */
import { expect, test } from 'vitest';
import { chineseNumeral, headingCounter } from '../../functions/core/page/heading-number.ts';

test('each level has its form, and a heading starts the levels below it afresh', () => {
  const next = headingCounter();
  const levels = [1, 2, 3, 4, 4, 3, 2, 3, 1, 2] as const;
  const numbers = ['一、', '（一）', '1.', '（1）', '（2）', '2.', '（二）', '1.', '二、', '（一）'];
  expect(levels.map(next)).toEqual(numbers);
});

test.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [99, '九十九'],
  [100, '一百'],
  [101, '一百零一'],
  [110, '一百一十'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [2200, '二千二百'],
])('%i is %s', (count, numeral) => expect(chineseNumeral(count)).toBe(numeral));

test.each([0, -1, 1.5, 10_000])('%d has no numeral', (count) =>
  expect(() => chineseNumeral(count)).toThrow(RangeError),
);
