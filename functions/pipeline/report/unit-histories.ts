/**
 * What many units reported on the days before, in as many reads as there are days and not as there are units.
 */

import { continuedIn } from '../../core/indicators/continued.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { FigureHistory } from '../../core/report/check-rules.ts';
import type { Revision } from '../../core/report/submission.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { readClose } from '../../records/day/closes.ts';
import { latestRevisions } from '../../records/report/submissions.ts';
import { asksFor, historyOf } from './receive.ts';
import { continuedReport, daysBefore, figureHistory } from './unit-history.ts';

/** Below it one unit after the other is read. */
const MANY = 4;

/** History of each of these units, as `figureHistory` gives it for one. */
export async function readHistories(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
  units: readonly string[],
): Promise<(unit: string) => FigureHistory> {
  if (units.length < MANY) {
    const own = await Promise.all(units.map((unit) => historyOf(stores, programme, day, unit)));
    const byUnit = new Map(units.map((unit, index) => [unit, own[index]]));
    return (unit) => byUnit.get(unit) ?? figureHistory({ days: [], totals: {} });
  }
  const totals = asksFor(programme, 'total');
  const days = daysBefore(programme, day);
  const reported = await Promise.all(days.map((each) => latestOf(stores, programme, each)));
  const close = totals && days[0] !== undefined ? await readClose(stores, programme.id, days[0]) : undefined;
  const indicators = Object.entries(continuedIn(programme.indicators, close?.close.indicators ?? {}));
  return (unit) =>
    figureHistory({
      days: days.map((day, index) => continuedReport(programme, { day, revision: reported[index]?.get(unit) })),
      totals: Object.fromEntries(
        indicators.flatMap(([id, { unitTotals }]) =>
          unitTotals?.[unit] === undefined ? [] : [[id, unitTotals[unit]]],
        ),
      ),
    });
}

async function latestOf({ table }: Stores, programme: Programme, day: ReportingDay): Promise<Map<string, Revision>> {
  const latest = await latestRevisions(table, programme, day, { eventually: true });
  return new Map(latest.map((revision) => [revision.unit, revision]));
}
