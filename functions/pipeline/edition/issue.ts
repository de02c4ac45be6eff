/**
 * Third step: the day's close, narratives and matters become a numbered edition in the archive.
 *
 * The order makes a crash harmless: number from the register (the same number every time it is asked for that day), files
 * under keys made of their own bytes, the text for search, and last the edition record, so that what it names exists.
 * Started again, the step ends with the same files; started twice at once, one edition is stored and both answer with it.
 * A day that is held, or that nobody has signed although the programme wants it, waits: no number is given.
 */

import { outlineOf } from '../../core/briefing/outline.ts';
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import type { Edition, Rendition, SignedBy } from '../../core/edition/edition.ts';
import { RENDITIONS } from '../../core/edition/renditions.ts';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { couldBeGone } from '../../core/programme/keep.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Blobs, BriefingTemplates, Clock, Renderer, Table } from '../../ports.ts';
import { closeChecksum } from '../../records/day/closes.ts';
import { decisionsOf, holdIn } from '../../records/day/decisions.ts';
import { editionsOf, insertEdition } from '../../records/edition/editions.ts';
import { issueNumber } from '../../records/edition/register.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { checksum, sealed, sha256 } from '../../records/store/checksum.ts';
import { putOurs } from '../../records/store/write.ts';
import { composeBriefing, type DayReports, readReports } from '../briefing/compose.ts';
import { closeDayOf } from '../day/close.ts';
import { settledFindings } from '../keeping/settled-day.ts';
import type { EditedReports } from '../report/edited.ts';
import { basisOf, signOffOf } from '../signature/sign-off.ts';
import { indexEdition } from './index-edition.ts';

export type Issued =
  | { readonly outcome: 'issued'; readonly edition: Edition }
  /** An edition stands and is not replaced; findings say what a correction would need. */
  | { readonly outcome: 'stands'; readonly edition: Edition; readonly findings: readonly Finding[] }
  /** Held, not signed, or changed since it was looked at: nothing was issued; findings say what is to be done. */
  | { readonly outcome: 'waits'; readonly findings: readonly Finding[] }
  | { readonly outcome: 'refused'; readonly findings: readonly Finding[] };

export interface IssueStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly documents: () => Promise<{ templates: BriefingTemplates; renderers: readonly Renderer[] }>;
}

export interface IssueRequest {
  /** `clock` or the id of the access key. */
  readonly by: string;
  /** Why an issued briefing is corrected; needed, with a difference, where an edition stands. */
  readonly reason?: string;
  /** What the office was shown (`basisOf`); absent: whatever stands. */
  readonly seen?: string;
}

/** Issues the day's briefing, or a correction of it. */
export async function issueBriefing(
  stores: IssueStores,
  stored: StoredProgramme,
  day: ReportingDay,
  request: IssueRequest,
): Promise<Issued> {
  const { programme } = stored;
  const now = stores.clock.now();
  const found = dayFindings(stored, day, now);
  if (found.length > 0) return { outcome: 'refused', findings: found };
  const isOld = couldBeGone(day, dayAt(now, programme.timezone));
  const settled = isOld ? await settledFindings(stores.table, programme.id, day) : [];
  if (settled.length > 0) return { outcome: 'refused', findings: settled };
  const latest = (await editionsOf(stores.table, programme.id, day)).at(-1);
  if (latest !== undefined && !request.reason?.trim()) return stands(latest, 'issue.stands');
  const { close, revisions, alone } = await closeDayOf(stores, stored, day);
  const reports = await readReports(stores, programme, close, revisions);
  if (latest !== undefined && !differs(latest, close, reports)) return stands(latest, 'issue.no_difference');
  const allowed = await allowance(stores, stored, day, { basis: basisOf(close, reports), latest, seen: request.seen });
  if ('outcome' in allowed) return allowed;
  const documents = await stores.documents(); // before the number is given: without templates there is no issue
  const { issue, overall, at } = await issueNumber(stores.table, programme.id, day, now);
  const issuedAt = latest === undefined ? at : now;
  const reason = latest === undefined ? {} : { reason: request.reason!.trim() };
  const facts = { issue, overall, issuedAt, ...reason, ...allowed };
  return publish({ ...stores, ...documents }, stored, { close, reports, alone }, latest, facts, request.by);
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
): Promise<{ readonly signed?: SignedBy } | Extract<Issued, { outcome: 'waits' }>> {
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

type Documents = Awaited<ReturnType<IssueStores['documents']>>;

async function publish(
  stores: Omit<IssueStores, 'documents'> & Documents,
  stored: StoredProgramme,
  { close, reports, alone }: { readonly close: DayClose; readonly reports: DayReports; readonly alone: boolean },
  latest: Edition | undefined,
  facts: Pick<Edition, 'issue' | 'overall' | 'issuedAt' | 'reason' | 'signed'>,
  by: string,
): Promise<Issued> {
  const edition = (latest?.edition ?? 0) + 1;
  const corrects = latest === undefined ? {} : { corrects: latest };
  const about = { ...facts, ...corrects, edition, settled: alone };
  const input = await composeBriefing(stores, stores.templates, stored, close, reports, about);
  const folder = `${close.programme}/${close.day}/${String(edition).padStart(2, '0')}`;
  const files: Rendition[] = [];
  for (const renderer of stores.renderers) {
    files.push(await archive(stores.blobs, folder, renderer, await renderer.render(input)));
  }
  const text = await indexEdition(stores, stored.programme, close, reports.narratives, input.briefing, facts.reason);
  const record = sealed<Edition>({
    programme: close.programme,
    day: close.day,
    edition,
    ...facts,
    by,
    programmeVersion: stored.version,
    close: closeChecksum(close),
    ...(reports.checksum === undefined ? {} : { editing: reports.checksum }),
    files,
    outline: outlineOf(stored.programme, close, input.briefing.title),
    text,
    previous: latest === undefined ? null : (latest.seal ?? checksum(latest)),
  });
  const { ours, stored: kept } = await insertEdition(stores.table, record);
  if (ours || latest === undefined) return { outcome: 'issued', edition: kept };
  return stands(kept, 'issue.overtaken');
}

/**
 * The key holds the bytes' own hash: a repeated attempt meets the same bytes or another key. Bytes that were damaged
 * meanwhile are noticed, and no edition names them.
 */
export async function archive(blobs: Blobs, folder: string, { file }: Renderer, bytes: Uint8Array): Promise<Rendition> {
  const { mediaType } = RENDITIONS[file];
  const hash = sha256(bytes);
  const key = `archive/${folder}/${hash.slice(0, 16)}/${file}`;
  if (!(await putOurs(blobs, key, bytes, mediaType))) throw new Error(`${key} holds something else.`);
  return { name: file, mediaType, bytes: bytes.byteLength, sha256: hash, key };
}

function stands(edition: Edition, code: 'issue.stands' | 'issue.no_difference' | 'issue.overtaken'): Issued {
  const seen = `第${edition.issue}期 第${edition.edition}版`;
  return { outcome: 'stands', edition, findings: [finding(code, { path: 'reason', seen })] };
}

/** The office may issue before the deadline, never before the day itself. */
function dayFindings({ programme }: StoredProgramme, day: ReportingDay, now: Instant): Finding[] {
  if (!isReportingDayOf(programme, day)) return [finding('day.not_asked', { path: 'day', seen: day })];
  const today = dayAt(now, programme.timezone);
  return day > today ? [finding('day.future', { path: 'day', seen: day, expected: today })] : [];
}
