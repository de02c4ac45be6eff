/**
 * Stretches of days: weeks (Monday to Sunday), months, any from–to; what came before one, the same a year earlier, and a
 * stretch cut into days, weeks or months. Calendar days only; zones and reporting days are elsewhere.
 */

import { addDays, daysBetween, earlierDay, weekdayOf } from './reporting-day.ts';
import type { ReportingDay } from './values.ts';

/** Both days included. */
export interface Period {
  readonly from: ReportingDay;
  readonly to: ReportingDay;
}

export type Step = 'day' | 'week' | 'month';

export function weekOf(day: ReportingDay): Period {
  const from = addDays(day, 1 - weekdayOf(day));
  return { from, to: addDays(from, 6) };
}

export const monthOf = (day: ReportingDay): Period => ({ from: `${day.slice(0, 7)}-01`, to: lastOfMonth(day) });

/** Does it begin on a first and end on a last of the month? */
export const isWholeMonths = ({ from, to }: Period): boolean => from.endsWith('-01') && to === lastOfMonth(to);

/** Just before it: as many months where it is whole months, otherwise as many days. */
export function periodBefore(period: Period): Period {
  const to = addDays(period.from, -1);
  if (!isWholeMonths(period)) return { from: addDays(to, 1 - lengthOf(period)), to };
  return { from: addMonths(period.from, -monthsIn(period)), to };
}

/**
 * 上年同期: the same dates a year earlier (29 February becomes the 28th; a month's end stays a month's end). A week is
 * compared with the week 52 weeks earlier, which has the same weekdays.
 */
export function yearBefore(period: Period): Period {
  if (isWeek(period)) return { from: addDays(period.from, -364), to: addDays(period.to, -364) };
  const from = addMonths(period.from, -12);
  return isWholeMonths(period)
    ? { from, to: lastOfMonth(addMonths(`${period.to.slice(0, 7)}-01`, -12)) }
    : { from, to: addMonths(period.to, -12) };
}

const isWeek = ({ from, to }: Period): boolean => weekdayOf(from) === 1 && to === addDays(from, 6);

/** How many days it has. */
export const lengthOf = ({ from, to }: Period): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;

/** Its days, weeks or months in order; the first and the last are cut to it. */
export function stepsOf(period: Period, step: Step): Period[] {
  if (step === 'day') return daysBetween(period.from, period.to).map((day) => ({ from: day, to: day }));
  const steps: Period[] = [];
  for (let from = period.from; from <= period.to; from = addDays(steps.at(-1)!.to, 1)) {
    const { to } = step === 'week' ? weekOf(from) : monthOf(from);
    steps.push({ from, to: earlierDay(to, period.to) });
  }
  return steps;
}

function lastOfMonth(day: ReportingDay): ReportingDay {
  const next = addMonths(`${day.slice(0, 7)}-01`, 1);
  return addDays(next, -1);
}

function monthsIn({ from, to }: Period): number {
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
  );
}

/** The same day of another month; one that this month does not have becomes its last. */
function addMonths(day: ReportingDay, months: number): ReportingDay {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const first = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
  const wanted = addDays(first, Number(day.slice(8)) - 1);
  if (wanted.startsWith(first.slice(0, 7))) return wanted;
  const next = addDays(first, 31);
  return addDays(`${next.slice(0, 7)}-01`, -1);
}
