/**
 * The unit of measure behind a number in running text: the indicator's own, none, or another one.
 *
 * Words are taken for one another only where nothing has to be converted and nothing else is counted: 名 for 人, never
 * 人次 for 人 or 公斤 for 吨.
 */
import { fromScaled, toScaled } from '../values/decimal.ts';
import type { DecimalString } from '../values/values.ts';
import { scaleOf } from './scaled-units.ts';

/** What a number has to say about itself. */
interface Measured {
  readonly end: number;
  readonly digitsEnd: number;
  readonly digits: DecimalString;
  readonly value?: DecimalString;
}

export interface Measure {
  /** words: `words` stand there and are another measure. */
  readonly kind: 'own' | 'none' | 'other';
  /** In the indicator's measure: `798万平方米` is 798 of 万平方米 and 7980000 of 平方米, `59.7亿元` is 597000 of 万元. */
  readonly value?: DecimalString;
  /** Where it ends. */
  readonly end: number;
}

const SAME: readonly (readonly string[])[] = [
  ['人', '名', '位'],
  ['人次', '次'],
  ['台', '辆', '部'],
  ['台次', '辆次', '车次', '部次'],
  ['个', '处', '家', '所', '座'],
  ['平方米', '㎡', '平米', '平方', 'm²'],
  ['公里', '千米', 'km', 'KM'],
  ['吨', 't', 'T'],
  ['元', '块', '元整'],
  ['件', '份', '起', '宗'],
  ['趟次', '趟'],
];

/** Words that may stand for that measure, itself first; 吨/日 of one day is said as 吨. */
export function measuresLike(unit: string): readonly string[] {
  const ofDay = unit.replace(/[/／][日天]$/u, '');
  return [...new Set([unit, ...(SAME.find((group) => group.includes(ofDay)) ?? [ofDay])])];
}

/** What counts something, when it stands behind a number; longer words before their beginnings. */
export const COUNTED: readonly string[] = (
  '人次 台次 辆次 车次 趟次 班次 户次 件次 人 名 位 次 个 处 家 所 座 台 辆 部 吨 公斤 千克 斤 克 升 立方米 立方 平方米 平方公里 平方 方 米 公里 里 平 ' +
  '㎡ 亩 公顷 件 份 起 宗 条 户 元 块 张 只 套 批 车 袋 桶 箱 瓶 间 栋 幢 层 组 队 班 趟 场 面 副 支 棵 株 本 例 项 % kg km m'
).split(' ');
const COUNTS = new RegExp(`^(?:万|亿)?(?:${COUNTED.join('|')}|t\\b)`, 'u');
/** What may follow a number that has no measure. */
const NOTHING = /^(?:$|[\s，,。；;、！!？?）)\]】])/u;

/** @param named does another indicator's name begin at that place? Then nothing stands behind the number. */
export function measureAt(text: string, number: Measured, unit: string, named: (at: number) => boolean): Measure {
  const own = ownAt(text, number, unit, named);
  if (own !== undefined) return own;
  const value = number.value === undefined ? {} : { value: number.value };
  if (NOTHING.test(text.slice(number.end, number.end + 1)) || named(number.end)) {
    return { kind: 'none', end: number.end, ...value };
  }
  return { kind: 'other', end: number.end + countedBy(text, number.end).length };
}

/** The words of a measure that stand there, of whatever is counted; empty when nothing is. */
const countedBy = (text: string, at: number): string => COUNTS.exec(text.slice(at, at + 6).trimStart())?.[0] ?? '';

function ownAt(text: string, number: Measured, unit: string, named: (at: number) => boolean): Measure | undefined {
  if (unit === '') return undefined;
  if (/^[万亿]/u.test(unit) && text.startsWith(unit, number.digitsEnd)) {
    return { kind: 'own', value: number.digits, end: number.digitsEnd + unit.length };
  }
  const { base, power } = scaleOf(unit);
  if (power > 0 && number.end > number.digitsEnd && number.value !== undefined && text.startsWith(base, number.end)) {
    return { kind: 'own', value: dividedBy(number.value, power), end: number.end + base.length };
  }
  const value = number.value === undefined ? {} : { value: number.value };
  const gap = /^[ \t]?[（(]?/.exec(text.slice(number.end, number.end + 2))?.[0].length ?? 0;
  const longest = [...measuresLike(unit)].sort((left, right) => right.length - left.length);
  const word = longest.find((each) => standsAt(text, each, number.end + gap) && !named(number.end + gap));
  return word === undefined ? undefined : { kind: 'own', end: number.end + gap + word.length, ...value };
}

/** 5970000000 by 10^4 is 597000; exact. */
function dividedBy(value: DecimalString, power: number): DecimalString {
  const decimals = value.split('.')[1]?.length ?? 0;
  return fromScaled(toScaled(value, decimals), decimals + power).replace(/\.?0+$/, '');
}

/** 人 is not the measure of 32人次, nor 平方 of 5平方公里. */
function standsAt(text: string, word: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  const next = text[at + word.length] ?? '';
  if (/[人台辆部车趟]$/u.test(word) && next === '次') return false;
  if (/^平方?$/u.test(word) && next !== '' && /[公千厘分]/u.test(next)) return false;
  return !(/[A-Za-z]$/.test(word) && /[A-Za-z]/.test(next));
}
