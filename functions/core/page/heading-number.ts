/**
 * Numbers of headings: 一、（一）1.（1）, as official documents number their levels. Given once, when the tree is made.
 *
 * source: GB/T 9704-2012, 7.3.3 (结构层次序数).
 */
import type { HeadingBlock } from '../briefing/briefing.ts';

const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];

/** `一、` `（一）` `1.` `（1）` for the count-th heading of a level. */
function headingNumber(level: HeadingBlock['level'], count: number): string {
  switch (level) {
    case 1:
      return `${chineseNumeral(count)}、`;
    case 2:
      return `（${chineseNumeral(count)}）`;
    case 3:
      return `${count}.`;
    case 4:
      return `（${count}）`;
  }
}

/**
 * 1 -> 一, 10 -> 十, 12 -> 十二, 101 -> 一百零一.
 * @throws RangeError outside 1–9999.
 */
export function chineseNumeral(count: number): string {
  if (!Number.isInteger(count) || count < 1 || count > 9999) throw new RangeError(`no numeral for ${count}`);
  const digits = [...String(count)].map(Number);
  const said = digits.map((digit, index) =>
    digit === 0 ? '零' : `${DIGITS[digit]}${PLACES[digits.length - 1 - index]}`,
  );
  const words = said.join('').replace(/零+$/, '').replace(/零+/g, '零');
  return words.startsWith('一十') && count < 20 ? words.slice(1) : words;
}

/** A counter that gives each heading its number; a heading starts the levels below it afresh. */
export function headingCounter(): (level: HeadingBlock['level']) => string {
  const counts = [0, 0, 0, 0];
  return (level) => {
    counts.fill(0, level);
    const count = (counts[level - 1] ?? 0) + 1;
    counts[level - 1] = count;
    return headingNumber(level, count);
  };
}
