/**
 * The run ledger of one month: how each scheduled issue stands or ended, why it failed, and who was told.
 */

import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import type { AlarmNote } from '../../core/delivery/notice.ts';
import type { Edition } from '../../core/edition/edition.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { type Run, type RunFailure, runOf } from '../../core/run/ledger.ts';
import { dayAt, daysBetween, laterDay } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blobs, Clock, Table } from '../../ports.ts';
import { lastDecisions } from '../../records/day/decisions.ts';
import { alarmsBetween } from '../../records/delivery/notices.ts';
import { latestEditions, readEdition } from '../../records/edition/editions.ts';
import { firstApplied, programmesOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { failuresBetween } from '../../records/run/failures.ts';
import { signingOf } from '../board/signing.ts';

export interface RunLine extends Run {
  /** The day's first edition. */
  readonly edition: Edition | undefined;
  /** Number of the newest edition; 0: none. */
  readonly editions: number;
  readonly failure: RunFailure | undefined;
  readonly alarm: AlarmNote | undefined;
}

interface RunStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
}

/** Newest day first, up to today. A day before the programme was stored has a line only if it was issued all the same. */
export async function readRuns(stores: RunStores, stored: StoredProgramme, month: string): Promise<RunLine[]> {
  const { table, clock } = stores;
  const { programme } = stored;
  const [from, to] = [`${month}-01`, `${month}-31`];
  const now = clock.now();
  const [latest, decisions, failures, alarms, applied] = await Promise.all([
    latestEditions(table, programme.id, { from, to }),
    lastDecisions(table, programme.id, from, to),
    failuresBetween(table, programme.id, from, to),
    alarmsBetween(table, programme.id, from, to),
    firstApplied(table, programme.id),
  ]);
  const newest = new Map(latest.map((edition) => [edition.day, edition]));
  const begins = laterDay(dayAt(applied ?? now, programme.timezone), programme.starts);
  const days = monthDays(programme, month, dayAt(now, programme.timezone)).filter(
    (day) => newest.has(day) || day >= begins,
  );
  const on = await programmesOn(table, stored, from, to);
  const lines = days.map(async (day): Promise<RunLine> => {
    const last = newest.get(day);
    const edition = last === undefined || last.edition === 1 ? last : await readEdition(table, programme.id, day, 1);
    const decision = decisions.get(day)?.kind;
    const failure = failures.find((each) => each.day === day);
    const isOpen = edition === undefined && decision !== undefined && decision !== 'hold';
    const signing = isOpen ? await signingOf(stores, stored, day) : 'open';
    const facts = { edition, held: decision === 'hold', signing, failure };
    const alarm = alarms.find((each) => each.day === day);
    return { ...runOf(on(day).programme, day, now, facts), edition, editions: last?.edition ?? 0, failure, alarm };
  });
  return (await Promise.all(lines)).reverse();
}

function monthDays(programme: Programme, month: string, today: ReportingDay): ReportingDay[] {
  const last = `${month}-31` < today ? `${month}-31` : today;
  return daysBetween(`${month}-01`, last).filter((day) => day.startsWith(month) && isReportingDayOf(programme, day));
}
