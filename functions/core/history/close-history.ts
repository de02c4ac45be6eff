/**
 * Rows of history, day by day, become closes: by the same rules as reports, over an unbroken run of reporting days.
 *
 * Where a reporting day is lacking, what adds up begins anew behind it. Of totals that units type, each unit's first is only
 * what the next one is measured against: nobody knows what it grew by.
 */
import { stretchOf } from '../calendar/cycle.ts';
import { previousOnCycle } from '../calendar/schedule.ts';
import { completenessOf } from '../day/close.ts';
import type { UnitStanding } from '../day/day-close.ts';
import { closeIndicators } from '../indicators/close-day.ts';
import type { ClosedDay } from '../indicators/day-values.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose } from '../kinds/indicator-close.ts';
import { type Programme, unitIsOpen } from '../programme/programme.ts';
import { addExactly } from '../values/decimal.ts';
import { own } from '../values/own.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import type { HistoryClose, HistoryRow, HistorySource } from './history.ts';

/** @param rows of any order. @param sourceOf the import that a day is of. @returns in order of day. */
export function closeHistory(
  programme: Programme,
  programmeVersion: number,
  rows: readonly HistoryRow[],
  sourceOf: (day: ReportingDay) => HistorySource,
): HistoryClose[] {
  const indicators = programme.indicators.map(withoutBalance);
  const closes: HistoryClose[] = [];
  for (const [day, ofDay] of byDay(rows)) {
    const last = closes.at(-1);
    const before = last?.day === previousOnCycle(programme, day) ? last : undefined;
    const units = standingsOf(programme, day, ofDay);
    closes.push({
      ...{ programme: programme.id, programmeVersion, day, completeness: completenessOf(units), units },
      indicators: closedFrom(indicators, { day, units }, ofDay, before),
      previousClose: null,
      begins: before?.begins ?? stretchOf(programme.schedule, day).from,
      history: sourceOf(day),
    });
  }
  return closes;
}

/** Opening balances are what there was when the programme started, and stand after history. */
function withoutBalance(indicator: Indicator): Indicator {
  const { opening: _, openings: __, openingDays: ___, roster: ____, target: _____, ...rest } = indicator;
  return rest;
}

function byDay(rows: readonly HistoryRow[]): [ReportingDay, HistoryRow[]][] {
  const days = new Map<ReportingDay, HistoryRow[]>();
  for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row]);
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Nobody reported it: there is no revision, no time, and nothing late. */
function standingsOf({ units }: Programme, day: ReportingDay, rows: readonly HistoryRow[]): UnitStanding[] {
  const there = new Set(rows.map(({ unit }) => unit));
  return units
    .filter((unit) => unitIsOpen(unit, day))
    .map(({ id, name }) => ({
      ...{ unit: id, name, state: there.has(id) ? ('reported' as const) : ('missing' as const), late: false },
      ...{ revision: null, receivedAt: null, checksum: null },
    }));
}

function closedFrom(
  indicators: readonly Indicator[],
  today: { readonly day: ReportingDay; readonly units: readonly UnitStanding[] },
  rows: readonly HistoryRow[],
  before: ClosedDay | undefined,
): Record<string, IndicatorClose> {
  const first = firstTotals(indicators, rows, before);
  const reportOf = (unit: string) => {
    const figures = rows.find((row) => row.unit === unit)?.figures;
    if (figures === undefined) return undefined;
    const told = Object.entries(figures).filter(([id]) => own(first.get(id), unit) === undefined);
    return { nil: false, figures: Object.fromEntries(told) };
  };
  const closes = closeIndicators(indicators, { ...today, starts: today.day }, reportOf, before); // no balance stands here
  for (const { id, decimals } of indicators) {
    const begun = first.get(id);
    if (begun !== undefined) closes[id] = withFirst(closes[id]!, begun, decimals);
  }
  return closes;
}

/** By indicator that is typed as a total: the totals of units that have none yet. */
function firstTotals(
  indicators: readonly Indicator[],
  rows: readonly HistoryRow[],
  before: ClosedDay | undefined,
): ReadonlyMap<string, Readonly<Record<string, DecimalString>>> {
  const typed = indicators.filter(({ reported }) => reported === 'cumulative');
  return new Map(
    typed.map(({ id }) => {
      const known = own(before?.indicators, id)?.unitTotals;
      const first = rows.flatMap(({ unit, figures }) => {
        const total = own(figures, id);
        return total === undefined || own(known, unit) !== undefined ? [] : [[unit, total as DecimalString] as const];
      });
      return [id, Object.fromEntries(first)];
    }),
  );
}

function withFirst(
  close: IndicatorClose,
  first: Readonly<Record<string, DecimalString>>,
  decimals: number,
): IndicatorClose {
  if (Object.keys(first).length === 0) return close;
  const { targetBases: _, ...rest } = close; // a year in which somebody's growth is not known has no sum
  const total = addExactly([close.total ?? '0', ...Object.values(first)], decimals);
  return { ...rest, total, unitTotals: { ...close.unitTotals, ...first } };
}
