/**
 * Which days of which kinds are past their time and may go, and why others stay: preserved, or not yet settled. Reads small
 * records only, so that a page may ask too; removes nothing.
 */

import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import { durationOf, FOREVER, lastDayPast } from '../../core/programme/keep.ts';
import { KEPT_KINDS, type KeptKind, type Programme } from '../../core/programme/programme.ts';
import { addDays, dayAt, daysBetween, earlierDay } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Clock, Stores } from '../../ports.ts';
import { closeChecksum, closesBetween, firstClosedDay, lastClosedDay } from '../../records/day/closes.ts';
import { latestEditions } from '../../records/edition/editions.ts';
import { type Preservation, preservationsOf, preserving } from '../../records/keeping/preservations.ts';
import { dayRemovals } from '../../records/keeping/removals.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { amendmentsSince } from '../../records/report/amendments.ts';
import { latestRevisions } from '../../records/report/submissions.ts';

export interface KindPlan {
  readonly kind: KeptKind;
  /** `10y`, or `forever`. */
  readonly duration: string;
  /** The last day whose time is over; null: none yet, or kept for ever. */
  readonly past: ReportingDay | null;
  /** Days that may go now, in order. */
  readonly due: readonly ReportingDay[];
  /** Days past their time that a preservation keeps. */
  readonly preserved: readonly ReportingDay[];
  /** Days past their time that are not closed and issued yet, or wait to be closed again. */
  readonly waiting: readonly ReportingDay[];
  /** How many days went before. */
  readonly gone: number;
}

export async function planRemoval(
  stores: Stores & { readonly clock: Clock },
  stored: StoredProgramme,
): Promise<KindPlan[]> {
  const { programme } = stored;
  const today = dayAt(stores.clock.now(), programme.timezone);
  const preservations = await preservationsOf(stores.table, programme.id);
  const settled = await settledDays(stores, programme);
  const closed = await firstClosedDay(stores, programme.id);
  const first = closed === undefined ? programme.starts : earlierDay(closed, programme.starts);
  const ground = { preservations, settled, first };
  const plans = KEPT_KINDS.map((kind) => planKind(stores, programme, kind, today, ground));
  return Promise.all(plans);
}

interface Ground {
  readonly preservations: readonly Preservation[];
  readonly settled: (day: ReportingDay) => boolean;
  /** The first day there is anything of: a later version of the programme may start later. */
  readonly first: ReportingDay;
}

async function planKind(
  { table }: Stores,
  programme: Programme,
  kind: KeptKind,
  today: ReportingDay,
  { preservations, settled, first }: Ground,
): Promise<KindPlan> {
  const duration = durationOf(programme.keep, kind);
  const gone = new Set(
    (await dayRemovals(table, programme.id, kind)).filter(({ state }) => state === 'done').map(({ day }) => day),
  );
  const last = duration === FOREVER ? undefined : lastDayPast(duration, today);
  const past = last === undefined || last < first ? null : last;
  const over = past === null ? [] : daysBetween(first, past).filter((day) => !gone.has(day));
  const preserved = over.filter((day) => preserving(preservations, day) !== undefined);
  const free = over.filter((day) => preserving(preservations, day) === undefined);
  const needsClose = kind === 'reports' || kind === 'photos';
  const waiting = needsClose ? free.filter((day) => !settled(day) && isReportingDayOf(programme, day)) : [];
  const due = needsClose ? free.filter(settled) : free;
  return { kind, duration, past, due, preserved, waiting, gone: gone.size };
}

/**
 * Reports may go once they are in a close that nothing waits to change: the day is not after the last closed and the last
 * issued one (later ones the clock still issues), nor after a day that waits to be closed again.
 */
async function settledDays(stores: Stores, programme: Programme): Promise<Ground['settled']> {
  const last = await lastClosedDay(stores, programme.id);
  const issued = (await latestEditions(stores.table, programme.id, { limit: 1 }))[0]?.day;
  if (last === undefined || issued === undefined) return () => false;
  const open = await firstOpenDay(stores, programme, last);
  return (day) => day <= last && day <= issued && (open === undefined || day < open);
}

/** The first day whose close is not what its reports, or the close before it, now give. Only days noted of late can be. */
async function firstOpenDay(
  stores: Stores,
  programme: Programme,
  last: ReportingDay,
): Promise<ReportingDay | undefined> {
  const noted = await amendmentsSince(stores.table, programme.id, addDays(last, -1));
  const days = [...new Set(noted.map(({ day }) => day))].filter((day) => day <= last).sort();
  const [first] = days;
  if (first === undefined) return undefined;
  const closes = await closesBetween(stores, programme.id, first, last);
  const broken = closes.find((close, at) => at > 0 && close.previousClose !== closeChecksum(closes[at - 1]!))?.day;
  const changed: ReportingDay[] = broken === undefined ? [] : [broken];
  for (const close of closes.filter(({ day }) => days.includes(day))) {
    const standing = new Map(close.units.map(({ unit, revision }) => [unit, revision]));
    const latest = await latestRevisions(stores.table, programme, close.day);
    if (latest.some(({ unit, revision }) => standing.get(unit) !== revision)) changed.push(close.day);
  }
  return changed.sort()[0];
}

/** Neighbouring days as one stretch, `2022-04-01` to `2022-04-30`. */
export function stretches(days: readonly ReportingDay[]): { readonly from: ReportingDay; readonly to: ReportingDay }[] {
  const found: { from: ReportingDay; to: ReportingDay }[] = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day;
    else found.push({ from: day, to: day });
  }
  return found;
}
