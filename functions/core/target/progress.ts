/**
 * How much of a target's time has passed (时间进度): by whole months, calendar days or workdays, exact.
 */
import { cycleOf } from '../calendar/cycle.ts';
import { nextReportingDay } from '../calendar/schedule.ts';
import { isWorkday } from '../calendar/workdays.ts';
import type { Target, TimeMeasure } from '../kinds/target.ts';
import type { Programme } from '../programme/programme.ts';
import type { Fraction } from '../values/fraction.ts';
import { daysBetween } from '../values/reporting-day.ts';
import { lengthOf } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';

/** As the programme says it, else by months where each month has one report. */
const timeMeasureOf = ({ schedule }: Pick<Programme, 'schedule'>, { progress }: Target): TimeMeasure =>
  progress ?? (cycleOf(schedule) === 'month' ? 'months' : 'days');

/** null: no time is set. Before the first day 0, after the last 1. */
export function timeProgress(programme: Programme, target: Target, day: ReportingDay): Fraction | null {
  const { from = programme.starts, by } = target;
  if (by === undefined || target.per !== undefined) return null;
  if (day >= by) return { above: 1n, below: 1n };
  const { passed, whole } = COUNTED[timeMeasureOf(programme, target)](programme, { from, by }, day);
  return { above: BigInt(Math.max(0, passed)), below: BigInt(Math.max(1, whole)) };
}

interface Passed {
  readonly passed: number;
  readonly whole: number;
}
type Span = { readonly from: ReportingDay; readonly by: ReportingDay };

const COUNTED: Readonly<Record<TimeMeasure, (programme: Programme, span: Span, day: ReportingDay) => Passed>> = {
  months: monthsPassed,
  days: (_, { from, by }, day) => ({ passed: lengthOf({ from, to: day }), whole: lengthOf({ from, to: by }) }),
  workdays: (programme, { from, by }, day) => {
    const count = (to: ReportingDay): number =>
      to < from ? 0 : daysBetween(from, to).filter((each) => isWorkday(programme, each)).length;
    return { passed: count(day), whole: count(by) };
  },
};

/** A month has passed with its last report: on 28 February of a monthly two of twelve have. */
function monthsPassed(programme: Programme, { from, by }: Span, day: ReportingDay): Passed {
  const before = monthsFrom(from, day);
  const next = nextReportingDay(programme, day);
  const isOver = next === undefined || next.slice(0, 7) !== day.slice(0, 7);
  return { passed: before + (isOver ? 1 : 0), whole: monthsFrom(from, by) + 1 };
}

const monthsFrom = (from: ReportingDay, to: ReportingDay): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
