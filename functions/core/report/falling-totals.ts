/**
 * Totals to date that units type: one that falls is asked about and kept with its reason (核减), never refused.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { openingOf } from '../kinds/flow.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { subtractExactly } from '../values/decimal.ts';
import type { DecimalString, FigureValue } from '../values/values.ts';

/** @param totals this unit's last totals by indicator. */
export function questionFalls(
  indicators: readonly Indicator[],
  unit: string,
  figures: Readonly<Record<string, FigureValue>>,
  totals: Readonly<Record<string, DecimalString>>,
  reasons: Readonly<Record<string, string>> = {},
): Finding[] {
  return indicators.flatMap((indicator) => {
    const { id, name, decimals, reported } = indicator;
    const value = figures[id];
    if (reported !== 'cumulative' || typeof value !== 'string') return [];
    const last = totals[id] ?? openingOf(indicator, unit);
    if (!subtractExactly(value, last, decimals).startsWith('-')) return [];
    const words = { path: `figures.${id}`, name, seen: value + indicator.unit };
    const reason = reasons[id];
    if (reason !== undefined) return [finding('figure.fall_explained', { ...words, expected: reason })];
    return [finding('figure.total_fell', { ...words, expected: last + indicator.unit })];
  });
}
