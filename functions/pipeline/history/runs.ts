/**
 * Which days of history stand, and of which import: what pages show without computing anything.
 */
import type { HistorySource } from '../../core/history/history.ts';
import { type HistoryRun, runsOf } from '../../core/history/told.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Stores } from '../../ports.ts';
import { historyRecords, standingHistory } from '../../records/history/history.ts';
import { asOneVersion } from './one-version.ts';

/** Runs of days that stand, in order; none: nothing was imported. */
export async function historyRuns(stores: Pick<Stores, 'table'>, programme: Programme): Promise<HistoryRun[]> {
  const standing = await standingHistory(stores, programme.id);
  if (standing === undefined) return [];
  const records = await historyRecords(stores.table, programme.id);
  const sources = new Map<number, HistorySource>(records.map(({ data }) => [data.number, data]));
  const days = Object.entries(standing.days).sort(([one], [other]) => (one < other ? -1 : 1));
  return runsOf(
    asOneVersion(programme),
    days.map(([day, [number]]) => {
      const { source, at, by, file } = sources.get(number)!;
      return [day, { number, source, at, by, file }] as const;
    }),
  );
}
