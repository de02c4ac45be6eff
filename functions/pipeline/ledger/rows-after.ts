/**
 * Rows of all units as they stand after a day: those after the day before, and what the day's reports change.
 */
import type { LedgersOfDay, StoredRows } from '../../core/day/close.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import type { LedgerRow } from '../../core/ledger/ledger.ts';
import { applyChanges } from '../../core/ledger/rows.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Revision } from '../../core/report/submission.ts';
import { own } from '../../core/values/own.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blobs } from '../../ports.ts';
import { type RowsPlace, readChanges, readRowsOf, rowsHash, storeRows } from '../../records/ledger/rows.ts';

interface DayOfRows {
  readonly programme: Programme;
  readonly day: ReportingDay;
  /** The newest of each unit. */
  readonly revisions: readonly Pick<Revision, 'unit' | 'ledgers'>[];
  /** The close of the reporting day before. */
  readonly before: Pick<DayClose, 'ledgers'> | undefined;
}

/**
 * undefined: there is no ledger, today or before.
 * @param isKept rows that changed are stored; else they are only looked at
 */
export async function rowsAfter(
  blobs: Blobs,
  { programme, day, revisions, before }: DayOfRows,
  isKept: boolean,
): Promise<LedgersOfDay | undefined> {
  const ledgers = new Set([...(programme.ledgers ?? []).map(({ id }) => id), ...Object.keys(before?.ledgers ?? {})]);
  if (ledgers.size === 0) return undefined;
  const ofLedger = async (ledger: string) => {
    const last = own(before?.ledgers, ledger) ?? {};
    const sent = new Map(
      revisions.flatMap(({ unit, ledgers: of }) => (of?.[ledger] ? [[unit, of[ledger]] as const] : [])),
    );
    const units = [...new Set([...Object.keys(last), ...sent.keys()])].sort();
    const rows = units.map(async (unit): Promise<readonly [string, StoredRows]> => {
      const place = { programme: programme.id, ledger, unit };
      return [
        unit,
        await after(blobs, place, day, { last: own(last, unit)?.sha256, sent: sent.get(unit)?.sha256 }, isKept),
      ];
    });
    return [ledger, new Map(await Promise.all(rows))] as const;
  };
  return new Map(await Promise.all([...ledgers].map(ofLedger)));
}

/** Rows that the close of a day names, read; by ledger and by the unit that keeps them. */
export async function readRows(
  blobs: Pick<Blobs, 'get'>,
  { programme, ledgers = {} }: Pick<DayClose, 'programme' | 'ledgers'>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly LedgerRow[]>>> {
  const ofLedger = async ([ledger, units]: [string, NonNullable<DayClose['ledgers']>[string]]) => {
    const rows = Object.entries(units).map(
      async ([unit, { sha256 }]) => [unit, await readRowsOf(blobs, { programme, ledger, unit }, sha256)] as const,
    );
    return [ledger, new Map(await Promise.all(rows))] as const;
  };
  return new Map(await Promise.all(Object.entries(ledgers).map(ofLedger)));
}

async function after(
  blobs: Blobs,
  place: RowsPlace,
  day: ReportingDay,
  { last, sent }: { readonly last: string | undefined; readonly sent: string | undefined },
  isKept: boolean,
): Promise<StoredRows> {
  const before = last === undefined ? [] : await readRowsOf(blobs, place, last);
  if (sent === undefined && last !== undefined) return { rows: before, sha256: last };
  const changes = sent === undefined ? [] : await readChanges(blobs, { ...place, day }, sent);
  const rows = applyChanges(before, changes, day);
  return { rows, sha256: isKept ? await storeRows(blobs, place, rows) : rowsHash(rows) };
}
