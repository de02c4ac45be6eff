/**
 * Whether a unit's report of a day was late: said of its first, never of what was changed afterwards.
 */
import { isLate } from '../calendar/schedule.ts';
import type { Programme } from '../programme/programme.ts';
import type { ReportingDay } from '../values/values.ts';
import type { Reported } from './submission.ts';

/**
 * Was the report late? Its first of the day says so: what is changed afterwards is an amendment, and what the office enters
 * is never charged to the unit.
 */
export function isReportLate(programme: Programme, day: ReportingDay, report: Reported): boolean {
  const { receivedAt, onBehalf } = report.first ?? report;
  return onBehalf !== true && isLate(programme, day, receivedAt);
}
