/**
 * GET /archive/:programme/:day: all editions of one day, the current one first, each with its files and their hashes.
 */
import type { EditionCopy } from '../../core/copy/copy.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { measureOf } from '../../core/kinds/words.ts';
import { own } from '../../core/values/own.ts';
import { readFigures } from '../../pipeline/figures/read.ts';
import { copiesBetween } from '../../records/copy/copies.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { completenessInWords } from '../archive/briefing-row.ts';
import { type FileLink, fileLinks, readHref } from '../archive/file-links.ts';
import { archiveNav } from '../archive/nav.ts';
import { say, wordsIn } from '../archive/words.ts';
import { type CopyLink, copyLinks } from '../copy/links.ts';
import { type SharingView, sharingView } from '../link/view.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { grouped, toDateWord } from '../page/figure-text.ts';
import { linksOf } from '../page/landing.ts';
import { refusal } from '../page/refusal.ts';
import { reportingDayInWords, timeInWords } from '../page/when.ts';
import { type DownloadRow, downloadRows } from '../period/downloads-view.ts';
import { daysAround } from './days-around.ts';

interface BriefingDayView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly issue: string;
  readonly completeness: string | null;
  readonly missing: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
  /** What the current edition printed; each leads to what it adds up from. */
  readonly figures: readonly FigureLink[];
  readonly editions: readonly EditionView[];
  readonly sharing: SharingView | null;
  readonly downloads: readonly DownloadRow[] | null;
}

interface FigureLink {
  readonly href: string;
  readonly name: string;
  readonly value: string;
  readonly total: string | null;
}

interface EditionView {
  readonly name: string;
  readonly isCurrent: boolean;
  /** What became of an edition that was corrected. */
  readonly superseded: string | null;
  readonly issuedAt: string;
  readonly reason: string | null;
  readonly read: string | null;
  readonly files: readonly FileLink[];
  /** Copies that the office edited, newest first. */
  readonly copies: readonly CopyLink[];
}

export async function showBriefing(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { language, stored, world, params, caller } = ask;
  const { programme } = stored;
  const editions = await editionsOf(world.table, programme.id, params.day);
  const latest = editions.at(-1);
  const copies = await copiesBetween(world.table, programme.id, params.day, params.day);
  if (latest === undefined) throw refusal(404, 'edition.none', { path: 'day', seen: params.day });
  return page<BriefingDayView>('briefing', {
    title: `${say(language, 'issueName', { issue: latest.issue })} ${reportingDayInWords(programme, params.day, language)}`,
    words: wordsIn(language),
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask),
    issue: say(language, 'issueName', { issue: latest.issue }),
    completeness: completenessInWords(latest, language),
    missing: latest.outline?.missing ?? [],
    ...(caller.role === 'guest' ? { before: null, after: null } : await daysAround(ask)),
    figures: await figureLinks(ask, latest),
    editions: editions.toReversed().map((edition) => editionView(ask, edition, latest, copies)),
    sharing: await sharingView(ask),
    downloads: await downloadRows(ask),
  });
}

async function figureLinks(ask: MemberAsk<'programme' | 'day'>, latest: Edition): Promise<FigureLink[]> {
  const { world, stored, language } = ask;
  const figures = (await readFigures(world.blobs, latest))?.indicators ?? {};
  return stored.programme.indicators.flatMap((indicator) => {
    const printed = own(figures, indicator.id);
    if (printed === undefined) return [];
    const words = (value: string): string => `${grouped(value)}${measureOf(indicator)}`;
    const toDate = printed.total === null ? null : toDateWord(indicator);
    return [
      {
        href: `/archive/${stored.programme.id}/${latest.day}/figures/${indicator.id}`,
        name: indicator.name,
        value: printed.day === null ? say(language, 'missing') : words(printed.day),
        total: toDate === null ? null : say(language, toDate, { value: words(printed.total ?? '') }),
      },
    ];
  });
}

function editionView(ask: MemberAsk, edition: Edition, latest: Edition, copies: readonly EditionCopy[]): EditionView {
  const { language, stored } = ask;
  const isCurrent = edition.edition === latest.edition;
  const time = timeInWords(edition.issuedAt, stored.programme.timezone, edition.day, language);
  return {
    name: say(language, 'editionName', { edition: edition.edition }),
    isCurrent,
    superseded: isCurrent ? null : say(language, 'correctedBy', { edition: edition.edition + 1 }),
    issuedAt: say(language, 'issuedAt', { time }),
    reason: edition.reason ?? null,
    read: readHref(edition, isCurrent),
    files: fileLinks(edition, language),
    copies: copyLinks(ask, edition, copies),
  };
}
