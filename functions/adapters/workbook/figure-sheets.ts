/**
 * What the sheets say: 当日 (units by indicators, totals as formulas), 累计 (totals to date), 近30日 (day by day).
 *
 * A blank that nobody reported is the word 未报, never zero; what a unit is not asked for is a dash.
 */

import { cycleOf } from '../../core/calendar/cycle.ts';
import { cycleWords } from '../../core/calendar/words.ts';
import type { DayClose, UnitStanding } from '../../core/day/day-close.ts';
import { numberEntry } from '../../core/kinds/entry.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { kindOf } from '../../core/kinds/table.ts';
import { isAskedOf, typingOf } from '../../core/kinds/typing.ts';
import { type Programme, type Unit, unitIsOpen } from '../../core/programme/programme.ts';
import { cellName } from '../../core/sheet/cell-name.ts';
import type { FigureValue } from '../../core/values/values.ts';
import { type Cell, headOf, words } from './cells.ts';
import type { Sheet } from './sheet.ts';

const EMPTY: Cell = { kind: 'empty' };
/** Columns before the indicators of 当日: 单位, 组别, 报送情况. */
const BEFORE = 3;

export function daySheet(programme: Programme, close: DayClose): Sheet {
  const { indicators } = programme;
  const units = programme.units.filter((unit) => unitIsOpen(unit, close.day));
  const standings = new Map(close.units.map((standing) => [standing.unit, standing]));
  const head = [words('单位', 'head'), words('组别', 'head'), words('报送情况', 'head'), ...indicators.map(headOf)];
  const rows = units.map((unit) => [
    ...[words(unit.name), words(unit.group ?? ''), words(stateOf(standings.get(unit.id)))],
    ...indicators.map((indicator) => figureCell(indicator, close, unit, standings.get(unit.id))),
  ]);
  const totals = indicators.map((_, index) => totalCell(programme, close, index, units.length));
  const foot = [words('合计', 'strong'), words('', 'strong'), words('', 'strong'), ...totals];
  const widths = [24, 14, 10, ...indicators.map(() => 14)];
  return { name: cycleWords(programme.schedule).now, rows: [head, ...rows, foot], widths, fixed: 1 };
}

function stateOf(standing: UnitStanding | undefined): string {
  if (standing === undefined || standing.state === 'missing') return '未报';
  return (standing.state === 'nil' ? '零报告' : '已报') + (standing.late ? '（迟报）' : '');
}

function figureCell(
  ...[indicator, close, unit, standing]: [Indicator, DayClose, Unit, UnitStanding | undefined]
): Cell {
  const figure = close.indicators[indicator.id]?.byUnit[unit.id];
  if (figure !== undefined) return valueCell(indicator, figure.value);
  if (!isAskedOf(indicator, unit.id, close.day)) return words('—');
  return words(standing?.state === 'nil' ? '零报告' : '未报');
}

function valueCell(indicator: Indicator, value: FigureValue): Cell {
  const entry = typingOf(indicator)?.entry ?? numberEntry;
  if (entry.field === 'number' && typeof value === 'string')
    return { kind: 'number', value, decimals: indicator.decimals };
  return words(entry.written(value), entry.field === 'names' ? 'wrapped' : undefined);
}

/** Sums and ratios as formulas over the rows above, with the close's own figure as what they give. */
function totalCell({ indicators }: Programme, close: DayClose, index: number, units: number): Cell {
  const indicator = indicators[index];
  const value = indicator === undefined ? undefined : close.indicators[indicator.id]?.day;
  if (indicator === undefined || value === null || value === undefined) return words('未报', 'strong');
  const { decimals } = indicator;
  // Over fewer units than the cells above, or where several units have one part of it, no formula over them gives it.
  const { leftOut, shared } = close.indicators[indicator.id] ?? {};
  const isWhole = leftOut === undefined && shared === undefined;
  const formula = units === 0 || !isWhole ? undefined : formulaOf(indicators, index, units);
  if (formula === undefined) return { kind: 'number', value, decimals, strong: true };
  return { kind: 'formula', formula, value, decimals };
}

function formulaOf(indicators: readonly Indicator[], index: number, units: number): string | undefined {
  const indicator = indicators[index]!;
  const kind = kindOf(indicator);
  if (kind.isAsked) {
    return kind.print.formula(`${cellName(BEFORE + index, 1)}:${cellName(BEFORE + index, units)}`);
  }
  return kind.formulaOf(indicator, (id) => {
    const at = indicators.findIndex((each) => each.id === id);
    return at < 0 ? undefined : cellName(BEFORE + at, units + 1);
  });
}

export function totalsSheet({ indicators, schedule }: Programme, close: DayClose): Sheet {
  const { now, before } = cycleWords(schedule);
  const last = now === '当日' ? '上一报告日' : before;
  const head = ['指标', '计量单位', now, '累计', last, `较${last}`, `${now}未报单位数`].map((text) =>
    words(text, 'head'),
  );
  const rows = indicators.map(({ id, name, unit, decimals }) => {
    const closed = close.indicators[id];
    const figure = (value: string | null | undefined, none: string): Cell =>
      value === null || value === undefined ? words(none) : { kind: 'number', value, decimals };
    const figures = [
      figure(closed?.day, '未报'),
      figure(closed?.total, '未报'),
      figure(closed?.previous, '—'),
      figure(closed?.change, '—'),
    ];
    const missing: Cell = { kind: 'number', value: String(closed?.missing.length ?? 0), decimals: 0 };
    return [words(name), words(unit), ...figures, missing];
  });
  return { name: '累计', rows: [head, ...rows], widths: [28, 12, 16, 16, 16, 16, 16], fixed: 1 };
}

/** The last thirty days, or the last weeks or months, oldest first. */
export function recentSheet({ indicators, schedule }: Programme, recent: readonly DayClose[]): Sheet {
  const head = [words('报告日', 'head'), words('应报', 'head'), words('已报', 'head'), ...indicators.map(headOf)];
  const count = (value: number): Cell => ({ kind: 'number', value: String(value), decimals: 0 });
  const rows = recent.slice(-30).map(({ day, completeness, indicators: closed }) => [
    ...[{ kind: 'date', day } as const, count(completeness.expected), count(completeness.received)],
    ...indicators.map(({ id, decimals }): Cell => {
      const value = closed[id]?.day;
      if (closed[id] === undefined) return EMPTY;
      return value === null || value === undefined ? words('未报') : { kind: 'number', value, decimals };
    }),
  ]);
  const name = cycleOf(schedule) === 'day' ? '近30日' : cycleWords(schedule).each;
  return { name, rows: [head, ...rows], widths: [12, 8, 8, ...indicators.map(() => 14)], fixed: 1 };
}
