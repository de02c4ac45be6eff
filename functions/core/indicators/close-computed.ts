/**
 * Closing one computed indicator: over the units that have every operand, that day and to date, and of each unit alone.
 *
 * As long as those are the units of the operands themselves, their own closes say it all; once they are not, the operands
 * are closed again over the same units, and kept beside the figure so that the next day builds on them.
 */

import { type Indicator, soleTyper } from '../kinds/indicator.ts';
import type { IndicatorClose, OperandClose, UnitFigure } from '../kinds/indicator-close.ts';
import type { AskedKind } from '../kinds/kind.ts';
import { askedKind } from '../kinds/table.ts';
import type { Fraction } from '../values/fraction.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';
import { type ClosedDay, countOf, type Units, type ValuesByUnit, valuesByUnit, wholeValue } from './day-values.ts';
import { baseOperands, computed, type FindIndicator, unitsMeant, unitsWithAll } from './same-units.ts';

export type ComputedClose = Pick<IndicatorClose, 'day' | 'total' | 'byUnit' | 'operands' | 'leftOut'>;

export interface Operand {
  readonly operand: Indicator;
  readonly kind: AskedKind;
  readonly values: ValuesByUnit;
}

/**
 * @param today the day with the closes of all reported indicators.
 * @param before the close of the reporting day before.
 */
export function closeComputed(
  indicator: Indicator,
  find: FindIndicator,
  today: ClosedDay,
  before: ClosedDay | undefined,
): ComputedClose {
  const operands = operandsOn(indicator, find, today);
  const meant = unitsMeant(
    indicator,
    find,
    today.units.map(({ unit }) => unit),
  );
  const units = unitsWithAll(meant, operands);
  const kept = keptOperands(indicator, operands, units, today, before);
  const closeOf = (id: string): OperandClose => kept?.[id] ?? own(today.indicators, id)!;
  const leftOut = meant.filter((unit) => !units.has(unit));
  return {
    day: computed(indicator, find, (id) => countOf(wholeValue(closeOf(id)))),
    total: computed(indicator, find, (id) => totalOf(operands, closeOf, id, units)),
    byUnit: byUnit(indicator, find, operands, units, today),
    ...(leftOut.length === 0 ? {} : { leftOut }),
    ...(kept === undefined ? {} : { operands: kept }),
  };
}

export function operandsOn(indicator: Indicator, find: FindIndicator, day: ClosedDay): Operand[] {
  return baseOperands(indicator, find).map((operand) => {
    const kind = askedKind(operand)!;
    return { operand, kind, values: valuesByUnit(kind, operand, day) };
  });
}

/** Closed again over the same units, where that makes a difference today or made one on a day that still counts. */
function keptOperands(
  { id }: Indicator,
  operands: readonly Operand[],
  units: Units,
  today: ClosedDay,
  before: ClosedDay | undefined,
): Record<string, OperandClose> | undefined {
  const earlier = own(before?.indicators, id)?.operands;
  const isFewer = operands.some(({ values }) => [...values.keys()].some((unit) => !units.has(unit)));
  const counts = earlier !== undefined && operands.some(({ kind }) => !kind.isOfDay);
  if (!isFewer && !counts) return undefined;
  return Object.fromEntries(
    operands.map((each) => {
      const last = own(earlier, each.operand.id) ?? own(before?.indicators, each.operand.id);
      return [each.operand.id, closedOver(each, units, own(today.indicators, each.operand.id)!, last)];
    }),
  );
}

function closedOver(
  { operand, kind, values }: Operand,
  units: Units,
  whole: OperandClose,
  last: OperandClose | undefined,
): OperandClose {
  const byUnit = Object.fromEntries(Object.entries(whole.byUnit).filter(([unit]) => units.has(unit)));
  const asked = [...values.keys()].filter((unit) => units.has(unit)).length;
  const nil = asked > Object.keys(byUnit).length;
  const shared = whole.shared === undefined ? {} : { shared: whole.shared };
  return { ...kind.close(among(operand, units), { byUnit, missing: [], nil, asked, ...shared }, last), byUnit };
}

/** What other units began with is not theirs. */
function among(operand: Indicator, units: Units): Indicator {
  const { openings } = operand;
  if (openings === undefined) return operand;
  return { ...operand, openings: Object.fromEntries(Object.entries(openings).filter(([unit]) => units.has(unit))) };
}

/**
 * Where one operand is of the day and another has added up for long, what silent units added before must not stand beside
 * a day that they are not in.
 */
function totalOf(
  operands: readonly Operand[],
  closeOf: (id: string) => OperandClose,
  id: string,
  units: Units,
): DecimalString | Fraction | null {
  const { operand, kind } = operands.find((each) => each.operand.id === id)!;
  const close = closeOf(id);
  if (kind.unrounded !== undefined) return kind.unrounded.toDate(close);
  const isMixed = operands.some((each) => each.kind.isOfDay) && kind.addsUp;
  const typer = soleTyper(operand);
  const having = typer === undefined ? holders(close) : [...holders(close), typer];
  if (!isMixed || having.every((unit) => units.has(unit))) return close.total;
  return kind.toDate(operand, close, units, true);
}

/** Units that have something to date. */
export const holders = ({ unitTotals, unitMeans, unitNames, byUnit }: OperandClose): string[] =>
  Object.keys(unitTotals ?? unitMeans ?? unitNames ?? byUnit);

function byUnit(
  indicator: Indicator,
  find: FindIndicator,
  operands: readonly Operand[],
  units: Units,
  today: ClosedDay,
): Record<string, UnitFigure> {
  const figures: Record<string, UnitFigure> = {};
  for (const unit of units) {
    const value = computed(indicator, find, (id) => {
      const given = operands.find(({ operand }) => operand.id === id)!.values.get(unit);
      return given === undefined ? null : countOf(given);
    });
    if (value !== null) figures[unit] = { value, ...carriedIn(operands, unit, today) };
  }
  return figures;
}

/** The oldest day from which a part of it was kept. */
function carriedIn(
  operands: readonly Operand[],
  unit: string,
  { indicators }: ClosedDay,
): Pick<UnitFigure, 'carriedFrom'> {
  const days = operands.flatMap(({ operand }) => own(own(indicators, operand.id)?.byUnit, unit)?.carriedFrom ?? []);
  const [oldest] = days.sort();
  return oldest === undefined ? {} : { carriedFrom: oldest };
}
