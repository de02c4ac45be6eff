/**
 * What readers are told of history: which days there are, of which import, and one day of it computed again.
 */
import type { HistoryClose, HistorySource } from '../../core/history/history.ts';
import { type HistoryRun, runsOf } from '../../core/history/told.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { historyRecords, standingHistory } from '../../records/history/history.ts';
import { programmeVersion } from '../../records/programme/programmes.ts';
import { asOneVersion, closedAgain, rowsStanding } from './import.ts';

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

/** Every day of history computed again from the rows that were imported; null: the version that it was closed by is gone. */
export async function closeHistoryAgain(stores: Stores, programme: string): Promise<HistoryClose[] | null> {
  const standing = await standingHistory(stores, programme);
  if (standing === undefined) return [];
  const version = await programmeVersion(stores.table, programme, standing.programmeVersion);
  return version === undefined ? null : closedAgain(version, await rowsStanding(stores, standing));
}

/** The same of one day. */
export async function historyDayAgain(
  stores: Stores,
  programme: string,
  day: ReportingDay,
): Promise<HistoryClose | null> {
  return (await closeHistoryAgain(stores, programme))?.find((close) => close.day === day) ?? null;
}
