/**
 * POST /desk/:programme/:day/remind: reminds the units that were ticked, or all that owe a report. Pressed twice, the form's
 * id makes it one reminder.
 */

import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import type { OfficeJob } from '../../core/run/job.ts';
import { answeredForBy } from '../../core/unit/levels.ts';
import { type Answer, redirect } from '../page/answer.ts';
import type { DayAsk } from '../page/ask.ts';
import { formIdIn } from '../page/form-id.ts';
import { refusal } from '../page/refusal.ts';

export async function remindNow(ask: DayAsk): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const { programme, day } = params;
  if (!isReportingDayOf(stored.programme, day)) throw refusal(422, 'day.not_asked', { path: 'day', seen: day });
  const form = await ask.form();
  const id = formIdIn(form);
  const all = form.get('all') === 'yes';
  const branch = form.get('branch') ?? '';
  const units = unitsWanted(ask, form, all, branch);
  if (!all && units.length === 0) throw refusal(422, 'remind.nobody', { path: 'unit' });
  const job: OfficeJob = {
    kind: 'remind',
    programme,
    day,
    id,
    by: caller.id,
    ...(all && ask.only === undefined && branch === '' ? {} : { units }),
  };
  await world.queue.send(job);
  return redirect(`/desk/${programme}/${day}?reminded=1#reminders`);
}

/** @throws Refusal 403 when a branch names a unit that is not its own */
function unitsWanted({ stored, only }: DayAsk, form: URLSearchParams, all: boolean, branch: string): string[] {
  const named = all && branch !== '' ? [...answeredForBy(stored.programme, branch)] : form.getAll('unit');
  if (only === undefined) return named;
  if (named.some((unit) => !only.has(unit))) throw refusal(403, 'request.forbidden', { path: 'unit' });
  return all && branch === '' ? [...only] : named;
}
