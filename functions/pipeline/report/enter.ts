/**
 * Several units' reports that came in a file, stored: all or none.
 *
 * No store offers a transaction over units. What can be known beforehand is known before the first write: every report is
 * whole, and based on what stands. Then each is stored by a conditional write of its own. Who reports in that very moment is
 * met there: nothing of theirs is overwritten, and they are named. If the process dies half-way, the same entry again (the
 * same id) stores what is left, and nothing twice.
 */
import type { Unit } from '../../core/programme/programme.ts';
import type { Revision, Submission } from '../../core/report/submission.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Clock, Stores } from '../../ports.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { revisionsOf } from '../../records/report/submissions.ts';
import { type CheckedReport, checkReports, type EnteredReport } from './check.ts';
import { storeSubmission } from './receive.ts';

type World = Stores & { readonly clock: Clock };

/** What became of one unit's report; `met`: somebody else's stands, and `revision` is that one. */
export interface EnteredUnit {
  readonly unit: Unit;
  readonly outcome: 'stored' | 'repeated' | 'same' | 'met';
  readonly revision: Revision | undefined;
}

export type Entered =
  /** Something is wrong with one of them: nothing was stored. */
  | { readonly outcome: 'refused'; readonly checked: readonly CheckedReport[] }
  | { readonly outcome: 'entered'; readonly units: readonly EnteredUnit[] };

/** A report with the revisions that its write has to know of. */
interface Planned {
  readonly report: CheckedReport;
  readonly known: readonly Revision[];
}

/**
 * @param by id of the access key of the office, which enters them for the units; each revision says so.
 * @param id of the entry, as for `checkReports`; again for a repeat.
 */
export async function enterReports(
  world: World,
  standing: StoredProgramme,
  day: ReportingDay,
  by: string,
  id: string,
  entered: readonly EnteredReport[],
): Promise<Entered> {
  const stored = await programmeOn(world.table, standing, day);
  const checked = await checkReports(world, stored, day, id, entered);
  const planned = await Promise.all(checked.map((report) => planOf(world, stored, day, report)));
  const begun = planned.some(({ report, known }) => isStored(report.submission, known));
  const wrong = planned.some(
    ({ report, known }) =>
      report.outcome === 'refused' || (report.outcome === 'stale' && !isStored(report.submission, known)),
  );
  if (checked.length < entered.length || (wrong && !begun)) return { outcome: 'refused', checked };
  const context = { programme: stored.programme, day, by, onBehalf: true, receivedAt: world.clock.now() } as const;
  const store = async ({ report, known }: Planned): Promise<EnteredUnit> => {
    const { unit, outcome, submission, standing } = report;
    if (outcome === 'same') return { unit, outcome, revision: standing };
    if (submission === undefined) return { unit, outcome: 'met', revision: standing };
    const findings = report.findings.flatMap((found) => ('english' in found ? [] : [found]));
    const received = await storeSubmission(world, { ...context, unit: unit.id, findings }, submission, known);
    if ('receipt' in received) return { unit, outcome: received.outcome, revision: received.revision };
    return { unit, outcome: 'met', revision: 'current' in received ? (received.current ?? undefined) : standing };
  };
  return { outcome: 'entered', units: await inTurns(planned, store) };
}

/** Of a unit that reported since, the earlier revisions too: this entry's own may be among them. */
async function planOf(
  { table }: World,
  { programme }: StoredProgramme,
  day: ReportingDay,
  report: CheckedReport,
): Promise<Planned> {
  const { outcome, standing, unit } = report;
  const known = standing === undefined ? [] : [standing];
  return { report, known: outcome === 'stale' ? await revisionsOf(table, programme, day, unit.id) : known };
}

const isStored = (submission: Submission | undefined, known: readonly Revision[]): boolean =>
  known.some(({ id }) => id === submission?.id);

/** How many writes are under way at once. */
const AT_ONCE = 8;

async function inTurns<From, To>(all: readonly From[], one: (each: From) => Promise<To>): Promise<To[]> {
  const made: To[] = [];
  const turns = all.entries();
  const work = async (): Promise<void> => {
    for (const [index, each] of turns) made[index] = await one(each);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return made;
}
