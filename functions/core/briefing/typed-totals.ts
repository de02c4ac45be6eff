/**
 * Sentences about totals to date that units type: whose stands from an earlier day, and whose was taken down. Part of
 * `compose.ts`.
 */

import { shortReportingDay } from '../calendar/words.ts';
import type { DayClose } from '../day/day-close.ts';
import { isWhole } from '../kinds/parts.ts';
import { measureOf } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import { exactWords } from '../wording/phrases.ts';
import { figuresOf } from './figures.ts';

/** More than this are counted. */
const MOST_NAMED = 6;

/** `累计数沿用上次所报的有：南城拆除违建（5月31日）。`: units that type totals and were silent. */
export function keptTotals(programme: Programme, close: DayClose): readonly string[] {
  const kept = programme.indicators.filter(isWhole).flatMap((indicator) => {
    const { typedOn = {}, missing } = figuresOf(indicator, close);
    const named = close.units.filter(({ unit }) => missing.includes(unit) && typedOn[unit] !== undefined);
    return named.map(
      ({ unit, name }) => `${name}${indicator.name}（${shortReportingDay(programme.schedule, typedOn[unit]!)}）`,
    );
  });
  if (kept.length === 0) return [];
  const more = kept.length > MOST_NAMED ? `等${kept.length}项` : '';
  return [`累计数沿用上次所报的有：${kept.slice(0, MOST_NAMED).join('、')}${more}。`];
}

/** `西城拆除违建核减120平方米（重复统计）。` */
export function falls(programme: Programme, close: DayClose): readonly string[] {
  const told = programme.indicators.filter(isWhole).flatMap((indicator) => {
    const { byUnit } = figuresOf(indicator, close);
    return close.units.flatMap(({ unit, name }) => {
      const { typed, value, reason } = byUnit[unit] ?? {};
      if (typed === undefined || typeof value !== 'string' || !value.startsWith('-')) return [];
      const why = reason === undefined ? '未说明原因' : reason.replace(/[。；;.]+$/u, '');
      return [`${name}${indicator.name}核减${exactWords(value.slice(1), measureOf(indicator))}（${why}）`];
    });
  });
  return told.length === 0 ? [] : [`${told.join('；')}。`];
}
