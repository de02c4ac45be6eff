/**
 * What the page of figures over time shows: the form as it was filled in, and for each indicator a chart and its table.
 */

import type { DaysFigure, FigureCell, FigureRow, FigureTable } from '../../core/figures/table.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { kindOf } from '../../core/kinds/table.ts';
import { measureOf } from '../../core/kinds/words.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Period, Step } from '../../core/values/spans.ts';
import type { BaseView, PageLink } from '../page/base-view.ts';
import { grouped } from '../page/figure-text.ts';
import { dayInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { lookOf, sampleOf } from './chart-looks.ts';
import {
  beginsAtZero,
  type ChartInput,
  type ChartSeries,
  type ChartView,
  chartView,
  NARROW,
  WIDE,
} from './chart-view.ts';
import { type Choice, queryOf, scopeName } from './choice.ts';
import type { FormView } from './figures-form.ts';
import { figuresFileName } from './figures-name.ts';
import { footName, moved, stepName } from './steps.ts';
import { say } from './words.ts';

export interface FiguresView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly heading: string;
  readonly form: FormView;
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly workbook: string | null;
  readonly permanent: string | null;
  readonly figures: readonly IndicatorView[];
}

export interface IndicatorView {
  readonly name: string;
  readonly unit: string;
  readonly rule: string;
  readonly note: string | null;
  readonly charts: { readonly narrow: ChartView; readonly wide: ChartView } | null;
  readonly legend: readonly LegendRow[];
  readonly picture: { readonly href: string; readonly png: string } | null;
  readonly isOpen: boolean;
  /** Scopes; empty where there is one. */
  readonly groups: readonly { readonly name: string; readonly span: number }[];
  readonly columns: readonly string[];
  readonly rows: readonly RowView[];
  readonly whole: RowView;
  readonly caption: string;
}

export interface LegendRow {
  readonly name: string;
  readonly series: number;
  readonly colour: string;
  readonly dash: string;
  readonly isBar: boolean;
  /** Its mark, or how its columns are ruled. */
  readonly sample: string;
  readonly width: string;
  readonly opacity: string;
}

interface RowView {
  readonly name: string;
  readonly cells: readonly CellView[];
  readonly reports: string;
}

interface CellView {
  readonly text: string;
  /** Where a single day's figure is explained. */
  readonly href: string | null;
  readonly lacks: string | null;
  readonly isNone: boolean;
}

export interface ViewFacts {
  readonly programme: Programme;
  readonly choice: Choice;
  /** As it is shown: a long period by month although days were asked for. */
  readonly step: Step;
  readonly period: Period;
  readonly language: Language;
  /** Stretches that were imported (补录). */
  readonly history: readonly Period[];
}

/** How several days make one figure. */
export const indicatorRule = (indicator: Indicator, language: Language): string =>
  say(language, 'ruleOf', { rule: kindOf(indicator).words.ofDays[language] });

export function indicatorView(facts: ViewFacts, table: FigureTable): IndicatorView {
  const { language, choice, programme } = facts;
  const { indicator } = table;
  const input = chartInput(facts, table);
  const isDrawn = choice.shape !== 'table' && input.series.some(({ values }) => values.some((value) => value !== null));
  const query = queryOf({ ...choice, indicators: [indicator] });
  const names = choice.scopes.map((scope) => scopeName(programme, scope, language));
  return {
    name: indicator.name,
    unit: measureOf(indicator),
    rule: indicatorRule(indicator, language),
    note: isDrawn && !beginsAtZero(input) ? say(language, 'notFromZero') : null,
    charts: isDrawn ? { narrow: chartView(input, NARROW), wide: chartView(input, WIDE) } : null,
    legend: isDrawn && input.series.length > 1 ? legendOf(input) : [],
    picture: isDrawn
      ? {
          href: `/archive/${programme.id}/figures/picture?${query}`,
          png: figuresFileName(programme, { ...choice, indicators: [indicator] }, 'png'),
        }
      : null,
    isOpen: !isDrawn || table.rows.length <= 12,
    groups: names.length > 1 ? names.map((name) => ({ name, span: choice.yearOnYear ? 3 : 1 })) : [],
    columns: choice.scopes.flatMap(() => columnsOf(choice, measureOf(indicator), language)),
    rows: table.rows.map((row) => rowView(facts, table, row, rowName(facts, row))),
    whole: rowView(facts, table, table.whole, say(language, 'wholePeriod')),
    caption: names.length > 1 ? indicator.name : `${indicator.name} · ${names.join('')}`,
  };
}

/** The step, marked where any day of it was imported. */
function rowName({ step, period, language, history }: ViewFacts, { bucket }: FigureRow): string {
  const name = stepName(bucket, step, period, language);
  const isImported = history.some(({ from, to }) => from <= bucket.to && bucket.from <= to);
  return isImported ? say(language, 'historyRow', { name }) : name;
}

function columnsOf({ yearOnYear }: Choice, unit: string, language: Language): string[] {
  const value = unit === '' ? say(language, 'value') : unit;
  return yearOnYear ? [value, say(language, 'lastYear'), say(language, 'change')] : [value];
}

export function chartInput({ choice, language, programme, step, period }: ViewFacts, table: FigureTable): ChartInput {
  const { indicator, rows } = table;
  const series = choice.scopes.flatMap((scope, look): ChartSeries[] => {
    const name = scopeName(programme, scope, language);
    const pick = (of: (cell: FigureCell) => DaysFigure | undefined) =>
      rows.map(({ cells }) => of(cells[look]!)?.value ?? null);
    const own = { name, look, isBefore: false, values: pick((cell) => cell) };
    if (!choice.yearOnYear || rows.every(({ cells }) => (cells[look]!.before?.value ?? null) === null)) return [own];
    const before = {
      name: `${name} ${say(language, 'lastYear')}`,
      look,
      isBefore: true,
      values: pick((cell) => cell.before),
    };
    return [before, own];
  });
  const alt = say(language, 'chartAlt', {
    name: indicator.name,
    from: dayInWords(period.from, language),
    to: dayInWords(period.to, language),
  });
  const steps = rows.map(({ bucket }) => footName(bucket, step, period));
  const shape = choice.shape === 'bar' ? 'bar' : 'line';
  const { id, decimals } = indicator;
  const explained = rows.map((row) => explainedOf(programme, indicator, row, choice, language));
  return { id: `chart-${id}`, alt, shape, decimals, steps, series, language, explained };
}

/** Where a day's figure over all units is explained; null: no single day, not all units, or no figure. */
function explainedOf(
  programme: Programme,
  indicator: Indicator,
  { bucket: { from, to }, cells }: FigureRow,
  { scopes }: Choice,
  language: Language,
): NonNullable<ChartInput['explained']>[number] {
  const value = cells[scopes.findIndex(({ of }) => of === 'all')]?.value ?? null;
  if (from !== to || value === null) return null;
  return {
    href: explainHref(programme, from, indicator),
    words: `${dayInWords(from, language)} ${grouped(value)}${measureOf(indicator)}`,
  };
}

const explainHref = ({ id }: Programme, day: string, indicator: Indicator): string =>
  `/archive/${id}/${day}/figures/${indicator.id}`;

export const legendOf = ({ series, shape }: ChartInput): LegendRow[] =>
  series
    .toSorted((left, right) => left.look - right.look || Number(left.isBefore) - Number(right.isBefore))
    .map(({ name, look, isBefore }) => ({
      name,
      series: look,
      ...lookOf(look),
      isBar: shape === 'bar',
      sample: isBefore ? '' : sampleOf(look, shape),
      width: isBefore ? '1.25' : '2.25',
      opacity: isBefore ? (shape === 'bar' ? '0.45' : '0.6') : '1',
    }));

function rowView(facts: ViewFacts, { indicator }: FigureTable, row: FigureRow, name: string): RowView {
  const { language, choice, programme } = facts;
  const isOneDay = row.bucket.from === row.bucket.to;
  const cells = row.cells.flatMap((cell, at): CellView[] => {
    const isWhole = choice.scopes[at]?.of === 'all';
    const href = isOneDay && isWhole && cell.value !== null ? explainHref(programme, row.bucket.from, indicator) : null;
    const lacks = cell.lacks > 0 && cell.value !== null ? say(language, 'lacks', { count: cell.lacks }) : null;
    const own = { ...valueView(cell, say(language, 'none')), href, lacks };
    if (cell.before === undefined) return [own];
    const change = moved(cell.value, cell.before.value, indicator, language);
    const plain = { href: null, lacks: null };
    return [
      own,
      { ...valueView(cell.before, say(language, 'noYear')), ...plain },
      { ...plain, text: change ?? '—', isNone: change === null },
    ];
  });
  const { received, expected } = row;
  return { name, cells, reports: expected === 0 ? '—' : say(language, 'reportsOf', { received, expected }) };
}

const valueView = ({ value }: DaysFigure, none: string): Pick<CellView, 'text' | 'isNone'> =>
  value === null ? { text: none, isNone: true } : { text: grouped(value), isNone: false };
