/**
 * How each branch (分管单位) stands on a day: what its units have reported, and whether it has passed the whole on (上报).
 *
 * Pure over the board and the branches' own decisions; nothing of it is stored. What a branch passed on is named by its
 * units' revisions, so that a report that changes afterwards is seen.
 */
import { scheduledInstant } from '../calendar/schedule.ts';
import { completenessOf } from '../day/close.ts';
import type { Completeness } from '../day/day-close.ts';
import type { Programme } from '../programme/programme.ts';
import { answeredForBy, branchesOf } from '../unit/levels.ts';
import type { Instant, ReportingDay } from '../values/values.ts';
import { type BoardUnit, isInState } from './board.ts';

/** What a branch's decision to pass on says. */
export interface Passing {
  readonly branch?: string;
  readonly at: Instant;
  readonly basis?: string;
}

export interface BranchStanding {
  readonly unit: string;
  readonly name: string;
  /** The branch above it; absent: none. */
  readonly under?: string;
  readonly completeness: Completeness;
  readonly late: number;
  readonly questioned: number;
  /** Names of the units below it that owe a report, and of those whose report was returned. */
  readonly missing: readonly string[];
  readonly returned: readonly string[];
  /** Until when it passes on; absent: the programme sets no deadline for it. */
  readonly due?: Instant;
  /** When it first did; absent: not yet. */
  readonly passedAt?: Instant;
  /** Said of the first time, as lateness is of reports. */
  readonly passedLate: boolean;
  /** What it passed on last is no longer what stands. */
  readonly changed: boolean;
  /** What it would pass on now: its units with their revisions. */
  readonly basis: string;
}

/** @param hash of a text, as decisions keep it. */
export function branchStandings(
  programme: Programme,
  day: ReportingDay,
  units: readonly BoardUnit[],
  passings: readonly Passing[],
  hash: (text: string) => string,
): BranchStanding[] {
  const byId = new Map(programme.units.map((unit) => [unit.id, unit]));
  return branchesOf(programme).map(({ unit: { id }, members }) => {
    const unit = byId.get(id)!;
    const own = units.filter((each) => members.has(each.unit));
    const passed = passings.filter(({ branch }) => branch === id);
    const due = unit.due && scheduledInstant(programme, day, unit.due);
    const basis = hash(basisOf(own));
    const namesOf = (some: readonly BoardUnit[]): string[] => some.map(({ name }) => name);
    const [first] = passed;
    return {
      ...{ unit: id, name: unit.name, ...(unit.under === undefined ? {} : { under: unit.under }) },
      completeness: completenessOf(own),
      late: own.filter(({ late }) => late).length,
      questioned: own.filter((each) => isInState(each, 'questioned')).length,
      missing: namesOf(own.filter(({ state }) => state === 'missing')),
      returned: namesOf(own.filter(({ decided }) => decided === 'return')),
      ...(due === undefined ? {} : { due }),
      ...(first === undefined ? {} : { passedAt: first.at }),
      passedLate: first !== undefined && due !== undefined && Date.parse(first.at) > Date.parse(due),
      changed: passed.length > 0 && passed.at(-1)!.basis !== basis,
      basis,
    };
  });
}

const basisOf = (units: readonly BoardUnit[]): string =>
  units
    .map(({ unit, revision, decided }) => `${unit} ${revision ?? '-'}${decided === 'return' ? ' returned' : ''}`)
    .join('\n');

/** The units that are shown where a branch, or the whole, is opened: those directly below it, and itself. */
export const directlyUnder = (programme: Programme, branch: string | undefined): ReadonlySet<string> =>
  new Set(programme.units.filter(({ id, under }) => under === branch || id === branch).map(({ id }) => id));

/** Everybody below it at any depth, and itself; of the whole everybody. */
export const withinBranch = (programme: Programme, branch: string | undefined): ReadonlySet<string> =>
  branch === undefined ? new Set(programme.units.map(({ id }) => id)) : answeredForBy(programme, branch);
