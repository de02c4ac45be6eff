/**
 * The sheet of a day as somebody downloads it: what stands already, and beside it the reporting day before. Nothing is
 * filled in that nobody reported: a row or cell that nobody touched must stay blank.
 */

import { isReportingDayOf, previousReportingDay } from '../../core/calendar/schedule.ts';
import type { Programme, Unit } from '../../core/programme/programme.ts';
import { unitIsOpen } from '../../core/programme/programme.ts';
import type { Revision } from '../../core/report/submission.ts';
import { type SheetEntry, type SheetPlan, unitSheet, unitsSheet } from '../../core/sheet/report-sheet.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { textOf } from '../../pipeline/report/check.ts';
import { dayFindings } from '../../pipeline/report/receive.ts';
import type { Table } from '../../ports.ts';
import { latestRevisions, revisionsOf } from '../../records/report/submissions.ts';
import type { MemberAsk } from '../page/ask.ts';
import { Refusal, refusal } from '../page/refusal.ts';

export type SheetAsk = MemberAsk<'programme' | 'day'>;

/** @throws Refusal 404 when nobody, or that unit, does not report about that day. */
export function refuseDay({ world, stored: { programme }, params: { day } }: SheetAsk, unit?: Unit): void {
  if (!isReportingDayOf(programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  if (unit === undefined) return;
  const closed = dayFindings(programme, unit, day, dayAt(world.clock.now(), programme.timezone));
  if (closed.length > 0) throw new Refusal(404, closed);
}

/** @param unit absent: all units. */
export async function planSheet(ask: SheetAsk, unit?: Unit): Promise<SheetPlan> {
  refuseDay(ask, unit);
  return unit === undefined ? planAll(ask) : planOne(ask, unit);
}

async function planOne({ world, stored, params }: SheetAsk, unit: Unit): Promise<SheetPlan> {
  const { programme, version } = stored;
  const { day } = params;
  const before = previousReportingDay(programme, day);
  const [standing, previous] = await Promise.all([
    latestOf(world.table, programme, day, unit),
    before === undefined ? undefined : latestOf(world.table, programme, before, unit),
  ]);
  return unitSheet({ programme, version, day }, entryOf(programme, unit, standing, previous));
}

async function planAll({ world, stored, params }: SheetAsk): Promise<SheetPlan> {
  const { programme, version } = stored;
  const { day } = params;
  const latest = await latestRevisions(world.table, programme, day);
  const standing = new Map(latest.map((revision) => [revision.unit, revision]));
  const units = programme.units.filter((unit) => unitIsOpen(unit, day));
  const entries = units.map((unit) => entryOf(programme, unit, standing.get(unit.id), undefined));
  return unitsSheet({ programme, version, day }, entries);
}

const latestOf = async (
  table: Table,
  programme: Programme,
  day: ReportingDay,
  unit: Unit,
): Promise<Revision | undefined> => (await revisionsOf(table, programme, day, unit.id)).at(-1);

function entryOf(
  { narratives }: Programme,
  unit: Unit,
  standing: Revision | undefined,
  previous: Revision | undefined,
): SheetEntry {
  const texts = narratives.map(({ name }) => {
    const own = standing?.narratives.filter(({ kind }) => kind === name) ?? [];
    return [name, textOf(own)] as const;
  });
  return {
    unit,
    basedOn: standing?.revision ?? 0,
    nil: standing?.nil ?? false,
    figures: standing?.figures ?? {},
    narratives: Object.fromEntries(texts),
    previous: previous?.figures ?? {},
  };
}
