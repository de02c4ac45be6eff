/**
 * A unit's rows before a day's report: those of the newest close before that day, and what the unit has changed since.
 */
import { previousReportingDay } from '../../core/calendar/schedule.ts';
import { isKeptBy, type Ledger, type LedgerRow, type RowChange, type UnitRows } from '../../core/ledger/ledger.ts';
import { applyChanges } from '../../core/ledger/rows.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { ChangedRows, Revision } from '../../core/report/submission.ts';
import { own } from '../../core/values/own.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { closeBefore } from '../../records/day/closes.ts';
import { readChanges, readRowsOf } from '../../records/ledger/rows.ts';
import { revisionsOf } from '../../records/report/submissions.ts';

/** Ledgers that the unit keeps. */
export const ledgersOf = ({ ledgers = [] }: Programme, unit: string): readonly Ledger[] =>
  ledgers.filter((ledger) => isKeptBy(ledger, unit));

/** As they stand when the day begins. */
export async function unitRowsBefore(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
  unit: string,
): Promise<UnitRows> {
  const before = previousReportingDay(programme, day);
  const close = before === undefined ? undefined : await closeBefore(stores, programme.id, before);
  const since = await reportsSince(stores, programme, unit, close?.day, day);
  const rows = ledgersOf(programme, unit).map(async ({ id }) => {
    const place = { programme: programme.id, ledger: id, unit };
    const kept = own(own(close?.ledgers, id), unit);
    const standing = kept === undefined ? [] : await readRowsOf(stores.blobs, place, kept.sha256);
    let now: readonly LedgerRow[] = standing;
    for (const { day: of, ledgers } of since) {
      const sent = own(ledgers, id);
      if (sent !== undefined)
        now = applyChanges(now, await readChanges(stores.blobs, { ...place, day: of }, sent.sha256), of);
    }
    return [id, now] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}

/** What a report changes, read; by ledger. */
export async function changesOf(
  stores: Pick<Stores, 'blobs'>,
  programme: string,
  { unit, day, ledgers = {} }: Pick<Revision, 'unit' | 'day' | 'ledgers'>,
): Promise<Readonly<Record<string, readonly RowChange[]>>> {
  const read = Object.entries(ledgers).map(async ([ledger, { sha256 }]: [string, ChangedRows]) => {
    return [ledger, await readChanges(stores.blobs, { programme, day, ledger, unit }, sha256)] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** A unit's rows with what its report of the day changes. */
export async function unitRowsAfter(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
  unit: string,
  revision: Pick<Revision, 'unit' | 'day' | 'ledgers'> | undefined,
): Promise<UnitRows> {
  const [before, changes] = await Promise.all([
    unitRowsBefore(stores, programme, day, unit),
    revision === undefined ? {} : changesOf(stores, programme.id, revision),
  ]);
  return Object.fromEntries(
    Object.entries(before).map(([id, rows]) => [id, applyChanges(rows, own(changes, id) ?? [], day)]),
  );
}

/**
 * The unit's newest report of each day from the last close on. That of the closed day itself again: it may have been amended
 * since, and what it changes gives the same rows where it was not.
 */
async function reportsSince(
  stores: Stores,
  programme: Programme,
  unit: string,
  closed: ReportingDay | undefined,
  day: ReportingDay,
): Promise<readonly Revision[]> {
  const days: ReportingDay[] = [];
  const first = closed ?? programme.starts;
  for (let each = previousReportingDay(programme, day); each !== undefined && each >= first; ) {
    days.unshift(each);
    each = previousReportingDay(programme, each);
  }
  const revisions = await Promise.all(days.map((each) => revisionsOf(stores.table, programme, each, unit)));
  return revisions.flatMap((each) => each.slice(-1));
}
