/**
 * GET /archive/:programme/:day/read and /archive/:programme/digests/:kind/:period: an archived HTML file read inside the
 * site, where each of its figures leads to what it adds up from. `?edition=` names one that was corrected.
 *
 * The file is neither changed nor copied: `ReadArchived` writes its content anew for each reader. That it was read is on
 * record as it is for the file itself.
 */

import type { DigestEdition } from '../../core/digest/digest.ts';
import type { Rendition } from '../../core/edition/edition.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Markup, ReadArchived } from '../../ports.ts';
import { copiesOf } from '../../records/copy/copies.ts';
import { recordDownload } from '../../records/edition/downloads.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { digestHref, fileHref, readDayHref, readDigestHref } from '../archive/file-links.ts';
import { archiveNav } from '../archive/nav.ts';
import { type CopyLink, copyLinks } from '../copy/links.ts';
import { type DigestAsk, digestsAsked } from '../digest/download.ts';
import { say as sayDigest } from '../digest/words.ts';
import { queryOf } from '../figures/choice.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { linksOf } from '../page/landing.ts';
import { refusal } from '../page/refusal.ts';
import { reportingDayInWords } from '../page/when.ts';
import { daysAround } from './days-around.ts';
import { say, wordsIn } from './words.ts';

interface ReadingView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly hint: string;
  readonly superseded: { readonly words: string; readonly href: string; readonly label: string } | null;
  /** What the office issued on paper, where it edited the Word file. */
  readonly copy: CopyLink | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly places: readonly { readonly href: string; readonly label: string }[];
  readonly document: Markup;
}

/** What a day's page and a digest's have in common. */
interface Opened {
  readonly edition: number;
  readonly files: readonly Rendition[];
}

export async function readBriefing(ask: MemberAsk<'programme' | 'day'>, read: ReadArchived): Promise<Answer> {
  const { params, world, caller, language, stored } = ask;
  const editions = await editionsOf(world.table, params.programme, params.day);
  const { edition, latest } = chosenOf(editions, ask);
  await record(ask, { day: params.day, edition: edition.edition });
  const under = `/archive/${params.programme}`;
  const around = caller.role === 'guest' ? { before: null, after: null } : await daysAround(ask, '/read');
  const known = new Set(stored.programme.indicators.map(({ id }) => id));
  return page<ReadingView>('reading', {
    ...frameOf(
      ask,
      `${say(language, 'issueName', { issue: edition.issue })} ${reportingDayInWords(stored.programme, params.day, language)}`,
    ),
    hint: say(language, 'tapAFigure'),
    superseded: supersededBy(ask, edition.edition, latest.edition, readDayHref(latest)),
    copy: copyLinks(ask, edition, await copiesOf(world.table, edition))[0] ?? null,
    ...around,
    places: [
      { href: `${under}/${params.day}`, label: say(language, 'filesOfDay') },
      { href: `${fileHref(edition, 'briefing.html')}?read`, label: say(language, 'asArchived') },
    ],
    document: await documentOf(ask, edition, read, (indicator) =>
      known.has(indicator) ? `${under}/${params.day}/figures/${indicator}` : undefined,
    ),
  });
}

export async function readDigest(ask: DigestAsk, read: ReadArchived): Promise<Answer> {
  const { params, language, stored } = ask;
  const { edition: digest, latest } = chosenOf(await digestsAsked(ask), ask);
  await record(ask, { day: digest.from, to: digest.to, edition: digest.edition });
  const under = `/archive/${params.programme}`;
  return page<ReadingView>('reading', {
    ...frameOf(ask, `${digest.title} ${sayDigest(language, 'digestPeriod', { from: digest.from, to: digest.to })}`),
    hint: say(language, 'tapAPeriodFigure'),
    superseded: supersededBy(ask, digest.edition, latest.edition, readDigestHref(latest)),
    ...{ copy: null, before: null, after: null },
    places: [
      { href: `${under}/digests`, label: sayDigest(language, 'digestsTitle') },
      { href: `${digestHref(digest, 'briefing.html')}?read`, label: say(language, 'asArchived') },
    ],
    document: await documentOf(ask, digest, read, (id) => daysHref(stored.programme, id, digest)),
  });
}

/** The edition that the address names, or the latest. @throws Refusal 404 */
function chosenOf<Edition extends Opened>(
  editions: readonly Edition[],
  { query }: MemberAsk,
): { readonly edition: Edition; readonly latest: Edition } {
  const latest = editions.at(-1);
  const asked = query.get('edition');
  const edition = asked === null ? latest : editions.find((each) => String(each.edition) === asked);
  if (latest === undefined || edition === undefined)
    throw refusal(404, 'edition.none', { path: 'edition', seen: asked ?? '' });
  return { edition, latest };
}

async function documentOf(
  { world }: MemberAsk,
  { edition, files }: Opened,
  read: ReadArchived,
  explainedAt: Parameters<ReadArchived>[1],
): Promise<Markup> {
  const file = files.find(({ name }) => name === 'briefing.html');
  if (file === undefined) throw refusal(404, 'edition.none', { path: 'file', seen: `${edition} briefing.html` });
  const blob = await world.blobs.get(file.key);
  if (blob === undefined) throw new Error(`the archive has no ${file.key}, which its edition names`);
  return read(blob.bytes, explainedAt);
}

async function record(
  { world, caller, stored }: MemberAsk,
  what: { readonly day: string; readonly to?: string; readonly edition: number },
): Promise<void> {
  const who = { by: caller.id, role: caller.role, at: world.clock.now() };
  await recordDownload(world.table, stored.programme.id, { ...what, files: ['briefing.html'], read: true, ...who });
}

function frameOf(ask: MemberAsk, title: string): Pick<ReadingView, 'title' | 'words' | 'programme' | 'links' | 'nav'> {
  const { stored, caller, world, language } = ask;
  return {
    title,
    words: wordsIn(language),
    programme: headOf(stored.programme),
    links: linksOf(caller.role, stored.programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask),
  };
}

function supersededBy(
  { language }: MemberAsk,
  edition: number,
  latest: number,
  href: string,
): ReadingView['superseded'] {
  if (edition === latest) return null;
  const words = say(language, 'superseded', { edition, latest });
  return { words, href, label: say(language, 'toCurrent', { latest }) };
}

/** A figure of a period, day by day; each day's leads on to its units. */
function daysHref({ id, indicators }: Programme, asked: string, { from, to }: DigestEdition): string | undefined {
  const indicator: Indicator | undefined = indicators.find((each) => each.id === asked);
  if (indicator === undefined) return undefined;
  const choice = { indicators: [indicator], scopes: [{ of: 'all' as const }], period: { from, to } };
  return `/archive/${id}/figures?${queryOf({ ...choice, step: 'day', shape: 'table', yearOnYear: false })}`;
}
