/**
 * One typed number, read exactly (numbers of flow, stock and mean): the grammar of what is accepted, and a name for what is not.
 *
 * Accepted: digits (also full-width), a decimal point, thousands separators in the right places, the indicator's own
 * unit of measure behind it, spaces around. Everything else is a finding chosen by what it looks like.
 */
import type { FindingCode } from '../findings/catalogue.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { codeOf } from '../text/text.ts';
import { fromScaled, LIMIT, toScaled } from '../values/decimal.ts';
import type { DecimalString } from '../values/values.ts';
import type { Indicator } from './indicator.ts';

/** Longer input is no figure; the limit also bounds the work that a hostile body can ask for. */
const LONGEST = 60;

/** A digit sequence, or groups of three with commas; a point has digits on both sides. */
const NUMBER = /^(-?)(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/;

/** What a doubtful text looks like without the unit of measure, tried in this order. */
const LOOKS: readonly (readonly [FindingCode, RegExp])[] = [
  ['figure.approximate', /[约近余多几来超逾~～≈±<>≥≤]|左右|上下|大概|不足|以上|以下|\d\+$/u],
  ['figure.magnitude', /^[-\d.,\s]+[十百千万亿]+$/u],
  ['figure.chinese_numeral', /^[〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟点]+$/u],
  ['figure.exponent', /^[+-]?[\d.]+e[+-]?\d+$/iu],
  ['figure.grouping', /^-?[\d,]*,[\d,]*(?:\.\d*)?$/u],
  ['figure.unit', /^-?[\d,]+(?:\.\d+)?\s*[\p{L}%][^\d]*$/u],
];

/** Reads a figure of kind flow, stock or mean; the value has exactly the indicator's decimals. */
export function readNumber(
  indicator: Indicator,
  typed: unknown,
  path: string,
): { value?: DecimalString; findings: Finding[] } {
  const refuse = (code: FindingCode, expected = expectedOf(indicator)) => ({
    findings: [finding(code, { path, seen: visible(typed), expected, name: indicator.name })],
  });
  const text = asText(typed);
  if (typeof text !== 'string') return refuse(text.code);
  const bare = withoutUnit(text, indicator.unit);
  const match = bare.length > LONGEST ? null : NUMBER.exec(bare);
  if (match === null) return refuse(looksLike(bare), writtenOut(bare));
  const [, sign = '', grouped = '', decimals = ''] = match;
  const whole = grouped.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  const fraction = decimals.replace(/0+$/, '');
  if (fraction.length > indicator.decimals) return refuse('figure.decimals');
  if (sign === '-' && whole === '0' && fraction === '') return refuse('figure.minus_zero');
  const scaled = toScaled(sign + whole + (fraction && `.${fraction}`), indicator.decimals);
  const problem = outOfRange(scaled, indicator);
  if (problem !== undefined) return refuse(problem, rangeOf(indicator));
  return { value: fromScaled(scaled, indicator.decimals), findings: [] };
}

/** The text to read, trimmed and in half width; or why there is none. */
function asText(typed: unknown): string | { readonly code: FindingCode } {
  if (typed === null || typed === undefined) return { code: 'figure.empty' };
  if (typeof typed === 'number' && Number.isFinite(typed)) {
    // The shortest text of a safe number is the one that was written; a larger one may have lost digits already.
    const safe = Math.abs(typed) <= Number.MAX_SAFE_INTEGER;
    return safe ? (Object.is(typed, -0) ? '-0' : String(typed)) : { code: 'figure.too_large' };
  }
  if (typeof typed !== 'string') return { code: 'figure.not_a_number' };
  const text = halfWidth(typed.trim());
  return text === '' ? { code: 'figure.empty' } : text;
}

/** Full-width digits and marks as a Chinese keyboard makes them. Nothing else: NFKC would read ① as 1 and ² as 2. */
function halfWidth(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ．，－＋％／]/gu, (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll('−', '-');
}

function withoutUnit(text: string, unit: string): string {
  const measure = halfWidth(unit);
  return measure !== '' && text.endsWith(measure) ? text.slice(0, -measure.length).trimEnd() : text;
}

function looksLike(bare: string): FindingCode {
  if (bare.length > LONGEST) return /^[\d,.-]+$/.test(bare) ? 'figure.too_large' : 'figure.unreadable';
  return LOOKS.find(([, looks]) => looks.test(bare))?.[0] ?? 'figure.unreadable';
}

/** 1.2万 -> the digits that the person may have meant; only shown, never taken. */
function writtenOut(bare: string): string | undefined {
  const match = /^([1-9]\d*)(?:\.(\d{1,4}))?([万亿])$/u.exec(bare);
  if (match === null) return undefined;
  const [, whole = '', fraction = '', magnitude] = match;
  return `如 ${whole}${fraction.padEnd(magnitude === '万' ? 4 : 8, '0')}`;
}

function outOfRange(scaled: bigint, { decimals, min = '0', max }: Indicator): FindingCode | undefined {
  if (scaled > LIMIT || scaled < -LIMIT) return 'figure.too_large';
  if (scaled < toScaled(min, decimals)) return 'figure.below_min';
  return max !== undefined && scaled > toScaled(max, decimals) ? 'figure.above_max' : undefined;
}

function expectedOf({ decimals, unit }: Indicator): string {
  const digits = decimals === 0 ? '整数，如 12' : `数字，最多 ${decimals} 位小数，如 12.${'5'.padEnd(decimals, '0')}`;
  return unit === '' ? digits : `${digits}，单位${unit}`;
}

function rangeOf({ min = '0', max, unit }: Indicator): string {
  return max === undefined ? `不小于 ${min} 的数字，单位${unit}` : `${min} 至 ${max}，单位${unit}`;
}

/** Characters that cannot be seen are named, or the message would show a figure that looks right. */
function visible(typed: unknown): unknown {
  if (typeof typed !== 'string') return typed ?? '';
  return typed.slice(0, 200).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (character) => `〈${codeOf(character)}〉`);
}
