/**
 * Words for figures and days: the one place that decides how a number is said in a sentence.
 *
 * source: GB/T 15835-2011 出版物上数字用法: Arabic digits for measures, numbers and dates; 万 and 亿 as the only unit words;
 * one word of approximation at most (近, 余), never 约 with 余. A word is chosen by rule from the exact value, so that it
 * can be read back to an interval which contains the value. Tables print figures as they are, not in words.
 */

import { divideHalfUp, fromScaled, toScaled } from '../values/decimal.ts';
import { addDays, dayAt, timeAt } from '../values/reporting-day.ts';
import { isWholeMonths, type Period } from '../values/spans.ts';
import type { DecimalString, Instant, ReportingDay } from '../values/values.ts';
import { scaleOf } from './scaled-units.ts';

const WAN = 10_000n;
const YI = 100_000_000n;
const WAN_YI = 1_000_000_000_000n;

/**
 * The value itself: `358人次`, `4868吨` (zeros behind the mark are not said), `798万平方米` and `3.45亿元` where 万 or 亿
 * make it shorter and stay exact (whole thousands from 万 on, whole millions from 亿 on; GB/T 15835: 五位以上、尾数零多的数).
 * A scale in the unit is part of the magnitude: 597000 of 万元 is `59.7亿元`.
 */
export function exactWords(value: DecimalString, unit: string): string {
  const plain = trimZeros(value);
  if (plain.includes('.')) return plain + unit;
  const whole = BigInt(plain);
  const size = sizeOf(whole);
  const isRound = size >= WAN && whole % (size >= YI ? 1_000_000n : 1000n) === 0n;
  if (!isRound) return plain + unit;
  const said = byMagnitude(whole, unit);
  return said.number + said.word + said.unit;
}

/** From here on a sentence says two digits behind 万 or 亿: nobody reads 2829561 aloud. */
const LONG = 1_000_000n;

/**
 * As a sentence says it: the value itself, but from a million on in 万 or 亿 with two digits behind the mark, half up:
 * `282.96万平方米` (2829561), `-209.83万`. Tables and data print all digits.
 */
export function spokenWords(value: DecimalString, unit: string): string {
  const plain = trimZeros(value);
  const decimals = plain.split('.')[1]?.length ?? 0;
  const scaled = toScaled(plain, decimals);
  const exact = exactWords(plain, unit);
  if (sizeOf(scaled) < LONG * 10n ** BigInt(decimals) || /[万亿]/u.test(exact.slice(0, exact.length - unit.length)))
    return exact;
  const { base, power } = scaleOf(unit);
  const all = scaled * 10n ** BigInt(power);
  const [word, digits] = magnitudeOf(sizeOf(all) / 10n ** BigInt(decimals), power > 0);
  const hundredths = divideHalfUp(sizeOf(all) * 100n, 10n ** BigInt(digits + decimals));
  return (scaled < 0n ? '-' : '') + trimZeros(fromScaled(hundredths, 2)) + word + base;
}

/**
 * The value roughly, for an overview: `2万余人次` (20586), `近800万平方米` (7980000), `200余人` (206), `2.1万余人次` (21340).
 *
 * One significant digit: 近 when the next round number is at most 1 % away, 余 when the one below is at most 5 % away.
 * From 万 on also two significant digits: 近 by the same 1 %, otherwise 余. Below 100, when already round, or when nothing
 * fits (373, 1260): exact.
 */
export function roughWords(value: DecimalString, unit: string): string {
  const found = roughly(value);
  if (found === null) return exactWords(value, unit);
  const said = byMagnitude(found.round, unit);
  return found.word === '近' ? `近${said.number}${said.word}${said.unit}` : andMore(said);
}

/** A change as a table prints it: `+12`, `-3.0`, `持平`. */
export function signedWords(change: DecimalString): string {
  if (/^-?[0.]*$/.test(change)) return '持平';
  return change.startsWith('-') ? change : `+${change}`;
}

/** A percentage as it is said: "97.7" -> `97.7%`, "100.0" -> `100%`. */
export function percentWords(value: DecimalString): string {
  return exactWords(value, '%');
}

/**
 * part / whole as a percentage with at most one decimal, half up, but never 100% of less than the whole nor 0% of
 * something: 1999 of 2000 is 99.9%. null when there is no whole.
 */
export function shareWords(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const tenths = divideHalfUp(BigInt(part) * 1000n, BigInt(whole));
  const least = part > 0 ? 1n : 0n;
  const most = part < whole ? 999n : tenths;
  const kept = tenths < least ? least : tenths > most ? most : tenths;
  return percentWords(fromScaled(kept, 1));
}

/** `2022年4月8日`: full year, no leading zeros. */
export function dayWords(day: ReportingDay): string {
  return `${day.slice(0, 4)}年${shortDay(day)}`;
}

/** `4月8日` */
export function shortDay(day: ReportingDay): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** `2022年4月`, `2022年3月至4月` for whole months, else `2022年4月4日至10日`, `2022年3月28日至4月3日`. */
export function periodWords(period: Period): string {
  return `${period.from.slice(0, 4)}年${shortPeriod(period)}`;
}

/** The same without the first year; a second year is always said. */
export function shortPeriod(period: Period): string {
  const { from, to } = period;
  const year = from.slice(0, 4) === to.slice(0, 4) ? '' : `${to.slice(0, 4)}年`;
  if (isWholeMonths(period)) {
    const [first, last] = [from, to].map((day) => `${Number(day.slice(5, 7))}月`);
    return from.slice(0, 7) === to.slice(0, 7) ? first! : `${first}至${year}${last}`;
  }
  if (from === to) return shortDay(from);
  const last = from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8))}日` : year + shortDay(to);
  return `${shortDay(from)}至${last}`;
}

/**
 * `截至4月8日18时`, `截至4月9日8时30分`: 截至, not 截止; the end of a day is its 24时.
 * @param instant until when figures are told: the deadline that the day was closed at.
 */
export function asOf(instant: Instant, timezone: string): string {
  const [day, time] = [dayAt(instant, timezone), timeAt(instant, timezone)];
  const [hour, minute] = [Number(time.slice(0, 2)), Number(time.slice(3, 5))];
  if (hour === 0 && minute === 0) return `截至${shortDay(addDays(day, -1))}24时`;
  return `截至${shortDay(day)}${hour}时${minute === 0 ? '' : `${minute}分`}`;
}

/** `第8期`; from the second year on, when the number since the beginning is another one, `第8期（总第374期）`. */
export function issueWords(issue: number, overall: number): string {
  return overall === issue ? `第${issue}期` : `第${issue}期（总第${overall}期）`;
}

function roughly(value: DecimalString): { readonly word: '近' | '余'; readonly round: bigint } | null {
  const decimals = value.split('.')[1]?.length ?? 0;
  const one = 10n ** BigInt(decimals);
  const scaled = toScaled(value, decimals);
  if (scaled < 100n * one) return null;
  const digits = (scaled / one).toString().length;
  if (scaled % (one * 10n ** BigInt(digits - 2)) === 0n) return null;
  for (const significant of digits >= 5 ? [1, 2] : [1]) {
    const step = one * 10n ** BigInt(digits - significant);
    const below = scaled - (scaled % step);
    const above = below + step;
    if ((above - scaled) * 100n <= above) return { word: '近', round: above / one };
    if (significant === 2 || (scaled - below) * 20n <= below) return { word: '余', round: below / one };
  }
  return null;
}

/** 余 stands behind the digits of a round ten (`200余人`, `20余万元`), else behind the unit word (`2万余`, `2.1万余`). */
const andMore = ({ number, word, unit }: Magnitude): string =>
  /^\d*0$/.test(number) ? `${number}余${word}${unit}` : `${number}${word}余${unit}`;

interface Magnitude {
  readonly number: string;
  readonly word: '' | '万' | '亿' | '万亿';
  readonly unit: string;
}

/** A whole number by magnitude: `800` 人, `2.1` 万 人次, `59.7` 亿 元 of 597000 万元. */
function byMagnitude(whole: bigint, unit: string): Magnitude {
  if (sizeOf(whole) < WAN) return { number: whole.toString(), word: '', unit };
  const { base, power } = scaleOf(unit);
  const all = whole * 10n ** BigInt(power);
  const [word, digits] = magnitudeOf(sizeOf(all), power > 0);
  return { number: trimZeros(fromScaled(all, digits)), word, unit: base };
}

function magnitudeOf(size: bigint, isScaled: boolean): readonly ['万' | '亿' | '万亿', number] {
  if (isScaled && size >= WAN_YI) return ['万亿', 12];
  return size >= YI ? ['亿', 8] : ['万', 4];
}

const sizeOf = (whole: bigint): bigint => (whole < 0n ? -whole : whole);

function trimZeros(value: DecimalString): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}
