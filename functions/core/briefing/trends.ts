/**
 * Trend charts of the last reporting days for the main flows. Part of `compose.ts`.
 */

import { type Cycle, cycleOf } from '../calendar/cycle.ts';
import { cycleWords, shortReportingDay } from '../calendar/words.ts';
import type { DayClose } from '../day/day-close.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { kindOf } from '../kinds/table.ts';
import { measureOf } from '../kinds/words.ts';
import type { Programme, Schedule } from '../programme/programme.ts';
import type { ReportingDay } from '../values/values.ts';
import { type AxisDays, axisDays } from '../wording/axis-days.ts';
import { exactWords } from '../wording/phrases.ts';
import type { TrendData } from './data.ts';
import { isZero } from './figures.ts';

/** A trend needs three days, and two weeks are as many as a portrait page shows with their values; months up to the same one a year ago. */
const FEWEST_DAYS = 3;
const MOST = { day: 14, week: 13, month: 13, part: 12 } as const satisfies Record<Cycle, number>;
const MOST_CHARTS = 2;

/** At most two charts, of the first of these flows that have figures on at least three days. */
export function tellTrends(
  programme: Programme,
  close: DayClose,
  recent: readonly DayClose[],
  indicators: readonly Indicator[],
): readonly TrendData[] {
  const earlier = recent.filter(({ day }) => day < close.day).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const closes = [...earlier, close].slice(-MOST[cycleOf(programme.schedule)]);
  return indicators
    .filter((each) => kindOf(each).print.leads === 'total' && !isZero(close.indicators[each.id]?.day ?? null))
    .map((indicator) => trendOf(programme, indicator, closes))
    .filter(({ series }) => (series[0]?.values ?? []).filter((value) => value !== '').length >= FEWEST_DAYS)
    .slice(0, MOST_CHARTS);
}

/** Weeks are named by their last day, months by themselves. */
function axisOf(schedule: Schedule, days: readonly ReportingDay[]): AxisDays {
  const isNamed = cycleOf(schedule) === 'month' || cycleOf(schedule) === 'part';
  return isNamed ? { labels: days.map((day) => shortReportingDay(schedule, day)), span: '' } : axisDays(days);
}

/** From the first day that has a figure on. */
function trendOf({ schedule }: Programme, indicator: Indicator, all: readonly DayClose[]): TrendData {
  const from = all.findIndex((close) => (close.indicators[indicator.id]?.day ?? null) !== null);
  const closes = from === -1 ? [] : all.slice(from);
  const values = closes.map((close) => close.indicators[indicator.id]?.day ?? '');
  const { each, counted } = cycleWords(schedule);
  const { labels, span } = axisOf(
    schedule,
    closes.map(({ day }) => day),
  );
  const words = closes.map(({ day }, at) => {
    const value = values[at]!;
    return shortReportingDay(schedule, day) + (value === '' ? '没有数' : exactWords(value, measureOf(indicator)));
  });
  return {
    kind: 'trend',
    title: `近${closes.length}${counted}${span === '' ? '' : `（${span}）`}${indicator.name}`,
    unit: measureOf(indicator),
    alt: `${indicator.name}${each}数：${words.join('，')}。`,
    categories: labels,
    series: [{ name: indicator.name, values }],
  };
}
