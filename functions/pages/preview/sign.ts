/**
 * POST /desk/:programme/:day/sign: one of the three signatures (拟稿、审核、签发), on exactly what was shown.
 *
 * Who signs is the holder of the access key: the name that the key was made for, or that its holder gives at the first
 * signature and keeps. The form carries the checksum of what its reader saw; if something else stands now, nothing is
 * signed. The last step needs the signatory's key. Signed already, it is not written again.
 */
import { LIMITS } from '../../core/limits/limits.ts';
import { cleanText, lengthOf } from '../../core/text/text.ts';
import { previewDay } from '../../pipeline/briefing/preview.ts';
import {
  keptFromSigning,
  SIGN_STEPS,
  type SignOff,
  type SignStep,
  signOffOf,
} from '../../pipeline/signature/sign-off.ts';
import { nameSigner, readKey } from '../../records/access/access-keys.ts';
import { decide, decisionsOf } from '../../records/day/decisions.ts';
import { say } from '../decide/words.ts';
import { type Answer, redirect, type Status } from '../page/answer.ts';
import { refuseOtherDay } from './draft.ts';
import { previewPage } from './show.ts';
import { keptInWords, type PreviewAsk, stepInWords } from './view.ts';

export async function signDay(ask: PreviewAsk): Promise<Answer> {
  const { world, stored, params, caller } = ask;
  refuseOtherDay(ask);
  const form = await ask.form();
  const name = (await readKey(world.table, caller.id))?.signer ?? nameIn(form);
  const { basis } = await previewDay(world, stored, params.day);
  const signOff = signOffOf(await decisionsOf(world.table, params.programme, params.day), basis);
  const step = SIGN_STEPS.find((each) => each === form.get('step'));
  const refused = refusalOf(ask, { step, name, changed: form.get('basis') !== basis }, signOff);
  if (refused !== undefined) return previewPage(ask, { errors: [refused.words], name }, refused.status);
  const already = signOff.signatures.some((each) => each.step === step);
  if (!already) {
    const signer = await nameSigner(world.table, caller.id, name);
    // Another press has named the key meanwhile: what was asked for is not what would be signed.
    if (signer !== name) return previewPage(ask, { errors: [say(ask.language, 'signChanged')] }, 409);
    const about = { programme: params.programme, day: params.day, by: caller.id, at: world.clock.now() };
    await decide(world.table, { ...about, kind: step!, name, basis });
  }
  return redirect(`/desk/${params.programme}/${params.day}/preview?done=${step}`);
}

/** As typed, on one line. */
const nameIn = (form: URLSearchParams): string =>
  cleanText(form.get('name') ?? '')
    .text.replace(/\s+/g, ' ')
    .trim();

interface Asked {
  readonly step: SignStep | undefined;
  readonly name: string;
  readonly changed: boolean;
}

/** Why it is not signed, in the order in which a person would say it. */
function refusalOf(
  { language, stored, caller }: PreviewAsk,
  { step, name, changed }: Asked,
  signOff: SignOff,
): { readonly words: string; readonly status: Status } | undefined {
  const { signatures, next } = signOff;
  const refused = (words: string, status: Status) => ({ words, status });
  if (stored.programme.schedule.review !== 'required') return refused(say(language, 'noSigning'), 409);
  if (changed) return refused(say(language, 'signChanged'), 409);
  if (step === 'approve' && caller.role !== 'signatory') return refused(say(language, 'onlySignatory'), 403);
  if (name === '' || lengthOf(name) > LIMITS.signerCharacters) return refused(say(language, 'needName'), 422);
  const given = signatures.find((each) => each.step === step);
  if (given !== undefined) {
    if (given.name === name && given.by === caller.id) return undefined; // the same press again
    const words = { step: stepInWords(given.step, language), name: given.name };
    return refused(say(language, 'signedBefore', words), 409);
  }
  if (step === undefined || next === undefined || step !== next) {
    return refused(say(language, 'signFirst', { step: stepInWords(next ?? 'draft', language) }), 409);
  }
  const kept = keptFromSigning(signOff, { by: caller.id, name }, stored.programme.schedule);
  if (kept !== undefined) return refused(keptInWords(language, kept, step), 403);
  return undefined;
}
