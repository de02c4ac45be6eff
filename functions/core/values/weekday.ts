/**
 * Weekdays by their short names, as a programme file writes them.
 */
import type { ReportingDay } from './values.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const weekdayName = (day: ReportingDay): Weekday =>
  WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % WEEKDAYS.length]!;
