/**
 * The archive's own pages, for whoever may open more than one: latest, by month, search, download, and for the office who
 * downloaded what.
 */
import { say, type Word as WordKey } from '../archive/words.ts';
import type { MemberAsk } from '../page/ask.ts';
import type { PageLink } from '../page/base-view.ts';

type Place = 'latest' | 'calendar' | 'digests' | 'ask' | 'search' | 'figures' | 'compare' | 'download' | 'downloads';

const PLACES: readonly { readonly place: Place; readonly path: string; readonly word: WordKey }[] = [
  { place: 'latest', path: '', word: 'navLatest' },
  { place: 'calendar', path: '/calendar', word: 'navCalendar' },
  { place: 'digests', path: '/digests', word: 'deskNavDigests' },
  { place: 'ask', path: '/ask', word: 'navAsk' },
  { place: 'search', path: '/search', word: 'navSearch' },
  { place: 'figures', path: '/figures', word: 'navFigures' },
  { place: 'compare', path: '/compare', word: 'navCompare' },
  { place: 'download', path: '/download', word: 'navDownload' },
  { place: 'downloads', path: '/downloads', word: 'navDownloads' },
];

/** @param current absent: a page below these. */
export function archiveNav({ caller, stored, language }: MemberAsk, current?: Place): PageLink[] {
  if (caller.role === 'guest') return [];
  const open = PLACES.filter(({ place }) => place !== 'downloads' || isOffice(caller.role));
  return open.map(({ place, path, word }) => ({
    href: `/archive/${stored.programme.id}${path}`,
    label: say(language, word),
    current: place === current,
  }));
}

/** Those who may see what others did. */
export const isOffice = (role: MemberAsk['caller']['role']): boolean =>
  role === 'office' || role === 'signatory' || role === 'administrator';
