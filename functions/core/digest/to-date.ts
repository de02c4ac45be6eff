/**
 * What stands at the end of a period, apart from what happened in it (本期 and 累计): totals to date as the last day's
 * briefing printed them, and how far a roster is covered, with what the period added. Part of `make.ts`.
 */

import type { DayClose } from '../day/day-close.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { kindOf } from '../kinds/table.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';

export interface DigestToDate {
  /** null: its kind has no figure to date, or the last day has none. */
  readonly total: DecimalString | null;
  /** `places` with a roster, by the end of the period. */
  readonly coverage?: DigestCoverage;
}

export interface DigestCoverage {
  readonly asked: number;
  readonly covered: number;
  /** Names that were not covered before the period; null: what was before is not known. */
  readonly added: number | null;
  readonly uncovered: readonly string[];
}

/** @param before the close of the reporting day before the period; absent: there is none, or it is not known. */
export function toDateAtEnd(
  indicator: Indicator,
  closes: readonly DayClose[],
  before: DayClose | undefined,
): DigestToDate {
  const last = own(closes.at(-1)?.indicators, indicator.id);
  const total = kindOf(indicator).words.toDate === null ? null : (last?.total ?? null);
  const coverage = coverageAt(indicator, closes, before);
  return coverage === undefined ? { total } : { total, coverage };
}

function coverageAt(
  { id, roster }: Indicator,
  closes: readonly DayClose[],
  before: DayClose | undefined,
): DigestCoverage | undefined {
  const places = own(closes.at(-1)?.indicators, id)?.places;
  if (roster === undefined || places === undefined) return undefined;
  const named = new Set(places.toDate);
  const isFirst = closes[0]?.previousClose === null;
  const earlier = new Set(isFirst ? [] : own(before?.indicators, id)?.places?.toDate);
  const covered = roster.filter((name) => named.has(name));
  return {
    asked: roster.length,
    covered: covered.length,
    added: isFirst || before !== undefined ? covered.filter((name) => !earlier.has(name)).length : null,
    uncovered: roster.filter((name) => !named.has(name)),
  };
}
