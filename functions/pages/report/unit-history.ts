/**
 * What a unit said on the days before, for the small lines beside the fields: the day before, and totals to date.
 */
import type { Programme, ReportingDay } from '../../core/programme.ts';
import { previousReportingDay } from '../../core/schedule.ts';
import type { FigureValue, Revision } from '../../core/submission.ts';
import type { Stores } from '../../ports.ts';
import { readClose } from '../../records/closes.ts';
import { revisionsOf } from '../../records/submissions.ts';

/** Reporting days shown beside a field. */
const DAYS_SHOWN = 7;

export interface UnitHistory {
  /** Newest first; `revision` is absent for a day on which the unit was silent. */
  readonly days: readonly { readonly day: ReportingDay; readonly revision: Revision | undefined }[];
  /** Flow figures of this unit to date, up to the newest closed day before. */
  readonly totals: Readonly<Record<string, string>>;
}

export async function readHistory(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
  unit: string,
): Promise<UnitHistory> {
  const earlier = daysBefore(programme, day);
  const [revisions, close] = await Promise.all([
    Promise.all(earlier.map((each) => revisionsOf(stores.table, programme, each, unit))),
    earlier[0] === undefined ? undefined : readClose(stores, programme.id, earlier[0]),
  ]);
  const totals = Object.entries(close?.close.indicators ?? {}).flatMap(([id, { unitTotals }]) =>
    unitTotals?.[unit] === undefined ? [] : [[id, unitTotals[unit]] as const],
  );
  return {
    days: earlier.map((each, index) => ({ day: each, revision: revisions[index]?.at(-1) })),
    totals: Object.fromEntries(totals),
  };
}

/** The value of the reporting day before, if the unit gave one. */
export const dayBefore = (history: UnitHistory, indicator: string): FigureValue | undefined =>
  history.days[0]?.revision?.figures[indicator];

function daysBefore(programme: Programme, day: ReportingDay): ReportingDay[] {
  const days: ReportingDay[] = [];
  for (let each = previousReportingDay(programme, day); each !== undefined && days.length < DAYS_SHOWN; ) {
    days.push(each);
    each = previousReportingDay(programme, each);
  }
  return days;
}
