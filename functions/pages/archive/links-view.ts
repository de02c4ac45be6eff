/**
 * Links to one day's briefing as its page lists them, and who took its files: the office sees all, a reader their own links.
 */
import type { Download } from '../../records/downloads.ts';
import { downloadsOf } from '../../records/downloads.ts';
import { type Link, linksTo } from '../../records/links.ts';
import type { MemberAsk } from '../ask.ts';
import { momentInWords } from '../when.ts';
import { say, type WordKey } from '../words.ts';
import { isOffice } from './archive-nav.ts';
import { FILE_WORDS, TABLE_WORDS } from './file-links.ts';

export interface SharingView {
  readonly action: string;
  readonly revoke: string;
  readonly durations: readonly { readonly days: number; readonly label: string }[];
  readonly links: readonly LinkRow[];
}

interface LinkRow {
  readonly id: string;
  readonly made: string;
  readonly state: string;
  /** It still opens the briefing. */
  readonly isOpen: boolean;
}

export interface DownloadRow {
  readonly time: string;
  readonly who: string;
  readonly what: string;
}

/** Days that a link may work. */
export const LINK_DAYS = [1, 3, 7, 30] as const;
const MOST_DOWNLOADS = 50;

/** null for whoever came by a link: it is theirs to read, not to pass on. */
export async function sharingView(ask: MemberAsk<'programme' | 'day'>): Promise<SharingView | null> {
  const { caller, params, world, language } = ask;
  if (caller.role === 'guest') return null;
  const links = await linksTo(world.table, params.programme, params.day);
  const under = `/archive/${params.programme}/${params.day}`;
  return {
    action: `${under}/link`,
    revoke: `${under}/revoke`,
    durations: LINK_DAYS.map((days) => ({ days, label: say(language, 'spanWholeDays', { days }) })),
    links: links.filter((link) => mayRevoke(ask, link)).map((link) => linkRow(ask, link)),
  };
}

export const mayRevoke = ({ caller }: MemberAsk, { by }: Pick<Link, 'by'>): boolean =>
  isOffice(caller.role) || by === caller.id;

function linkRow(ask: MemberAsk<'programme' | 'day'>, { id, by, at, expires, revoked }: Link): LinkRow {
  const { language, world } = ask;
  const isOpen = revoked === null && expires > world.clock.now();
  const [word, when] =
    revoked !== null ? (['linkRevoked', revoked] as const) : ([isOpen ? 'linkUntil' : 'linkEnded', expires] as const);
  return {
    id,
    made: say(language, 'linkMade', { time: time(ask, at), by, id }),
    state: say(language, word, { time: time(ask, when) }),
    isOpen,
  };
}

/** null for those who may not see it. */
export async function downloadRows(ask: MemberAsk<'programme' | 'day'>): Promise<DownloadRow[] | null> {
  const { caller, params, world } = ask;
  if (!isOffice(caller.role)) return null;
  const downloads = await downloadsOf(world.table, params.programme, params.day, MOST_DOWNLOADS);
  return downloads.map((download) => downloadRow(ask, download));
}

export function downloadRow(ask: MemberAsk, download: Download): DownloadRow {
  const { language } = ask;
  const { at, by, role, read } = download;
  const what = whatWasTaken(ask, download);
  const word = ROLE_WORDS[role];
  return {
    time: time(ask, at),
    who: `${word === undefined ? role : say(language, word)} ${by}`,
    what: read ? `${what}（${say(language, 'read')}）` : what,
  };
}

/** A day's file, a digest's, a table or picture of figures, or a zip. */
function whatWasTaken(ask: MemberAsk, { files, to, edition, day }: Download): string {
  const { language } = ask;
  const names = files.map((name) => wordOf(ask, name)).join(say(language, 'separator'));
  const ofEdition = edition === undefined ? names : `${say(language, 'editionName', { edition })} ${names}`;
  if (to === undefined) return ofEdition;
  const isOne = edition !== undefined || files.some((name) => name in TABLE_WORDS);
  return say(language, isOne ? 'downloadedOf' : 'downloadedPeriod', { from: day, to, names: ofEdition });
}

const ROLE_WORDS: Readonly<Record<string, WordKey>> = {
  reader: 'roleReader',
  office: 'roleOffice',
  signatory: 'roleSignatory',
  administrator: 'roleAdministrator',
  guest: 'roleGuest',
};

const WORDS: Readonly<Record<string, WordKey>> = { ...FILE_WORDS, ...TABLE_WORDS };

const wordOf = ({ language }: MemberAsk, name: string): string => {
  const word = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  return word === undefined ? name : say(language, word);
};

/** With its date, on the clock of the programme. */
const time = ({ stored, language }: MemberAsk, at: string): string =>
  momentInWords(at, stored.programme.timezone, language);
