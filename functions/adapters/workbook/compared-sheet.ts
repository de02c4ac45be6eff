/**
 * 比较: figures beside other days, of all units, of each part and of each unit, with what cannot be compared and why;
 * 分项: parts with their shares. None of a programme without.
 */

import { unitNames } from '../../core/briefing/figures.ts';
import { cycleWords, sinceWords } from '../../core/calendar/words.ts';
import {
  amountOf,
  comparedRows,
  comparisonsIn,
  isReason,
  NO_FIGURE,
  type NoFigure,
  percentOf,
} from '../../core/comparison/rows.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import { type CompareBases, type Compared, comparedWith } from '../../core/indicators/comparison.ts';
import { partFigures } from '../../core/indicators/parts.ts';
import { finderOf } from '../../core/indicators/same-units.ts';
import type { Comparison, Indicator } from '../../core/kinds/indicator.ts';
import { computedKind } from '../../core/kinds/table.ts';
import { isAskedOf } from '../../core/kinds/typing.ts';
import { measureOf } from '../../core/kinds/words.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { DecimalString } from '../../core/values/values.ts';
import { type Cell, words } from './cells.ts';
import type { Sheet } from './sheet.ts';

const PERCENT_DECIMALS = 2;

export function comparedSheets(programme: Programme, close: DayClose, bases: CompareBases = {}): Sheet[] {
  return [...comparisons(programme, close, bases), ...partsSheet(programme, close)];
}

function comparisons(programme: Programme, close: DayClose, bases: CompareBases): Sheet[] {
  const kinds = comparisonsIn(programme);
  if (kinds.length === 0) return [];
  const find = finderOf(programme.indicators);
  const rows = comparedRows(programme, close, bases).flatMap(({ indicator, compared, year }) => {
    const whole = rowOf(programme, indicator, '合计', kinds, compared, close, year);
    const units = unitsOf(indicator, close).map(({ unit, name }) => {
      const own = Object.keys(compared).map((kind) => {
        return [kind, comparedWith(indicator, find, close, bases[kind as Comparison], new Set([unit]))] as const;
      });
      return rowOf(programme, indicator, name, kinds, Object.fromEntries(own), close, null);
    });
    return [whole, ...units];
  });
  const heads = ['指标', '单位', '计量单位'].concat(
    kinds.flatMap((kind) => ['基数', '增减', '幅度（%）'].map((what) => `${nameOf(programme, close, kind)}${what}`)),
    ['今年以来', '去年同期', '今年以来同比（%）', '说明'],
  );
  const widths = [28, 18, 10, ...kinds.flatMap(() => [14, 14, 14]), 14, 14, 16, 60];
  return [{ name: '比较', rows: [heads.map((text) => words(text, 'head')), ...rows], widths, fixed: 2 }];
}

function nameOf(programme: Programme, { day }: DayClose, kind: Comparison): string {
  const before = cycleWords(programme.schedule).now === '当日' ? sinceWords(programme, day) : '环比';
  return { previous: before, week: '上周同日', year: '同比' }[kind];
}

/** Units that the figure is asked of, or computed for. */
const unitsOf = (indicator: Indicator, { units, day, indicators }: DayClose) =>
  units.filter(({ unit }) =>
    computedKind(indicator) === undefined
      ? isAskedOf(indicator, unit, day)
      : indicators[indicator.id]?.byUnit[unit] !== undefined,
  );

function rowOf(
  programme: Programme,
  indicator: Indicator,
  unit: string,
  kinds: readonly Comparison[],
  compared: Readonly<Partial<Record<Comparison, Compared>>>,
  close: DayClose,
  year: (Compared & { readonly now: DecimalString }) | null,
): Cell[] {
  const { decimals, name } = indicator;
  const why: string[] = [];
  const cells = kinds.flatMap((kind) => {
    const own = compared[kind];
    if (own === undefined) return [words('—'), words('—'), words('—')];
    why.push(...reasonsOf(programme, close, kind, indicator, own));
    return [
      number(own.base ?? 'no_base', decimals),
      number(amountOf(own), decimals),
      number(percentOf(indicator, own), PERCENT_DECIMALS),
    ];
  });
  const ofYear =
    year === null
      ? [words('—'), words('—'), words('—')]
      : [
          number(year.now, decimals),
          number(year.base ?? 'no_base', decimals),
          number(percentOf(indicator, year), PERCENT_DECIMALS),
        ];
  const heads = [words(name), words(unit), words(measureOf(indicator))];
  return [...heads, ...cells, ...ofYear, words(why.join('；'), 'wrapped')];
}

const number = (given: DecimalString | NoFigure, decimals: number): Cell =>
  isReason(given) ? words('—') : { kind: 'number', value: given, decimals };

/** What cannot be said and why, whom it leaves out, and where the base comes from. */
function reasonsOf(
  programme: Programme,
  close: DayClose,
  kind: Comparison,
  indicator: Indicator,
  compared: Compared,
): string[] {
  const lead = nameOf(programme, close, kind);
  const names = unitNames(close, programme);
  const percent = percentOf(indicator, compared);
  const { leftOut = [], source } = compared;
  return [
    ...(isReason(percent) ? [`${lead}：${NO_FIGURE[percent]}`] : []),
    ...(leftOut.length === 0
      ? []
      : [`${lead}为同口径，不含${leftOut.map((unit) => names.get(unit) ?? unit).join('、')}`]),
    ...(source === undefined ? [] : [`${lead}基数为补录，来源：${source}`]),
  ];
}

/** Each part with its share of the day's whole. */
function partsSheet({ indicators, schedule }: Programme, close: DayClose): Sheet[] {
  const rows = indicators.flatMap((whole) =>
    partFigures(whole, close).map(({ id, part, day, total, share }) => {
      const { decimals } = indicators.find((each) => each.id === id)!;
      const cell = (value: DecimalString | null, places: number, none: string): Cell =>
        value === null ? words(none) : { kind: 'number', value, decimals: places };
      const places = share?.split('.')[1]?.length ?? 0;
      return [
        ...[words(whole.name), words(part), words(measureOf(whole))],
        ...[cell(day, decimals, '未报'), cell(share, places, '—'), cell(total, decimals, '未报')],
      ];
    }),
  );
  if (rows.length === 0) return [];
  const { now } = cycleWords(schedule);
  const heads = ['指标', '分项', '计量单位', now, '占比（%）', '累计'].map((text) => words(text, 'head'));
  return [{ name: '分项', rows: [heads, ...rows], widths: [28, 24, 10, 16, 12, 16], fixed: 2 }];
}
