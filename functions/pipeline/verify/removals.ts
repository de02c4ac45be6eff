/**
 * Part of `verify.ts`: what was removed when its time was over. A day without its reports is no damage when a record that
 * stood before them says what went, a run that is in the audit began it, and what stays is what it was then. What lacks such
 * a record is missing, as ever.
 */
import type { DayClose } from '../../core/day/day-close.ts';
import { KEPT_KINDS, type KeptKind, type Programme } from '../../core/programme/programme.ts';
import type { Revision } from '../../core/report/submission.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import { type Problem, problem } from '../../core/verify/problem.ts';
import type { Stores } from '../../ports.ts';
import {
  type DayRemoval,
  dayRemoval,
  dayRemovals,
  listOf,
  type RemovalRun,
  type RemovedList,
  removalRuns,
} from '../../records/keeping/removals.ts';
import { checksum, isIntact } from '../../records/store/checksum.ts';
import { partition } from '../../records/store/keys.ts';
import { readOr } from './reading.ts';

/** Said beside the problems: `2022-04-08 reports`, when, by which run, and whether it is all gone yet. */
export interface RemovedDay {
  readonly day: ReportingDay;
  readonly kind: KeptKind;
  readonly at: Instant;
  readonly run: number;
  readonly done: boolean;
}

export interface VerifiedRemovals {
  readonly reports: DayRemoval | undefined;
  readonly photos: DayRemoval | undefined;
  readonly days: readonly RemovedDay[];
  readonly problems: readonly Problem[];
  /** Is that a revision behind one that went already, on a day whose removal was cut short? Then its chain has no beginning. */
  isCutOff(problem: Problem): boolean;
}

/** @param byUnit revisions that are there all the same. */
export async function verifyRemovedDay(
  stores: Stores,
  { id }: Programme,
  day: ReportingDay,
  close: DayClose | undefined,
  byUnit: ReadonlyMap<string, readonly Revision[]>,
): Promise<VerifiedRemovals> {
  const [reports, photos] = await Promise.all(
    (['reports', 'photos'] as const).map((kind) => dayRemoval(stores.table, id, kind, day)),
  );
  const found = [reports, photos].filter((each) => each !== undefined);
  const days = found.map(({ kind, at, run, state }) => ({ day, kind, at, run, done: state === 'done' }));
  if (reports === undefined) return { reports, photos, days, problems: [], isCutOff: () => false };
  const problems: Problem[] = [];
  const list = await readOr<RemovedList | undefined>(problems, about(day), undefined, () => listOf(stores, reports));
  problems.push(...closeProblems(reports, close), ...proofProblems(reports, list, close, byUnit));
  return { reports, photos, days, problems, isCutOff: (each) => isCutOff(each, list, byUnit) };
}

function isCutOff(
  { code, path }: Problem,
  list: RemovedList | undefined,
  byUnit: ReadonlyMap<string, readonly Revision[]>,
): boolean {
  const [, unit = '', number = ''] = /^submissions\/[^/]+\/([^/]+)\/(\d+)$/.exec(path) ?? [];
  if (code !== 'revision.chain' || list === undefined || unit === '') return false;
  const before = Number(number) - 1;
  const isThere = (byUnit.get(unit) ?? []).some(({ revision }) => revision === before);
  return !isThere && list.records.some(([, sk]) => sk === keyOfRevision(unit, before));
}

const keyOfRevision = (unit: string, revision: number): string => `U#${unit}#R#${String(revision).padStart(4, '0')}`;

/** It cannot be computed again, so it must be what it was when its reports went. */
function closeProblems({ day, close: sum }: DayRemoval, close: DayClose | undefined): Problem[] {
  if ((close === undefined ? null : checksum(close)) === sum) return [];
  return [problem('removal.close', { ...about(day), name: `${day} 的日结` })];
}

function proofProblems(
  { day, sum, state, records, files }: DayRemoval,
  list: RemovedList | undefined,
  close: DayClose | undefined,
  byUnit: ReadonlyMap<string, readonly Revision[]>,
): Problem[] {
  if (list === undefined) return [];
  const say = (code: 'removal.unproven' | 'removal.left', seen: string) => [problem(code, { ...about(day), seen })];
  if (checksum(list) !== sum) return say('removal.unproven', '清单被改动');
  if (list.records.length !== records || list.files.length !== files)
    return say(
      'removal.unproven',
      `清单有 ${list.records.length} 条记录、${list.files.length} 个文件，写的是 ${records}、${files}`,
    );
  const named = new Set(list.records.map(([, sk]) => sk));
  const missing = (close?.units ?? []).find(
    ({ unit, revision }) => revision !== null && !named.has(keyOfRevision(unit, revision)),
  );
  if (missing !== undefined) return say('removal.unproven', `清单中没有 ${missing.name} 的报送`);
  const left = [...byUnit.values()].flat().length;
  return state === 'done' && left > 0 ? say('removal.left', `${left} 次修订`) : [];
}

const about = (day: ReportingDay) => ({
  ...{ path: `removals/reports/${day}`, day, name: day, affects: `${day} 的日结、简报及此后的累计数` },
});

/** Every run against the records of its days, and every day's record against its run. */
export async function verifyRemovals(stores: Stores, programme: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  const all = { path: 'removals', name: '销毁记录', affects: '什么按保管期限销毁了的记录' };
  const runs = await readOr<RemovalRun[]>(problems, all, [], () => removalRuns(stores.table, programme));
  const days = await readOr<DayRemoval[]>(problems, all, [], () => allDays(stores, programme));
  for (const day of days) {
    const run = runs.find(({ number }) => number === day.run);
    const isOf = run?.days.some(({ kind, from, to }) => kind === day.kind && from <= day.day && day.day <= to) === true;
    const seen = !isIntact(day) ? '记录被改动' : isOf ? '' : '没有写明它的销毁批次';
    const words = { ...all, path: `removals/${day.kind}/${day.day}`, name: `${day.day} 的销毁记录`, seen };
    if (seen !== '') problems.push(problem('removal.run', words));
  }
  return [...problems, ...runs.flatMap((run) => runProblems(run, days))];
}

function runProblems(run: RemovalRun, days: readonly DayRemoval[]): Problem[] {
  const words = {
    path: `removals/${run.number}`,
    name: `第 ${run.number} 次销毁的记录`,
    affects: '什么按保管期限销毁了的记录',
  };
  if (!isIntact(run)) return [problem('record.altered', words)];
  if (run.result === undefined) return [];
  const done = days.filter((each) => each.run === run.number && each.state === 'done');
  const own = run.days.flatMap(({ kind, from, to }) =>
    done.filter((each) => each.kind === kind && from <= each.day && each.day <= to),
  );
  const { result } = run;
  if (checksum(own.map(({ sum }) => sum)) !== result.sum)
    return [problem('removal.run', { ...words, seen: '逐日的校验码合起来不同' })];
  const counted = (of: 'records' | 'files'): number => own.reduce((all, day) => all + day[of], 0);
  const isCounted =
    result.days === own.length && (['records', 'files'] as const).every((of) => result[of] === counted(of));
  return isCounted ? [] : [problem('removal.run', { ...words, seen: '逐日的天数、记录数、文件数合起来不同' })];
}

/** Checksums of the records of the programme's own partition that went, by sort key: what the audit has entries of. */
export async function removedRecords(stores: Stores, programme: string): Promise<ReadonlyMap<string, string>> {
  const removed = new Map<string, string>();
  for (const day of await allDays(stores, programme)) {
    for (const [pk, sk, , sum] of (await listOf(stores, day)).records) {
      if (pk === partition(programme)) removed.set(sk, sum);
    }
  }
  return removed;
}

async function allDays({ table }: Stores, programme: string): Promise<DayRemoval[]> {
  return (await Promise.all(KEPT_KINDS.map((kind) => dayRemovals(table, programme, kind)))).flat();
}
