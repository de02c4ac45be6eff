/**
 * Days that nothing can change any more, told by the records of what was removed (`removals.ts`). Apart from them, because
 * the function that takes reports asks only this.
 */
import type { KeptKind } from '../../core/programme/programme.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { KIND, partition, recordKey, recordPrefix } from '../store/keys.ts';

/** The last day of which anything of that kind was removed; undefined: nothing ever was. */
export async function lastRemoved(table: Table, programme: string, kind: KeptKind): Promise<ReportingDay | undefined> {
  const range = { prefix: recordPrefix('removal', kind), newestFirst: true, limit: 1 };
  const [newest] = await table.query<object>(partition(programme), range);
  return newest?.sk.slice(KIND.removal.length + kind.length + 1);
}

/**
 * Up to which day nothing changes any more: of it or a later day reports or photos were removed, so no close up to it can be
 * computed again. undefined: everything can.
 */
export async function settledUntil(table: Table, programme: string): Promise<ReportingDay | undefined> {
  const last = await Promise.all([lastRemoved(table, programme, 'reports'), lastRemoved(table, programme, 'photos')]);
  return last
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

/** When what is stored of that kind and day was removed, or began to be; undefined: it is all there. */
export async function removedAt(
  table: Table,
  programme: string,
  kind: KeptKind,
  day: ReportingDay,
): Promise<Instant | undefined> {
  const { pk, sk } = recordKey(programme, 'removal', kind, day);
  return (await table.get<{ readonly at: Instant }>(pk, sk))?.data.at;
}
