/**
 * Who changed which cell of a row when: followed back from its last change, day by day, each change naming the one before.
 */
import type { RowChange } from '../../core/ledger/ledger.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Revision } from '../../core/report/submission.ts';
import { own } from '../../core/values/own.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { revisionsOf } from '../../records/report/submissions.ts';
import { changesOf, unitRowsAfter } from './unit-rows.ts';

export interface RowStep {
  readonly day: ReportingDay;
  readonly at: Instant;
  readonly revision: number;
  readonly onBehalf: boolean;
  /** By column, from what to what; null: blank. */
  readonly cells: readonly { readonly column: string; readonly from: string | null; readonly to: string | null }[];
  /** Why it was taken out. */
  readonly removed?: string;
}

export interface RowPlace {
  readonly programme: Programme;
  readonly unit: string;
  readonly ledger: string;
  readonly key: string;
}

/** Days on which one row was changed that are followed back. */
const MOST_DAYS = 200;

/**
 * Oldest first; undefined: there is no such row on that day.
 * @param day the row as it stands with the unit's report of that day
 */
export async function rowHistory(
  stores: Stores,
  place: RowPlace,
  day: ReportingDay,
): Promise<readonly RowStep[] | undefined> {
  const { programme, unit, ledger, key } = place;
  const standing = (await revisionsOf(stores.table, programme, day, unit)).at(-1);
  const rows = await unitRowsAfter(stores, programme, day, unit, standing);
  const row = (own(rows, ledger) ?? []).find((each) => each.key === key);
  if (row === undefined) return undefined;
  const days: Said[][] = [];
  for (let on: ReportingDay | undefined = row.changed; on !== undefined && days.length < MOST_DAYS; ) {
    const said = await saidOn(stores, place, on);
    if (said.length === 0) break;
    days.unshift(said);
    const last: ReportingDay | undefined = said.at(-1)?.change.last;
    on = last !== undefined && last < on ? last : undefined;
  }
  return stepsOf(days);
}

interface Said {
  readonly revision: Revision;
  readonly change: RowChange;
}

/** What each report of that day says of the row, against how it stood when the day began. */
async function saidOn(stores: Stores, { programme, unit, ledger, key }: RowPlace, day: ReportingDay): Promise<Said[]> {
  const revisions = await revisionsOf(stores.table, programme, day, unit);
  const said = revisions.map(async (revision) => {
    const changes = own(await changesOf(stores, programme.id, revision), ledger) ?? [];
    return changes.filter((change) => change.key === key).map((change) => ({ revision, change }));
  });
  return (await Promise.all(said)).flat();
}

/** Every report of a day begins again from the morning; what it says as the one before did is no step. */
function stepsOf(days: readonly (readonly Said[])[]): RowStep[] {
  let morning: Cells = {};
  return days.flatMap((said) => {
    let now = morning;
    const steps = said.flatMap(({ revision, change }): RowStep[] => {
      const after = { ...morning, ...change.cells };
      const cells = Object.keys(after)
        .filter((column) => (after[column] ?? null) !== (now[column] ?? null))
        .map((column) => ({ column, from: now[column] ?? null, to: after[column] ?? null }));
      now = after;
      if (cells.length === 0 && change.remove === undefined) return [];
      const { day, receivedAt: at } = revision;
      const removed = change.remove === undefined ? {} : { removed: change.remove };
      return [{ day, at, revision: revision.revision, onBehalf: revision.onBehalf === true, cells, ...removed }];
    });
    morning = now;
    return steps;
  });
}

type Cells = Readonly<Record<string, string | null>>;
