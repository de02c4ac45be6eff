/**
 * What one unit reported on the days before: for rules that look back, for questions about unusual figures, and for the
 * small lines beside the fields of the form.
 */
import type { FigureHistory } from '../core/check-rules.ts';
import type { DecimalString, Programme, ReportingDay } from '../core/programme.ts';
import { previousReportingDay } from '../core/schedule.ts';
import type { Revision } from '../core/submission.ts';
import { HISTORY_DAYS } from '../core/unusual-figures.ts';
import type { Stores } from '../ports.ts';
import { readClose } from '../records/closes.ts';
import { revisionsOf } from '../records/submissions.ts';

export interface UnitHistory {
  /** The last reporting days, newest first; `revision` is absent where the unit was silent. */
  readonly days: readonly { readonly day: ReportingDay; readonly revision: Revision | undefined }[];
  /** Flow figures of this unit to date, as the close of the day before has them. */
  readonly totals: Readonly<Record<string, DecimalString>>;
}

/**
 * Days before were settled long ago, so a cheaper read may be some seconds behind: what follows from it are questions, and
 * rules that compare with yesterday. The day's own revisions are always read as they stand.
 * @param wanted.totals reads the close of the day before too, which may be large.
 */
export async function readUnitHistory(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
  unit: string,
  wanted: { readonly totals: boolean },
): Promise<UnitHistory> {
  const before = daysBefore(programme, day);
  const [revisions, totals] = await Promise.all([
    Promise.all(before.map((each) => revisionsOf(stores.table, programme, each, unit, { eventually: true }))),
    wanted.totals && before[0] !== undefined ? totalsOn(stores, programme.id, before[0], unit) : {},
  ]);
  return { days: before.map((each, index) => ({ day: each, revision: revisions[index]?.at(-1) })), totals };
}

/** The same as rules and questions want it. */
export function figureHistory({ days, totals }: UnitHistory): Required<FigureHistory> {
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
  programme: string,
  day: ReportingDay,
  unit: string,
): Promise<Record<string, DecimalString>> {
  const indicators = Object.entries((await readClose(stores, programme, day))?.close.indicators ?? {});
  return Object.fromEntries(
    indicators.flatMap(([id, { unitTotals }]) => (unitTotals?.[unit] === undefined ? [] : [[id, unitTotals[unit]]])),
  );
}
