/**
 * How the office stands to the reports of a day: returned, accepted, or not yet looked at. Read from its decisions.
 *
 * A returned report stands until the unit replaces it: its figures count, because a blank would falsify every total, and
 * the briefing says that they are being checked.
 */
import type { ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { type ReportDecision, reportDecisionsOf } from '../../records/report/decisions.ts';

/** The decision in force about the revision that stands: `kind` is `return` or `accept`. */
export type ReportState = ReportDecision;

/**
 * By unit, for those about whose standing revision something was decided.
 * @param standing revision number that stands, by unit.
 */
export async function reportStates(
  table: Table,
  programme: string,
  day: ReportingDay,
  standing: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, ReportState>> {
  const states = new Map<string, ReportState>();
  for (const decision of await reportDecisionsOf(table, programme, day)) {
    if (decision.kind === 'texts' || standing.get(decision.unit) !== decision.revision) continue;
    states.set(decision.unit, decision); // of a unit the oldest come first, so the last stays
  }
  return states;
}

/** The same for one report, from its decisions. */
export const reportState = (decisions: readonly ReportDecision[], revision: number): ReportState | undefined =>
  decisions.findLast((each) => each.kind !== 'texts' && each.revision === revision);

/** The decision that sent that revision back, unless it was accepted since. */
export function returnIn(decisions: readonly ReportDecision[], revision = 0): ReportDecision | undefined {
  const state = reportState(decisions, revision);
  return state?.kind === 'return' ? state : undefined;
}
