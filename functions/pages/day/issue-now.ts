/**
 * POST /desk/:programme/:day/issue: the office issues the day's briefing, or a correction with its reason.
 */
import { issueBriefing } from '../../pipeline/edition/issue.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { deskView } from './show.ts';

export async function issueNow(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const form = await ask.form();
  const reason = (form.get('reason') ?? '').trim();
  const seen = form.get('seen');
  const request = { by: caller.id, ...(reason === '' ? {} : { reason }), ...(seen === null ? {} : { seen }) };
  const issued = await issueBriefing(world, stored, params.day, request);
  if (issued.outcome === 'issued') {
    return redirect(`/desk/${params.programme}/${params.day}?issued=${issued.edition.edition}`);
  }
  const view = await deskView(ask, { reason, findings: issued.findings });
  return page('desk', view, issued.outcome === 'refused' ? 422 : 409);
}
