/**
 * Reporting days and instants: the only place that knows about zones.
 *
 * A reporting day is a calendar day in the programme's zone, never the instant at which something was sent. Offsets come
 * from Intl: Shanghai had summer time from 1986 to 1991, so "+8 always" would be wrong for old dates.
 */
import type { DayTime, Instant, ReportingDay } from './values.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD` of a real calendar date, years 1900–2199. */
export function isReportingDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The calendar day in that zone at that instant. */
export function dayAt(instant: Instant, timezone: string): ReportingDay {
  return wallClock(Date.parse(instant), timezone).slice(0, 10);
}

/** `HH:MM` on the clock of that zone at that instant. */
export function timeAt(instant: Instant, timezone: string): string {
  return wallClock(Date.parse(instant), timezone).slice(11, 16);
}

export function addDays(day: ReportingDay, days: number): ReportingDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export const laterDay = (one: ReportingDay, other: ReportingDay): ReportingDay => (one < other ? other : one);

export const earlierDay = (one: ReportingDay, other: ReportingDay): ReportingDay => (one < other ? one : other);

/** Every day from first to last, both included; empty when last is before first. */
export function daysBetween(first: ReportingDay, last: ReportingDay): ReportingDay[] {
  const days: ReportingDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * The instant at which the clock of the zone shows that time, `plusDays` after the reporting day.
 * A time that does not exist (spring forward) is read with the offset before the change; of two equal times the first.
 */
export function instantOf(day: ReportingDay, at: DayTime, timezone: string): Instant {
  const wanted = Date.parse(`${addDays(day, at.plusDays)}T${at.time}:00Z`);
  const guess = wanted - offsetAt(wanted, timezone);
  const before = wanted - offsetAt(guess - DAY, timezone);
  const settled = wanted - offsetAt(guess, timezone);
  const fits = (ms: number): boolean => ms + offsetAt(ms, timezone) === wanted;
  const found = [before, settled, guess].filter(fits).sort((a, b) => a - b)[0];
  return new Date(found ?? before).toISOString();
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: ReportingDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function offsetAt(ms: number, timezone: string): number {
  const minute = Math.floor(ms / MINUTE) * MINUTE;
  return Date.parse(`${wallClock(minute, timezone)}Z`) - minute;
}

/** `YYYY-MM-DDTHH:MM:SS` on the wall of that zone. `hourCycle: h23`, because `hour12: false` prints 24:00 at midnight. */
function wallClock(ms: number, timezone: string): string {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timezone, format);
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}
