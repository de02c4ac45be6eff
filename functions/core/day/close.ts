/**
 * Closing a day: one day's revisions and the previous close become the day's figures and totals, exactly.
 *
 * Pure and repeatable. What each kind of indicator means over units and days stands in `kinds/`.
 */

import { closeIndicators } from '../indicators/close-day.ts';
import { continuedDay } from '../indicators/continued.ts';
import { type Programme, type Unit, unitIsOpen } from '../programme/programme.ts';
import { isReportLate } from '../report/lateness.ts';
import type { Reported } from '../report/submission.ts';
import type { ReportingDay } from '../values/values.ts';
import type { Completeness, DayClose, UnitStanding } from './day-close.ts';

export interface CloseInput {
  readonly programme: Programme;
  readonly programmeVersion: number;
  readonly day: ReportingDay;
  /** The newest revision of each unit that has one. Units that are not open that day are left out of everything. */
  readonly revisions: readonly Reported[];
  /** Close of the reporting day before, with its checksum; null on the first day. */
  readonly previous: { readonly close: DayClose; readonly checksum: string } | null;
}

export function closeDay(input: CloseInput): DayClose {
  const { programme, day, previous } = input;
  const units = programme.units.filter((unit) => unitIsOpen(unit, day));
  const byUnit = new Map(input.revisions.map((revision) => [revision.unit, revision]));
  const standings = units.map((unit) => standingOf(programme, day, unit, byUnit.get(unit.id)));
  const reportOf = (unit: string): Reported | undefined => byUnit.get(unit);
  const { indicators } = programme;
  const before = previous === null ? undefined : continuedDay(indicators, previous.close);
  return {
    programme: programme.id,
    programmeVersion: input.programmeVersion,
    day,
    completeness: completenessOf(standings),
    units: standings,
    indicators: closeIndicators(indicators, { day, units: standings }, reportOf, before),
    previousClose: previous?.checksum ?? null,
  };
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
