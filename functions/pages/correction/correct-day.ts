/**
 * GET, POST /desk/:programme/:day/correct: what a correction (更正) of the day would change, and issuing it with a reason.
 *
 * What was shown is what is issued: if it has changed since, nothing is issued and the new differences are shown.
 */
import { LIMITS } from '../../core/limits/limits.ts';
import { cleanText, lengthOf } from '../../core/text/text.ts';
import { previewDay } from '../../pipeline/briefing/preview.ts';
import { differs, issueBriefing } from '../../pipeline/edition/issue.ts';
import { changesSince } from '../../pipeline/edition/outdated.ts';
import { say, wordsIn } from '../decide/words.ts';
import { deskPages } from '../desk/nav.ts';
import { type Answer, page, redirect, type Status } from '../page/answer.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { inLanguage } from '../page/in-language.ts';
import { refusal } from '../page/refusal.ts';
import { reportingDayInWords } from '../page/when.ts';
import { refuseOtherDay } from '../preview/draft.ts';
import type { PreviewAsk } from '../preview/view.ts';
import { type OutdatedView, outdatedView } from './view.ts';

interface CorrectView extends BaseView {
  readonly nav: readonly PageLink[];
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
  if (reason === '') return say(language, 'needCorrectionReason');
  const count = lengthOf(reason);
  return count > LIMITS.correctionReasonCharacters
    ? say(language, 'longReason', { count, most: LIMITS.correctionReasonCharacters })
    : undefined;
}

/** @throws Refusal 404 when the day has no edition */
async function correctionPage(
  ask: PreviewAsk,
  attempt: { readonly errors: readonly string[]; readonly reason: string },
  status: Status,
): Promise<Answer> {
  const { world, stored, params, language } = ask;
  refuseOtherDay(ask);
  const { close, reports, basis, latest } = await previewDay(world, stored, params.day);
  if (latest === undefined) throw refusal(404, 'edition.none', { path: 'day', seen: params.day });
  const { programme } = stored;
  const view: CorrectView = {
    title: say(language, 'correctTitle', { day: reportingDayInWords(programme, params.day, language) }),
    programme: headOf(programme),
    ...deskPages(ask, 'corrections', params.day),
    words: wordsIn(language),
    back: `/desk/${programme.id}/corrections`,
    action: `/desk/${programme.id}/${params.day}/correct`,
    ...attempt,
    edition: outdatedView(ask, latest, await changesSince(world.blobs, programme, close, latest)),
    differs: differs(latest, close, reports),
    basis,
  };
  return page('correct', view, status);
}
