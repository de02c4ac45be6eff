/**
 * Links to one day's briefing as its page lists them: the office sees all, a reader their own.
 */
import { type Link, linksTo } from '../../records/access/links.ts';
import { isOffice } from '../archive/nav.ts';
import type { MemberAsk } from '../page/ask.ts';
import { momentInWords } from '../page/when.ts';
import { say } from './words.ts';

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

/** Days that a link may work. */
export const LINK_DAYS = [1, 3, 7, 30] as const;

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

/** With its date, on the clock of the programme. */
const time = ({ stored, language }: MemberAsk, at: string): string =>
  momentInWords(at, stored.programme.timezone, language);
