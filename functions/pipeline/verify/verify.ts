/**
 * Is everything that is stored what was written? Reports, closes, editions, digests, files, registers, decisions and sealed
 * records of a programme, each recomputed and compared; whatever does not fit is named, with what is affected. Reads only.
 */

import { previousReportingDay } from '../../core/calendar/schedule.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import { minutesAfter } from '../../core/delivery/delivery.ts';
import type { Edition, RegisterYear } from '../../core/edition/edition.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { addDays, dayAt, daysBetween, isReportingDay } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Problem, Unfinished } from '../../core/verify/problem.ts';
import type { Stores } from '../../ports.ts';
import { lastClosedDay, readClose } from '../../records/day/closes.ts';
import { deliveriesOf } from '../../records/delivery/deliveries.ts';
import { editionKey } from '../../records/edition/editions.ts';
import { readRegisterYears } from '../../records/edition/register.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { amendmentsSince } from '../../records/report/amendments.ts';
import { latestRevisions } from '../../records/report/submissions.ts';
import { verifyAudit } from './audit.ts';
import { verifyClose } from './close.ts';
import { verifyCopies } from './copies.ts';
import { verifyDecisions } from './decisions.ts';
import { verifyDigests } from './digests.ts';
import { verifyEditions } from './editions.ts';
import { verifyFigures } from './figures.ts';
import { verifyHistory } from './history.ts';
import { verifyPhotos } from './photos.ts';
import { readOr } from './reading.ts';
import { numberWithoutEdition, verifyNumber, verifyRegister } from './register.ts';
import { type RemovedDay, verifyRemovals, verifyRemovedDay } from './removals.ts';
import { verifyRevisions } from './revisions.ts';
import { verifySealed } from './sealed.ts';
import { unfinishedIssue } from './unfinished.ts';
import { verifyVerifications } from './verifications.ts';
import { verifyVersions } from './versions.ts';

export interface VerifyResult {
  readonly programme: string;
  /** What was looked at. */
  readonly checked: {
    readonly [what in
      | 'days'
      | 'revisions'
      | 'closes'
      | 'editions'
      | 'digests'
      | 'files'
      | 'others'
      | 'history'
      | 'unsealed'
      | 'hashOnly']: number;
  };
  /** Empty: everything is what was written. */
  readonly problems: readonly Problem[];
  /** Numbers that are given and not yet issued, each with what to do. */
  readonly unfinished: readonly Unfinished[];
  /** Days whose reports or photos were removed when their time was over: no damage, and not looked at as the others are. */
  readonly removed: readonly RemovedDay[];
}

/** Days after the last known one that are looked at: reports that wait for their closing. */
const DAYS_AHEAD = 40;

type Years = readonly { readonly key: string; readonly data: RegisterYear }[];

interface Ground {
  readonly programme: Programme;
  readonly versions: ReadonlyMap<number, StoredProgramme>;
  /** First days that intact versions name. */
  readonly starts: readonly ReportingDay[];
  readonly years: Years;
}

/**
 * @param only only these days, in this order; absent: every day since the programme starts.
 * @param isOver asked before each day: true ends it there. `checked.days` says how many were looked at.
 */
export async function verifyProgramme(
  stores: Stores,
  programmeId: string,
  only?: readonly ReportingDay[],
  isOver: () => boolean = () => false,
): Promise<VerifyResult> {
  const problems: Problem[] = [];
  const checked = {
    days: 0,
    revisions: 0,
    closes: 0,
    editions: 0,
    digests: 0,
    files: 0,
    others: 0,
    history: 0,
    unsealed: 0,
    hashOnly: 0,
  };
  const removed: RemovedDay[] = [];
  const unfinished: Unfinished[] = [];
  const result = { programme: programmeId, checked, problems, unfinished, removed };
  const { all: versions, intact } = await verifyVersions(stores.table, programmeId, problems);
  const programme = (intact.at(-1) ?? [...versions.values()].at(-1))?.programme;
  if (programme === undefined) return result;
  const years = await verifyYears(stores, programme, problems);
  const ground = { programme, versions, starts: intact.map((each) => each.programme.starts), years };
  if (only === undefined) problems.push(...(await verifyAudit(stores, programmeId)));
  for (const each of only ?? (await daysOf(stores, ground, problems))) {
    if (isOver()) break;
    const words = { path: `days/${each}`, day: each, name: each, affects: `${each} 的全部记录` };
    const found = await readOr(problems, words, NOTHING, () => verifyDay(stores, ground, each));
    problems.push(...found.problems);
    unfinished.push(...found.unfinished);
    checked.days += 1;
    checked.hashOnly += found.removed.some(({ kind }) => kind === 'reports') ? 1 : 0;
    removed.push(...found.removed);
    checked.revisions += found.revisions;
    checked.closes += found.closes;
    checked.editions += found.editions;
    checked.files += found.files;
  }
  if (only === undefined) {
    const { digests, files, unfinished: begun } = await verifyDigests(stores, programmeId, problems);
    unfinished.push(...begun);
    problems.push(...(await verifyRemovals(stores, programmeId)));
    checked.history = await verifyHistory(stores, programmeId, problems);
    Object.assign(checked, await verifySealed(stores.table, programmeId, problems), { digests });
    checked.files += files;
  }
  const isWanted = (month: string): boolean => only === undefined || only.some((day) => day.startsWith(month));
  problems.push(...(await verifyFigures(stores, programmeId, isWanted)));
  problems.push(...(await verifyVerifications(stores.table, programmeId)));
  return result;
}

async function verifyYears(stores: Stores, { id, numbering }: Programme, problems: Problem[]): Promise<Years> {
  const words = { path: 'register', name: '期号登记簿', affects: '全部期号' };
  return readOr(problems, words, [], async () => {
    const years = await readRegisterYears(stores.table, id);
    problems.push(...verifyRegister(years, id, undefined, numbering));
    return years;
  });
}

/**
 * From the first start to some weeks after the last day that is known to have been closed or numbered. Only what is intact,
 * or said by a key, is asked: a changed byte in a date must not send us through centuries.
 */
async function daysOf(stores: Stores, ground: Ground, problems: Problem[]): Promise<ReportingDay[]> {
  const { programme, starts, years } = ground;
  const words = { path: 'closes', name: '最后一次日结', affects: '日结' };
  const last = await readOr(problems, words, undefined, () => lastClosedDay(stores, programme.id));
  const numbered = years.flatMap(({ key, data }) =>
    Object.keys(data.issues ?? {}).filter((day) => isReportingDay(day) && day.startsWith(`${key}-`)),
  );
  const known = [...starts, ...numbered, ...(last === undefined ? [] : [last])].sort();
  const [earliest, latest] = [known[0], known.at(-1)];
  if (earliest === undefined || latest === undefined) return [];
  return daysBetween(starts.length > 0 ? earliest : addDays(earliest, -DAYS_AHEAD), addDays(latest, DAYS_AHEAD));
}

interface VerifiedDay {
  readonly problems: readonly Problem[];
  readonly unfinished: readonly Unfinished[];
  readonly revisions: number;
  readonly closes: number;
  readonly editions: number;
  readonly files: number;
  readonly removed: readonly RemovedDay[];
}

const NOTHING: VerifiedDay = {
  removed: [],
  problems: [],
  unfinished: [],
  revisions: 0,
  closes: 0,
  editions: 0,
  files: 0,
};

async function verifyDay(stores: Stores, ground: Ground, day: ReportingDay): Promise<VerifiedDay> {
  const { programme, versions, years } = ground;
  const problems: Problem[] = [];
  const reports = await verifyRevisions(stores.table, programme, day);
  const close = await closeOn(stores, programme, day, problems);
  const gone = await verifyRemovedDay(stores, programme, day, close, reports.byUnit);
  problems.push(...gone.problems);
  const before = previousReportingDay(programme, day);
  const previous = before === undefined ? undefined : await closeOn(stores, programme, before, []);
  const facts = { day, before: previous, byUnit: reports.byUnit, versions, blobs: stores.blobs };
  const ofClose = close === undefined || gone.reports !== undefined ? [] : await verifyClose({ ...facts, close });
  problems.push(...ofClose);
  const certain = () => false; // what would explain a difference cannot be read, so it is not explained
  const margin = ofClose.length === 0 ? MEETING_MINUTES : 0;
  const isOutdated = await changesUpTo(stores, programme, day, close, margin).catch(() => certain);
  const isTextGone = gone.reports !== undefined;
  const issued = await verifyEditions(stores, { programme: programme.id, day, close, isOutdated, isTextGone });
  const copies = await verifyCopies(stores, programme.id, day, issued.editions);
  problems.push(
    ...reports.problems.filter((each) => !gone.isCutOff(each)),
    ...issued.problems,
    ...verifyNumber(years, day, issued.editions),
  );
  problems.push(...copies.problems);
  const begun = await unfinishedDay(stores, programme.id, day, numberWithoutEdition(years, day, issued.editions));
  problems.push(...begun.problems);
  problems.push(...(await verifyDecisions(stores.table, programme.id, day)));
  const all = [...reports.byUnit.values()].flat();
  const photos = await verifyPhotos(stores.blobs, programme, gone.photos === undefined ? all : []);
  problems.push(...photos.problems);
  const counts = {
    closes: close ? 1 : 0,
    editions: issued.editions.length,
    files: issued.files + copies.files + photos.files,
  };
  return { problems, unfinished: begun.unfinished, revisions: all.length, removed: gone.days, ...counts };
}

async function unfinishedDay(
  { table }: Stores,
  programme: string,
  day: ReportingDay,
  issue: number | undefined,
): Promise<Awaited<ReturnType<typeof unfinishedIssue>>> {
  if (issue === undefined) return { problems: [], unfinished: [] };
  return unfinishedIssue(table, {
    ...{ programme, issue, record: editionKey(programme, day, 1).sk, command: `jianbao issue ${programme} ${day}` },
    words: { path: `editions/${day}/1`, day, name: `${day} 的简报`, affects: `${day} 的简报` },
    isDelivered: (await deliveriesOf(table, programme, day, 1)).length > 0,
  });
}

function closeOn(stores: Stores, programme: Programme, day: ReportingDay, problems: Problem[]) {
  const words = { path: `closes/${day}`, day, name: `${day} 的日结`, affects: `${day} 的简报及此后的累计数` };
  return readOr<DayClose | undefined>(
    problems,
    words,
    undefined,
    async () => (await readClose(stores, programme.id, day))?.close,
  );
}

/**
 * A report has the time at which it came in, and is stored a moment later; an edition has the time at which its making began.
 * One that came in shortly before may so have missed it, which a close that is whole shows. Longer than any function that
 * takes reports may run.
 */
const MEETING_MINUTES = 1;

/**
 * Whether what an edition of that day prints was changed after it was issued: by a report about that day or an earlier one
 * (they are noted as amendments), or by closing such a day again under a later version of the programme.
 * @param margin minutes before its issue from which on a report may have missed it
 */
async function changesUpTo(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
  close: DayClose | undefined,
  margin: number,
): Promise<(edition: Edition) => boolean> {
  const noted = (await amendmentsSince(stores.table, programme.id, day)).filter((each) => each.day <= day);
  const reports: string[] = [];
  const versions = [close?.programmeVersion ?? 0];
  for (const each of new Set(noted.map((amendment) => amendment.day))) {
    reports.push(...(await latestRevisions(stores.table, programme, each)).map(({ receivedAt }) => receivedAt));
    const known = (await readClose(stores, programme.id, each))?.close;
    versions.push(known?.programmeVersion ?? 0);
    reports.push(...(known?.units ?? []).map(({ receivedAt }) => receivedAt ?? '')); // what was removed since is named here
  }
  const lastReport = reports.sort().at(-1) ?? '';
  const lastNote =
    noted
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? '';
  return ({ issuedAt, programmeVersion }) =>
    lastReport > minutesAfter(issuedAt, -margin) ||
    lastNote > dayAt(issuedAt, programme.timezone) ||
    Math.max(...versions) > programmeVersion;
}
