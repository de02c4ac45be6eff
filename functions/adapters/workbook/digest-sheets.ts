/**
 * Sheets of a digest: 本期 (indicators with mean, peak and comparison), 各单位 (sums by unit), 报送情况 and 逐日 (day by day).
 *
 * Sums of flows are formulas over the days, with the digest's own figure as what they give; a blank that nobody reported is
 * the word 未报, never zero.
 */

import type { DayClose } from '../../core/day/day-close.ts';
import type { Digest, DigestIndicator } from '../../core/digest/digest.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { askedKind, kindOf } from '../../core/kinds/table.ts';
import { isAskedOf } from '../../core/kinds/typing.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { cellName } from '../../core/sheet/cell-name.ts';
import { shortDay } from '../../core/wording/phrases.ts';
import { type Cell, headOf, words } from './cells.ts';
import type { Sheet } from './sheet.ts';

export function digestSheets(programme: Programme, digest: Digest, closes: readonly DayClose[]): readonly Sheet[] {
  return [
    periodSheet(programme, digest),
    unitsSheet(programme, digest),
    reportsSheet(digest),
    daysSheet(programme, digest, closes),
  ];
}

const number = (value: string | null | undefined, decimals: number, none = '—'): Cell =>
  value === null || value === undefined ? words(none) : { kind: 'number', value, decimals };

function periodSheet({ indicators }: Programme, digest: Digest): Sheet {
  const names = [
    '指标',
    '计量单位',
    '本期',
    '累计',
    '日均',
    '单日最高',
    '最高日',
    '单日最低',
    '最低日',
    '有数天数',
    '上期',
    '增减',
    '增减%',
    '上年同期',
    '同比增减',
    '同比%',
    '增减不含的单位',
  ];
  const rows = indicators.map((indicator) => {
    const { id, name, unit, decimals } = indicator;
    const figure = digest.indicators[id]!;
    const day = (at: { readonly day: string } | null): Cell =>
      at === null ? words('—') : { kind: 'date', day: at.day };
    return [
      ...[
        words(name),
        words(unit),
        number(figure.value, decimals, '未报'),
        number(figure.total, decimals),
        number(figure.mean, kindOf(indicator).meanDecimals(decimals) ?? 0),
      ],
      ...[
        number(figure.highest?.value, decimals),
        day(figure.highest),
        number(figure.lowest?.value, decimals),
        day(figure.lowest),
      ],
      number(String(figure.days), 0),
      ...[number(figure.previous, decimals), number(figure.change, decimals), number(figure.percent, 1)],
      ...[number(figure.yearAgo, decimals), number(figure.yearChange, decimals), number(figure.yearPercent, 1)],
      words(leftOutWords(digest, figure)),
    ];
  });
  const head = names.map((name) => words(name, 'head'));
  return { name: '本期', rows: [head, ...rows], widths: [28, 10, ...names.slice(2).map(() => 12)], fixed: 1 };
}

/** Where a movement is over the units that have both periods: who is left out, `较上期：单位b`. */
function leftOutWords({ units }: Digest, { changeLeftOut, yearLeftOut }: DigestIndicator): string {
  const names = new Map(units.map(({ unit, name }) => [unit, name]));
  const told = (label: string, left: readonly string[] = []): string[] =>
    left.length === 0 ? [] : [`${label}：${left.map((unit) => names.get(unit) ?? unit).join('、')}`];
  return [...told('较上期', changeLeftOut), ...told('同比', yearLeftOut)].join('；') || '—';
}

function unitsSheet({ indicators }: Programme, digest: Digest): Sheet {
  const isOfUnits = ({ id }: Indicator): boolean => Object.keys(digest.indicators[id]?.byUnit ?? {}).length > 0;
  const asked = indicators.filter((indicator) => askedKind(indicator) !== undefined || isOfUnits(indicator));
  const rows = digest.units.map(({ unit, name }) => [
    words(name),
    ...asked.map((indicator) => {
      const value = digest.indicators[indicator.id]?.byUnit[unit];
      return value === undefined && !isAskedOf(indicator, unit) ? words('—') : unitCell(indicator, value);
    }),
  ]);
  const totals = asked.map(({ id, decimals }): Cell => {
    const value = digest.indicators[id]?.value ?? null;
    return value === null ? words('未报', 'strong') : { kind: 'number', value, decimals, strong: true };
  });
  const head = [words('单位', 'head'), ...asked.map(headOf)];
  return {
    name: '各单位',
    rows: [head, ...rows, [words('合计', 'strong'), ...totals]],
    widths: [24, ...asked.map(() => 14)],
    fixed: 1,
  };
}

/** An answer is its word; anything else a number. */
function unitCell(indicator: Indicator, value: string | undefined): Cell {
  if (value === undefined) return words('未报');
  const { words: told } = kindOf(indicator);
  return told.ofUnit === undefined ? number(value, indicator.decimals) : words(told.ofUnit(value));
}

function reportsSheet({ units, completeness }: Digest): Sheet {
  const head = ['单位', '应报', '实报', '按时', '零报告', '未报'].map((name) => words(name, 'head'));
  const count = (value: number): Cell => ({ kind: 'number', value: String(value), decimals: 0 });
  const rows = units.map(({ name, expected, received, onTime, nil }) => [
    words(name),
    ...[expected, received, onTime, nil, expected - received].map(count),
  ]);
  const { expected, received, onTime } = completeness;
  const nil = units.reduce((sum, unit) => sum + unit.nil, 0);
  const foot = [expected, received, onTime, nil, expected - received].map(
    (value, at): Cell => ({
      kind: 'formula',
      formula: `SUM(${cellName(at + 1, 1)}:${cellName(at + 1, Math.max(1, units.length))})`,
      value: String(value),
      decimals: 0,
    }),
  );
  return {
    name: '报送情况',
    rows: [head, ...rows, [words('合计', 'strong'), ...foot]],
    widths: [24, 8, 8, 8, 8, 8],
    fixed: 1,
  };
}

function daysSheet({ indicators }: Programme, digest: Digest, closes: readonly DayClose[]): Sheet {
  const head = [words('报告日', 'head'), words('应报', 'head'), words('已报', 'head'), ...indicators.map(headOf)];
  const rows = closes.map((close) => [
    ...[{ kind: 'date', day: close.day } as const, number(String(close.completeness.expected), 0)],
    number(String(close.completeness.received), 0),
    ...indicators.map((indicator) => number(close.indicators[indicator.id]?.day, indicator.decimals, '未报')),
  ]);
  const foot = indicators.map((indicator, at) => footCell(indicator, digest, at, closes.length));
  const label = words(`${shortDay(digest.period.from)}至${shortDay(digest.period.to)}`, 'strong');
  return {
    name: '逐日',
    rows: [head, ...rows, [label, words('', 'strong'), words('', 'strong'), ...foot]],
    widths: [16, 8, 8, ...indicators.map(() => 14)],
    fixed: 1,
  };
}

/** Only a flow is a sum over days; other kinds carry their figure alone. */
function footCell(indicator: Indicator, digest: Digest, at: number, days: number): Cell {
  const { id, decimals } = indicator;
  const value = digest.indicators[id]?.value ?? null;
  if (value === null) return words('未报', 'strong');
  if (!kindOf(indicator).print.sums) return { kind: 'number', value, decimals, strong: true };
  const column = 3 + at;
  return { kind: 'formula', formula: `SUM(${cellName(column, 1)}:${cellName(column, days)})`, value, decimals };
}
