/**
 * GET /desk/:programme/:day/preview: what a briefing of the day would say now, and how its issuing stands.
 */
import { previewDay } from '../../pipeline/briefing/preview.ts';
import { SIGN_STEPS } from '../../pipeline/signature/sign-off.ts';
import { readKey } from '../../records/access/access-keys.ts';
import { decisionsOf } from '../../records/day/decisions.ts';
import { say } from '../decide/words.ts';
import { type Answer, page, type Status } from '../page/answer.ts';
import { refuseOtherDay } from './draft.ts';
import { type PreviewAsk, type PreviewAttempt, previewView, stepInWords } from './view.ts';

export async function showPreview(ask: PreviewAsk): Promise<Answer> {
  return previewPage(ask, { done: doneInWords(ask) });
}

/** @param attempt what was just done, or was refused and is kept in the fields. */
export async function previewPage(ask: PreviewAsk, attempt: PreviewAttempt, status: Status = 200): Promise<Answer> {
  refuseOtherDay(ask);
  const { world, stored, params } = ask;
  const preview = await previewDay(world, stored, params.day);
  const decisions = await decisionsOf(world.table, params.programme, params.day);
  const signer = (await readKey(world.table, ask.caller.id))?.signer ?? undefined;
  return page('preview', previewView(ask, preview, decisions, { ...attempt, signer }), status);
}

function doneInWords({ language, query }: PreviewAsk): string | null {
  const done = query.get('done');
  if (done === 'hold') return say(language, 'doneHold');
  if (done === 'release') return say(language, 'doneRelease');
  if (done === 'corrected') return say(language, 'doneCorrected');
  const step = SIGN_STEPS.find((each) => each === done);
  return step === undefined ? null : say(language, 'doneSign', { step: stepInWords(step, language) });
}
