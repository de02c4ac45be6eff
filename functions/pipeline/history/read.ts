/**
 * History computed again from the rows that were imported.
 */
import type { HistoryClose } from '../../core/history/history.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { standingHistory } from '../../records/history/history.ts';
import { programmeVersion } from '../../records/programme/programmes.ts';
import { closedAgain, rowsStanding } from './import.ts';

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
