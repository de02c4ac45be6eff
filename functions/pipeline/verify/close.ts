/**
 * Part of `verify.ts`: one day's close is exactly what its revisions, the close before it and its programme version give.
 */
import { closeDay } from '../../core/day/close.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import { spanOn } from '../../core/programme/in-force.ts';
import { type Revision, reportedOf } from '../../core/report/submission.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { type Problem, problem } from '../../core/verify/problem.ts';
import type { Blobs } from '../../ports.ts';
import { closeChecksum } from '../../records/day/closes.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { canonicalJson } from '../../records/store/checksum.ts';
import { rowsAfter } from '../ledger/rows-after.ts';

export interface CloseFacts {
  readonly day: ReportingDay;
  readonly close: DayClose;
  /** The close of the reporting day before, as it is stored. */
  readonly before: DayClose | undefined;
  readonly byUnit: ReadonlyMap<string, readonly Revision[]>;
  readonly versions: ReadonlyMap<number, StoredProgramme>;
  /** Where rows of ledgers lie. */
  readonly blobs: Blobs;
}

/**
 * Computed from the revisions that the close itself names, not from the newest: a report that came in since waits for the
 * next closing, and that is no damage.
 */
export async function verifyClose(facts: CloseFacts): Promise<Problem[]> {
  const { day, close } = facts;
  const about = (seen: string): Problem[] => [
    problem('close.differs', {
      path: `closes/${day}`,
      day,
      name: `${day} 的日结`,
      seen,
      affects: `${day} 的简报及此后的累计数`,
    }),
  ];
  try {
    const again = await computeAgain(facts);
    if (typeof again === 'string') return about(again);
    return canonicalJson(again) === canonicalJson(close) ? [] : about(differences(close, again).slice(0, 5).join('、'));
  } catch (error) {
    return about(error instanceof Error ? error.message.slice(0, 120) : String(error));
  }
}

/** The close as it should be, or why it cannot be computed. */
async function computeAgain({ day, close, before, byUnit, versions, blobs }: CloseFacts): Promise<DayClose | string> {
  const version = versions.get(close.programmeVersion);
  if (version === undefined) return `任务第 ${close.programmeVersion} 版读不到`;
  if (!everCounted([...versions.values()], day).has(close.programmeVersion))
    return `programmeVersion（第 ${close.programmeVersion} 版从未适用于这一天）`;
  const revisions: Revision[] = [];
  for (const { unit, revision } of close.units) {
    if (revision === null) continue;
    const found = reportedOf(byUnit.get(unit) ?? []).find((each) => each.revision === revision);
    if (found === undefined) return `${unit} 第 ${revision} 次修订读不到`;
    revisions.push(found);
  }
  const previous = before === undefined ? null : { close: before, checksum: closeChecksum(before) };
  const { programme, version: programmeVersion } = version;
  const ledgers = await rowsAfter(blobs, { programme, day, revisions, before }, false);
  const rows = ledgers === undefined ? {} : { ledgers };
  return closeDay({ programme, programmeVersion, day, revisions, previous, ...rows });
}

/** Versions that counted on that day at any time: by the list that each version was stored with. */
const everCounted = (versions: readonly StoredProgramme[], day: ReportingDay): ReadonlySet<number> =>
  new Set(
    versions.map(({ programme: { inForce }, version }) =>
      inForce === undefined ? version : spanOn(inForce, day).version,
    ),
  );

/** Paths of the leaves that differ. */
function differences(stored: unknown, again: unknown, path = ''): string[] {
  if (typeof stored !== 'object' || typeof again !== 'object' || stored === null || again === null) {
    return stored === again ? [] : [path];
  }
  const [left, right] = [stored as Record<string, unknown>, again as Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => differences(left[key], right[key], path === '' ? key : `${path}.${key}`));
}
