/**
 * Rows from report to report: what a report changes is kept, and the rows of the day after it follow from the rows before.
 *
 * Changes are by key and cell, so that they mean the same on whatever stood before: a day that is closed again after an
 * earlier one was amended gives the right rows.
 */
import type { ReportingDay } from '../values/values.ts';
import type { LedgerRow, RowChange } from './ledger.ts';

/** The rows after these changes of that day; new ones come last, in their order. */
export function applyChanges(
  rows: readonly LedgerRow[],
  changes: readonly RowChange[],
  day: ReportingDay,
): readonly LedgerRow[] {
  if (changes.length === 0) return rows;
  const byKey = new Map(rows.map((row) => [row.key, row]));
  for (const change of changes) {
    if (change.remove === undefined) byKey.set(change.key, changed(byKey.get(change.key), change, day));
    else byKey.delete(change.key);
  }
  return [...byKey.values()];
}

function changed(row: LedgerRow | undefined, { key, cells = {}, units }: RowChange, day: ReportingDay): LedgerRow {
  const merged = Object.entries({ ...row?.cells, ...cells }).filter(
    (cell): cell is [string, string] => cell[1] !== null,
  );
  const shared = units ?? row?.units;
  return {
    key,
    cells: Object.fromEntries(merged),
    ...(shared === undefined || shared.length < 2 ? {} : { units: shared }),
    since: row?.since ?? day,
    changed: day,
  };
}

/** What an earlier report of the same day changed, and what a later one does, as one list of changes against the day before. */
export function mergeChanges(earlier: readonly RowChange[], later: readonly RowChange[]): readonly RowChange[] {
  const byKey = new Map(earlier.map((change) => [change.key, change]));
  for (const change of later) {
    const before = byKey.get(change.key);
    byKey.set(change.key, before === undefined ? change : mergedChange(before, change));
  }
  return [...byKey.values()];
}

function mergedChange(before: RowChange, change: RowChange): RowChange {
  const last = before.last ?? change.last;
  const since = last === undefined ? {} : { last };
  if (change.remove !== undefined) return { key: change.key, remove: change.remove, ...since };
  // Taken out and put in anew, it belongs to whom it is said to belong now.
  const units = change.units ?? (before.remove === undefined ? before.units : []);
  return {
    key: change.key,
    cells: { ...before.cells, ...change.cells },
    ...(units === undefined ? {} : { units }),
    ...since,
  };
}
