/**
 * Trend charts of the last reporting days for the main flows. Part of `compose.ts`.
 */

import type { DayClose } from '../day/day-close.ts';
import type { Indicator, Programme } from '../programme/programme.ts';
import { axisDays } from '../wording/axis-days.ts';
import { exactWords, measureOf, shortDay } from '../wording/phrases.ts';
import type { TrendData } from './data.ts';
import { largest } from './figures.ts';

/** A trend needs three days, and two weeks are as many as a portrait page shows with their values. */
const FEWEST_DAYS = 3;
const MOST_DAYS = 14;
const MOST_CHARTS = 2;

/** At most two charts, of the largest flows that have figures on at least three days. */
export function tellTrends(programme: Programme, close: DayClose, recent: readonly DayClose[]): readonly TrendData[] {
  const earlier = recent.filter(({ day }) => day < close.day).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const closes = [...earlier, close].slice(-MOST_DAYS);
  return largest(programme, close, ['flow', 'mean'], 'total')
    .map((indicator) => trendOf(indicator, closes))
    .filter(({ series }) => (series[0]?.values ?? []).filter((value) => value !== '').length >= FEWEST_DAYS)
    .slice(0, MOST_CHARTS);
}

/** From the first day that has a figure on. */
function trendOf(indicator: Indicator, all: readonly DayClose[]): TrendData {
  const from = all.findIndex((close) => (close.indicators[indicator.id]?.day ?? null) !== null);
  const closes = from === -1 ? [] : all.slice(from);
  const values = closes.map((close) => close.indicators[indicator.id]?.day ?? '');
  const { labels, span } = axisDays(closes.map(({ day }) => day));
  const words = closes.map(({ day }, at) => {
    const value = values[at]!;
    return shortDay(day) + (value === '' ? '没有数' : exactWords(value, measureOf(indicator)));
  });
  return {
    kind: 'trend',
    title: `近${closes.length}个报告日${span === '' ? '' : `（${span}）`}${indicator.name}`,
    unit: measureOf(indicator),
    alt: `${indicator.name}逐日数：${words.join('，')}。`,
    categories: labels,
    series: [{ name: indicator.name, values }],
  };
}
