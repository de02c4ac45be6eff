/**
 * How a day stands right now: who has reported, what is missing, what was questioned. Read for the desk and the API.
 */
import type { BoardDay } from '../../core/board/board.ts';
import { completenessOf, standingOf } from '../../core/day/close.ts';
import type { Completeness, UnitStanding } from '../../core/day/day-close.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { type Programme, unitIsOpen } from '../../core/programme/programme.ts';
import { photosOf, type Reported } from '../../core/report/submission.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { readClose } from '../../records/day/closes.ts';
import { removedAt } from '../../records/keeping/settled.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { latestRevisions } from '../../records/report/submissions.ts';

export interface DayView {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly completeness: Completeness;
  readonly units: readonly (Omit<UnitStanding, 'checksum'> & {
    readonly findings: readonly Finding[];
    /** How many photos the report names. */
    readonly photos: number;
  })[];
  /** When its reports were removed because their time was over; absent: they are there. */
  readonly removed?: Instant;
}

export async function readDay(stores: Stores, stored: StoredProgramme, day: ReportingDay): Promise<DayView> {
  const gone = await removedDay(stores, stored.programme, day);
  return gone === undefined ? readReported(stores, stored, day) : { programme: stored.programme.id, day, ...gone };
}

/** The same of a day that is too recent to have lost anything. */
export async function readReported(
  { table }: Pick<Stores, 'table'>,
  stored: StoredProgramme,
  day: ReportingDay,
): Promise<DayView> {
  const { programme } = await programmeOn(table, stored, day);
  return dayView(programme, day, await latestRevisions(table, programme, day));
}

/**
 * A day whose reports were removed when their time was over, as its close has it: who reported, when, never what.
 * undefined: nothing was removed.
 */
export async function removedDay(
  stores: Stores,
  { id }: Programme,
  day: ReportingDay,
): Promise<(Pick<DayView, 'completeness' | 'units'> & { readonly removed: Instant }) | undefined> {
  const removed = await removedAt(stores.table, id, 'reports', day);
  if (removed === undefined) return undefined;
  const close = (await readClose(stores, id, day))?.close;
  const units = (close?.units ?? []).map(({ checksum: _, ...unit }) => ({ ...unit, findings: [], photos: 0 }));
  const completeness = close?.completeness ?? { expected: 0, received: 0, onTime: 0 };
  return { completeness, units, removed };
}

/** The same for the office's board. */
export async function removedBoard(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
): Promise<(BoardDay & { readonly removed: Instant }) | undefined> {
  const gone = await removedDay(stores, programme, day);
  const groups = new Map(programme.units.map(({ id, group }) => [id, group ?? '']));
  return gone && { day, ...gone, units: gone.units.map((unit) => ({ ...unit, group: groups.get(unit.unit) ?? '' })) };
}

function dayView(programme: Programme, day: ReportingDay, revisions: readonly Reported[]): DayView {
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
