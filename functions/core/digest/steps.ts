/**
 * A digest's period step by step: by day up to a month, by week up to a quarter, then by month; as a table and as charts.
 * Part of `compose.ts`.
 */

import type { TrendData } from '../briefing/data.ts';
import { silentCell, wordCell } from '../briefing/indicator-table.ts';
import type { DayClose } from '../day/day-close.ts';
import { type PeriodFigure, periodFigures } from '../indicators/period-figures.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { measureOf } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import { lengthOf, type Period, type Step, stepsOf } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';
import { axisDays } from '../wording/axis-days.ts';
import { exactWords, shortDay } from '../wording/phrases.ts';
import type { DigestTable } from './data.ts';
import type { Digest } from './digest.ts';
import { largestOver, leadsByTotal } from './figures.ts';
import { leadingUnits } from './ranking.ts';
import { columnOf } from './tables.ts';

/** Days that a table lists one by one, and that a chart shows with their values. */
const MOST_DAYS = 31;
const MOST_DAYS_DRAWN = 14;
const MOST_WEEKS = 14;
const MOST_COLUMNS = 5;
const MOST_CHARTS = 2;
const MOST_BARS = 10;
const STEP_WORDS = { day: '逐日', week: '逐周', month: '逐月' } as const;

interface Stretch {
  readonly from: ReportingDay;
  readonly label: string;
  readonly closes: readonly DayClose[];
  readonly figures: Readonly<Record<string, PeriodFigure>>;
}

/** Steps in which nobody was asked to report (a weekend between working days) are left out. */
function stretches(programme: Programme, period: Period, closes: readonly DayClose[], step: Step): Stretch[] {
  return stepsOf(period, step).flatMap((each) => {
    const own = closes.filter(({ day }) => day >= each.from && day <= each.to);
    return own.length === 0
      ? []
      : [
          {
            from: each.from,
            label: labelOf(each, step),
            closes: own,
            figures: periodFigures(programme.indicators, own),
          },
        ];
  });
}

/** `4月8日`, `4月4日—10日`, `4月`. */
function labelOf({ from, to }: Period, step: Step): string {
  if (step === 'month') return `${Number(from.slice(5, 7))}月`;
  if (from === to) return shortDay(from);
  return `${shortDay(from)}—${from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8))}日` : shortDay(to)}`;
}

/** By what there is, not by the calendar: a programme that lasted a week is told by day, whatever the period. */
function stepFor(closes: readonly DayClose[], most: number): Step {
  if (closes.length <= most) return 'day';
  return lengthOf({ from: closes[0]!.day, to: closes.at(-1)!.day }) <= MOST_WEEKS * 7 ? 'week' : 'month';
}

export function stepsTable(programme: Programme, digest: Digest, closes: readonly DayClose[]): DigestTable | null {
  const step = stepFor(closes, MOST_DAYS);
  const columns = mainOf(programme, digest, MOST_COLUMNS);
  const rows = stretches(programme, digest.period, closes, step);
  if (rows.length < 2 || columns.length === 0) return null;
  return {
    caption: `主要指标${STEP_WORDS[step]}情况`,
    first: step === 'day' ? '报告日' : '时段',
    weight: step === 'week' ? 6 : 4,
    columns: columns.map(columnOf),
    left: 0,
    rows: rows.map(({ label, closes, figures }) => ({
      role: 'row',
      name: label,
      cells: columns.map((indicator) => {
        const value = figures[indicator.id]?.value ?? null;
        return value === null ? silentCell(indicator, closes) : wordCell(value, null); // of a day or a week: the period's own figure stands elsewhere
      }),
    })),
  };
}

/** The largest flows over time, and the units by the largest that several give. */
export function digestCharts(programme: Programme, digest: Digest, closes: readonly DayClose[]): readonly TrendData[] {
  const step = stepFor(closes, MOST_DAYS_DRAWN);
  const steps = stretches(programme, digest.period, closes, step);
  const trends = mainOf(programme, digest, MOST_CHARTS).map((indicator) => trendOf(indicator, steps, step));
  return [...trends.filter(({ categories }) => categories.length >= 3), ...rankingChart(programme, digest)];
}

/** The largest that have a figure on at least half of the days: a line of three points says nothing of a fortnight. */
const mainOf = (programme: Programme, digest: Digest, most: number): Indicator[] => {
  const often = ({ id }: Indicator): boolean => digest.indicators[id]!.days * 2 >= digest.days.closed;
  const chosen = largestOver(programme, digest, leadsByTotal).filter(often).slice(0, most);
  return programme.indicators.filter((each) => chosen.includes(each));
};

function trendOf(indicator: Indicator, steps: readonly Stretch[], step: Step): TrendData {
  const values = steps.map(({ figures }) => figures[indicator.id]?.value ?? '');
  const labels = steps.map(({ label }) => label);
  const words = values.map((value, at) =>
    value === '' ? `${labels[at]}没有数` : `${labels[at]}${exactWords(value, measureOf(indicator))}`,
  );
  const axis = step === 'day' ? axisDays(steps.map(({ from }) => from)) : { labels, span: '' };
  return {
    kind: 'trend',
    title: `${axis.span}${indicator.name}${STEP_WORDS[step]}情况`,
    unit: measureOf(indicator),
    alt: `${indicator.name}${STEP_WORDS[step]}数：${words.join('，')}。`,
    categories: axis.labels,
    series: [{ name: indicator.name, values }],
  };
}

function rankingChart(programme: Programme, digest: Digest): TrendData[] {
  const names = new Map(digest.units.map(({ unit, name }) => [unit, name]));
  const indicator = largestOver(programme, digest, leadsByTotal).find(
    ({ id }) => Object.keys(digest.indicators[id]?.byUnit ?? {}).length >= 3,
  );
  if (indicator === undefined) return [];
  const given = Object.entries(digest.indicators[indicator.id]?.byUnit ?? {});
  const order = leadingUnits(given, MOST_BARS);
  if (order.length < 2) return [];
  const title =
    order.length < given.length ? `${indicator.name}居前的${order.length}个单位` : `各单位${indicator.name}`;
  const categories = order.map(([unit]) => names.get(unit) ?? unit);
  const values = order.map(([, value]) => value);
  const told = order.map(([, value], at) => `${categories[at]}${exactWords(value, measureOf(indicator))}`);
  return [
    {
      kind: 'ranking',
      title,
      unit: measureOf(indicator),
      alt: `${title}，由多到少：${told.join('，')}。`,
      categories,
      series: [{ name: indicator.name, values }],
    },
  ];
}
