/**
 * GET, POST /desk/:programme/:day/units/:unit/enter: the office fills in the unit's form for it, figures told by telephone.
 * The same form, checks and questions, and the same way in as the unit's own report; recorded as entered by the office.
 */
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { Unit } from '../../core/programme/programme.ts';
import { checkDay } from '../../core/report/parse.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import { historyOf, receiveSubmission } from '../../pipeline/report/receive.ts';
import { revisionsOf } from '../../records/report/submissions.ts';
import { type Answer, page, redirect, type Status } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { Refusal, refusal } from '../page/refusal.ts';
import { reportingDayInWords } from '../page/when.ts';
import { filled, unanswered } from '../report/send.ts';
import { situationOf } from '../report/show.ts';
import { inputOf, openReport, readReport, type TypedReport } from '../report/typed-report.ts';
import { isLooking } from '../report/typed-rows.ts';
import { reportView } from '../report/view.ts';
import { say } from './words.ts';

type EntryAsk = MemberAsk<'programme' | 'day' | 'unit'>;

export async function showEntry(ask: EntryAsk): Promise<Answer> {
  const unit = unitIn(ask);
  const { world, stored, params } = ask;
  const standing = (await revisionsOf(world.table, stored.programme, params.day, unit.id)).at(-1);
  return formOf(ask, unit, openReport(stored.programme, unit, crypto.randomUUID(), standing), [], 200);
}

export async function enterReport(ask: EntryAsk): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const unit = unitIn(ask);
  const form = await ask.form();
  const typed = readReport(stored.programme, form);
  if (isLooking(form)) return formOf(ask, unit, typed, [], 200);
  if (form.get('fill') === 'stocks') return formOf(ask, unit, await filled(ask, unit, typed), [], 200);
  const history = await historyOf(world, stored.programme, params.day, unit.id);
  const questions = unanswered(ask, unit, typed, history);
  if (questions.length > 0) return formOf(ask, unit, typed, questions, 422);
  const input = inputOf(typed);
  const how = { onBehalf: true, history };
  const received = await receiveSubmission(world, stored, params.day, unit.id, caller.id, input, how);
  if ('receipt' in received) return redirect(`${unitPage(ask)}?done=enter-${received.receipt.revision}`);
  if (received.outcome === 'refused') return formOf(ask, unit, typed, received.findings, 422);
  // The unit, or a colleague, was faster. What was typed stays; sent again it goes on top of what now stands.
  return formOf(ask, unit, { ...typed, basedOn: received.current?.revision ?? 0 }, received.findings, 409);
}

/** The unit's form, led back to the desk. No script: drafts and the offline queue belong to the unit's own device. */
async function formOf(
  ask: EntryAsk,
  unit: Unit,
  typed: TypedReport,
  findings: readonly Finding[],
  status: Status,
): Promise<Answer> {
  const { language, params } = ask;
  const view = reportView(ask, await situationOf(ask, unit, { typed, findings }));
  const { standing } = view;
  return page(
    'report',
    {
      ...view,
      title: say(language, 'enterTitle'),
      action: `${unitPage(ask)}/enter`,
      standing: standing && { ...standing, href: unitPage(ask) },
      behalf: say(language, 'behalfLead', {
        unit: unit.name,
        day: reportingDayInWords(ask.stored.programme, params.day, language),
      }),
      before: null,
      after: null,
      script: '',
    },
    status,
  );
}

const unitPage = ({ params }: EntryAsk): string => `/desk/${params.programme}/${params.day}/units/${params.unit}`;

function unitIn({ world, stored, params }: EntryAsk): Unit {
  const { programme } = stored;
  const unit = programme.units.find(({ id }) => id === params.unit);
  if (unit === undefined) throw refusal(404, 'unit.unknown', { path: 'unit', seen: params.unit });
  const closed = checkDay(programme, unit, params.day, dayAt(world.clock.now(), programme.timezone));
  if (closed.length > 0) throw new Refusal(404, closed);
  if (!isReportingDayOf(programme, params.day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: params.day });
  return unit;
}
