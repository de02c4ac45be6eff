/**
 * How a programme's rhythm is said: 当日 and 前一日 of a daily, 本月 and 上月 of a monthly; a reporting day by the stretch that
 * it stands for (`2023年5月`, `12月14日至20日`), and the moment up to which its figures go (`截至8月底`).
 */

import type { Programme, Schedule } from '../programme/programme.ts';
import { addDays, dayAt } from '../values/reporting-day.ts';
import { isWholeMonths } from '../values/spans.ts';
import type { DayTime, ReportingDay } from '../values/values.ts';
import { asOf, dayWords, periodWords, shortDay, shortPeriod } from '../wording/phrases.ts';
import { type Cycle, cycleOf, stretchOf } from './cycle.ts';
import { dueInstant, previousReportingDay, scheduledInstant } from './schedule.ts';

export interface CycleWords {
  /** 当日, 本周, 本月, 本期: what the figures are of. */
  readonly now: string;
  /** What they are compared with: 前一日, 上周, 上月, 上期. */
  readonly before: string;
  /** 日均, 周均, 月均, 期均. */
  readonly mean: string;
  /** 日, 周, 月, 期. */
  readonly step: string;
  /** 逐日, 逐周, 逐月, 逐期. */
  readonly each: string;
  /** Behind a number: 个报告日, 周, 个月, 期. */
  readonly counted: string;
}

const WORDS = {
  day: { now: '当日', before: '前一日', mean: '日均', step: '日', each: '逐日', counted: '个报告日' },
  week: { now: '本周', before: '上周', mean: '周均', step: '周', each: '逐周', counted: '周' },
  month: { now: '本月', before: '上月', mean: '月均', step: '月', each: '逐月', counted: '个月' },
  part: { now: '本期', before: '上期', mean: '期均', step: '期', each: '逐期', counted: '期' },
} as const satisfies Record<Cycle, CycleWords>;

export const cycleWords = (schedule: Pick<Schedule, 'days'>): CycleWords => WORDS[cycleOf(schedule)];

/** `2022年4月8日`, `2016年12月14日至20日`, `2023年5月`. */
export function reportingDayWords(schedule: Pick<Schedule, 'days'>, day: ReportingDay): string {
  return cycleOf(schedule) === 'day' ? dayWords(day) : periodWords(stretchOf(schedule, day));
}

/** The same without the year. */
export function shortReportingDay(schedule: Pick<Schedule, 'days'>, day: ReportingDay): string {
  return cycleOf(schedule) === 'day' ? shortDay(day) : shortPeriod(stretchOf(schedule, day));
}

/** `截至4月8日18时`, the deadline of the day; of a stretch `截至8月底` where it ends a month, else `截至12月20日`. */
export function asOfReportingDay(programme: Programme, day: ReportingDay): string {
  if (cycleOf(programme.schedule) === 'day') return asOf(dueInstant(programme, day), programme.timezone);
  const endsMonth = isWholeMonths({ from: `${day.slice(0, 7)}-01`, to: day });
  return `截至${endsMonth ? `${Number(day.slice(5, 7))}月底` : shortDay(day)}`;
}

/** What a change is measured against: 前一日, on the first working day after a weekend 上一报告日, of a monthly 上月. */
export function sinceWords(programme: Programme, day: ReportingDay): string {
  const { before } = cycleWords(programme.schedule);
  if (cycleOf(programme.schedule) !== 'day') return before;
  const previous = previousReportingDay(programme, day);
  return previous === undefined || previous === addDays(day, -1) ? before : '上一报告日';
}

/** `18:00` of a daily, `9月8日12:00` where the calendar day cannot be known from the reporting day. */
export function scheduledWords(programme: Programme, day: ReportingDay, at: DayTime): string {
  const { schedule, timezone } = programme;
  if (cycleOf(schedule) === 'day' && schedule.shift === undefined) return at.time;
  return shortDay(dayAt(scheduledInstant(programme, day, at), timezone)) + at.time;
}
