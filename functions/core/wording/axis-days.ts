/**
 * Reporting days under a chart's axis: as many as have room with their month, more without it, and then the title says the
 * stretch.
 */

import type { ReportingDay } from '../values/values.ts';
import { shortDay, shortPeriod } from './phrases.ts';

/** More day labels than these do not stand side by side with their month. */
const MOST_FULL_LABELS = 8;

export interface AxisDays {
  readonly labels: readonly string[];
  /** `3月15日至27日` where the labels leave the month out; otherwise empty. */
  readonly span: string;
}

/** @param days in order. */
export function axisDays(days: readonly ReportingDay[]): AxisDays {
  if (days.length <= MOST_FULL_LABELS) return { labels: days.map(shortDay), span: '' };
  return { labels: days.map(dayLabel), span: shortPeriod({ from: days[0]!, to: days.at(-1)! }) };
}

/** The day alone, with its month where that is a new one. */
const dayLabel = (day: ReportingDay, at: number): string =>
  at > 0 && day.endsWith('-01') ? shortDay(day) : `${Number(day.slice(8))}日`;
