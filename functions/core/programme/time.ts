/**
 * Times of a programme file: `18:00`, or `+1d 08:00` for the day after the reporting day.
 */
import type { DayTime } from '../values/values.ts';

const TIME = /^(?:\+(\d{1,2})d\s+)?((?:[01]\d|2[0-3]):[0-5]\d)$/;

/** undefined: not a time. */
export function readDayTime(text: string): DayTime | undefined {
  const match = TIME.exec(text);
  return match === null ? undefined : { plusDays: Number.parseInt(match[1] ?? '0', 10), time: match[2] ?? '' };
}

/** How to write what was probably meant: 24:00 is 00:00 of the next day; 8:00 and 18：00 are nearly right. */
export function timeHint(text: string): string {
  const match = /^(?:\+(\d{1,2})d)?\s*(\d{1,2})[:：.](\d{2})(?::00)?$/.exec(text.trim());
  const [, days = '0', hour = '', minute = ''] = match ?? [];
  const meant =
    hour === '24' && minute === '00'
      ? write(Number.parseInt(days, 10) + 1, '00:00')
      : write(Number.parseInt(days, 10), `${hour.padStart(2, '0')}:${minute}`);
  const readable = match !== null && readDayTime(meant) !== undefined;
  return readable ? `"${meant}"` : '"18:00" 或 "+1d 08:00"，时间从 00:00 到 23:59';
}

const write = (plusDays: number, time: string): string => (plusDays === 0 ? time : `+${plusDays}d ${time}`);

/** Orders times of one reporting day: minutes do not matter across zones, the clock on the wall does. */
export const compareTimes = (one: DayTime, other: DayTime): number =>
  one.plusDays - other.plusDays || (one.time < other.time ? -1 : one.time > other.time ? 1 : 0);
