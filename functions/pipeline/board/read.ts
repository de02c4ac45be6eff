/**
 * What the office's board shows of one day: units, what stands between the day and its briefing, and reminders sent.
 *
 * Read again and again while a browser looks at it: the day's revisions (one query a shard, which may be some seconds
 * behind) and a handful of small items, whatever the number of units. Only what is signed and not issued yet is closed anew.
 */
import { type Block, blocksOf } from '../../core/board/blocks.ts';
import type { BoardDay, BoardUnit } from '../../core/board/board.ts';
import { type BranchStanding, branchStandings } from '../../core/board/branches.ts';
import { completenessOf, standingOf } from '../../core/day/close.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { couldBeGone } from '../../core/programme/keep.ts';
import { type Programme, unitIsOpen } from '../../core/programme/programme.ts';
import { photosOf, type Revision } from '../../core/report/submission.ts';
import { type Run, runOf, type Signing } from '../../core/run/ledger.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Clock, Stores } from '../../ports.ts';
import { type Decision, decisionsOf } from '../../records/day/decisions.ts';
import { deliveriesOf } from '../../records/delivery/deliveries.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { notedOutdated } from '../../records/edition/outdated.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { latestRevisions } from '../../records/report/submissions.ts';
import { failureOf } from '../../records/run/failures.ts';
import { type Reminder, remindersOf } from '../../records/run/reminders.ts';
import { sha256 } from '../../records/store/checksum.ts';
import { type ReportState, reportStates } from '../report/states.ts';
import { signingOf } from './signing.ts';

export interface Board extends BoardDay {
  readonly blocks: readonly Block[];
  /** In the programme's order; empty: it has none. */
  readonly branches: readonly BranchStanding[];
  readonly run: Run;
  readonly signing: Signing;
  readonly reminders: readonly Reminder[];
  readonly latest: Edition | undefined;
  /** When the day's reports were removed because their time was over; absent: they are there. */
  readonly removed?: Instant;
}

interface BoardStores extends Stores {
  readonly clock: Clock;
}

/** What begins or ends a hold; other decisions leave it as it is. */
const ABOUT_ISSUING: readonly string[] = ['hold', 'release', 'approve'];

/** @param only of a branch: nothing is shown but these units and what stands in their way; absent: all. */
export async function readBoard(
  stores: BoardStores,
  standing: StoredProgramme,
  day: ReportingDay,
  only?: ReadonlySet<string>,
): Promise<Board> {
  const { table, clock } = stores;
  const stored = await programmeOn(table, standing, day);
  const { programme } = stored;
  const now = clock.now();
  const [gone, revisions, editions, decisions, failure, reminders, outdated] = await Promise.all([
    couldBeGone(day, dayAt(now, programme.timezone)) ? goneFrom(stores, programme, day) : undefined,
    latestRevisions(table, programme, day, { eventually: true }),
    editionsOf(table, programme.id, day),
    decisionsOf(table, programme.id, day),
    failureOf(table, programme.id, day),
    remindersOf(table, programme.id, day),
    notedOutdated(table, programme.id),
  ]);
  const latest = editions.at(-1);
  const deliveries = latest === undefined ? [] : await deliveriesOf(table, programme.id, day, latest.edition);
  const newest = new Map(revisions.map(({ unit, revision }) => [unit, revision]));
  const states = await reportStates(table, programme.id, day, newest);
  const whole = gone ?? boardOf(programme, day, revisions, (unit) => decidedOf(states.get(unit)));
  const board = only === undefined ? whole : boardOnly(whole, only);
  const branches = branchesIn(programme, day, whole, decisions).filter(({ unit }) => only?.has(unit) !== false);
  const last = decisions.findLast(({ kind }) => ABOUT_ISSUING.includes(kind));
  const hold = last?.kind === 'hold' ? last : undefined;
  const signing = latest === undefined ? await signingOf(stores, stored, day, decisions) : 'open';
  const run = runOf(programme, day, now, { edition: editions[0], held: hold !== undefined, signing, failure });
  const blocks = blocksOf(programme, now, {
    ...{ board, branches, hold, signing, edition: latest?.edition },
    run: failure === undefined ? run : { ...run, why: failure.why },
    deliveries: deliveries.map(({ delivery }) => delivery),
    outdated,
  });
  if (only === undefined) return { ...board, branches, blocks, run, signing, reminders, latest };
  return {
    ...{ ...board, branches, run, signing, latest },
    blocks: blocks.filter(({ kind }) => OF_UNITS.includes(kind)),
    reminders: remindersOnly(reminders, only),
  };
}

/** What is said of units and not of the briefing. */
const OF_UNITS: readonly Block['kind'][] = ['missing', 'branches', 'returned', 'questioned'];

/** The branches of that day, with what they have passed on. */
const branchesIn = (
  programme: Programme,
  day: ReportingDay,
  { units }: Pick<BoardDay, 'units'>,
  decisions: readonly Decision[],
): BranchStanding[] =>
  branchStandings(
    programme,
    day,
    units,
    decisions.filter(({ kind }) => kind === 'pass'),
    sha256,
  );

function boardOnly<Day extends BoardDay>(board: Day, only: ReadonlySet<string>): Day {
  const units = board.units.filter(({ unit }) => only.has(unit));
  return { ...board, units, completeness: completenessOf(units) };
}

const remindersOnly = (reminders: readonly Reminder[], only: ReadonlySet<string>): Reminder[] =>
  reminders.flatMap((each) => {
    const units = each.units.filter((unit) => only.has(unit));
    return units.length === 0 ? [] : [{ ...each, units, sent: [] }];
  });

/** Loaded for old days only: the board of today, which everybody waits for, does without. */
const goneFrom = async (stores: BoardStores, programme: Programme, day: ReportingDay) =>
  (await import('../day/read.ts')).removedBoard(stores, programme, day);

/** What the office decided about the report that stands. */
export const decidedOf = (state: ReportState | undefined): Pick<BoardUnit, 'decided'> =>
  state?.kind === 'return' || state?.kind === 'accept' ? { decided: state.kind } : {};

/** How the units that are open that day stand, by their reports. */
export function boardOf(
  programme: Programme,
  day: ReportingDay,
  revisions: readonly Revision[],
  decided: (unit: string) => Pick<BoardUnit, 'decided'>,
): BoardDay {
  const byUnit = new Map(revisions.map((revision) => [revision.unit, revision]));
  const open = programme.units.filter((unit) => unitIsOpen(unit, day));
  const standings = open.map((unit) => standingOf(programme, day, unit, byUnit.get(unit.id)));
  const units = standings.map(({ checksum: _, ...standing }, index): BoardUnit => {
    const revision = byUnit.get(standing.unit);
    const photos = revision === undefined ? 0 : photosOf(revision).length;
    return {
      ...standing,
      group: open[index]?.group ?? '',
      findings: revision?.findings ?? [],
      photos,
      ...decided(standing.unit),
    };
  });
  return { day, completeness: completenessOf(standings), units };
}
