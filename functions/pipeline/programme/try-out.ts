/**
 * A programme tried before it counts: a day of its own with made-up reports, on stores that know nothing else and keep nothing.
 * Received, closed and composed by the very steps that do it in earnest; no number comes of it.
 */
import { isReportingDayOf, issueInstant } from '../../core/calendar/schedule.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { isWhole } from '../../core/kinds/parts.ts';
import { askedKind } from '../../core/kinds/table.ts';
import type { Programme, Unit } from '../../core/programme/programme.ts';
import { hasForm } from '../../core/unit/levels.ts';
import { addDays } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blobs, Clock, Table } from '../../ports.ts';
import { type StoredProgramme, storeProgramme } from '../../records/programme/programmes.ts';
import { unstored } from '../briefing/unstored.ts';
import { receiveSubmission } from '../report/receive.ts';

export interface Trial {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly stored: StoredProgramme;
  readonly day: ReportingDay;
}

/** More units than these are left silent, as some always are. */
const MOST_UNITS = 60;

/** Its first reporting day, an hour before the briefing; nobody has reported. */
export async function openTrial(programme: Programme): Promise<Trial> {
  const { table, blobs } = unstored(NOTHING);
  const day = firstDay(programme);
  const at = issueInstant(programme, day);
  const stored = await storeProgramme(table, programme, `${addDays(programme.starts, -1)}T00:00:00.000Z`);
  return { table, blobs, clock: { now: () => at }, stored, day };
}

/** The same with a report of each unit; what a programme's own rules refuse is tried with equal figures, then as nothing. */
export async function reportedTrial(programme: Programme): Promise<Trial> {
  const trial = await openTrial(programme);
  const units = programme.units.filter(hasForm).slice(0, MOST_UNITS);
  for (const [at, unit] of units.entries()) {
    const sent = [figuresOf(programme, unit, at), figuresOf(programme, unit, null)].map((figures) => ({
      nil: false,
      figures,
    }));
    for (const [attempt, each] of [...sent, { nil: true, figures: {} }].entries()) {
      const report = { id: `trial-${unit.id}-${attempt}`, basedOn: 0, narratives: [], ...each };
      const { outcome } = await receiveSubmission(trial, trial.stored, trial.day, unit.id, 'trial', report);
      if (outcome !== 'refused') break;
    }
  }
  return trial;
}

/** @throws Error when it never reports: two months hold a day of every cycle. */
function firstDay(programme: Programme): ReportingDay {
  for (let day = programme.starts, left = 70; left > 0; day = addDays(day, 1), left -= 1) {
    if (isReportingDayOf(programme, day)) return day;
  }
  throw new Error(`${programme.id} has no reporting day in its first two months`);
}

/** @param at place of the unit, so that figures differ; null: all the same. */
function figuresOf({ indicators }: Programme, unit: Unit, at: number | null): Readonly<Record<string, unknown>> {
  const asked = indicators.filter(
    (each) => isWhole(each) && askedKind(each) !== undefined && (each.askedOf?.includes(unit.id) ?? true),
  );
  return Object.fromEntries(
    asked.map((indicator, index) => {
      const parts = indicators.flatMap(({ partOf }) => (partOf?.whole === indicator.id ? [partOf.part] : []));
      const value = (shift: number): unknown => madeUp(indicator, at === null ? null : at * 3 + index * 5 + shift);
      return [
        indicator.id,
        parts.length === 0 ? value(0) : Object.fromEntries(parts.map((part, shift) => [part, value(shift)])),
      ];
    }),
  );
}

function madeUp({ kind, options, roster, max }: Indicator, seed: number | null): unknown {
  const number = seed === null ? 10 : (seed % 40) + 5;
  switch (kind) {
    case 'places':
      return roster?.slice(0, 3) ?? [`示例${seed ?? 1}处`];
    case 'check':
      return (seed ?? 0) % 3 !== 2;
    case 'choice':
      return options?.[(seed ?? 0) % options.length];
    case 'date':
      return '2026-12-31';
    case 'text':
      return '示例文字';
    default:
      return max !== undefined && Number(max) < number ? max : String(number);
  }
}

const NOTHING: { readonly table: Table; readonly blobs: Blobs } = {
  table: {
    get: async () => undefined,
    query: async () => [],
    insert: async () => 'inserted',
    replace: async () => 'changed',
  },
  blobs: {
    putOnce: async () => 'stored',
    get: async () => undefined,
    link: async () => '',
  },
};
