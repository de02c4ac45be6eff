/**
 * GET, POST /desk/:programme/:day/correct: what a correction (更正) of the day would change, and issuing it with a reason.
 *
 * What was shown is what is issued: if it has changed since, nothing is issued and the new differences are shown.
 */
import { cleanText, lengthOf } from '../../core/text.ts';
import { differs, issueBriefing } from '../../pipeline/issue-briefing.ts';
import { changesSince } from '../../pipeline/outdated-editions.ts';
import { previewDay } from '../../pipeline/preview-day.ts';
import { type Answer, page, redirect, type Status } from '../answer.ts';
import { type BaseView, headOf, type PageLink } from '../base-view.ts';
import { deskNav } from '../desk/desk-nav.ts';
import { inLanguage } from '../in-language.ts';
import { linksOf } from '../landing.ts';
import { refusal } from '../refusal.ts';
import { dayInWords } from '../when.ts';
import { type OutdatedView, outdatedView } from './correction-view.ts';
import { decideWords, tell } from './decide-words.ts';
import type { PreviewAsk } from './preview-view.ts';
import { refuseOtherDay } from './show-draft.ts';

const LONGEST_REASON = 500;

interface CorrectView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly own: ReturnType<typeof decideWords>;
  readonly back: string;
  readonly action: string;
  readonly errors: readonly string[];
  readonly edition: OutdatedView;
  readonly differs: boolean;
  readonly basis: string;
  readonly reason: string;
}

export async function showCorrection(ask: PreviewAsk): Promise<Answer> {
  return correctionPage(ask, { errors: [], reason: '' }, 200);
}

export async function correctDay(ask: PreviewAsk): Promise<Answer> {
  const { world, stored, params, caller, language } = ask;
  refuseOtherDay(ask);
  const form = await ask.form();
  const reason = cleanText(form.get('reason') ?? '').text.trim();
  const wrong = wrongReason(reason, language);
  if (wrong !== undefined) return correctionPage(ask, { errors: [wrong], reason }, 422);
  const request = { by: caller.id, reason, seen: form.get('seen') ?? '' };
  const issued = await issueBriefing(world, stored, params.day, request);
  if (issued.outcome === 'issued') return redirect(`/desk/${params.programme}/${params.day}/preview?done=corrected`);
  const errors = issued.findings.map((found) => inLanguage(found, language).message);
  return correctionPage(ask, { errors, reason }, issued.outcome === 'refused' ? 422 : 409);
}

export function wrongReason(reason: string, language: PreviewAsk['language']): string | undefined {
  if (reason === '') return tell(language, 'needCorrectionReason');
  const count = lengthOf(reason);
  return count > LONGEST_REASON ? tell(language, 'longReason', { count, most: LONGEST_REASON }) : undefined;
}

/** @throws Refusal 404 when the day has no edition */
async function correctionPage(
  ask: PreviewAsk,
  attempt: { readonly errors: readonly string[]; readonly reason: string },
  status: Status,
): Promise<Answer> {
  const { world, stored, params, language, caller } = ask;
  refuseOtherDay(ask);
  const { close, reports, basis, latest } = await previewDay(world, stored, params.day);
  if (latest === undefined) throw refusal(404, 'edition.none', { path: 'day', seen: params.day });
  const { programme } = stored;
  const view: CorrectView = {
    title: tell(language, 'correctTitle', { day: dayInWords(params.day, language) }),
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'desk'),
    nav: deskNav(ask, 'corrections', params.day),
    own: decideWords(language),
    back: `/desk/${programme.id}/corrections`,
    action: `/desk/${programme.id}/${params.day}/correct`,
    ...attempt,
    edition: outdatedView(ask, latest, await changesSince(world.blobs, programme, close, latest)),
    differs: differs(latest, close, reports),
    basis,
  };
  return page('correct', view, status);
}
