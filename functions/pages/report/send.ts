/**
 * POST /report/:programme/:day: what the form sent becomes a revision and leads to its receipt; otherwise the same form
 * comes back with everything typed kept, or the page on which two versions are put together.
 */

import { type Finding, finding, hasErrors } from '../../core/findings/finding.ts';
import { typingOf } from '../../core/kinds/typing.ts';
import type { Unit } from '../../core/programme/programme.ts';
import { type FigureHistory, parseSubmission } from '../../core/report/parse.ts';
import { WANTS_REASON } from '../../core/report/wants-reason.ts';
import { historyOf, receiveSubmission } from '../../pipeline/report/receive.ts';
import { readUnitHistory } from '../../pipeline/report/unit-history.ts';
import { revisionsOf } from '../../records/report/submissions.ts';
import { type Answer, page, redirect, type Status } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';
import { conflictView } from './conflict-view.ts';
import { situationOf, unitOf } from './show.ts';
import { askedIndicators, asTyped, inputOf, readReport, type TypedReport } from './typed-report.ts';
import { isLooking } from './typed-rows.ts';
import { reportView } from './view.ts';

export async function sendReport(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const unit = unitOf(ask);
  const form = await ask.form();
  const typed = readReport(stored.programme, form);
  refuseOtherUnit(ask, unit, typed);
  if (isLooking(form)) return formAgain(ask, unit, typed, [], 200);
  if (form.get('fill') === 'stocks') return formAgain(ask, unit, await filled(ask, unit, typed), [], 200);
  const chosen = [...form].filter(([name, file]) => /^narrative\.\d{1,3}\.file$/.test(name) && file !== '');
  if (chosen.length > 0) {
    const seen = chosen.map(([, file]) => file).join('、');
    return formAgain(ask, unit, typed, [finding('photo.not_uploaded', { path: 'narratives', seen })], 422);
  }
  const history = await historyOf(world, stored.programme, params.day, unit.id);
  const questions = unanswered(ask, unit, typed, history);
  if (questions.length > 0) return formAgain(ask, unit, typed, questions, 422);
  const received = await receiveSubmission(world, stored, params.day, unit.id, caller.id, inputOf(typed), { history });
  if ('receipt' in received) {
    return redirect(`/report/${params.programme}/${params.day}?receipt=${received.receipt.revision}`);
  }
  if (received.outcome === 'refused') return formAgain(ask, unit, typed, received.findings, 422);
  const revisions = await revisionsOf(world.table, stored.programme, params.day, unit.id);
  const current = revisions.at(-1);
  if (current === undefined) return formAgain(ask, unit, { ...typed, basedOn: 0 }, received.findings, 409);
  const base = revisions.find(({ revision }) => revision === typed.basedOn);
  const conflict = { unit, typed, current, base, nextId: crypto.randomUUID() };
  return page('conflict', conflictView(ask, conflict), 409);
}

type ReportAsk = MemberAsk<'programme' | 'day'>;

/** What is unusual, or said otherwise in the text, and was not asked about on the page that this came from. */
export function unanswered(
  { stored, params }: ReportAsk,
  unit: Unit,
  typed: TypedReport,
  history: FigureHistory,
): Finding[] {
  const { findings } = parseSubmission(stored.programme, unit, params.day, inputOf(typed), history);
  if (hasErrors(findings)) return [];
  const asks = findings.filter(({ code }) => WANTS_REASON.includes(code) || code === 'narrative.differs');
  return asks.some(({ path }) => !typed.asked.includes(path)) ? asks : [];
}

/** Blank stocks take the value of the day before; flows never do. */
export async function filled(
  { world, stored, params }: ReportAsk,
  unit: Unit,
  typed: TypedReport,
): Promise<TypedReport> {
  const { programme } = stored;
  const { days } = await readUnitHistory(world, programme, params.day, unit.id, { totals: false, exact: 1 });
  const before = days[0]?.revision?.figures ?? {};
  const stocks = askedIndicators(programme, unit, params.day).filter(
    (indicator) => typingOf(indicator)?.isState === true && (typed.figures[indicator.id] ?? '') === '',
  );
  const values = stocks.flatMap((each) => {
    const value = before[each.id];
    return value === undefined ? [] : [[each.id, asTyped(each, value)]];
  });
  return { ...typed, figures: { ...typed.figures, ...Object.fromEntries(values) } };
}

/** The form with everything typed, and what was said about it. */
async function formAgain(
  ask: ReportAsk,
  unit: Unit,
  typed: TypedReport,
  findings: readonly Finding[],
  status: Status,
): Promise<Answer> {
  const situation = await situationOf(ask, unit, { typed, findings });
  return page('report', reportView(ask, situation), status);
}

/** Another key was used in this browser after the form was opened: the figures would go to the wrong unit. */
export function refuseOtherUnit({ stored }: MemberAsk, unit: Unit, { unit: opened }: TypedReport): void {
  if (opened === '' || opened === unit.id) return;
  const expected = stored.programme.units.find(({ id }) => id === opened)?.name ?? opened;
  throw refusal(403, 'submission.other_unit', { path: 'unit', seen: unit.name, expected });
}
