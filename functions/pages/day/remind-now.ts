/**
 * POST /desk/:programme/:day/remind: reminds the units that were ticked, or all that owe a report. Pressed twice, the form's
 * id makes it one reminder.
 */

import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import type { OfficeJob } from '../../core/run/job.ts';
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
  const units = form.getAll('unit');
  const all = form.get('all') === 'yes';
  if (!all && units.length === 0) throw refusal(422, 'remind.nobody', { path: 'unit' });
  const job: OfficeJob = { kind: 'remind', programme, day, id, by: caller.id, ...(all ? {} : { units }) };
  await world.queue.send(job);
  return redirect(`/desk/${programme}/${day}?reminded=1#reminders`);
}
