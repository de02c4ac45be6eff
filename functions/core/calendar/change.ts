/**
 * Changing a programme's own workday calendar: days off and days at work that decide over the public notices. Read from
 * what a person types or copies out of a notice, day by day or as stretches; nothing else of the programme changes.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { LIMITS } from '../limits/limits.ts';
import type { Programme } from '../programme/programme.ts';
import { addDays, daysBetween, isReportingDay } from '../values/reporting-day.ts';
import type { ReportingDay } from '../values/values.ts';

/** Days as typed: `2027-02-06`, `2027年2月6日至12日`, one a line or apart by commas and spaces. */
export interface CalendarWords {
  readonly holidays: string;
  readonly workdays: string;
}

export type DaySetting = keyof CalendarWords | null;

export interface CalendarDifference {
  readonly day: ReportingDay;
  /** null: the programme says nothing, the notices decide. */
  readonly before: DaySetting;
  readonly after: DaySetting;
}

export interface ChangedCalendar {
  readonly programme: Programme;
  /** Oldest day first; empty: it says what it said. */
  readonly differences: readonly CalendarDifference[];
}

const DATE = /^(\d{4})(?:-|\/|年)(\d{1,2})(?:-|\/|月)(\d{1,2})日?$/;
/** What may follow 至: a whole date, a month and day, or a day alone. */
const END = /^(?:(?:(\d{4})(?:-|\/|年))?(\d{1,2})(?:-|\/|月))?(\d{1,2})日?$/;

/**
 * The programme with that calendar of its own in the place of the one it had.
 * @param today days before it stay as they are: what was asked for, closed and numbered rests on them.
 */
export function withCalendar(
  programme: Programme,
  typed: CalendarWords,
  today: ReportingDay,
): ChangedCalendar | { readonly findings: readonly Finding[] } {
  const [holidays, workdays] = [readDays(typed.holidays, 'holidays'), readDays(typed.workdays, 'workdays')];
  const both = holidays.days.filter((day) => workdays.days.includes(day));
  const findings = [
    ...holidays.findings,
    ...workdays.findings,
    ...both.map((day) => finding('calendar.both', { path: 'workdays', seen: day })),
  ];
  if (findings.length > 0) return { findings };
  const calendar = { holidays: holidays.days, workdays: workdays.days };
  const differences = differencesOf(programme.calendar, calendar);
  const past = differences.filter(({ day }) => day < today);
  if (past.length > 0) return { findings: past.map(pastFinding) };
  return { programme: { ...programme, calendar }, differences };
}

/** The days as a person would type them: a line for each day or stretch. */
export function calendarText(days: readonly ReportingDay[]): string {
  return stretchesOf(days)
    .map(([first, last]) => (first === last ? first : `${first} 至 ${last}`))
    .join('\n');
}

/** Days one after another as first and last, in order. */
export function stretchesOf(days: readonly ReportingDay[]): [first: ReportingDay, last: ReportingDay][] {
  const stretches: [ReportingDay, ReportingDay][] = [];
  for (const day of [...days].sort()) {
    const open = stretches.at(-1);
    if (open !== undefined && addDays(open[1], 1) === day) open[1] = day;
    else stretches.push([day, day]);
  }
  return stretches;
}

function readDays(typed: string, path: keyof CalendarWords): { days: ReportingDay[]; findings: Finding[] } {
  const entries = typed
    .normalize('NFKC')
    .replace(/\s*(?:至|到|~|—+|–|\.\.)\s*/gu, '至')
    .replace(/\([^()]*\)/gu, '') // 2月15日(周日)
    .split(/[\s,、;。]+/u)
    .filter((entry) => entry !== '');
  const read = entries.map((entry) => readEntry(entry, path));
  const days = new Set(read.flatMap((one) => ('days' in one ? one.days : [])));
  return { days: [...days].sort(), findings: read.flatMap((one) => ('days' in one ? [] : [one])) };
}

function readEntry(entry: string, path: keyof CalendarWords): { readonly days: ReportingDay[] } | Finding {
  const [from = '', to, ...more] = entry.split('至');
  const first = dayOf(DATE.exec(from)?.slice(1) ?? []);
  const last = to === undefined ? first : first && endOf(to, first);
  if (first === undefined || last === undefined || more.length > 0) {
    return finding('calendar.unread', { path, seen: entry });
  }
  const days = last < first || last > addDays(first, LIMITS.stretchDays - 1) ? [] : daysBetween(first, last);
  return days.length === 0 ? finding('calendar.stretch', { path, seen: entry }) : { days };
}

function endOf(typed: string, first: ReportingDay): ReportingDay | undefined {
  const [year = first.slice(0, 4), month = first.slice(5, 7), day = ''] = END.exec(typed)?.slice(1) ?? [];
  return dayOf([year, month, day]);
}

function dayOf([year = '', month = '', day = '']: readonly string[]): ReportingDay | undefined {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isReportingDay(written) ? written : undefined;
}

function differencesOf(before: Programme['calendar'], after: Programme['calendar']): CalendarDifference[] {
  const days = [...before.holidays, ...before.workdays, ...after.holidays, ...after.workdays];
  return [...new Set(days)].sort().flatMap((day) => {
    const [one, other] = [settingOf(before, day), settingOf(after, day)];
    return one === other ? [] : [{ day, before: one, after: other }];
  });
}

const pastFinding = ({ day, before, after }: CalendarDifference): Finding =>
  finding('calendar.past', { path: after ?? before ?? 'holidays', seen: day });

const settingOf = ({ holidays, workdays }: Programme['calendar'], day: ReportingDay): DaySetting =>
  workdays.includes(day) ? 'workdays' : holidays.includes(day) ? 'holidays' : null;
