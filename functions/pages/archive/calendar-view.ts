/**
 * A month of briefings as a calendar: weeks from Monday to Sunday, each day with its number and how it stands.
 */

import type { Edition } from '../../core/edition/edition.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { addDays, daysBetween, weekdayOf } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { monthInWords, shortReportingDayInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { completenessInWords, correctionInWords, isWhole } from './briefing-row.ts';
import { say } from './words.ts';

export interface MonthGrid {
  readonly label: string;
  readonly href: string;
  readonly weekdays: readonly string[];
  readonly weeks: readonly (readonly (DayCell | null)[])[];
}

interface DayCell {
  readonly number: string;
  /** null: nothing was issued for that day. */
  readonly briefing: {
    readonly href: string;
    readonly label: string;
    readonly issue: string;
    readonly state: string;
  } | null;
  readonly isToday: boolean;
}

/** @param month `2022-04`. @param editions those of the month, in any order. */
export function monthGrid(
  programme: Programme,
  month: string,
  editions: readonly Edition[],
  today: ReportingDay,
  href: string,
  language: Language,
): MonthGrid {
  const byDay = new Map(editions.map((edition) => [edition.day, edition]));
  const days = daysOf(month);
  const before = Array.from({ length: weekdayOf(`${month}-01`) - 1 }, () => null);
  const cells = [...before, ...days.map((day) => cellOf(programme, day, byDay.get(day), today, language))];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => {
    const own = cells.slice(week * 7, week * 7 + 7);
    return [...own, ...Array.from({ length: 7 - own.length }, () => null)];
  });
  return { label: monthInWords(month, language), href, weekdays: say(language, 'weekdays').split(' '), weeks };
}

export function daysOf(month: string): ReportingDay[] {
  const first = `${month}-01`;
  return daysBetween(first, addDays(first, 30)).filter((day) => day.startsWith(month));
}

function cellOf(
  programme: Programme,
  day: ReportingDay,
  edition: Edition | undefined,
  today: ReportingDay,
  language: Language,
): DayCell {
  const number = String(Number(day.slice(8)));
  return {
    number,
    isToday: day === today,
    briefing: edition === undefined ? null : briefingOf(programme, edition, language),
  };
}

/** Shape and colour say how it stands; the label says it in words. */
function briefingOf(programme: Programme, edition: Edition, language: Language): DayCell['briefing'] {
  const told = [
    shortReportingDayInWords(programme, edition.day, language),
    say(language, 'issueName', { issue: edition.issue }),
    completenessInWords(edition, language),
    correctionInWords(edition, language),
  ];
  return {
    href: `/archive/${edition.programme}/${edition.day}`,
    label: told.filter((each) => each !== null).join(' '),
    issue: say(language, 'issueShort', { issue: edition.issue }),
    state: edition.edition > 1 ? 'corrected' : isWhole(edition) ? 'whole' : 'partly',
  };
}
