/**
 * The desk's own pages, behind five doors. A place is one line here; its link appears as soon as its route is in the route
 * table, for those whom that route admits.
 */
import { ROUTES, type Route } from '../../contract.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { MemberAsk } from '../page/ask.ts';
import type { BaseView, PageLink } from '../page/base-view.ts';
import { say, type PageWord as WordKey } from '../page/dictionary.ts';
import { type Door, dayToReport, linksOf } from '../page/landing.ts';

const PLACES = [
  { place: 'board', door: 'day', path: '/desk/:programme/:day', word: 'deskNavBoard' },
  { place: 'figures', door: 'day', path: '/desk/:programme/:day/figures', word: 'deskNavFigures' },
  { place: 'files', door: 'day', path: '/desk/:programme/:day/upload', word: 'deskNavFiles' },
  { place: 'preview', door: 'day', path: '/desk/:programme/:day/preview', word: 'deskNavPreview' },
  { place: 'deliveries', door: 'day', path: '/desk/:programme/:day/deliveries', word: 'deskNavDeliveries' },
  { place: 'corrections', door: 'past', path: '/desk/:programme/corrections', word: 'deskNavCorrections' },
  { place: 'digests', door: 'past', path: '/desk/:programme/digests', word: 'deskNavDigests' },
  { place: 'runs', door: 'past', path: '/desk/:programme/runs', word: 'deskNavRuns' },
  { place: 'matters', door: 'matters', path: '/desk/:programme/matters', word: 'deskNavMatters' },
  { place: 'rosters', door: 'matters', path: '/desk/:programme/:day/rosters', word: 'deskNavRosters' },
  { place: 'units', door: 'keeping', path: '/desk/:programme/units', word: 'deskNavUnits' },
  { place: 'calendar', door: 'keeping', path: '/desk/:programme/calendar', word: 'deskNavCalendar' },
  { place: 'workshop', door: 'keeping', path: '/workshop/:programme', word: 'deskNavWorkshop' },
  { place: 'audit', door: 'keeping', path: '/desk/:programme/audit', word: 'deskNavAudit' },
] as const satisfies readonly {
  readonly place: string;
  readonly door: Door;
  readonly path: string;
  readonly word: WordKey;
}[];

export type DeskPlace = (typeof PLACES)[number]['place'];

/**
 * What the top of a desk page leads to: `links` for the layout, the five doors; `nav` for the partial `desk-nav`, the places
 * behind the one that is open. A branch has no doors and sees its places in one row.
 * @param place where the page stands; `below`: on a page below it, which is not marked.
 * @param day the day that the page is about; absent: the one that matters now.
 */
export function deskPages(
  ask: MemberAsk,
  place: DeskPlace | { readonly below: DeskPlace },
  day?: ReportingDay,
): { readonly links: BaseView['links']; readonly nav: readonly PageLink[] } {
  const { stored, world, language, caller } = ask;
  const { programme } = stored;
  const now = world.clock.now();
  const current = typeof place === 'string' ? place : place.below;
  const door = PLACES.find((each) => each.place === current)!.door;
  const about = day ?? dayToReport(programme, now);
  // Where every day is a reporting day no calendar is asked.
  const isAsked = (each: DeskPlace): boolean => each !== 'calendar' || programme.schedule.days === 'workdays';
  const isHere = (each: (typeof PLACES)[number]): boolean => caller.role === 'branch' || each.door === door;
  const shown = PLACES.filter((each) => isHere(each) && isAsked(each.place) && deskOpens(ask, each.path));
  return {
    links: linksOf(caller.role, programme, now, language, door),
    nav: shown.map((each) => ({
      href: each.path.replace(':programme', programme.id).replace(':day', about),
      label: say(language, each.word),
      current: each.place === place,
    })),
  };
}

/** Is there such a page, and may this caller open it? `path` as the route table has it. */
export function deskOpens({ caller }: MemberAsk, path: string): boolean {
  const routes: readonly Route[] = ROUTES;
  return routes.some((route) => route.method === 'GET' && route.path === path && route.access.includes(caller.role));
}
