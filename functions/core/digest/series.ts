/**
 * What a period tells of a programme that was changed in it: indicators that were added, left out or replaced. Each is
 * told of its own days; what has no common meaning is not added up. Part of `make.ts`.
 */

import type { DayClose } from '../day/day-close.ts';
import { isBefore } from '../indicators/continued.ts';
import { periodFigures } from '../indicators/period-figures.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isWhole } from '../kinds/parts.ts';
import { kindOf } from '../kinds/table.ts';
import { spokenMeasure } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import { own } from '../values/own.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import { exactWords, shortDay } from '../wording/phrases.ts';

/** An indicator that the period's last day has no more. */
export interface EndedIndicator extends Pick<Indicator, 'id' | 'name' | 'kind' | 'unit'> {
  /** Its last closed day of the period. */
  readonly until: ReportingDay;
  /** Over its days of the period. */
  readonly value: DecimalString | null;
}

/** A version that counted in the period, before the one of its last day. */
type Earlier = Pick<Programme, 'indicators'>;

export function endedIn(
  { indicators }: Programme,
  earlier: readonly Earlier[],
  closes: readonly DayClose[],
): EndedIndicator[] {
  const standing = new Set(indicators.flatMap(({ id, continues = [] }) => [id, ...continues]));
  const found = new Map<string, EndedIndicator>();
  for (const version of earlier) {
    for (const indicator of version.indicators.filter(({ id }) => !standing.has(id))) {
      const days = closes.filter((close) => own(close.indicators, indicator.id) !== undefined);
      const last = days.at(-1);
      if (last === undefined) continue;
      const { value } = periodFigures(version.indicators, days)[indicator.id]!;
      const { id, name, kind, unit } = indicator;
      found.set(id, { id, name, kind, unit, until: last.day, value });
    }
  }
  return [...found.values()];
}

/** One that carries on what was told under another name before. */
export interface ContinuedIndicator extends Pick<Indicator, 'id'> {
  /** Its first closed day of the period under this name; null: none. */
  readonly since: ReportingDay | null;
  /** What it was called, as long as the period has days of it. */
  readonly before: string;
}

export function continuedIn(
  { indicators }: Programme,
  earlier: readonly Earlier[],
  closes: readonly DayClose[],
): ContinuedIndicator[] {
  const names = new Map(earlier.flatMap((version) => version.indicators.map(({ id, name }) => [id, name] as const)));
  return indicators.filter(isWhole).flatMap((indicator): ContinuedIndicator[] => {
    const [first] = closes;
    const old = indicator.continues?.find((id) => own(first?.indicators, id) !== undefined);
    if (old === undefined) return [];
    const since = closes.find((close) => !isBefore(indicator, close))?.day ?? null;
    return [{ id: indicator.id, since, before: names.get(old) ?? old }];
  });
}

/** The first closed day that has it, where that is not the period's first. */
function begunOn({ id }: Indicator, closes: readonly DayClose[]): ReportingDay | undefined {
  const at = closes.findIndex(({ indicators }) => own(indicators, id) !== undefined);
  return at > 0 ? closes[at]!.day : undefined;
}

interface Series {
  readonly ended: readonly EndedIndicator[];
  readonly continued?: readonly ContinuedIndicator[];
}

/** Sentences on what began and ended in the period, and what continues what under another meaning. */
export function seriesWords(
  { indicators }: Programme,
  { ended, continued = [] }: Series,
  closes: readonly DayClose[],
): string[] {
  const carried = continued.map(({ id, since, before }) => {
    const name = indicators.find((each) => each.id === id)?.name ?? id;
    const when = since === null ? '' : `自${shortDay(since)}起`;
    return `“${name}”${when}接续“${before}”，两者连续计算。`;
  });
  const begun = indicators.flatMap((indicator): string[] => {
    const day = begunOn(indicator, closes);
    if (day === undefined) return [];
    const before = ended.find(({ id }) => id === indicator.replaces);
    return [
      before === undefined
        ? `“${indicator.name}”自${shortDay(day)}起统计，本期数只含其后各日，不作比较。`
        : `“${indicator.name}”自${shortDay(day)}起接续“${before.name}”，口径不同，两者不相加。`,
    ];
  });
  return [...carried, ...begun, ...ended.map(endedWords)];
}

function endedWords({ name, until, value, ...indicator }: EndedIndicator): string {
  const { ofPeriod } = kindOf(indicator).words;
  const told = value === null ? '期内没有数' : `${ofPeriod}${exactWords(value, spokenMeasure(indicator))}`;
  return `“${name}”统计至${shortDay(until)}，其间${told}。`;
}
