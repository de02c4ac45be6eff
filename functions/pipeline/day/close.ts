/**
 * Second step: a day's revisions and the close before it become the stored close.
 *
 * Closes build on each other, so they are made in order: an earlier day that is still open is closed first; closed days
 * whose reports changed since are closed again, and so is every day after them that does not build on what stands before
 * it. Doing it twice changes nothing, dying half-way leaves nothing undone, and no total depends on when a day was closed.
 */

import { dueInstant, isReportingDayOf, nextReportingDay, previousReportingDay } from '../../core/calendar/schedule.ts';
import { closeDay as computeClose, type LedgersOfDay } from '../../core/day/close.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import { couldBeGone } from '../../core/programme/keep.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Reported } from '../../core/report/submission.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blobs, Clock, Table } from '../../ports.ts';
import { closeChecksum, lastClosedDay, readClose, writeClose } from '../../records/day/closes.ts';
import { forgetMonth } from '../../records/figures/months.ts';
import { storeRecentFigures } from '../../records/figures/recent.ts';
import { settledUntil } from '../../records/keeping/settled.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { recordAmendment } from '../../records/report/amendments.ts';
import { latestRevisions } from '../../records/report/submissions.ts';
import { rowsAfter } from '../ledger/rows-after.ts';
import { daysToClose } from './days-to-close.ts';

const ATTEMPTS = 8;

export interface CloseStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
  /** Nothing is kept (unstored.ts), so what later reports look back at is not made. */
  readonly isTrial?: boolean;
}

/**
 * Closes the day, and what must be closed before it and again because of it.
 * @throws RangeError when nobody reports about that day, it has not come yet, or what it rests on was removed
 */
export async function closeDay(stores: CloseStores, stored: StoredProgramme, day: ReportingDay): Promise<DayClose> {
  return (await closeDayOf(stores, stored, day)).close;
}

export interface ClosedDay {
  readonly close: DayClose;
  /** What it adds up, read for it: the newest of each unit that reported, by unit. */
  readonly revisions: readonly Reported[];
  /** No other day had to be closed because of it. */
  readonly alone: boolean;
}

/** The same, with what was read for it. @throws RangeError like `closeDay` */
export async function closeDayOf(stores: CloseStores, stored: StoredProgramme, day: ReportingDay): Promise<ClosedDay> {
  const { programme } = stored;
  const today = dayAt(stores.clock.now(), programme.timezone);
  if (!isReportingDayOf(programme, day)) throw new RangeError(`${day} is not a reporting day of ${programme.id}`);
  if (day > today) throw new RangeError(`${day} has not come yet; today is ${today}`);
  const last = await lastClosedDay(stores, programme.id);
  const settledFor = async (each: ReportingDay) =>
    couldBeGone(each, today) ? settledUntil(stores.table, programme.id) : undefined;
  const settled = await settledFor(day);
  if (settled !== undefined && day <= settled) {
    throw new RangeError(`${day} cannot be closed again: reports up to ${settled} were removed`);
  }
  // Should this process die half-way, the next closing shall find where it stopped.
  if (last !== undefined && day < last) await recordAmendment(stores.table, programme.id, today, day);
  const wanted = await daysToClose(stores, programme, day, last);
  const firm = await settledFor([...wanted].sort()[0] ?? day);
  const todo = new Set([...wanted].filter((each) => firm === undefined || each > firm));
  const end = last !== undefined && last > day ? last : day;
  let made: Made | undefined;
  let alone = true;
  let before: Previous | undefined;
  for (let each = [...todo].sort()[0]; each !== undefined; each = nextReportingDay(programme, each)) {
    const standing = await readClose(stores, programme.id, each);
    if (each > end && standing === undefined) break;
    const isRight =
      standing !== undefined && !todo.has(each) && standing.close.previousClose === (before?.checksum ?? null);
    const again = isRight ? undefined : await closeAgain(stores, stored, each, { standing, before }, end);
    if (each === day) made = again;
    else alone &&= isRight;
    const close = (again ?? standing)!.close;
    before = { close, checksum: closeChecksum(close) };
  }
  return { ...made!, alone };
}

type Made = Omit<ClosedDay, 'alone'>;

/** What the closing of a day has just read: the day's own close, and the one before it when it went over that day too. */
interface Known {
  readonly standing: Awaited<ReturnType<typeof readClose>>;
  readonly before: Previous | undefined;
}
interface Previous {
  readonly close: DayClose;
  readonly checksum: string;
}

/** In a month that is over its figures are drawn together (summarise-figures.ts); they must not outlive the close. */
async function closeAgain(
  stores: CloseStores,
  stored: StoredProgramme,
  day: ReportingDay,
  known: Known,
  end: ReportingDay,
): Promise<Made> {
  const month = day.slice(0, 7);
  if (month === end.slice(0, 7)) return closeOne(stores, stored, day, known);
  await forgetMonth(stores.table, stored.programme.id, month);
  const close = await closeOne(stores, stored, day, known);
  await forgetMonth(stores.table, stored.programme.id, month);
  return close;
}

/** Each day with the version of the programme that counted on it: a later one must not change what it said. */
async function closeOne(stores: CloseStores, stored: StoredProgramme, day: ReportingDay, known: Known): Promise<Made> {
  const id = stored.programme.id;
  const before = previousReportingDay(stored.programme, day);
  await noteIfEarly(stores, stored.programme, day);
  const { programme, version: programmeVersion } = await programmeOn(stores.table, stored, day);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const isFirst = attempt === 0;
    const standing = isFirst ? known.standing : await readClose(stores, id, day);
    const previous = (isFirst ? known.before : undefined) ?? (await previousOf(stores, id, before));
    const revisions = await latestRevisions(stores.table, stored.programme, day);
    const ledgers = await rowsAfter(stores.blobs, { programme, day, revisions, before: previous?.close }, true);
    const close = computeClose({ programme, programmeVersion, day, revisions, previous, ...given(ledgers) });
    const isDone = standing !== undefined && isSame(standing.close, close);
    // Before the close, so that a crash leaves a close to be done again; again when another closing was in between.
    if ((!isDone || !isFirst) && !stores.isTrial) await storeRecentFigures(stores.table, programme, close);
    if (isDone) return { close: standing.close, revisions };
    if (!(await writeClose(stores, close, standing?.version ?? 0))) continue;
    // Whoever changes the day before looks for this one after writing; so look for theirs after writing this one.
    const now = await previousOf(stores, id, before);
    if (now?.checksum === previous?.checksum) return { close, revisions };
  }
  throw new Error(`closing ${day} of ${id} was overtaken ${ATTEMPTS} times`);
}

const given = (ledgers: LedgersOfDay | undefined) => (ledgers === undefined ? {} : { ledgers });

/** What it says and what it builds on; which version computed it is no difference. */
const isSame = (standing: DayClose, close: DayClose): boolean =>
  standing.previousClose === close.previousClose && closeChecksum(standing) === closeChecksum(close);

async function previousOf(
  stores: CloseStores,
  programme: string,
  before: ReportingDay | undefined,
): Promise<Previous | null> {
  const found = before === undefined ? undefined : await readClose(stores, programme, before);
  return found === undefined ? null : { close: found.close, checksum: closeChecksum(found.close) };
}

/** Closed before its deadline, a day is looked at again after it: reports that come in between are in time. */
async function noteIfEarly(stores: CloseStores, programme: Programme, day: ReportingDay): Promise<void> {
  const deadline = dueInstant(programme, day);
  if (Date.parse(stores.clock.now()) >= Date.parse(deadline)) return;
  await recordAmendment(stores.table, programme.id, dayAt(deadline, programme.timezone), day);
}
