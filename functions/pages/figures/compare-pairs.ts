/**
 * Pairs of periods that are usually compared, and addresses that say them.
 */
import { previousReportingDay } from '../../core/calendar/schedule.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { addDays, laterDay } from '../../core/values/reporting-day.ts';
import { type Period, weekOf, yearBefore } from '../../core/values/spans.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Scope } from '../../pipeline/figures/series.ts';
import type { Language } from '../page/words.ts';
import { scopeText } from './choice.ts';
import { say } from './words.ts';

export interface Pair {
  readonly now: Period;
  readonly base: Period;
}

export interface PairLink {
  readonly href: string;
  readonly label: string;
}

const single = (day: ReportingDay): Period => ({ from: day, to: day });

/** The last closed day and the reporting day before it. */
export function usualPair(programme: Programme, last: ReportingDay): Pair {
  return { now: single(last), base: single(previousReportingDay(programme, last) ?? last) };
}

export function pairLinks(programme: Programme, last: ReportingDay, scope: Scope, language: Language): PairLink[] {
  const week = { from: weekOf(last).from, to: last };
  const month = { from: `${last.slice(0, 7)}-01`, to: last };
  const year = { from: `${last.slice(0, 4)}-01-01`, to: last };
  const pairs = [
    ['presetYesterday', usualPair(programme, last)],
    ['presetWeeks', { now: week, base: { from: addDays(week.from, -7), to: addDays(week.to, -7) } }],
    ['presetMonths', { now: month, base: monthBefore(month) }],
    ['presetYears', { now: year, base: yearBefore(year) }],
  ] as const;
  return pairs.map(([word, pair]) => ({
    href: `/archive/${programme.id}/compare?${pairQuery(pair, scope)}`,
    label: say(language, word),
  }));
}

/** The same days of the month before; where it is shorter, up to its end. */
function monthBefore({ from, to }: Period): Period {
  const end = addDays(from, -1);
  const first = `${end.slice(0, 7)}-01`;
  const same = addDays(first, Number(to.slice(8)) - 1);
  return { from: first, to: laterDay(same, end) === same ? end : same };
}

export function pairQuery({ now, base }: Pair, scope: Scope): URLSearchParams {
  const query = new URLSearchParams({ from: now.from, to: now.to, from2: base.from, to2: base.to });
  if (scope.of !== 'all') query.append('of', scopeText(scope));
  return query;
}
