/**
 * GET /archive/:programme/calendar: every briefing by year and month. `?month=2022-04` shows a calendar and a list,
 * `?year=2022` twelve small calendars, of a weekly or monthly the year's list; only what is shown is read, however long the archive is.
 */
import { cycleOf } from '../../core/calendar/cycle.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { addDays, dayAt } from '../../core/values/reporting-day.ts';
import { firstIssuedDay, latestEditions } from '../../records/edition/editions.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { linksOf } from '../page/landing.ts';
import { refusal } from '../page/refusal.ts';
import { monthInWords, monthShort } from '../page/when.ts';
import { type BriefingRow, briefingRow } from './briefing-row.ts';
import { daysOf, type MonthGrid, monthGrid } from './calendar-view.ts';
import { archiveNav } from './nav.ts';
import { say, wordsIn } from './words.ts';

export interface CalendarView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly heading: string;
  readonly years: readonly PageLink[];
  readonly months: readonly PageLink[];
  readonly before: string | null;
  readonly after: string | null;
  /** One month large, or the months of a year. */
  readonly grid: MonthGrid | null;
  readonly grids: readonly MonthGrid[];
  readonly briefings: readonly BriefingRow[];
  /** How the shown ones add up: `30期，更正2期`. */
  readonly count: string;
  readonly download: string | null;
}

/** First and last month that have a briefing. */
interface Span {
  readonly first: string;
  readonly last: string;
}

export async function showCalendar(ask: MemberAsk<'programme'>): Promise<Answer> {
  const span = await spanOf(ask);
  const wanted = wantedIn(ask, span);
  const editions = await latestEditions(ask.world.table, ask.params.programme, rangeOf(wanted));
  return page('calendar', calendarView(ask, span, wanted, editions));
}

async function spanOf({ world, stored }: MemberAsk): Promise<Span> {
  const { id, starts } = stored.programme;
  const [first, [latest]] = await Promise.all([
    firstIssuedDay(world.table, id),
    latestEditions(world.table, id, { limit: 1 }),
  ]);
  return { first: (first ?? starts).slice(0, 7), last: (latest?.day ?? starts).slice(0, 7) };
}

/** `2022-04` or `2022`; when nothing is asked for the latest month, of weeks and months the latest year. */
function wantedIn({ query, stored }: MemberAsk, span: Span): string {
  const isDaily = cycleOf(stored.programme.schedule) === 'day';
  const wanted = query.get('month') ?? query.get('year') ?? (isDaily ? span.last : span.last.slice(0, 4));
  if (/^(19|20|21)\d\d(-(0[1-9]|1[0-2]))?$/.test(wanted)) return wanted;
  throw refusal(404, 'archive.month', { path: 'month', seen: wanted });
}

const rangeOf = (wanted: string): { from: string; to: string } =>
  wanted.length === 4
    ? { from: `${wanted}-01-01`, to: `${wanted}-12-31` }
    : { from: `${wanted}-01`, to: daysOf(wanted).at(-1)! };

function calendarView(
  ask: MemberAsk<'programme'>,
  span: Span,
  wanted: string,
  editions: readonly Edition[],
): CalendarView {
  const { language, stored, world, caller } = ask;
  const { programme } = stored;
  const isYear = wanted.length === 4;
  const isDaily = cycleOf(programme.schedule) === 'day';
  const year = wanted.slice(0, 4);
  const today = dayAt(world.clock.now(), programme.timezone);
  const to = (month: string): string => `/archive/${programme.id}/calendar?month=${month}`;
  const grid = (month: string): MonthGrid =>
    monthGrid(
      programme,
      month,
      editions.filter(({ day }) => day.startsWith(month)),
      today,
      to(month),
      language,
    );
  const heading = isYear ? say(language, 'yearName', { year }) : monthInWords(wanted, language);
  const { from, to: last } = rangeOf(wanted);
  return {
    title: say(language, 'calendarTitle', { period: heading }),
    words: wordsIn(language),
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask, 'calendar'),
    heading,
    years: yearLinks(ask, span, year),
    months: (isDaily ? monthsIn(span, year) : []).map((month) => ({
      href: to(month),
      label: monthShort(month, language),
      current: month === wanted,
    })),
    ...(isYear ? { before: null, after: null } : neighbours(span, wanted, to)),
    grid: isYear ? null : grid(wanted),
    grids: isYear && isDaily ? monthsIn(span, year).map(grid) : [],
    briefings: isYear && isDaily ? [] : editions.map((edition) => briefingRow(programme, edition, language)),
    count: countOf(ask, editions),
    download: editions.length === 0 ? null : `/archive/${programme.id}/download?from=${from}&to=${last}`,
  };
}

function countOf({ language }: MemberAsk, editions: readonly Edition[]): string {
  const corrected = editions.filter(({ edition }) => edition > 1).length;
  const count = say(language, 'countIssued', { count: editions.length });
  return corrected === 0 ? count : count + say(language, 'countCorrected', { count: corrected });
}

function yearLinks({ params, language }: MemberAsk<'programme'>, { first, last }: Span, current: string): PageLink[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const years = Array.from({ length: to - from + 1 }, (_, index) => String(to - index));
  return years.map((year) => ({
    href: `/archive/${params.programme}/calendar?year=${year}`,
    label: say(language, 'yearName', { year }),
    current: year === current,
  }));
}

/** The months of the year in which briefings may be, in order. */
function monthsIn({ first, last }: Span, year: string): string[] {
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
  return months.filter((month) => month >= first && month <= last);
}

function neighbours(
  { first, last }: Span,
  month: string,
  to: (month: string) => string,
): { before: string | null; after: string | null } {
  const before = addDays(`${month}-01`, -1).slice(0, 7);
  const after = addDays(`${month}-28`, 4).slice(0, 7);
  return { before: before >= first ? to(before) : null, after: after <= last ? to(after) : null };
}
