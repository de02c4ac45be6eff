/**
 * What one unit reported on the days before: for rules that look back, for questions about unusual figures, and for the
 * small lines beside the fields of the form.
 */

import { previousReportingDay } from '../../core/calendar/schedule.ts';
import { continuedIn } from '../../core/indicators/continued.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { FigureHistory } from '../../core/report/check-rules.ts';
import type { Revision } from '../../core/report/submission.ts';
import { HISTORY_DAYS } from '../../core/report/unusual-figures.ts';
import type { DecimalString, ReportingDay } from '../../core/values/values.ts';
import type { Stores, Table } from '../../ports.ts';
import { readClose } from '../../records/day/closes.ts';
import { recentFiguresOf } from '../../records/figures/recent.ts';
import { revisionsOf } from '../../records/report/submissions.ts';

export interface UnitHistory {
  /** The last reporting days, newest first; `revision` is absent where the unit was silent. */
  readonly days: readonly PastDay[];
  /** Flow figures of this unit to date, as the close of the day before has them. */
  readonly totals: Readonly<Record<string, DecimalString>>;
}

interface PastDay {
  readonly day: ReportingDay;
  readonly revision: PastReport | undefined;
}

type PastReport = Pick<Revision, 'figures'>;

export interface WantedHistory {
  /** Reads the close of the day before too, which may be large. */
  readonly totals: boolean;
  /**
   * So many of the days, the newest, are read from the unit's reports: every kind of figure, as it stands now. The others
   * as their closes have them, numbers only, together in one read.
   */
  readonly exact: number;
}

/**
 * Days before were settled long ago, so a cheaper read may be some seconds behind: what follows from it are questions, and
 * rules that compare with yesterday. The day's own revisions are always read as they stand.
 */
export async function readUnitHistory(
  { table, blobs }: Stores,
  programme: Programme,
  day: ReportingDay,
  unit: string,
  { exact, totals }: WantedHistory,
): Promise<UnitHistory> {
  const before = daysBefore(programme, day);
  const [reported, closed, toDate] = await Promise.all([
    reportsOf(table, programme, before.slice(0, exact), unit),
    closedReports(table, programme, before.slice(exact), unit),
    totals && before[0] !== undefined ? totalsOn({ table, blobs }, programme, before[0], unit) : {},
  ]);
  return { days: [...reported, ...closed].map((each) => continuedReport(programme, each)), totals: toDate };
}

/** What was reported under an id that another carries on is found under that too. */
export function continuedReport({ indicators }: Programme, { day, revision }: PastDay): PastDay {
  return { day, revision: revision && { figures: continuedIn(indicators, revision.figures) } };
}

/** What the unit itself sent on each of these days. */
const reportsOf = (
  table: Table,
  programme: Programme,
  days: readonly ReportingDay[],
  unit: string,
): Promise<UnitHistory['days'][number][]> =>
  Promise.all(
    days.map(async (day) => {
      const revisions = await revisionsOf(table, programme, day, unit, { eventually: true });
      return { day, revision: revisions.at(-1) };
    }),
  );

/** @param days newest first. Those that are not kept yet (not closed, or closed long ago) are read from its reports. */
async function closedReports(
  table: Table,
  programme: Programme,
  days: readonly ReportingDay[],
  unit: string,
): Promise<UnitHistory['days'][number][]> {
  const [newest, oldest] = [days[0], days.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  const kept = await recentFiguresOf(table, programme, unit, oldest, newest);
  const open = days.filter((day) => !kept.has(day));
  const reports = new Map((await reportsOf(table, programme, open, unit)).map((each) => [each.day, each.revision]));
  return days.map((day) => {
    const figures = kept.get(day);
    return { day, revision: figures === undefined ? reports.get(day) : { figures } };
  });
}

/** The same as rules and questions want it. */
export function figureHistory({ days, totals }: UnitHistory): Required<Omit<FigureHistory, 'drawn'>> {
  const said = days.flatMap(({ revision }) => Object.entries(revision?.figures ?? {}));
  const decimals = said.filter((entry): entry is [string, DecimalString] => typeof entry[1] === 'string');
  const recent = Object.groupBy(decimals, ([id]) => id);
  return {
    previous: days[0]?.revision?.figures ?? {},
    total: totals,
    recent: Object.fromEntries(Object.entries(recent).map(([id, own = []]) => [id, own.map(([, value]) => value)])),
  };
}

/** The reporting days that checks look back at, newest first. */
export function daysBefore(programme: Programme, day: ReportingDay): ReportingDay[] {
  const days: ReportingDay[] = [];
  let each = previousReportingDay(programme, day);
  while (each !== undefined && days.length < HISTORY_DAYS) {
    days.push(each);
    each = previousReportingDay(programme, each);
  }
  return days;
}

async function totalsOn(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
  unit: string,
): Promise<Record<string, DecimalString>> {
  const closed = (await readClose(stores, programme.id, day))?.close.indicators ?? {};
  const indicators = Object.entries(continuedIn(programme.indicators, closed));
  return Object.fromEntries(
    indicators.flatMap(([id, { unitTotals }]) => (unitTotals?.[unit] === undefined ? [] : [[id, unitTotals[unit]]])),
  );
}
