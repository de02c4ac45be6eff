/**
 * The rows that a report sends -> what it changes since the day began, with what an earlier report of the day changed, or
 * findings by row and cell; nothing is stored here.
 */
import { type Finding, hasErrors } from '../../core/findings/finding.ts';
import { drawFigure, placedRows } from '../../core/ledger/draw.ts';
import type { RowChange } from '../../core/ledger/ledger.ts';
import { readRows } from '../../core/ledger/read-rows.ts';
import { applyChanges, mergeChanges } from '../../core/ledger/rows.ts';
import { type Programme, unitIsOpen } from '../../core/programme/programme.ts';
import type { ChangedRows, Revision } from '../../core/report/submission.ts';
import { own } from '../../core/values/own.ts';
import type { DecimalString, ReportingDay } from '../../core/values/values.ts';
import type { Blobs, Stores } from '../../ports.ts';
import { storeChanges } from '../../records/ledger/rows.ts';
import { changesOf, ledgersOf, unitRowsBefore } from './unit-rows.ts';

export interface ReportRows {
  readonly changes: Readonly<Record<string, readonly RowChange[]>>;
  readonly findings: readonly Finding[];
  /** What the unit's rows say then of figures that are drawn from them. */
  readonly drawn: Readonly<Record<string, DecimalString>>;
}

/**
 * @param given `ledgers` as it was sent; undefined: none.
 * @param earlier the unit's report of the day that the sender saw.
 */
export async function readReportRows(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
  unit: string,
  given: unknown,
  earlier: Pick<Revision, 'unit' | 'day' | 'ledgers'> | undefined,
): Promise<ReportRows> {
  const before = await unitRowsBefore(stores, programme, day, unit);
  const first = earlier === undefined ? {} : await changesOf(stores, programme.id, earlier);
  const rowsNow = Object.entries(before).map(
    ([id, rows]) => [id, applyChanges(rows, own(first, id) ?? [], day)] as const,
  );
  const standing = Object.fromEntries(rowsNow);
  const read = readRows(
    {
      ...{ ledgers: programme.ledgers ?? [], unit, day, rows: standing },
      units: programme.units.filter((each) => unitIsOpen(each, day)).map(({ id }) => id),
      alone: growing(programme),
    },
    given ?? {},
  );
  const changed = Object.entries(read.changes).filter(([, changes]) => changes.length > 0);
  const merged = Object.entries({ ...first, ...Object.fromEntries(changed) }).map(
    ([id, later]) => [id, id in first && later !== first[id] ? mergeChanges(first[id]!, later) : later] as const,
  );
  const after = Object.entries(standing).map(
    ([id, rows]) => [id, applyChanges(rows, own(read.changes, id) ?? [], day)] as const,
  );
  return {
    changes: Object.fromEntries(merged),
    findings: read.findings,
    drawn: hasErrors(read.findings) ? {} : drawnOf(programme, Object.fromEntries(after), day, unit),
  };
}

/** Stored before the revision that names them. */
export async function keepChanges(
  blobs: Blobs,
  place: { readonly programme: string; readonly day: ReportingDay; readonly unit: string },
  changes: ReportRows['changes'],
): Promise<{ readonly ledgers?: Readonly<Record<string, ChangedRows>> }> {
  const kept = Object.entries(changes).map(
    async ([ledger, each]) => [ledger, await storeChanges(blobs, { ...place, ledger }, each)] as const,
  );
  return kept.length === 0 ? {} : { ledgers: Object.fromEntries(await Promise.all(kept)) };
}

/** Ledgers whose figures grow from day to day: what two units have together cannot be taken apart over days. */
const growing = ({ indicators }: Programme): ReadonlySet<string> =>
  new Set(
    indicators.flatMap(({ from, reported }) => (from === undefined || reported === undefined ? [] : [from.ledger])),
  );

function drawnOf(
  programme: Programme,
  rows: Awaited<ReturnType<typeof unitRowsBefore>>,
  day: ReportingDay,
  unit: string,
): Record<string, DecimalString> {
  const kept = new Set(ledgersOf(programme, unit).map(({ id }) => id));
  const drawn = programme.indicators.flatMap((indicator) => {
    const { from } = indicator;
    if (from === undefined || !kept.has(from.ledger)) return [];
    const placed = placedRows(new Map([[unit, own(rows, from.ledger) ?? []]]));
    return [[indicator.id, own(drawFigure(indicator, placed, [unit], day).byUnit, unit)!] as const];
  });
  return Object.fromEntries(drawn);
}
