/**
 * Is everything that is stored what was written? Reports, closes, editions, files, register and decisions of a programme,
 * each recomputed and compared; whatever does not fit is named, with what is affected. Reads only.
 */
import type { DayClose } from '../core/day-close.ts';
import type { Edition, RegisterYear } from '../core/edition.ts';
import type { Problem } from '../core/problem.ts';
import type { Programme, ReportingDay } from '../core/programme.ts';
import { addDays, dayAt, daysBetween } from '../core/reporting-day.ts';
import { previousReportingDay } from '../core/schedule.ts';
import type { Stores } from '../ports.ts';
import { amendmentsSince } from '../records/amendments.ts';
import { lastClose, readClose } from '../records/closes.ts';
import type { StoredProgramme } from '../records/programmes.ts';
import { readRegisterYears } from '../records/register.ts';
import { latestRevisions } from '../records/submissions.ts';
import { verifyClose } from './verify-close.ts';
import { verifyDecisions } from './verify-decisions.ts';
import { verifyEditions } from './verify-editions.ts';
import { readOr } from './verify-reading.ts';
import { verifyNumber, verifyRegister } from './verify-register.ts';
import { verifyRevisions } from './verify-revisions.ts';
import { verifyVersions } from './verify-versions.ts';

export interface VerifyResult {
  readonly programme: string;
  /** What was looked at. */
  readonly checked: { readonly [what in 'days' | 'revisions' | 'closes' | 'editions' | 'files']: number };
  /** Empty: everything is what was written. */
  readonly problems: readonly Problem[];
}

/** Days after the last known one that are looked at: reports that wait for their closing. */
const DAYS_AHEAD = 40;

type Years = readonly { readonly key: string; readonly data: RegisterYear }[];

interface Ground {
  readonly programme: Programme;
  readonly versions: ReadonlyMap<number, StoredProgramme>;
  readonly years: Years;
}

/** @param day only that day; absent: every day since the programme starts. */
export async function verifyProgramme(stores: Stores, programmeId: string, day?: ReportingDay): Promise<VerifyResult> {
  const problems: Problem[] = [];
  const checked = { days: 0, revisions: 0, closes: 0, editions: 0, files: 0 };
  const result = { programme: programmeId, checked, problems };
  const versions = await verifyVersions(stores.table, programmeId, problems);
  const programme = [...versions.values()].at(-1)?.programme;
  if (programme === undefined) return result;
  const years = await verifyYears(stores, programmeId, problems);
  const ground = { programme, versions, years };
  for (const each of day === undefined ? await daysOf(stores, ground, problems) : [day]) {
    const found = await verifyDay(stores, ground, each);
    problems.push(...found.problems);
    checked.days += 1;
    checked.revisions += found.revisions;
    checked.closes += found.closes;
    checked.editions += found.editions;
    checked.files += found.files;
  }
  return result;
}

async function verifyYears(stores: Stores, programme: string, problems: Problem[]): Promise<Years> {
  const words = { path: 'register', name: '期号登记簿', affects: '全部期号' };
  return readOr(problems, words, [], async () => {
    const years = await readRegisterYears(stores.table, programme);
    problems.push(...verifyRegister(years, programme));
    return years;
  });
}

/** From the first start of any version to some weeks after the last day that is known to have been closed or numbered. */
async function daysOf(
  stores: Stores,
  { programme, versions, years }: Ground,
  problems: Problem[],
): Promise<ReportingDay[]> {
  const starts = [...versions.values()].map((version) => version.programme.starts).sort();
  const words = { path: 'closes', name: '最后一次日结', affects: '日结' };
  const last = await readOr(problems, words, undefined, () => lastClose(stores, programme.id));
  const numbered = years.flatMap(({ data }) => Object.keys(data.issues ?? {}));
  const known = [starts[0]!, last?.day ?? '', ...numbered].sort().at(-1)!;
  return daysBetween(starts[0]!, addDays(known, DAYS_AHEAD));
}

async function verifyDay(stores: Stores, ground: Ground, day: ReportingDay) {
  const { programme, versions, years } = ground;
  const problems: Problem[] = [];
  const reports = await verifyRevisions(stores.table, programme, day);
  const close = await closeOn(stores, programme, day, problems);
  const before = previousReportingDay(programme, day);
  const previous = before === undefined ? undefined : await closeOn(stores, programme, before, []);
  if (close) problems.push(...verifyClose({ day, close, before: previous, byUnit: reports.byUnit, versions }));
  const certain = () => false; // what would explain a difference cannot be read, so it is not explained
  const isOutdated = await changesUpTo(stores, programme, day, close).catch(() => certain);
  const facts = { programme: programme.id, day, close, isOutdated };
  const issued = await verifyEditions(stores, facts);
  problems.push(...reports.problems, ...issued.problems, ...verifyNumber(years, day, issued.editions));
  problems.push(...(await verifyDecisions(stores.table, programme.id, day)));
  const revisions = [...reports.byUnit.values()].flat().length;
  return { problems, revisions, closes: close ? 1 : 0, editions: issued.editions.length, files: issued.files };
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
 * Whether what an edition of that day prints was changed after it was issued: by a report about that day or an earlier one
 * (they are noted as amendments), or by closing such a day again under a later version of the programme.
 */
async function changesUpTo(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
  close: DayClose | undefined,
): Promise<(edition: Edition) => boolean> {
  const noted = (await amendmentsSince(stores.table, programme.id, day)).filter((each) => each.day <= day);
  const reports: string[] = [];
  const versions = [close?.programmeVersion ?? 0];
  for (const each of new Set(noted.map((amendment) => amendment.day))) {
    reports.push(...(await latestRevisions(stores.table, programme, each)).map(({ receivedAt }) => receivedAt));
    versions.push((await readClose(stores, programme.id, each))?.close.programmeVersion ?? 0);
  }
  const lastReport = reports.sort().at(-1) ?? '';
  const lastNote =
    noted
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? '';
  return ({ issuedAt, programmeVersion }) =>
    lastReport > issuedAt || lastNote > dayAt(issuedAt, programme.timezone) || Math.max(...versions) > programmeVersion;
}
