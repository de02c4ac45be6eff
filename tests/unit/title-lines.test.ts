/** Titles broken between words, as trapezoid or diamond (GB/T 9704-2012, 7.3.1), and the widths behind them. */
import { expect, test } from 'vitest';
import { titleLines } from '../../functions/core/text/title-lines.ts';
import { ems, wrap } from '../../functions/core/text/width.ts';

test.each([
  ['短题', ['短题']],
  [
    '随州市城市管理执法委员会疫情防控工作每日专报（4月8日）',
    ['随州市城市管理执法委员会', '疫情防控工作每日专报（4月8日）'],
  ],
  // 18.5 em of type, but readers put a gap beside each of its figures: it does not fit
  ['2022年3月28日至4月3日疫情防控工作情况', ['2022年3月28日至4月3日', '疫情防控工作情况']],
  ['2020年3月9日至15日疫情防控和复工复产情况', ['2020年3月9日至15日', '疫情防控和复工复产情况']],
  ['第一行\n第二行', ['第一行', '第二行']],
  ['', ['']],
])('%s', (title, lines) => {
  expect(titleLines(title, 20)).toEqual(lines);
});

test('three lines form a trapezoid or a diamond, never an hourglass, and lose nothing', () => {
  const title = '关于全市城市管理执法系统贯彻落实疫情防控工作要求全面推进环境卫生整治和消杀工作情况的报告';
  const lines = titleLines(title, 20);
  const [first, second, third] = lines.map(ems) as [number, number, number];
  expect(lines.join('')).toBe(title);
  expect(lines).toHaveLength(3);
  expect(second >= Math.min(first, third)).toBe(true);
});

test('a title that cannot be shaped is filled line by line', () => {
  const lines = titleLines('的'.repeat(200), 20);
  expect(lines.join('')).toBe('的'.repeat(200));
  expect(Math.max(...lines.map(ems))).toBe(20);
});

test('full characters are one em, Latin half, joiners nothing, a pair one', () => {
  expect([ems('中'), ems('a1'), ems('𠮷'), ems('\u200d'), ems('—'), ems('，')]).toEqual([1, 1, 1, 0, 1, 1]);
});

const line = { width: 441.1, size: 16, spacing: -0.25, indent: 0 };
test('28 characters fill a line, closing marks hang, words and brackets stay whole', () => {
  expect(wrap('正'.repeat(28), line).lines).toBe(1);
  expect(wrap('正'.repeat(29), line).lines).toBe(2);
  expect(wrap(`${'正'.repeat(28)}，`, line).lines).toBe(1);
  expect(wrap(`${'正'.repeat(27)}（正`, line).lines).toBe(2);
  expect(wrap(`${'正'.repeat(26)}12345正`, line).lines).toBe(2);
  expect(wrap('一\n二\n三', line).lines).toBe(3);
});
