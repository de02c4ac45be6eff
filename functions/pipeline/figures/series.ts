/**
 * Figures day by day over a period, of the whole programme, of groups or of single units: from stored months where there
 * are, else from closes. Never from submissions, so what it costs grows with days and not with units.
 */

import { idsByDay, valuesUnder } from '../../core/figures/continued.ts';
import { operandKey } from '../../core/figures/month.ts';
import type { SeriesDay } from '../../core/figures/table.ts';
import { together } from '../../core/indicators/day-values.ts';
import { isMixed, type SameDay } from '../../core/indicators/same-days.ts';
import { baseOperands, finderOf, unitsMeant, unitsWithAll } from '../../core/indicators/same-units.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { DayValue } from '../../core/kinds/kind.ts';
import { askedKind } from '../../core/kinds/table.ts';
import { type Programme, type Unit, unitIsOpen } from '../../core/programme/programme.ts';
import { branchesOf } from '../../core/unit/levels.ts';
import { own } from '../../core/values/own.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { type MadeMonth, readHeads, readUnitMonths } from '../../records/figures/months.ts';
import { programmesOn } from '../../records/programme/programmes.ts';
import { monthFromCloses, monthsBetween } from './summarise.ts';

/** Whose figures: all units', those of a group or under a branch, or one unit's. */
export type Scope =
  | { readonly of: 'all' }
  | { readonly of: 'group'; readonly group: string }
  | { readonly of: 'branch'; readonly branch: string }
  | { readonly of: 'unit'; readonly unit: string };

export interface SeriesWanted {
  readonly from: ReportingDay;
  readonly to: ReportingDay;
  readonly indicators: readonly Indicator[];
  readonly scopes: readonly Scope[];
}

/** The closed days of the period, in order. */
export async function readSeries(stores: Stores, programme: Programme, wanted: SeriesWanted): Promise<SeriesDay[]> {
  const months = monthsBetween(wanted.from, wanted.to);
  const needs = needsOf(programme, wanted);
  const counts = await countsOf(stores, programme, wanted);
  const stored = await storedIn(stores, programme.id, months, needs.byUnit);
  const days: SeriesDay[] = [];
  for (const month of months) {
    const made = stored.get(month) ?? (await monthFromCloses(stores, programme.id, month, needs.byUnit));
    days.push(...daysIn(programme, made, wanted, needs, counts));
  }
  return days;
}

/** What the figures are made of, and of which of these the values by unit are needed. */
interface Needs {
  readonly reported: readonly Indicator[];
  readonly computed: readonly Indicator[];
  readonly byUnit: readonly string[];
}

function needsOf({ indicators }: Programme, wanted: SeriesWanted): Needs {
  const find = finderOf(indicators);
  const computed = wanted.indicators.filter((indicator) => askedKind(indicator) === undefined);
  const base = new Set(wanted.indicators.flatMap((indicator) => baseOperands(indicator, find)));
  const reported = indicators.filter((indicator) => base.has(indicator));
  const isWhole = wanted.scopes.every(({ of }) => of === 'all');
  const mixed = computed.filter((indicator) => isMixed(indicator, find));
  const some = new Set(mixed.flatMap((indicator) => baseOperands(indicator, find)));
  const byUnit = reported.filter((each) => !isWhole || some.has(each));
  return { reported, computed, byUnit: byUnit.flatMap(({ id, continues = [] }) => [id, ...continues]) };
}

type Kept = Pick<MadeMonth, 'figures' | 'units'>;

/** Months that are stored with everything that is wanted. */
async function storedIn(
  { table }: Stores,
  programme: string,
  months: readonly string[],
  byUnit: readonly string[],
): Promise<Map<string, Kept>> {
  const [from, to] = [months[0] ?? '', months.at(-1) ?? ''];
  const [heads, parts] = await Promise.all([
    readHeads(table, programme, from, to),
    Promise.all(byUnit.map((id) => readUnitMonths(table, programme, id, from, to))),
  ]);
  const kept = new Map<string, Kept>();
  for (const [month, head] of heads) {
    if (head.basis === null) continue;
    const own = parts.map((part) => part.get(month));
    // An indicator that the month's closes do not know has no part, and needs none.
    const isWhole = own.every((part, at) => part?.basis === head.basis || !(byUnit[at]! in head.figures.whole));
    const units = Object.fromEntries(byUnit.map((id, at) => [id, own[at]?.units ?? {}]));
    if (isWhole) kept.set(month, { figures: head.figures, units });
  }
  return kept;
}

/** Does the unit's figure of that day count for that scope? */
type Counts = (scope: Scope, unit: Unit, day: ReportingDay) => boolean;

/** Units that are open; of a branch those that stood under it on that day, by the version that counted then. */
async function countsOf({ table }: Stores, programme: Programme, { scopes, from, to }: SeriesWanted): Promise<Counts> {
  const isOpen: Counts = (scope, unit, day) => scope.of === 'unit' || unitIsOpen(unit, day);
  if (!scopes.some(({ of }) => of === 'branch')) return isOpen;
  const { version } = programme.inForce?.at(-1) ?? { version: 1 };
  const on = await programmesOn(table, { programme, version, appliedAt: '' }, from, to);
  const members = new Map<Programme, Map<string, ReadonlySet<string>>>();
  const under = (held: Programme, branch: string): ReadonlySet<string> | undefined => {
    const known = members.get(held) ?? new Map(branchesOf(held).map((each) => [each.unit.id, each.members]));
    members.set(held, known);
    return known.get(branch);
  };
  return (scope, unit, day) =>
    isOpen(scope, unit, day) &&
    (scope.of !== 'branch' || under(on(day).programme, scope.branch)?.has(unit.id) === true);
}

function daysIn(programme: Programme, kept: Kept, wanted: SeriesWanted, needs: Needs, counts: Counts): SeriesDay[] {
  const { days, completeness } = kept.figures;
  const columns = wanted.scopes.map((scope) => ({
    values: needs.reported.map((indicator) => valuesOf(programme, kept, indicator, scope, counts)),
    same: needs.computed.map((indicator) => sameDaysOf(programme, kept, indicator, scope, counts)),
  }));
  return days.flatMap((day, at) => {
    if (day < wanted.from || day > wanted.to) return [];
    const [expected = 0, received = 0] = completeness[at] ?? [];
    const values = columns.map((column) =>
      Object.fromEntries(needs.reported.map(({ id }, index) => [id, column.values[index]![at] ?? null])),
    );
    const same = columns.map((column) =>
      Object.fromEntries(needs.computed.map(({ id }, index) => [id, column.same[index]![at]!])),
    );
    return [{ day, expected, received, values, same }];
  });
}

function valuesOf(
  programme: Programme,
  { figures, units }: Kept,
  indicator: Indicator,
  scope: Scope,
  counts: Counts,
): DayValue[] {
  const { days, whole } = figures;
  const ids = idsByDay(indicator, figures);
  if (scope.of === 'all') return [...valuesUnder(ids, (id) => own(whole, id))];
  const rows = membersOf(programme, scope).map((unit) => ({
    unit,
    values: valuesUnder(ids, (id) => own(own(units, id), unit.id)),
  }));
  return days.map((day, at) => {
    const open = rows.filter(({ unit }) => counts(scope, unit, day));
    return togetherOf(indicator, new Map(open.map(({ unit, values }) => [unit.id, values[at] ?? null])));
  });
}

/** Whoever may count for it on some day. */
const membersOf = ({ units }: Programme, scope: Scope): readonly Unit[] =>
  units.filter(({ id, group }) =>
    scope.of === 'unit' ? id === scope.unit : scope.of === 'group' ? group === scope.group : true,
  );

/** Several units' values of one day as one; null when none of them has one. */
function togetherOf(indicator: Indicator, values: ReadonlyMap<string, DayValue>): DayValue {
  return together(askedKind(indicator)!, indicator, knownOf(values));
}

const knownOf = (values: ReadonlyMap<string, DayValue>): Map<string, NonNullable<DayValue>> =>
  new Map([...values].flatMap(([unit, value]) => (value === null ? [] : [[unit, value] as const])));

/** All units as one, where the month says what their operands are over the same units. */
const ALL = '*';

function sameDaysOf(programme: Programme, kept: Kept, indicator: Indicator, scope: Scope, counts: Counts): SameDay[] {
  const find = finderOf(programme.indicators);
  const operands = baseOperands(indicator, find);
  const { days, whole } = kept.figures;
  if (scope.of === 'all' && !isMixed(indicator, find)) {
    const told = idsByDay(indicator, kept.figures, operands);
    const columns = operands.map((operand) => {
      const keys = idsByDay(operand, kept.figures).map((id, at) => {
        const key = operandKey(told[at]!, id);
        return Object.hasOwn(whole, key) ? key : id;
      });
      return valuesUnder(keys, (key) => own(whole, key));
    });
    return days.map((day, at) => {
      const told = operands.map((operand, index) => ({
        operand,
        values: knownOf(new Map([[ALL, columns[index]![at] ?? null]])),
      }));
      const isKnown = told.every(({ values }) => values.size > 0);
      return { day, operands: told, units: new Set(isKnown ? [ALL] : []) };
    });
  }
  const members = membersOf(programme, scope);
  const columns = operands.map((operand) => {
    const ids = idsByDay(operand, kept.figures);
    return members.map((unit) => [unit.id, valuesUnder(ids, (id) => own(own(kept.units, id), unit.id))] as const);
  });
  return days.map((day, at) => {
    const open = members.filter((unit) => counts(scope, unit, day)).map(({ id }) => id);
    const told = operands.map((operand, index) => ({
      operand,
      values: knownOf(new Map(columns[index]!.map(([unit, values]) => [unit, values[at] ?? null]))),
    }));
    return { day, operands: told, units: unitsWithAll(unitsMeant(indicator, find, open), told) };
  });
}
