/**
 * GET, POST /desk/:programme/corrections: the issued editions that are out of date, and correcting several of them in order
 * of day with one reason. Each that cannot be corrected says why and keeps no other waiting.
 */
import { cleanText } from '../../core/text/text.ts';
import { isReportingDay } from '../../core/values/reporting-day.ts';
import { issueBriefing } from '../../pipeline/edition/issue.ts';
import { LOOK_BACK_DAYS, outdatedEditions } from '../../pipeline/edition/outdated.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { say, wordsIn } from '../decide/words.ts';
import { deskPages } from '../desk/nav.ts';
import { type Answer, page, type Status } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { inLanguage } from '../page/in-language.ts';
import { shortReportingDayInWords } from '../page/when.ts';
import { wrongReason } from './correct-day.ts';
import { type OutdatedView, outdatedView } from './view.ts';

type CorrectionsAsk = MemberAsk<'programme'>;

/** Each is composed and rendered while the office waits. */
const MOST_AT_ONCE = 5;

interface CorrectionsView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly lead: string;
  readonly action: string;
  readonly errors: readonly string[];
  readonly results: readonly string[];
  readonly refused: readonly string[];
  readonly editions: readonly (OutdatedView & {
    readonly href: string;
    readonly seen: string;
    readonly checked: boolean;
  })[];
  readonly reason: string;
}

interface Attempt {
  readonly errors?: readonly string[];
  readonly results?: readonly string[];
  readonly refused?: readonly string[];
  readonly reason?: string;
  /** Days that were chosen; absent: all. */
  readonly days?: readonly string[];
}

export const showCorrections = (ask: CorrectionsAsk): Promise<Answer> => correctionsPage(ask, {}, 200);

export async function correctSeveral(ask: CorrectionsAsk): Promise<Answer> {
  const { language } = ask;
  const form = await ask.form();
  const reason = cleanText(form.get('reason') ?? '').text.trim();
  const days = [...new Set(form.getAll('day'))].sort();
  const wrong =
    days.length === 0
      ? say(language, 'chooseEditions')
      : days.length > MOST_AT_ONCE
        ? say(language, 'tooManyEditions', { count: days.length, most: MOST_AT_ONCE })
        : wrongReason(reason, language);
  if (wrong !== undefined) return correctionsPage(ask, { errors: [wrong], reason, days }, 422);
  const results: string[] = [];
  const refused: string[] = [];
  for (const day of days) {
    const { done, words } = await correctOne(ask, day, reason, form.get(`seen.${day}`) ?? '');
    (done ? results : refused).push(words);
  }
  return correctionsPage(
    ask,
    { results, refused, reason: refused.length > 0 ? reason : '' },
    refused.length > 0 ? 409 : 200,
  );
}

async function correctOne(
  { world, stored, caller, language }: CorrectionsAsk,
  day: string,
  reason: string,
  seen: string,
): Promise<{ readonly done: boolean; readonly words: string }> {
  if (!isReportingDay(day)) return { done: false, words: say(language, 'nothingToCorrect', { day: day.slice(0, 20) }) };
  const name = shortReportingDayInWords(stored.programme, day, language);
  const isIssued = (await editionsOf(world.table, stored.programme.id, day)).length > 0;
  if (!isIssued) return { done: false, words: say(language, 'nothingToCorrect', { day: name }) };
  const issued = await issueBriefing(world, stored, day, { by: caller.id, reason, seen });
  if (issued.outcome === 'issued') {
    const { issue, edition } = issued.edition;
    return { done: true, words: say(language, 'correctedOne', { day: name, issue, edition }) };
  }
  const why = issued.findings.map((found) => inLanguage(found, language).message).join(' ');
  return { done: false, words: say(language, 'refusedOne', { day: name, why }) };
}

async function correctionsPage(ask: CorrectionsAsk, attempt: Attempt, status: Status): Promise<Answer> {
  const { world, stored, language } = ask;
  const { programme } = stored;
  const outdated = await outdatedEditions(world, stored);
  const view: CorrectionsView = {
    title: say(language, 'correctionsTitle'),
    programme: headOf(programme),
    ...deskPages(ask, 'corrections'),
    words: wordsIn(language),
    lead: say(language, 'correctionsLead', { days: LOOK_BACK_DAYS, most: MOST_AT_ONCE }),
    action: `/desk/${programme.id}/corrections`,
    errors: attempt.errors ?? [],
    results: attempt.results ?? [],
    refused: attempt.refused ?? [],
    editions: outdated.map(({ edition, changes, basis }, index) => ({
      ...outdatedView(ask, edition, changes),
      href: `/desk/${programme.id}/${edition.day}/correct`,
      seen: basis,
      checked: attempt.days === undefined ? index < MOST_AT_ONCE : attempt.days.includes(edition.day),
    })),
    reason: attempt.reason ?? '',
  };
  return page('corrections', view, status);
}
