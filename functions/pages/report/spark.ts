/**
 * The last days of a figure, seven on the form, as a small line; the values stand beside it in words.
 */
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { UnitHistory } from '../../pipeline/report/unit-history.ts';
import { grouped } from '../page/figure-text.ts';
import { trendLine } from '../page/trend-line.ts';
import type { Language } from '../page/words.ts';
import { say } from './words.ts';

const DAYS = 7;
/** The markup names the same; half a stroke is kept free around it. */
const SIZE = { width: 60, height: 16, edge: 1 } as const;

export function sparkOf(
  indicator: Indicator,
  { days }: UnitHistory,
  language: Language,
  most = DAYS,
): { lines: readonly string[]; words: string } | null {
  const values = days
    .slice(0, most)
    .map(({ revision }) => revision?.figures[indicator.id])
    .map((value) => (typeof value === 'string' ? value : null))
    .reverse();
  const line = trendLine(values, SIZE);
  if (line === null) return null;
  const words = values.map((value) => (value === null ? '–' : grouped(value))).join(' ');
  return { lines: line.lines, words: say(language, 'lastDays', { count: values.length, values: words }) };
}
