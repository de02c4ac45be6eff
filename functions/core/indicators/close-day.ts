/**
 * One day of all indicators: first those that units report, then what is computed from them, then how each moved.
 */

import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose } from '../kinds/indicator-close.ts';
import { askedKind } from '../kinds/table.ts';
import type { ReportingDay } from '../values/values.ts';
import { changeOn } from './change.ts';
import { closeComputed } from './close-computed.ts';
import { type AskedClose, closeAsked, type Drawn, type UnitReport } from './close-figures.ts';
import type { ClosedDay } from './day-values.ts';
import { finderOf } from './same-units.ts';
import { targetBasesOf } from './target-base.ts';

/** A day with the units that are open on it, and how they stand. */
interface Opened {
  readonly day: ReportingDay;
  /** The programme's first day. */
  readonly starts: ReportingDay;
  readonly units: ClosedDay['units'];
}

/**
 * @param before the close of the reporting day before.
 * @param drawn by indicator, what rows of ledgers say of it.
 */
export function closeIndicators(
  indicators: readonly Indicator[],
  { starts, ...today }: Opened,
  reportOf: (unit: string) => UnitReport | undefined,
  before: ClosedDay | undefined,
  drawn: ReadonlyMap<string, Drawn> = new Map(),
): Record<string, IndicatorClose> {
  const find = finderOf(indicators);
  const units = today.units.map(({ unit }) => unit);
  const asked: Record<string, AskedClose> = {};
  for (const indicator of indicators) {
    const kind = askedKind(indicator);
    if (kind === undefined) continue;
    const closed = closeAsked(kind, indicator, units, today.day, reportOf, before, drawn.get(indicator.id));
    asked[indicator.id] = { ...closed, ...targetBasesOf(indicator, { day: today.day, starts }, before) };
  }
  const reported: ClosedDay = { ...today, indicators: asked };
  const closed = indicators.map((indicator) => {
    const own = asked[indicator.id] ?? { ...closeComputed(indicator, find, reported, before), missing: [] };
    return [indicator, own] as const;
  });
  const whole = { ...today, indicators: Object.fromEntries(closed.map(([{ id }, own]) => [id, own])) };
  return Object.fromEntries(
    closed.map(([indicator, own]) => [indicator.id, { ...own, ...changeOn(indicator, find, whole, before) }]),
  );
}
