/**
 * Figures day by day over a period, of the whole programme, of groups or of single units: from stored months where there
 * are, else from closes. Never from submissions, so what it costs grows with days and not with units.
 */

import { togetherOf } from '../../core/figures/days.ts';
import { type DayValue, type FigureMonth, unpacked } from '../../core/figures/month.ts';
import type { SeriesDay } from '../../core/figures/table.ts';
import { type Indicator, type Programme, unitIsOpen } from '../../core/programme/programme.ts';
import { own } from '../../core/values/own.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { type MadeMonth, readHeads, readUnitMonths } from '../../records/figures/months.ts';
import { monthFromCloses, monthsBetween } from './summarise.ts';

/** Whose figures: all units', those of a group, or one unit's. */
export type Scope =
  | { readonly of: 'all' }
  | { readonly of: 'group'; readonly group: string }
  | { readonly of: 'unit'; readonly unit: string };

export interface SeriesWanted {
  readonly from: ReportingDay;
  readonly to: ReportingDay;
  /** No ratios: ask for their two indicators. */
  readonly indicators: readonly Indicator[];
  readonly scopes: readonly Scope[];
}

/** The closed days of the period, in order. */
export async function readSeries(stores: Stores, programme: Programme, wanted: SeriesWanted): Promise<SeriesDay[]> {
  const months = monthsBetween(wanted.from, wanted.to);
  const stored = await storedIn(stores, programme.id, months, wanted);
  const byUnit = unitIndicators(wanted).map(({ id }) => id);
  const days: SeriesDay[] = [];
  for (const month of months) {
    const made = stored.get(month) ?? (await monthFromCloses(stores, programme.id, month, byUnit));
    days.push(...daysIn(programme, made, wanted));
  }
  return days;
}

/** Indicators whose values by unit are needed. */
const unitIndicators = ({ indicators, scopes }: SeriesWanted): readonly Indicator[] =>
  scopes.some((scope) => scope.of !== 'all') ? indicators : [];

type Kept = Pick<MadeMonth, 'figures' | 'units'>;

/** Months that are stored with everything that is wanted. */
async function storedIn(
  { table }: Stores,
  programme: string,
  months: readonly string[],
  wanted: SeriesWanted,
): Promise<Map<string, Kept>> {
  const [from, to] = [months[0] ?? '', months.at(-1) ?? ''];
  const byUnit = unitIndicators(wanted);
  const [heads, parts] = await Promise.all([
    readHeads(table, programme, from, to),
    Promise.all(byUnit.map(({ id }) => readUnitMonths(table, programme, id, from, to))),
  ]);
  const kept = new Map<string, Kept>();
  for (const [month, head] of heads) {
    if (head.basis === null) continue;
    const own = parts.map((part) => part.get(month));
    // An indicator that the month's closes do not know has no part, and needs none.
    const isWhole = own.every((part, at) => part?.basis === head.basis || !(byUnit[at]!.id in head.figures.whole));
    const units = Object.fromEntries(byUnit.map(({ id }, at) => [id, own[at]?.units ?? {}]));
    if (isWhole) kept.set(month, { figures: head.figures, units });
  }
  return kept;
}

function daysIn(programme: Programme, { figures, units }: Kept, wanted: SeriesWanted): SeriesDay[] {
  const { from, to, indicators, scopes } = wanted;
  const columns = scopes.map((scope) =>
    indicators.map((indicator) => valuesOf(programme, figures, units[indicator.id], indicator, scope)),
  );
  return figures.days.flatMap((day, at) => {
    if (day < from || day > to) return [];
    const [expected = 0, received = 0] = figures.completeness[at] ?? [];
    const values = columns.map((column) =>
      Object.fromEntries(indicators.map(({ id }, index) => [id, column[index]![at] ?? null])),
    );
    return [{ day, expected, received, values }];
  });
}

function valuesOf(
  { units }: Programme,
  { days, whole }: FigureMonth,
  byUnit: Kept['units'][string] | undefined,
  indicator: Indicator,
  scope: Scope,
): DayValue[] {
  const read = (unit: string): DayValue[] => unpacked(own(byUnit, unit), days.length);
  switch (scope.of) {
    case 'all':
      return unpacked(own(whole, indicator.id), days.length);
    case 'unit':
      return read(scope.unit);
    case 'group': {
      const members = units.filter(({ group }) => group === scope.group);
      const rows = members.map((unit) => ({ unit, values: read(unit.id) }));
      return days.map((day, at) => {
        const open = rows.filter(({ unit }) => unitIsOpen(unit, day));
        return togetherOf(
          indicator,
          open.map(({ values }) => values[at] ?? null),
        );
      });
    }
  }
}
