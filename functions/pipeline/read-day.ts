/**
 * How a day stands right now: who has reported, what is missing, what was questioned. Read for the desk and the API.
 */
import { completenessOf, standingOf } from '../core/close-day.ts';
import type { Completeness, UnitStanding } from '../core/day-close.ts';
import type { Finding } from '../core/finding.ts';
import { type Programme, type ReportingDay, unitIsOpen } from '../core/programme.ts';
import { photosOf, type Revision } from '../core/submission.ts';
import type { Table } from '../ports.ts';
import type { StoredProgramme } from '../records/programmes.ts';
import { latestRevisions } from '../records/submissions.ts';

export interface DayView {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly completeness: Completeness;
  readonly units: readonly (Omit<UnitStanding, 'checksum'> & {
    readonly findings: readonly Finding[];
    /** How many photos the report names. */
    readonly photos: number;
  })[];
}

export async function readDay(
  stores: { readonly table: Table },
  { programme }: StoredProgramme,
  day: ReportingDay,
): Promise<DayView> {
  return dayView(programme, day, await latestRevisions(stores.table, programme, day));
}

function dayView(programme: Programme, day: ReportingDay, revisions: readonly Revision[]): DayView {
  const byUnit = new Map(revisions.map((revision) => [revision.unit, revision]));
  const standings = programme.units
    .filter((unit) => unitIsOpen(unit, day))
    .map((unit) => standingOf(programme, day, unit, byUnit.get(unit.id)));
  const units = standings.map(({ checksum: _, ...standing }) => ({
    ...standing,
    findings: byUnit.get(standing.unit)?.findings ?? [],
    photos: photosOf(byUnit.get(standing.unit) ?? { narratives: [] }).length,
  }));
  return { programme: programme.id, day, completeness: completenessOf(standings), units };
}
