/**
 * Third step: the day's close, narratives and matters become a numbered edition in the archive (`pipeline/edition/publish.ts`).
 *
 * A day that is held, or that nobody has signed although the programme wants it, waits: no number is given.
 */

import { outlineOf } from '../../core/briefing/outline.ts';
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import type { Unready } from '../../core/day/in-the-way.ts';
import type { Edition, SignedBy } from '../../core/edition/edition.ts';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { couldBeGone } from '../../core/programme/keep.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import { closeChecksum } from '../../records/day/closes.ts';
import { decisionsOf, holdIn } from '../../records/day/decisions.ts';
import { editionsOf, insertEdition } from '../../records/edition/editions.ts';
import { issueNumber } from '../../records/edition/register.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { composeBriefing, readReports } from '../briefing/compose.ts';
import { closeDayOf } from '../day/close.ts';
import { settledFindings } from '../keeping/settled-day.ts';
import type { EditedReports } from '../report/edited.ts';
import { basisOf, signOffOf } from '../signature/sign-off.ts';
import { confirmationOf } from './confirmation.ts';
import { indexEdition } from './index-edition.ts';
import {
  type Content,
  type Issued,
  type IssueRequest,
  type IssueStores,
  type NotIssued,
  publish,
  SAYS,
  type Series,
} from './publish.ts';

export interface DayIssueRequest extends IssueRequest {
  /** What the office was shown (`basisOf`); absent: whatever stands. */
  readonly seen?: string;
  /** A person asks, and has confirmed this; absent: the clock, which issues what there is at its hour. */
  readonly byHand?: { readonly confirm: Unready | undefined };
}

/** Issues the day's briefing, or a correction of it. */
export async function issueBriefing(
  stores: IssueStores,
  standing: StoredProgramme,
  day: ReportingDay,
  request: DayIssueRequest,
): Promise<Issued<Edition>> {
  const stored = await programmeOn(stores.table, standing, day);
  const { programme } = stored;
  const now = stores.clock.now();
  const found = dayFindings(stored, day, now);
  if (found.length > 0) return { outcome: 'refused', findings: found };
  const isOld = couldBeGone(day, dayAt(now, programme.timezone));
  const settled = isOld ? await settledFindings(stores.table, programme.id, day) : [];
  if (settled.length > 0) return { outcome: 'refused', findings: settled };
  return publish(stores, stored, dailySeries(programme, day), request, (latest) =>
    readDay(stores, stored, day, latest, request),
  );
}

const dailySeries = ({ id: programme, numbering }: Programme, day: ReportingDay): Series<Edition> => ({
  folder: day,
  editions: (table) => editionsOf(table, programme, day),
  number: (table, at) => issueNumber(table, programme, day, at, numbering),
  insert: insertEdition,
  says: SAYS.daily,
});

async function readDay(
  stores: IssueStores,
  stored: StoredProgramme,
  day: ReportingDay,
  latest: Edition | undefined,
  request: DayIssueRequest,
): Promise<Content<Edition> | 'same' | NotIssued<Edition>> {
  const { close, revisions, alone } = await closeDayOf(stores, stored, day);
  const reports = await readReports(stores, stored.programme, close, revisions);
  if (latest !== undefined && !differs(latest, close, reports)) return 'same';
  const allowed = await allowance(stores, stored, day, { basis: basisOf(close, reports), latest, seen: request.seen });
  if ('outcome' in allowed) return allowed;
  const confirmed = latest === undefined ? await confirmationOf(stores, stored.programme, close, request.byHand) : {};
  if ('outcome' in confirmed) return confirmed;
  const corrects = latest === undefined ? {} : { corrects: latest };
  return {
    compose: (templates, numbers) =>
      composeBriefing(stores, templates, stored, close, reports, {
        ...numbers,
        ...allowed,
        ...corrects,
        settled: alone,
      }),
    record: async (facts, { briefing }) => ({
      ...facts,
      ...allowed,
      ...confirmed,
      day,
      close: closeChecksum(close),
      ...(reports.checksum === undefined ? {} : { editing: reports.checksum }),
      outline: outlineOf(stored.programme, close, briefing.title),
      text: await indexEdition(stores, stored.programme, close, reports.narratives, briefing, facts.reason),
    }),
  };
}

/** Would a correction of that edition say anything else? */
export const differs = (
  edition: Edition,
  close: DayClose,
  { checksum: editing }: Pick<EditedReports, 'checksum'>,
): boolean => edition.close !== closeChecksum(close) || edition.editing !== editing;

/** May it be issued now? With the names that sign it, where the programme wants them. A hold is about the first edition. */
async function allowance(
  { table }: Pick<IssueStores, 'table'>,
  { programme }: StoredProgramme,
  day: ReportingDay,
  { basis, latest, seen }: { basis: string; latest: Edition | undefined; seen: string | undefined },
): Promise<{ readonly signed?: SignedBy } | Extract<NotIssued<Edition>, { outcome: 'waits' }>> {
  const waits = (code: 'issue.held' | 'issue.changed' | 'issue.not_signed', why = '') =>
    ({ outcome: 'waits', findings: [finding(code, { path: 'day', seen: why })] }) as const;
  const decisions = await decisionsOf(table, programme.id, day);
  const held = latest === undefined ? holdIn(decisions) : undefined;
  if (held !== undefined) return waits('issue.held', held.reason ?? '未写明');
  if (seen !== undefined && seen !== basis) return waits('issue.changed', day);
  if (programme.schedule.review !== 'required') return {};
  const { signatures, next, lapsed } = signOffOf(decisions, basis);
  if (next !== undefined) return waits('issue.not_signed', lapsed ? '签过之后内容有变化' : '还没有签发');
  const [drafted = '', reviewed = '', approved = ''] = signatures.map(({ name }) => name);
  return { signed: { drafted, reviewed, approved } };
}

/** The office may issue before the deadline, never before the day itself. */
function dayFindings({ programme }: StoredProgramme, day: ReportingDay, now: Instant): Finding[] {
  if (!isReportingDayOf(programme, day)) return [finding('day.not_asked', { path: 'day', seen: day })];
  const today = dayAt(now, programme.timezone);
  return day > today ? [finding('day.future', { path: 'day', seen: day, expected: today })] : [];
}
