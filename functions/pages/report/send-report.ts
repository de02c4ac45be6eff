/**
 * POST /report/:programme/:day: what the form sent becomes a revision and leads to its receipt; otherwise the same form
 * comes back with everything typed kept, or the page on which two versions are put together.
 */
import type { Unit } from '../../core/programme.ts';
import { receiveSubmission } from '../../pipeline/receive-submission.ts';
import { readUnitHistory } from '../../pipeline/unit-history.ts';
import { revisionsOf } from '../../records/submissions.ts';
import { type Answer, type MemberAsk, page, redirect } from '../page.ts';
import { refusal } from '../refusal.ts';
import { conflictView } from './conflict-view.ts';
import { type ReportSituation, reportView } from './report-view.ts';
import { unitOf } from './show-report.ts';
import { inputOf, readReport, type TypedReport } from './typed-report.ts';

export async function sendReport(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const unit = unitOf(ask);
  const typed = readReport(stored.programme, await ask.form());
  refuseOtherUnit(ask, unit, typed);
  const received = await receiveSubmission(world, stored, params.day, unit.id, caller.id, inputOf(typed));
  if ('receipt' in received) {
    return redirect(`/report/${params.programme}/${params.day}?receipt=${received.receipt.revision}`);
  }
  const revisions = await revisionsOf(world.table, stored.programme, params.day, unit.id);
  const standing = revisions.at(-1);
  if (received.outcome === 'conflict' && standing !== undefined) {
    const base = revisions.find(({ revision }) => revision === typed.basedOn);
    const conflict = { unit, typed, current: standing, base, nextId: crypto.randomUUID() };
    return page('conflict', conflictView(ask, conflict), 409);
  }
  const history = await readUnitHistory(world, stored.programme, params.day, unit.id, { totals: true });
  const situation: ReportSituation = {
    ...{ unit, day: params.day, typed, standing, history },
    findings: received.findings,
  };
  return page('report', reportView(ask, situation), received.outcome === 'conflict' ? 409 : 422);
}

/** Another key was used in this browser after the form was opened: the figures would go to the wrong unit. */
function refuseOtherUnit({ stored }: MemberAsk, unit: Unit, { unit: opened }: TypedReport): void {
  if (opened === '' || opened === unit.id) return;
  const expected = stored.programme.units.find(({ id }) => id === opened)?.name ?? opened;
  throw refusal(403, 'submission.other_unit', { path: 'unit', seen: unit.name, expected });
}
