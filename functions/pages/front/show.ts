/**
 * GET /archive/:programme: the briefing that leadership came for, then the last ones, search, and the way to all others.
 */

import { daysToIssue, isReportingDayOf, issueInstant, lastDayDue } from '../../core/calendar/schedule.ts';
import { sinceWords } from '../../core/calendar/words.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { RENDITIONS } from '../../core/edition/renditions.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { addDays, dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { readFigures } from '../../pipeline/figures/read.ts';
import { historyRuns } from '../../pipeline/history/runs.ts';
import { latestEditions } from '../../records/edition/editions.ts';
import { type BriefingRow, briefingRow, completenessInWords, correctionInWords } from '../archive/briefing-row.ts';
import { type FileLink, fileLinks, readHref } from '../archive/file-links.ts';
import { archiveNav } from '../archive/nav.ts';
import { say, wordsIn } from '../archive/words.ts';
import { daysName } from '../figures/steps.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { linksOf } from '../page/landing.ts';
import { reportingDayInWords, timeInWords } from '../page/when.ts';
import { type CheckView, checkView } from './check-view.ts';
import { type FigureView, headlineView, type Printed } from './headline-view.ts';

interface ArchiveView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly latest: LatestView | null;
  readonly recent: readonly BriefingRow[];
  readonly calendar: string;
  /** What the last check of the archive found. */
  readonly check: CheckView;
  readonly search: string;
  /** Imported days (补录), a line each, with the way to their figures. */
  readonly history: readonly { readonly words: string; readonly href: string }[];
}

interface LatestView {
  readonly href: string;
  readonly title: string;
  readonly issue: string;
  readonly day: string;
  readonly issuedAt: string;
  readonly correction: string | null;
  readonly reason: string | null;
  /** A newer briefing was to be there by now. */
  readonly notYet: string | null;
  readonly completeness: string | null;
  readonly missing: { readonly title: string; readonly names: readonly string[]; readonly more: string | null } | null;
  readonly figures: readonly FigureView[];
  readonly read: string | null;
  readonly files: readonly FileLink[];
}

/** The latest and a fortnight before it; the lines show a week. */
const RECENT = 15;
const LINE_DAYS = 7;
/** Days to look back for the briefing that ought to be there: longer than any holiday. */
const MOST_DAYS_BACK = 62;

export async function showFrontPage(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { language, stored, world, caller } = ask;
  const { programme } = stored;
  const editions = await latestEditions(world.table, programme.id, { limit: RECENT });
  const under = `/archive/${programme.id}`;
  return page<ArchiveView>('archive', {
    title: say(language, 'archiveTitle'),
    words: wordsIn(language),
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask, 'latest'),
    latest: await latestView(ask, editions),
    recent: editions.slice(1).map((edition) => briefingRow(programme, edition, language)),
    calendar: `${under}/calendar`,
    check: await checkView(ask),
    search: `${under}/ask`,
    history: await historyView(ask),
  });
}

async function historyView(ask: MemberAsk): Promise<ArchiveView['history']> {
  const { world, stored, language } = ask;
  const runs = await historyRuns(world, stored.programme);
  return runs.map(({ from, to, source }) => ({
    words: say(language, 'historyLine', { days: daysName({ from, to }, language), source }),
    href: `/archive/${stored.programme.id}/figures?from=${from}&to=${to}`,
  }));
}

async function latestView(ask: MemberAsk, editions: readonly Edition[]): Promise<LatestView | null> {
  const { language, stored } = ask;
  const [edition] = editions;
  if (edition === undefined) return null;
  const { day, issuedAt, reason } = edition;
  const shown = edition.files.filter(({ name }) => RENDITIONS[name].front);
  return {
    href: `/archive/${edition.programme}/${day}`,
    title: edition.outline?.title ?? reportingDayInWords(stored.programme, day, language),
    issue: say(language, 'issueName', { issue: edition.issue }),
    day: reportingDayInWords(stored.programme, day, language),
    issuedAt: say(language, 'issuedAt', { time: timeInWords(issuedAt, stored.programme.timezone, day, language) }),
    correction: correctionInWords(edition, language),
    reason: reason ?? null,
    notYet: notYetInWords(ask, day),
    completeness: completenessInWords(edition, language),
    missing: missingView(ask, edition),
    figures: await figuresOf(ask, editions.slice(0, LINE_DAYS)),
    read: readHref(edition),
    files: fileLinks({ ...edition, files: shown }, language),
  };
}

async function figuresOf({ world, stored, language }: MemberAsk, editions: readonly Edition[]): Promise<FigureView[]> {
  const printed: Printed[] = await Promise.all(
    editions.map(async (edition) => ({ edition, figures: await readFigures(world.blobs, edition) })),
  );
  const day = editions[0]?.day ?? '';
  return headlineView(printed, sinceWords(stored.programme, day), language);
}

/** What is missing from the figures, before the figures. */
function missingView({ language }: MemberAsk, { outline }: Edition): LatestView['missing'] {
  if (outline === undefined || outline.missing.length === 0) return null;
  const { expected, received } = outline.completeness;
  const count = expected - received;
  const more = count - outline.missing.length;
  return {
    title: say(language, 'figuresLack', { count }),
    names: outline.missing,
    more: more > 0 ? say(language, 'andMore', { count: more }) : null,
  };
}

function notYetInWords({ world, stored, language }: MemberAsk, latest: ReportingDay): string | null {
  const { programme } = stored;
  const day = dayExpected(programme, world.clock.now());
  if (day === undefined || day <= latest) return null;
  const time = timeInWords(issueInstant(programme, day), programme.timezone, day, language);
  return say(language, 'notYetIssued', { day: reportingDayInWords(stored.programme, day, language), time });
}

/** The last day whose briefing is due by now; a programme that waits for sign-off promises no hour. */
function dayExpected(programme: Programme, now: string): ReportingDay | undefined {
  const today = dayAt(now, programme.timezone);
  const last = lastDayDue(programme, today);
  const days = Array.from({ length: MOST_DAYS_BACK + daysToIssue(programme) }, (_, back) => addDays(last, -back));
  return days.find((day) => isReportingDayOf(programme, day) && issueInstant(programme, day) <= now);
}
