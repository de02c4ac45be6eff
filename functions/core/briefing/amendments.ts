/**
 * Amendments told as amendments: which report was changed since the edition that a correction replaces, when, by whom, and
 * which figures from what to what. What the office changed is told as the office's. Part of `compose.ts`.
 */

import { numberEntry } from '../kinds/entry.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isNumber, typingOf } from '../kinds/typing.ts';
import { spokenMeasure } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import type { Revision } from '../report/submission.ts';
import { own } from '../values/own.ts';
import { dayAt, timeAt } from '../values/reporting-day.ts';
import type { FigureValue, Instant } from '../values/values.ts';
import { exactWords, shortDay } from '../wording/phrases.ts';
import { nameOfUnit } from './completeness.ts';

/** A unit's revision since, with the one that it replaces. */
export interface Amendment {
  readonly now: Revision;
  /** Absent: the unit had not reported. */
  readonly before?: Revision;
}

/** More than these are counted: the table of units shows what stands. */
const MOST_TOLD = 12;

/** `单位a4月2日09:10改报：清运垃圾由21.5吨改为22.5吨`, `编发单位4月2日10:00代单位b补报：…`, in the order given. */
export function tellAmendments(programme: Programme, amendments: readonly Amendment[]): readonly string[] {
  const told = amendments.slice(0, MOST_TOLD).map((each) => amendmentWords(programme, each));
  const more = amendments.length - told.length;
  return more > 0 ? [...told, `另有${more}次改报，见各单位数据表`] : told;
}

function amendmentWords(programme: Programme, { now, before }: Amendment): string {
  const name = nameOfUnit(programme, now.unit);
  const time = timeOf(now.receivedAt, programme.timezone);
  const who = now.onBehalf === true ? `编发单位${time}代${name}` : `${name}${time}`;
  const did = before === undefined ? '补报' : '改报';
  if (now.nil) return `${who}${did}零报告`;
  const figures = programme.indicators.flatMap((indicator) => figureWords(indicator, now, before));
  if (figures.length > 0) return `${who}${did}：${figures.join('，')}`;
  return before === undefined ? `${who}${did}` : `${who}再次报送，数据未变`;
}

function figureWords(indicator: Indicator, now: Revision, before: Revision | undefined): string[] {
  const value = valueWords(indicator, own(now.figures, indicator.id));
  if (before === undefined) return value === '未填' ? [] : [`${indicator.name}${value}`];
  const earlier = before.nil ? '零报告' : valueWords(indicator, own(before.figures, indicator.id));
  return earlier === value || (before.nil && value === '未填') ? [] : [`${indicator.name}由${earlier}改为${value}`];
}

function valueWords(indicator: Indicator, value: FigureValue | undefined): string {
  if (value === undefined) return '未填';
  if (isNumber(indicator) && typeof value === 'string') return exactWords(value, spokenMeasure(indicator));
  return (typingOf(indicator)?.entry ?? numberEntry).written(value);
}

/** `4月2日09:10` */
const timeOf = (at: Instant, timezone: string): string => `${shortDay(dayAt(at, timezone))}${timeAt(at, timezone)}`;
