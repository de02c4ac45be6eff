/**
 * GET /archive/:programme/downloads: for the office, who took which files of a month's briefings.
 */
import { addDays, dayAt } from '../../core/values/reporting-day.ts';
import { downloadsInMonth } from '../../records/edition/downloads.ts';
import { archiveNav } from '../archive/nav.ts';
import { say, wordsIn } from '../archive/words.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { linksOf } from '../page/landing.ts';
import { refusal } from '../page/refusal.ts';
import { monthInWords, shortDay } from '../page/when.ts';
import { type DownloadRow, downloadRow } from './downloads-view.ts';

interface DownloadsView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly heading: string;
  readonly before: string;
  readonly after: string;
  readonly rows: readonly (DownloadRow & { readonly day: string; readonly href: string })[];
  readonly limit: string | null;
}

/** Of single files and of periods each. */
const MOST_SHOWN = 300;

export async function listDownloads(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { language, stored, world, caller, params, query } = ask;
  const { programme } = stored;
  const month = query.get('month') ?? dayAt(world.clock.now(), programme.timezone).slice(0, 7);
  if (!/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(month))
    throw refusal(404, 'archive.month', { path: 'month', seen: month });
  const downloads = await downloadsInMonth(world.table, params.programme, month, MOST_SHOWN);
  const under = `/archive/${programme.id}`;
  const other = (day: string): string => `${under}/downloads?month=${day.slice(0, 7)}`;
  const heading = monthInWords(month, language);
  return page<DownloadsView>('downloads', {
    title: say(language, 'downloadsTitle', { month: heading }),
    words: wordsIn(language),
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask, 'downloads'),
    heading,
    before: other(addDays(`${month}-01`, -1)),
    after: other(addDays(`${month}-28`, 4)),
    rows: downloads.map((download) => ({
      ...downloadRow(ask, download),
      day: shortDay(download.day, language),
      href: `${under}/${download.day}`,
    })),
    limit: downloads.length >= MOST_SHOWN ? say(language, 'downloadsLimit', { count: MOST_SHOWN }) : null,
  });
}
