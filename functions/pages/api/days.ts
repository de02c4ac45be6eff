/**
 * GET /api/programmes/:programme/days/:day: how the day stands. POST …/issue: issue it now, or a correction.
 */
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import { readDay } from '../../pipeline/day/read.ts';
import { issueBriefing } from '../../pipeline/edition/issue.ts';
import { type Answer, json } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { Refusal, refusal } from '../page/refusal.ts';

export async function getDay({ world, stored, params, language }: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { day } = params;
  if (!isReportingDayOf(stored.programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const view = await readDay(world, stored, day);
  const units = view.units.map((unit) => ({
    ...unit,
    findings: unit.findings.map((found) => inLanguage(found, language)),
  }));
  return json({ ...view, units });
}

/** The body may be empty; a correction says `{"reason": "…"}`. */
export async function postIssue(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const reason = reasonIn(await ask.json());
  const request = reason === undefined ? { by: caller.id } : { by: caller.id, reason };
  const issued = await issueBriefing(world, stored, params.day, request);
  if (issued.outcome === 'issued') {
    const { day, issue, edition } = issued.edition;
    return json({ day, issue, edition }, 201);
  }
  throw new Refusal(issued.outcome === 'refused' ? 422 : 409, issued.findings);
}

/** Printed in the masthead of the corrected edition, so it stays short. */
const LONGEST_REASON = 500;

function reasonIn(body: unknown): string | undefined {
  const wrong = (path: string, expected: string, seen: unknown): Refusal =>
    refusal(422, 'request.field', { path, expected, seen });
  if (body === undefined) return undefined;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrong('', '{"reason": "…"}', body);
  const unknown = Object.keys(body).find((key) => key !== 'reason');
  if (unknown !== undefined) throw wrong(unknown, '{"reason": "…"}', unknown);
  const { reason } = body as { reason?: unknown };
  if (reason === undefined) return undefined;
  const isText = typeof reason === 'string' && reason.length <= LONGEST_REASON;
  if (!isText) throw wrong('reason', `不超过 ${LONGEST_REASON} 字的文字`, reason);
  return reason;
}
