/**
 * GET /report/:programme/:day: the form, or with `?receipt=N` the receipt of that revision.
 */

import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import type { Unit } from '../../core/programme/programme.ts';
import { checkDay } from '../../core/report/parse.ts';
import type { Revision } from '../../core/report/submission.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import { returnIn } from '../../pipeline/report/states.ts';
import { readUnitHistory } from '../../pipeline/report/unit-history.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { unitMatters } from '../../records/matter/unit-matters.ts';
import { reportDecisionsOf } from '../../records/report/decisions.ts';
import { revisionsOf } from '../../records/report/submissions.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { Refusal, refusal } from '../page/refusal.ts';
import { receiptView } from './receipt-view.ts';
import type { ReportSituation } from './situation.ts';
import { openReport } from './typed-report.ts';
import { reportView } from './view.ts';

/** Loaded for units that keep ledgers. */
const ofLedgers = () => import('./ledgers.ts');

export async function showReport(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { programme } = ask.stored;
  const { day } = ask.params;
  const unit = unitOf(ask);
  const today = dayAt(ask.world.clock.now(), programme.timezone);
  const closed = checkDay(programme, unit, day, today);
  if (closed.length > 0) throw new Refusal(404, closed);
  if (!isReportingDayOf(programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const revisions = await revisionsOf(ask.world.table, programme, day, unit.id);
  const wanted = ask.query.get('receipt');
  if (wanted !== null) {
    const shown = revisions.find(({ revision }) => String(revision) === wanted);
    if (shown === undefined) throw refusal(404, 'submission.none', { path: 'receipt', seen: `${day} ${wanted}` });
    const decisions = await reportDecisionsOf(ask.world.table, programme.id, day, unit.id);
    return page('receipt', receiptView(ask, unit, revisions, shown, returnIn(decisions, shown.revision)));
  }
  const typed = openReport(programme, unit, crypto.randomUUID(), revisions.at(-1));
  const [situation, matters] = await Promise.all([
    situationOf(ask, unit, { typed, findings: [] }, revisions),
    unitMatters(ask.world.table, programme.id, unit.id),
  ]);
  return page('report', reportView(ask, { ...situation, matters }));
}

/**
 * All that the form shows beside what is typed: what stands, the days before, whether the briefing is out.
 * @param read what was just read of the unit's report.
 */
export async function situationOf(
  ask: MemberAsk<'programme' | 'day'>,
  unit: Unit,
  entered: Pick<ReportSituation, 'typed' | 'findings'>,
  read?: readonly Revision[],
): Promise<ReportSituation> {
  const { world, stored, params } = ask;
  const { programme } = stored;
  const { day } = params;
  const [revisions, history, editions, decisions] = await Promise.all([
    read ?? revisionsOf(world.table, programme, day, unit.id),
    readUnitHistory(world, programme, day, unit.id, { totals: true, exact: 1 }),
    editionsOf(world.table, programme.id, day, { eventually: true }),
    read?.length === 0 ? [] : reportDecisionsOf(world.table, programme.id, day, unit.id),
  ]);
  const standing = revisions.at(-1);
  const returned = returnIn(decisions, standing?.revision);
  const keeps = Object.keys(entered.typed.ledgers).length > 0;
  const ledgers = keeps ? { ledgers: await (await ofLedgers()).ledgersInForm(ask, unit, entered, revisions) } : {};
  return { unit, day, ...entered, standing, history, edition: editions.at(-1), returned, ...ledgers };
}

/** The unit of the caller's key; a key outlives its unit when the programme drops it. */
export function unitOf({ caller, stored }: MemberAsk): Unit {
  const unit = stored.programme.units.find(({ id }) => id === caller.unit);
  if (unit === undefined) throw refusal(403, 'request.forbidden', { path: 'key' });
  return unit;
}
