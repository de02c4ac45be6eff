/**
 * First step of the flow: what a unit sent becomes a stored revision and a receipt, or findings, and nothing in between.
 *
 * Idempotent by the id that the client made: the same id and content again gives the same receipt, whatever happened to
 * the first answer. Two people who changed the same report: one is stored, the other is told and gets what stands.
 */

import { isLate, isReportingDayOf } from '../../core/calendar/schedule.ts';
import { type Finding, finding, hasErrors } from '../../core/findings/finding.ts';
import { isKeptBy } from '../../core/ledger/ledger.ts';
import { couldBeGone } from '../../core/programme/keep.ts';
import type { Programme, Unit } from '../../core/programme/programme.ts';
import { isReportLate } from '../../core/report/lateness.ts';
import { checkDay, type FigureHistory, parseSubmission } from '../../core/report/parse.ts';
import { bytesAsJson, tooLarge } from '../../core/report/size.ts';
import type { Receipt, Reported, Revision, Submission } from '../../core/report/submission.ts';
import type { RuleExpression } from '../../core/rule/rule.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { type Blobs, type Clock, MOST_ITEM_BYTES, type Table } from '../../ports.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { recordAmendment } from '../../records/report/amendments.ts';
import { contentChecksum, insertRevision, revisionsOf } from '../../records/report/submissions.ts';
import { sealed } from '../../records/store/checksum.ts';
import { keepPhotos } from '../photo/keep.ts';
import { figureHistory, readUnitHistory } from './unit-history.ts';

export type Received =
  | { readonly outcome: 'stored' | 'repeated'; readonly revision: Revision; readonly receipt: Receipt }
  | { readonly outcome: 'refused'; readonly findings: readonly Finding[] }
  | {
      readonly outcome: 'conflict';
      readonly code: 'submission.stale' | 'submission.changed';
      /** What stands; null when nothing is stored although the sender saw something. */
      readonly current: Revision | null;
      readonly findings: readonly Finding[];
    };

/** Room for the keys beside the data. Findings count too: a report with very many of them may not fit although its texts would. */
const MOST_RECORD_BYTES = MOST_ITEM_BYTES - 1_000;

type Stores = { readonly table: Table; readonly blobs: Blobs; readonly clock: Clock };

/**
 * @param by id of the access key that sent it.
 * @param options.onBehalf the office enters it for the unit; recorded, and shown to the unit.
 * @param options.history what `historyOf` gave, where it was asked just before.
 * @param input the request's value with its numbers as text (`readJson`), or what a form made of its fields.
 */
export async function receiveSubmission(
  stores: Stores,
  stored: StoredProgramme,
  day: ReportingDay,
  unitId: string,
  by: string,
  input: unknown,
  { onBehalf = false, history }: { readonly onBehalf?: boolean; readonly history?: FigureHistory } = {},
): Promise<Received> {
  const now = stores.clock.now();
  const { programme } = await programmeOn(stores.table, stored, day);
  const unit = programme.units.find(({ id }) => id === unitId);
  if (unit === undefined) return refused([finding('unit.unknown', { path: 'unit', seen: unitId })]);
  const today = dayAt(now, programme.timezone);
  const place = dayFindings(programme, unit, day, today);
  if (hasErrors(place)) return refused(place);
  const settled = couldBeGone(day, today) ? await settledOn(stores.table, programme, day) : [];
  if (settled.length > 0) return refused(settled);
  const known = history ?? (await historyOf(stores, programme, day, unitId));
  const rows = await rowsOf(stores, programme, day, unitId, input);
  const read = parseSubmission(programme, unit, day, input, { ...known, ...(rows && { drawn: rows.drawn }) });
  const findings = [...read.findings, ...(rows?.findings ?? [])];
  if (read.submission === undefined || hasErrors(findings)) return refused(findings);
  const kept = await rows?.keep();
  const submission = { ...read.submission, ...kept };
  const unkept = await keepPhotos(stores.blobs, { programme: programme.id, day, unit: unitId }, submission.narratives);
  if (unkept.length > 0) return refused([...unkept, ...findings]);
  const whose = onBehalf ? ({ onBehalf } as const) : {};
  const context = { programme, day, unit: unitId, by, ...whose, receivedAt: now, findings };
  // Who saw nothing is nearly always the first: the write itself finds out, and only if it is refused do we look.
  const first = submission.basedOn === 0 ? await storeSubmission(stores, context, submission, []) : undefined;
  if (first !== undefined && first.outcome !== 'conflict') return first;
  return storeSubmission(stores, context, submission, await revisionsOf(stores.table, programme, day, unitId));
}

/** Rows of ledgers, where the unit keeps any or sends some; loaded for such programmes only. */
async function rowsOf(stores: Stores, programme: Programme, day: ReportingDay, unit: string, input: unknown) {
  const { ledgers, basedOn } = typeof input === 'object' ? { ...(input as Readonly<Record<string, unknown>>) } : {};
  if (ledgers === undefined && !programme.ledgers?.some((each) => isKeptBy(each, unit))) return undefined;
  const { keepChanges, readReportRows } = await import('../ledger/read-report.ts');
  const seen = String(basedOn ?? 0);
  const revisions = seen === '0' ? [] : await revisionsOf(stores.table, programme, day, unit);
  const earlier = revisions.find(({ revision }) => String(revision) === seen);
  const { changes, findings, drawn } = await readReportRows(stores, programme, day, unit, ledgers, earlier);
  return { findings, drawn, keep: () => keepChanges(stores.blobs, { programme: programme.id, day, unit }, changes) };
}

/** Loaded for old days only. */
const settledOn = async (table: Table, { id }: Programme, day: ReportingDay): Promise<Finding[]> =>
  (await import('../keeping/settled-day.ts')).settledFindings(table, id, day);

export function receiptOf(programme: Programme, revision: Reported): Receipt {
  const { receivedAt, checksum: sum, findings } = revision;
  const late = isReportLate(programme, revision.day, revision);
  return { revision: revision.revision, receivedAt, late, checksum: sum, findings };
}

interface Context {
  readonly programme: Programme;
  readonly day: ReportingDay;
  readonly unit: string;
  readonly by: string;
  readonly onBehalf?: true;
  readonly receivedAt: string;
  readonly findings: readonly Finding[];
}

/** @param standing what is stored already, oldest first; its end is enough where the id cannot be an earlier one. */
export async function storeSubmission(
  stores: Stores,
  context: Context,
  given: Submission,
  standing: readonly Reported[],
): Promise<Received> {
  const submission = withRows(given, standing);
  const { programme, ...where } = context;
  const sum = contentChecksum({ ...where, ...submission, programme: programme.id });
  const repeated = standing.find(({ id }) => id === submission.id);
  if (repeated !== undefined) return repeatOf(programme, repeated, sum);
  const latest = standing.at(-1);
  if ((latest?.revision ?? 0) !== submission.basedOn) return conflict('submission.stale', latest, submission.basedOn);
  const revision = sealed<Revision>({
    ...where,
    ...submission,
    programme: programme.id,
    revision: submission.basedOn + 1,
    checksum: sum,
    previous: latest?.checksum ?? null,
  });
  const bytes = bytesAsJson(revision);
  if (bytes > MOST_RECORD_BYTES) return refused([tooLarge(bytes, MOST_RECORD_BYTES)]);
  await noteIfLate(stores, programme, revision);
  const { ours, stored } = await insertRevision(stores.table, programme, revision);
  const reported = afterFirst(stored, standing[0]);
  if (ours) return { outcome: 'stored', revision: stored, receipt: receiptOf(programme, reported) };
  if (stored.id === submission.id) return repeatOf(programme, reported, sum);
  return conflict('submission.stale', stored, submission.basedOn);
}

/** What an earlier report of the day changed of ledgers stays changed where this one says nothing of them. */
function withRows(submission: Submission, standing: readonly Reported[]): Submission {
  const { ledgers } = standing.find(({ revision }) => revision === submission.basedOn) ?? {};
  return ledgers === undefined ? submission : { ...submission, ledgers: { ...ledgers, ...submission.ledgers } };
}

/** Late, it may concern a day that is closed: the next closing shall look at it again. Noted first, see there. */
async function noteIfLate({ table }: Stores, programme: Programme, { day, receivedAt }: Revision): Promise<void> {
  if (!isLate(programme, day, receivedAt)) return;
  await recordAmendment(table, programme.id, dayAt(receivedAt, programme.timezone), day);
}

/** The revision, of which the first of the day decides whether the report is late. */
function afterFirst(stored: Revision, oldest: Reported | undefined): Reported {
  if (oldest === undefined) return stored;
  const { receivedAt, onBehalf } = oldest.first ?? oldest;
  return { ...stored, first: { receivedAt, ...(onBehalf ? { onBehalf } : {}) } };
}

function repeatOf(programme: Programme, stored: Reported, sum: string): Received {
  if (stored.checksum !== sum) return conflict('submission.changed', stored, stored.id);
  return { outcome: 'repeated', revision: stored, receipt: receiptOf(programme, stored) };
}

function conflict(
  code: 'submission.stale' | 'submission.changed',
  current: Revision | undefined,
  seen: unknown,
): Received {
  const path = code === 'submission.stale' ? 'basedOn' : 'id';
  const expected = code === 'submission.stale' ? { expected: String(current?.revision ?? 0) } : {};
  return {
    outcome: 'conflict',
    code,
    current: current ?? null,
    findings: [finding(code, { path, seen, ...expected })],
  };
}

const refused = (findings: readonly Finding[]): Received => ({ outcome: 'refused', findings });

/** Why that unit may not report about that day; empty when it may. */
export function dayFindings(programme: Programme, unit: Unit, day: ReportingDay, today: ReportingDay): Finding[] {
  const found = checkDay(programme, unit, day, today);
  if (hasErrors(found) || isReportingDayOf(programme, day)) return found;
  return [finding('day.not_asked', { path: 'day', seen: day })];
}

/** What the checks look back at: the unit's last days, and yesterday's report and its totals where a rule asks for them. */
export async function historyOf(
  stores: Omit<Stores, 'clock'>,
  programme: Programme,
  day: ReportingDay,
  unit: string,
): Promise<FigureHistory> {
  const wanted = { totals: asksFor(programme, 'total'), exact: asksFor(programme, 'previous') ? 1 : 0 };
  return figureHistory(await readUnitHistory(stores, programme, day, unit, wanted));
}

/** Does a rule compare with a total to date, or with yesterday, or do units type totals? Then the close or the report of the day before is read. */
export const asksFor = ({ rules, indicators }: Programme, of: 'total' | 'previous'): boolean =>
  (of === 'total' && indicators.some(({ reported }) => reported === 'cumulative')) ||
  rules.some(({ compiled }) => names(compiled.left, of) || names(compiled.right, of));

function names(expression: RuleExpression, of: 'total' | 'previous'): boolean {
  if (expression.kind === 'operation') return names(expression.left, of) || names(expression.right, of);
  return expression.kind === 'figure' && expression.of === of;
}
