/**
 * POST /desk/:programme/:day/issue: the office issues the day's briefing, or a correction with its reason.
 */
import type { Unready } from '../../core/day/in-the-way.ts';
import { issueBriefing } from '../../pipeline/edition/issue.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { deskView } from './show.ts';

export async function issueNow(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const form = await ask.form();
  const reason = (form.get('reason') ?? '').trim();
  const seen = form.get('seen');
  const request = {
    by: caller.id,
    ...(reason === '' ? {} : { reason }),
    ...(seen === null ? {} : { seen }),
    byHand: { confirm: confirmedIn(form) },
  };
  const issued = await issueBriefing(world, stored, params.day, request);
  if (issued.outcome === 'issued') {
    return redirect(`/desk/${params.programme}/${params.day}?issued=${issued.edition.edition}`);
  }
  const view = await deskView(ask, { reason, findings: issued.findings });
  return page('desk', view, issued.outcome === 'refused' ? 422 : 409);
}

/** What stood beside the ticked box; without the tick nothing is confirmed. */
function confirmedIn(form: URLSearchParams): Unready | undefined {
  if (form.get('confirm') !== 'yes') return undefined;
  return { missing: form.getAll('missing'), returned: form.getAll('returned') };
}
