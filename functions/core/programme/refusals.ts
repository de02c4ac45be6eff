/**
 * Which changes of a programme cannot be once there are data, each with the way that is open: what is added up, compared
 * or carried on must have one meaning over all its days. Pure; asked by `pipeline/apply-programme.ts`.
 */
import { type Finding, finding } from '../findings/finding.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isWhole } from '../kinds/parts.ts';
import { askedKind } from '../kinds/table.ts';
import type { Numbering } from '../register/numbering.ts';
import { addDecimals, MOST_DECIMALS } from '../values/decimal.ts';
import type { ReportingDay } from '../values/values.ts';
import type { Programme } from './programme.ts';

/** A version that counted, and from which day. */
export interface Counted {
  readonly from: ReportingDay;
  readonly programme: Programme;
}

/**
 * @param earlier what counts before `from`, oldest first; of a change from the first day on, what counts on that day.
 * @param from the day from which `wanted` is to count.
 */
export function refusalsOf(earlier: readonly Counted[], wanted: Programme, from: ReportingDay): Finding[] {
  const before = earlier.at(-1)?.programme;
  if (before === undefined) return [];
  const fixed = (['starts', 'timezone'] as const).flatMap((key) =>
    before[key] === wanted[key]
      ? []
      : [finding('programme.starts_changed', { path: key, name: key, seen: wanted[key], expected: before[key] })],
  );
  return [
    ...fixed,
    ...numberingFindings(before, wanted),
    ...wanted.indicators.filter(isWhole).flatMap((indicator, at) => {
      const path = `indicators[${at}]`;
      const was = before.indicators.find(({ id }) => id === indicator.id);
      const target = targetFindings(was, indicator, wanted, from, path);
      if (target.length > 0) return target;
      return was === undefined
        ? newFindings(earlier, indicator, wanted, path)
        : sameFindings(was, indicator, from > before.starts, path);
    }),
  ];
}

/** Numbers that were given out stay as they are. */
function numberingFindings({ numbering: was }: Programme, { numbering: now }: Programme): Finding[] {
  const words = (numbering: Numbering | undefined): string =>
    numbering === undefined
      ? '从第1期起，每年重编'
      : `从第${numbering.first}期（总第${numbering.overall}期）起，${numbering.restart === 'never' ? '连续编号' : '每年重编'}`;
  if (words(was) === words(now)) return [];
  const about = { path: 'numbering', name: 'numbering', seen: words(now), expected: words(was) };
  return [finding('programme.numbering_changed', about)];
}

/** What a figure is of cannot change under its id. */
function sameFindings(was: Indicator, now: Indicator, isLater: boolean, path: string): Finding[] {
  const changed = (key: keyof Indicator, words: (value: Indicator) => string): Finding[] => {
    if (words(was) === words(now)) return [];
    const about = { path: `${path}.${key}`, name: now.name, seen: words(now), expected: words(was) };
    return [
      finding(
        key === 'opening' || key === 'openings' ? 'programme.opening_changed' : 'programme.meaning_changed',
        about,
      ),
    ];
  };
  if (was.replaces !== now.replaces) {
    const [seen, expected] = [now, was].map(({ replaces }) => (replaces === undefined ? '不接续' : `接续${replaces}`));
    const about = { path: `${path}.replaces`, name: now.name, seen, expected: expected! };
    return [finding('programme.replaces_changed', about)];
  }
  return [
    ...changed('kind', ({ kind }) => kind),
    ...changed('reported', ({ reported }) => (reported === undefined ? '当日数' : '累计数')),
    ...changed('unit', ({ unit }) => (unit === '' ? '无计量单位' : unit)),
    ...(isLater ? changed('openings', ({ openings = {} }) => openingWords(openings)) : []),
    ...(isLater
      ? changed('opening', ({ opening = '0' }) => addDecimals([opening], MOST_DECIMALS).replace(/\.?0+$/, '') || '0')
      : []),
  ];
}

const openingWords = (openings: NonNullable<Indicator['openings']>): string =>
  Object.keys(openings).length === 0
    ? '0'
    : Object.entries(openings)
        .map(([unit, value]) => `${unit}：${Array.isArray(value) ? value.join('、') : value}`)
        .join('；');

/**
 * A target that counts from a day in the past: what was there before is known of the year's beginning, and of the day on
 * which a version began to count; of any other day the rate would be of too much.
 */
function targetFindings(
  was: Indicator | undefined,
  now: Indicator,
  { starts }: Programme,
  from: ReportingDay,
  path: string,
): Finding[] {
  const begins = now.target?.from;
  if (begins === undefined || begins <= starts || begins >= from || begins === was?.target?.from) return [];
  if (askedKind(now)?.addsUp !== true || now.reported !== undefined || begins === `${from.slice(0, 4)}-01-01`)
    return [];
  return [
    finding('programme.target_begins', { path: `${path}.target.from`, name: now.name, seen: begins, expected: from }),
  ];
}

function newFindings(earlier: readonly Counted[], now: Indicator, wanted: Programme, path: string): Finding[] {
  const { replaces } = now;
  const old = earlier.at(-1)?.programme.indicators.find(({ id }) => id === replaces);
  if (replaces !== undefined && (old === undefined || has(wanted, replaces))) {
    return [finding('programme.replaces', { path: `${path}.replaces`, name: now.name, seen: replaces })];
  }
  const double = old === undefined ? [] : balanceFindings(old, now, path);
  if (double.length > 0) return double;
  const last = earlier.findLastIndex(({ programme }) => has(programme, now.id));
  if (last < 0) return [];
  const gone = earlier[last + 1]!.from;
  return [finding('programme.indicator_returns', { path: `${path}.id`, name: now.name, seen: now.id, expected: gone })];
}

/** A series that is carried on has its balance already. */
function balanceFindings(old: Indicator, { name, continues, ...now }: Indicator, path: string): Finding[] {
  if (continues === undefined) return [];
  const words = ({ opening = '0', openings = {} }: Pick<Indicator, 'opening' | 'openings'>): string =>
    [Object.keys(openings).length > 0 ? openingWords(openings) : '', /^-?[0.]*$/.test(opening) ? '' : opening]
      .filter(Boolean)
      .join('；') || '0';
  if (words(old) === words(now)) return [];
  const about = { path: `${path}.opening`, name, seen: words(now), expected: words(old) };
  return [finding('programme.replaces_opening', about)];
}

const has = ({ indicators }: Programme, wanted: string): boolean => indicators.some(({ id }) => id === wanted);
