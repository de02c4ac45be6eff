/**
 * POST /desk/:programme/:day/pass: a branch passes its units' reports of the day on to the office (上报), as they stand now
 * and as it saw them. Asked again while nothing has changed, it is done once.
 */
import { isBegun, isReportingDayOf } from '../../core/calendar/schedule.ts';
import { finding } from '../../core/findings/finding.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import { readBoard } from '../../pipeline/board/read.ts';
import { decide } from '../../records/day/decisions.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { DayAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';
import { ownBranch, passLines } from './pass-view.ts';
import { deskView } from './show.ts';

export async function passOn(ask: DayAsk): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const { programme, day } = params;
  const now = world.clock.now();
  if (!isReportingDayOf(stored.programme, day)) throw refusal(422, 'day.not_asked', { path: 'day', seen: day });
  const today = dayAt(now, stored.programme.timezone);
  if (!isBegun(stored.programme, day, today)) {
    throw refusal(422, 'day.future', { path: 'day', seen: day, expected: today });
  }
  const form = await ask.form();
  const board = await readBoard(world, stored, day, ask.only);
  const own = ownBranch(ask, board);
  if (own === undefined) throw refusal(403, 'request.forbidden', { path: 'key' });
  const done = redirect(`/desk/${programme}/${day}?passed=1#pass`);
  if (own.passedAt !== undefined && !own.changed) return done;
  const isSeen = form.get('seen') === own.basis;
  const isConfirmed = passLines(ask, board, own).length === 0 || form.get('confirm') === 'yes';
  if (!isSeen || !isConfirmed) {
    const code = isSeen ? 'pass.unconfirmed' : 'pass.changed';
    return page('desk', await deskView(ask, { reason: '', findings: [finding(code, { path: 'confirm' })] }), 409);
  }
  const passed = { programme, day, kind: 'pass', branch: own.unit, basis: own.basis } as const;
  await decide(world.table, { ...passed, by: caller.id, at: now });
  return done;
}
