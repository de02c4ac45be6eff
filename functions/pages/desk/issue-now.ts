/**
 * POST /desk/:programme/:day/issue: the office issues the day's briefing, or a correction with its reason.
 */
import { issueBriefing } from '../../pipeline/issue-briefing.ts';
import { type Answer, page, redirect } from '../answer.ts';
import type { MemberAsk } from '../ask.ts';
import { deskView } from './show-desk.ts';

export async function issueNow(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const reason = ((await ask.form()).get('reason') ?? '').trim();
  const request = reason === '' ? { by: caller.id } : { by: caller.id, reason };
  const issued = await issueBriefing(world, stored, params.day, request);
  if (issued.outcome === 'issued') {
    return redirect(`/desk/${params.programme}/${params.day}?issued=${issued.edition.edition}`);
  }
  const view = await deskView(ask, { reason, findings: issued.findings });
  return page('desk', view, issued.outcome === 'stands' ? 409 : 422);
}
