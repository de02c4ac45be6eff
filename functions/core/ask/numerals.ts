/**
 * Small whole numbers in a question about days, as people write them: 24, 二十四, 廿四, 二〇二六. Never a figure.
 */
const DIGITS = '〇一二三四五六七八九';

/** One to three digits or Chinese numerals up to 九十九, as a pattern. */
export const COUNT =
  '(?:\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二两三四五六七八九])';

/** undefined: not written so. */
export function countOf(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const plain = text.replaceAll('零', '〇').replaceAll('两', '二').replace(/^廿/, '二十');
  const [, tens, ones = ''] = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(plain) ?? [];
  if (tens !== undefined) return digit(tens || '一') * 10 + (ones === '' ? 0 : digit(ones));
  if (!/^[〇一二三四五六七八九]+$/.test(plain)) return undefined;
  return [...plain].reduce((number, each) => number * 10 + digit(each), 0);
}

const digit = (numeral: string): number => DIGITS.indexOf(numeral);
