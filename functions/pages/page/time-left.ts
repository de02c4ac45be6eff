/**
 * How long until the deadline, or since it; used by the page and by the script that keeps it current.
 */
import { fillIn } from './fill-in.ts';

const MINUTE = 60_000;

export interface TimeWords {
  readonly timeLeft: string;
  readonly timePassed: string;
  readonly spanDays: string;
  readonly spanHours: string;
  readonly spanMinutes: string;
}

/** @param apart milliseconds until the deadline; negative: since it. */
export function leftWords(apart: number, words: TimeWords): string {
  return fillIn(apart >= 0 ? words.timeLeft : words.timePassed, { time: spanWords(Math.abs(apart), words) });
}

function spanWords(milliseconds: number, words: TimeWords): string {
  const all = Math.floor(milliseconds / MINUTE);
  const [days, hours, minutes] = [Math.floor(all / 1440), Math.floor(all / 60) % 24, all % 60];
  if (days > 0) return fillIn(words.spanDays, { days, hours });
  return hours > 0 ? fillIn(words.spanHours, { hours, minutes }) : fillIn(words.spanMinutes, { minutes });
}
