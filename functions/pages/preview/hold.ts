/**
 * POST /desk/:programme/:day/hold and …/release: the office keeps a day from being issued, and lets it go.
 *
 * A hold is about what was not issued yet: after issue it is refused in words. One that comes while the briefing is being
 * issued has no effect, and the page says that it is issued.
 */
import { LIMITS } from '../../core/limits/limits.ts';
import { cleanText, lengthOf } from '../../core/text/text.ts';
import { decisionsOf, hold, holdIn, release } from '../../records/day/decisions.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { say } from '../decide/words.ts';
import { type Answer, redirect } from '../page/answer.ts';
import { refuseOtherDay } from './draft.ts';
import { previewPage } from './show.ts';
import type { PreviewAsk } from './view.ts';

export async function holdDay(ask: PreviewAsk): Promise<Answer> {
  const { world, stored, params, caller, language } = ask;
  refuseOtherDay(ask);
  const reason = cleanText((await ask.form()).get('reason') ?? '').text.trim();
  const latest = (await editionsOf(world.table, params.programme, params.day)).at(-1);
  if (latest !== undefined) {
    return previewPage(ask, { errors: [say(language, 'heldTooLate', { issue: latest.issue })], reason }, 409);
  }
  if (stored.programme.schedule.review === 'none') {
    return previewPage(ask, { errors: [say(language, 'noHold')], reason }, 409);
  }
  const wrong =
    reason === ''
      ? say(language, 'needHoldReason')
      : lengthOf(reason) > LIMITS.decisionReasonCharacters
        ? say(language, 'longReason', { count: lengthOf(reason), most: LIMITS.decisionReasonCharacters })
        : undefined;
  if (wrong !== undefined) return previewPage(ask, { errors: [wrong], reason }, 422);
  const standing = holdIn(await decisionsOf(world.table, params.programme, params.day));
  if (standing?.reason !== reason) {
    await hold(world.table, params.programme, params.day, caller.id, world.clock.now(), reason);
  }
  return redirect(`/desk/${params.programme}/${params.day}/preview?done=hold`);
}

export async function releaseDay(ask: PreviewAsk): Promise<Answer> {
  const { world, params, caller } = ask;
  refuseOtherDay(ask);
  const standing = holdIn(await decisionsOf(world.table, params.programme, params.day));
  if (standing !== undefined) {
    await release(world.table, params.programme, params.day, caller.id, world.clock.now());
  }
  return redirect(`/desk/${params.programme}/${params.day}/preview?done=release`);
}
