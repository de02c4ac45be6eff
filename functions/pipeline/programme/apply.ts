/**
 * A changed programme becomes the version that counts from a day on: the first that is not due yet, or the one that was
 * asked for. Says what changes in meaning and which issued figures would differ, and refuses what cannot be.
 *
 * The one way for the command, the desk and the workshop. Nothing is stored in a dry run or a refusal.
 */

import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import { type Finding, finding, hasErrors } from '../../core/findings/finding.ts';
import { type ProgrammeChange, programmeChanges } from '../../core/programme/changes.ts';
import { seriesChanges, withContinued } from '../../core/programme/continued.ts';
import { firstDayNotDue, inForceOf, withVersion } from '../../core/programme/in-force.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { type Counted, refusalsOf } from '../../core/programme/refusals.ts';
import { addDays, dayAt, daysBetween, isReportingDay, laterDay } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blobs, Clock, Table } from '../../ports.ts';
import { lastClosedDay, readClose } from '../../records/day/closes.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { settledUntil } from '../../records/keeping/settled.ts';
import {
  currentProgramme,
  programmeOn,
  type StoredProgramme,
  storeProgramme,
  storeVersionAfter,
} from '../../records/programme/programmes.ts';
import { recordAmendment } from '../../records/report/amendments.ts';
import { latestRevisions } from '../../records/report/submissions.ts';
import { unstored } from '../briefing/unstored.ts';
import { type OutdatedEdition, outdatedEditions } from '../edition/outdated.ts';

export interface ApplyRequest {
  /** The version that was changed; absent: whatever was last stored from the same file. */
  readonly base?: number;
  readonly file?: string;
  readonly from?: ReportingDay;
  /** Wanted where days are changed that were due already. */
  readonly reason?: string;
  /** Id of the access key; absent: an engineer at the command line. */
  readonly by?: string;
  readonly dry?: boolean;
}

/** What it comes to. */
export interface ProgrammePlan {
  /** The version that it is, or would be. */
  readonly version: number;
  /** The day from which it counts. */
  readonly from: ReportingDay;
  /** Against the version that stands. */
  readonly changes: readonly ProgrammeChange[];
  /** Issued editions that would say something else, oldest first; only where days are changed that were due already. */
  readonly outdated: readonly OutdatedEdition[];
}

export type Applied =
  | ({ readonly outcome: 'stored' | 'same' | 'dry' } & ProgrammePlan)
  | {
      readonly outcome: 'refused';
      readonly findings: readonly Finding[];
      readonly changes: readonly ProgrammeChange[];
      readonly outdated: readonly OutdatedEdition[];
    };

export interface ApplyStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
}

export async function applyProgramme(
  stores: ApplyStores,
  written: Programme,
  request: ApplyRequest = {},
): Promise<Applied> {
  const { table, clock } = stores;
  const current = await currentProgramme(table, written.id);
  if (current === undefined) return storeFirst(stores, written, request);
  const changes = programmeChanges(current.programme, written);
  const refused = (findings: readonly Finding[], outdated: readonly OutdatedEdition[] = []): Applied => {
    return { outcome: 'refused', findings, changes, outdated };
  };
  const standsFrom = inForceOf(current.programme, current.version).at(-1)!.from;
  if (changes.length === 0 && (request.from === undefined || request.from >= standsFrom)) {
    return { outcome: 'same', version: current.version, from: standsFrom, changes, outdated: [] };
  }
  const stale = staleFindings(current, request);
  if (stale.length > 0) return refused(stale);
  const open = await firstOpenDay(stores, current, written);
  const wanted = request.from ?? open;
  const from = laterDay(wanted, written.starts) === wanted ? wanted : written.starts;
  const asked = await askedFindings(stores, current, request, from, open);
  if (asked.length > 0) return refused(asked);
  const before = isReportingDay(from) ? await countedBefore(stores, current, from) : undefined;
  const programme = withContinued(before, written);
  const kept = await keptFindings(stores, current, programme, from);
  if (hasErrors(kept)) return refused(kept);
  const outdated = from < open ? await outdatedBy(stores, current, programme, from) : [];
  if (from < open && !request.reason?.trim()) {
    return refused([finding('programme.reason', { path: 'from', seen: from, expected: open })], outdated);
  }
  const told = [...changes, ...seriesChanges(before, programme)];
  const plan = { version: current.version + 1, from, changes: told, outdated };
  if (request.dry) return { outcome: 'dry', ...plan };
  await noteChangedDays(stores, current, programme, from);
  const { by, file, reason } = request;
  const about = { ...(by && { by }), ...(file && { file }), ...(reason && { reason: reason.trim() }) };
  const stored = await storeVersionAfter(table, programme, {
    ...about,
    at: clock.now(),
    version: current.version,
    from,
  });
  return stored === undefined ? applyProgramme(stores, written, request) : { outcome: 'stored', ...plan };
}

/** What counts on the day before; of a change from the first day on, what it takes the place of. */
async function countedBefore({ table }: ApplyStores, current: StoredProgramme, from: ReportingDay): Promise<Programme> {
  const last = from <= current.programme.starts ? from : addDays(from, -1);
  return (await programmeOn(table, current, last)).programme;
}

async function storeFirst(stores: ApplyStores, programme: Programme, request: ApplyRequest): Promise<Applied> {
  const plan = { version: 1, from: programme.starts, changes: [], outdated: [] };
  if (request.dry) return { outcome: 'dry', ...plan };
  const { by, file } = request;
  const about = { ...(by && { by }), ...(file && { file }) };
  const { version } = await storeProgramme(stores.table, programme, stores.clock.now(), about);
  return { outcome: 'stored', ...plan, version };
}

/** Was it changed elsewhere since? The version that is named decides; without one, only the same file may follow itself. */
function staleFindings(current: StoredProgramme, { base, file }: ApplyRequest): Finding[] {
  const isOwn = file !== undefined && current.file === file;
  if (base === undefined ? isOwn : base === current.version) return [];
  const seen = base === undefined ? '没有写明以哪一版为底稿' : `以第${base}版为底稿`;
  return [finding('programme.stale', { path: 'version', seen, expected: String(current.version) })];
}

/** The first day that a change may count from without touching what was due, issued, or reported with more decimals. */
async function firstOpenDay(stores: ApplyStores, current: StoredProgramme, wanted: Programme): Promise<ReportingDay> {
  const { table, clock } = stores;
  const today = dayAt(clock.now(), wanted.timezone);
  let day = firstDayNotDue(current.programme, wanted, clock.now());
  while (day <= today) {
    const isIssued = (await editionsOf(table, wanted.id, day)).length > 0;
    if (!isIssued && !(await hasFinerFigures(table, wanted, day))) break;
    day = addDays(day, 1);
  }
  return day;
}

/** Has anybody reported a figure of that day that the programme would not take any more? */
async function hasFinerFigures(table: Table, wanted: Programme, day: ReportingDay): Promise<boolean> {
  const decimals = new Map(wanted.indicators.map((indicator) => [indicator.id, indicator.decimals]));
  return (await latestRevisions(table, wanted, day)).some(({ figures }) =>
    Object.entries(figures).some(
      ([id, value]) => typeof value === 'string' && (value.split('.')[1]?.length ?? 0) > (decimals.get(id) ?? 6),
    ),
  );
}

/** Is the day one that may be asked for? */
async function askedFindings(
  stores: ApplyStores,
  current: StoredProgramme,
  { from: asked }: ApplyRequest,
  from: ReportingDay,
  open: ReportingDay,
): Promise<Finding[]> {
  if (!isReportingDay(from)) return [finding('programme.from', { path: 'from', seen: from })];
  const last = inForceOf(current.programme, current.version).at(-1)!;
  if (asked === undefined && last.from > from) {
    return [finding('programme.waits', { path: 'from', seen: last.version, expected: last.from })];
  }
  const settled = from < open ? await settledUntil(stores.table, current.programme.id) : undefined;
  if (settled === undefined || from > settled) return [];
  return [finding('programme.settled', { path: 'from', seen: from, expected: settled })];
}

/** What cannot be because of what was reported, closed or issued. */
async function keptFindings(
  stores: ApplyStores,
  current: StoredProgramme,
  wanted: Programme,
  from: ReportingDay,
): Promise<Finding[]> {
  const { table } = stores;
  const { id, starts } = current.programme;
  const last = await lastClosedDay(stores, id);
  if (last === undefined && !(await hasReports(stores, current.programme))) return [];
  const list = inForceOf(current.programme, current.version);
  const days = [starts, ...list.map((each) => each.from).filter((day) => day > starts)];
  const counted = days.filter((day) => day < from || day === starts);
  const earlier: Counted[] = await Promise.all(
    counted.map(async (day) => ({ from: day, programme: (await programmeOn(table, current, day)).programme })),
  );
  const gone = last === undefined ? [] : await daysGone(stores, current, wanted, from, last);
  return [...refusalsOf(earlier, wanted, from), ...gone];
}

/** Before any close: of the days that may have been reported about by now. */
async function hasReports({ table, clock }: ApplyStores, programme: Programme): Promise<boolean> {
  const today = dayAt(clock.now(), programme.timezone);
  for (const day of daysBetween(laterDay(programme.starts, addDays(today, -MOST_OPEN_DAYS)), today)) {
    if ((await latestRevisions(table, programme, day)).length > 0) return true;
  }
  return false;
}

/** Days that may lie open, none of them closed, before the clock first ran. */
const MOST_OPEN_DAYS = 14;

/** Closed days that would be no reporting days any more. */
async function daysGone(
  stores: ApplyStores,
  current: StoredProgramme,
  wanted: Programme,
  from: ReportingDay,
  last: ReportingDay,
): Promise<Finding[]> {
  const after = asCounting(current, wanted, from);
  const days = daysBetween(from, last).filter(
    (day) => isReportingDayOf(current.programme, day) && !isReportingDayOf(after, day),
  );
  const closed = await Promise.all(days.map((day) => readClose(stores, wanted.id, day)));
  return days
    .filter((_, at) => closed[at] !== undefined)
    .map((day) => finding('programme.day_gone', { path: 'calendar', seen: day }));
}

function asCounting({ programme, version }: StoredProgramme, wanted: Programme, from: ReportingDay): Programme {
  return { ...wanted, inForce: withVersion(inForceOf(programme, version), wanted, version + 1, from) };
}

/** Found by storing it and closing once more, on stores that keep nothing. */
async function outdatedBy(
  stores: ApplyStores,
  current: StoredProgramme,
  programme: Programme,
  from: ReportingDay,
): Promise<readonly OutdatedEdition[]> {
  const trial = { ...unstored(stores), clock: stores.clock };
  await noteChangedDays(trial, current, programme, from);
  const storing = { at: stores.clock.now(), from, version: current.version };
  const stored = await storeVersionAfter(trial.table, programme, storing);
  if (stored === undefined) return []; // changed by somebody else meanwhile: nothing will be stored for real either
  const before = new Set((await outdatedEditions(stores, current)).map(({ edition }) => edition.day));
  return (await outdatedEditions(trial, stored)).filter(
    ({ edition }) => !before.has(edition.day) || edition.day >= from,
  );
}

/** Every closed day that it concerns shall be looked at again; noted first, so that a crash leaves no change unnoticed. */
async function noteChangedDays(
  stores: Pick<ApplyStores, 'table' | 'clock'>,
  current: StoredProgramme,
  programme: Programme,
  from: ReportingDay,
): Promise<void> {
  const last = await lastClosedDay(stores, programme.id);
  if (last === undefined || from > last) return;
  const today = dayAt(stores.clock.now(), programme.timezone);
  const after = asCounting(current, programme, from);
  for (const day of daysBetween(from, last)) {
    if (isReportingDayOf(after, day)) await recordAmendment(stores.table, programme.id, today, day);
  }
}
