/**
 * Closing a day: one day's revisions and the previous close become the day's figures and totals, exactly.
 *
 * Pure and repeatable. What each kind of indicator means over units and days stands in `kinds/`.
 */

import { closeIndicators } from '../indicators/close-day.ts';
import { continuedDay } from '../indicators/continued.ts';
import { isAskedOf } from '../kinds/typing.ts';
import { type DrawnFigure, drawFigure, placedRows } from '../ledger/draw.ts';
import { isClosedRow } from '../ledger/holds.ts';
import type { LedgerRow } from '../ledger/ledger.ts';
import { type Programme, type Unit, unitIsOpen } from '../programme/programme.ts';
import { isReportLate } from '../report/lateness.ts';
import type { Reported } from '../report/submission.ts';
import type { ReportingDay } from '../values/values.ts';
import type { Completeness, DayClose, KeptRows, UnitStanding } from './day-close.ts';

export interface CloseInput {
  readonly programme: Programme;
  readonly programmeVersion: number;
  readonly day: ReportingDay;
  /** The newest revision of each unit that has one. Units that are not open that day are left out of everything. */
  readonly revisions: readonly Reported[];
  /** Close of the reporting day before, with its checksum; null on the first day. */
  readonly previous: { readonly close: DayClose; readonly checksum: string } | null;
  /** Rows as they stand after the day (`pipeline/ledger/rows-after.ts`); absent: the programme keeps no ledger. */
  readonly ledgers?: LedgersOfDay;
}

export function closeDay(input: CloseInput): DayClose {
  const { programme, day, previous } = input;
  const units = programme.units.filter((unit) => unitIsOpen(unit, day));
  const byUnit = new Map(input.revisions.map((revision) => [revision.unit, revision]));
  const standings = units.map((unit) => standingOf(programme, day, unit, byUnit.get(unit.id)));
  const drawn = drawnFigures(programme, input.ledgers, units, day);
  const reportOf = (unit: string): Reported | undefined => byUnit.get(unit);
  const { indicators } = programme;
  const before = previous === null ? undefined : continuedDay(indicators, previous.close);
  return {
    programme: programme.id,
    programmeVersion: input.programmeVersion,
    day,
    completeness: completenessOf(standings),
    units: standings,
    indicators: closeIndicators(
      indicators,
      { day, units: standings, starts: programme.starts },
      reportOf,
      before,
      drawn,
    ),
    ...(input.ledgers === undefined ? {} : keptRows(programme, input.ledgers, day)),
    previousClose: previous?.checksum ?? null,
  };
}

/** By ledger and unit: rows, and the SHA-256 of the file that they lie in. */
export type LedgersOfDay = ReadonlyMap<string, ReadonlyMap<string, StoredRows>>;

export interface StoredRows {
  readonly rows: readonly LedgerRow[];
  readonly sha256: string;
}

/** What the rows say of each figure that is drawn from a ledger, in the programme's order of units. */
function drawnFigures(
  { indicators, ledgers = [], units: all }: Programme,
  of: LedgersOfDay | undefined,
  open: readonly Unit[],
  day: ReportingDay,
): Map<string, DrawnFigure> {
  if (of === undefined) return new Map();
  const placed = new Map(
    ledgers.map(({ id }) => [
      id,
      placedRows(new Map(all.map((unit) => [unit.id, of.get(id)?.get(unit.id)?.rows ?? []]))),
    ]),
  );
  const ids = open.map(({ id }) => id);
  return new Map(
    indicators.flatMap((indicator) => {
      const { from } = indicator;
      if (from === undefined) return [];
      const keepers = ids.filter((unit) => isAskedOf(indicator, unit, day));
      return [[indicator.id, drawFigure(indicator, placed.get(from.ledger) ?? [], keepers, day)] as const];
    }),
  );
}

function keptRows({ ledgers = [] }: Programme, of: LedgersOfDay, day: ReportingDay): Pick<DayClose, 'ledgers'> {
  const kept = [...of].flatMap(([id, rowsOf]) => {
    const ledger = ledgers.find((each) => each.id === id) ?? {};
    const units = [...rowsOf].map(([unit, { rows, sha256 }]): [string, KeptRows] => {
      const open = rows.filter(({ cells }) => !isClosedRow(ledger, cells, day)).length;
      return [unit, { rows: rows.length, open, sha256 }];
    });
    return units.length === 0 ? [] : [[id, Object.fromEntries(units)] as const];
  });
  return kept.length === 0 ? {} : { ledgers: Object.fromEntries(kept) };
}

/** received counts nil returns: nothing to report is a report. */
export function completenessOf(standings: readonly Pick<UnitStanding, 'state' | 'late'>[]): Completeness {
  const received = standings.filter(({ state }) => state !== 'missing');
  return {
    expected: standings.length,
    received: received.length,
    onTime: received.filter(({ late }) => !late).length,
  };
}

export function standingOf(
  programme: Programme,
  day: ReportingDay,
  unit: Unit,
  revision: Reported | undefined,
): UnitStanding {
  if (revision === undefined) {
    const nothing = { revision: null, receivedAt: null, checksum: null };
    return { unit: unit.id, name: unit.name, state: 'missing', late: false, ...nothing };
  }
  return {
    unit: unit.id,
    name: unit.name,
    state: revision.nil ? 'nil' : 'reported',
    late: isReportLate(programme, day, revision),
    revision: revision.revision,
    receivedAt: revision.receivedAt,
    checksum: revision.checksum,
  };
}
