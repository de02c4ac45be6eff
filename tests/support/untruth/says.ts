/**
 * Do these words say that value? Read back as a person would, by rules of its own: `2.1万余人次` is more than 21000 and less
 * than a tenth more, `近800万` up to one percent less, `59.7亿元` is 597000 of 万元.
 */
import { compare, counted, type Exact, exact, isEqual, over, plus, roundedTo, sizeOf, times } from './exact.ts';

const FACTORS: Readonly<Record<string, bigint>> = { 万亿: 10n ** 12n, 亿: 10n ** 8n, 万: 10n ** 4n, '': 1n };
const NUMBER = /^(近?)(\d+(?:\.\d+)?)(余?)(万亿|亿|万)?(余?)(.*)$/u;

/** @param unit of measure of the value. */
export function says(words: string, value: string, unit: string): boolean {
  if (/^-?\d+(\.\d+)?$/.test(value) === false) return words.replace(/^：|\*$/g, '') === value;
  const meant = exact(value);
  const isNothing = meant.above === 0n;
  const plain = words.replace(/\*$/, '');
  if (/^(持平|无新增)$/.test(plain)) return isNothing;
  if (/^[+-]?\d+(\.\d+)?$/.test(plain)) return isEqual(exact(plain.replace('+', '')), meant);
  const fell = /^核减(.+)$/u.exec(plain);
  if (fell !== null) return meant.above < 0n && holds(fell[1]!, sizeOf(meant), unit);
  const moved = /^(增加|上升|减少|下降)(.+)$/u.exec(plain);
  if (moved === null)
    return !plain.startsWith('-') ? holds(plain, meant, unit) : holds(plain.slice(1), negative(meant), unit);
  const isDown = moved[1] === '减少' || moved[1] === '下降';
  return !isNothing && isDown === meant.above < 0n && holds(moved[2]!, sizeOf(meant), unit);
}

/** The words of a marked figure of that part: of a target, its rate and how far it is ahead have words of their own. */
export function saysOf(of: string, words: string, value: string, unit: string): boolean {
  if (of === 'ahead') return saysAhead(words, value);
  return says(words, value, of === 'completion' ? '%' : unit);
}

/** `超时间进度3.1个百分点`, `慢于序时进度2.3个百分点`, `与时间进度持平`. */
function saysAhead(words: string, value: string): boolean {
  const meant = exact(value);
  if (/^与(?:时间进度|序时进度)持平$/u.test(words)) return meant.above === 0n;
  const [, side, points] = /^(超|快于|落后|慢于)(?:时间进度|序时进度)(\d.*个百分点)$/u.exec(words) ?? [];
  if (side === undefined || points === undefined || meant.above === 0n) return false;
  return (side === '超' || side === '快于') === meant.above > 0n && holds(points, sizeOf(meant), '个百分点');
}

/** From a million on in 万 or 亿 with two digits behind the mark, half up: 282.96万 of 2829561, 111.22亿元 of 1112163 of 万元. */
function isShortened(digits: string, word: string, meant: Exact, scale: Exact): boolean {
  if (word === '' || compare(meant, counted(1_000_000)) < 0) return false;
  return isEqual(exact(digits), roundedTo(over(times(meant, scale), { above: FACTORS[word]!, below: 1n })!, 2));
}

const negative = (value: Exact): Exact => ({ ...value, above: -value.above });

function holds(words: string, meant: Exact, unit: string): boolean {
  const [, near, digits, moreBefore, word = '', moreBehind, measure = ''] = NUMBER.exec(words) ?? [];
  if (digits === undefined) return false;
  const all = times(exact(digits), { above: FACTORS[word]!, below: 1n });
  const scale = unit.startsWith('万') && measure === unit.slice(1) ? counted(10_000) : counted(1);
  const said = over(all, scale)!;
  if (near) return compare(meant, said) < 0 && compare(times(meant, counted(100)), times(said, counted(99))) >= 0;
  if (!moreBefore && !moreBehind) return isEqual(said, meant) || isShortened(digits, word, meant, scale);
  return compare(said, meant) < 0 && compare(meant, plus(said, over(said, counted(10))!)) < 0;
}
