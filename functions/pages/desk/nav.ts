/**
 * The desk's own pages, on every one of them. A place is one line here; its link appears as soon as its route is in the
 * route table, for those whom that route admits.
 */
import { ROUTES, type Route } from '../../contract.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { MemberAsk } from '../page/ask.ts';
import type { PageLink } from '../page/base-view.ts';
import { say, type PageWord as WordKey } from '../page/dictionary.ts';
import { dayToReport } from '../page/landing.ts';

const PLACES = [
  { place: 'board', path: '/desk/:programme/:day', word: 'deskNavBoard' },
  { place: 'figures', path: '/desk/:programme/:day/figures', word: 'deskNavFigures' },
  { place: 'files', path: '/desk/:programme/:day/upload', word: 'deskNavFiles' },
  { place: 'preview', path: '/desk/:programme/:day/preview', word: 'deskNavPreview' },
  { place: 'corrections', path: '/desk/:programme/corrections', word: 'deskNavCorrections' },
  { place: 'deliveries', path: '/desk/:programme/:day/deliveries', word: 'deskNavDeliveries' },
  { place: 'runs', path: '/desk/:programme/runs', word: 'deskNavRuns' },
  { place: 'rosters', path: '/desk/:programme/:day/rosters', word: 'deskNavRosters' },
  { place: 'matters', path: '/desk/:programme/matters', word: 'deskNavMatters' },
  { place: 'digests', path: '/desk/:programme/digests', word: 'deskNavDigests' },
  { place: 'units', path: '/desk/:programme/units', word: 'deskNavUnits' },
  { place: 'calendar', path: '/desk/:programme/calendar', word: 'deskNavCalendar' },
  { place: 'audit', path: '/desk/:programme/audit', word: 'deskNavAudit' },
] as const satisfies readonly { readonly place: string; readonly path: string; readonly word: WordKey }[];

export type DeskPlace = (typeof PLACES)[number]['place'];

/**
 * Links for the partial `desk-nav`, which wants them as `nav`.
 * @param current absent: a page below these.
 * @param day the day that the page is about; absent: the one that matters now.
 */
export function deskNav(ask: MemberAsk, current?: DeskPlace, day?: ReportingDay): PageLink[] {
  const { stored, world, language } = ask;
  const about = day ?? dayToReport(stored.programme, world.clock.now());
  // Where every day is a reporting day no calendar is asked.
  const isAsked = (place: DeskPlace): boolean => place !== 'calendar' || stored.programme.schedule.days === 'workdays';
  return PLACES.filter(({ place, path }) => isAsked(place) && deskOpens(ask, path)).map(({ place, path, word }) => ({
    href: path.replace(':programme', stored.programme.id).replace(':day', about),
    label: say(language, word),
    current: place === current,
  }));
}

/** Is there such a page, and may this caller open it? `path` as the route table has it. */
export function deskOpens({ caller }: MemberAsk, path: string): boolean {
  const routes: readonly Route[] = ROUTES;
  return routes.some((route) => route.method === 'GET' && route.path === path && route.access.includes(caller.role));
}
