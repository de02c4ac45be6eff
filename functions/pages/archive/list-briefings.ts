/**
 * GET /archive/:programme: every issued briefing, newest first, by month.
 */
import type { Edition } from '../../core/edition.ts';
import { latestEditions } from '../../records/editions.ts';
import { linksOf } from '../landing.ts';
import { type Answer, type MemberAsk, page } from '../page.ts';
import { type BaseView, headOf } from '../views.ts';
import { dayInWords, monthInWords } from '../when.ts';
import { say } from '../words.ts';
import { type FileLink, fileLinks, readHref } from './file-links.ts';

export interface ArchiveView extends BaseView {
  readonly months: readonly { readonly month: string; readonly briefings: readonly BriefingRow[] }[];
}

interface BriefingRow {
  readonly href: string;
  readonly day: string;
  readonly issue: string;
  /** Marked when the day has been corrected. */
  readonly correction: string | null;
  readonly read: string | null;
  readonly files: readonly FileLink[];
}

export async function listBriefings(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { language, stored, world, caller } = ask;
  const editions = await latestEditions(world.table, stored.programme.id);
  const byMonth = Map.groupBy(editions, ({ day }) => day.slice(0, 7));
  return page('archive', {
    title: say(language, 'archiveTitle'),
    programme: headOf(stored.programme),
    links: linksOf(caller.role, stored.programme, world.clock.now(), language, 'archive'),
    months: [...byMonth].map(([month, own]) => ({
      month: monthInWords(month, language),
      briefings: own.map((edition) => rowOf(ask, edition)),
    })),
  });
}

function rowOf({ language }: MemberAsk, edition: Edition): BriefingRow {
  const words = `${say(language, 'correction')} ${say(language, 'editionName', { edition: edition.edition })}`;
  return {
    href: `/archive/${edition.programme}/${edition.day}`,
    day: dayInWords(edition.day, language),
    issue: say(language, 'issueName', { issue: edition.issue }),
    correction: edition.edition > 1 ? words : null,
    read: readHref(edition),
    files: fileLinks(edition, language).slice(0, 1),
  };
}
