/**
 * The law of the same set: what is divided, added up by a formula or subtracted counts only units that have all of it.
 *
 * A unit counts when it gave every operand that it is asked for. Where something is divided and some units are asked for
 * all operands, units that are asked for a part of them do not count: they have no quotient.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { computedKind } from '../kinds/table.ts';
import { isAskedOf } from '../kinds/typing.ts';
import { type Fraction, fractionOf, rounded } from '../values/fraction.ts';
import type { DecimalString } from '../values/values.ts';

/** The programme's indicators by id. */
export type FindIndicator = (id: string) => Indicator;

export const finderOf = (indicators: readonly Indicator[]): FindIndicator => {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return (id) => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`a figure is computed from ${id}, which there is not`);
    return found;
  };
};

/** The reported indicators that a computed one comes from in the end, each once. */
export function baseOperands(indicator: Indicator, find: FindIndicator): Indicator[] {
  const kind = computedKind(indicator);
  if (kind === undefined) return [indicator];
  return [...new Set(kind.operands(indicator).flatMap((id) => baseOperands(find(id), find)))];
}

/** Of a reported indicator, unrounded where its kind rounds. */
export type FigureOf = (operand: string) => DecimalString | Fraction | null;

/** @param figureOf figures of the reported indicators, over the same units. What is computed is rounded once. */
export function computed(indicator: Indicator, find: FindIndicator, figureOf: FigureOf): DecimalString | null {
  if (computedKind(indicator) === undefined) return printed(figureOf(indicator.id), indicator);
  const exact = exactly(indicator, find, figureOf);
  return exact === null ? null : rounded(exact, indicator.decimals);
}

const printed = (figure: ReturnType<FigureOf>, { decimals }: Indicator): DecimalString | null =>
  figure === null || typeof figure === 'string' ? figure : rounded(figure, decimals);

/** What is computed, before it is rounded. */
export function exactly(indicator: Indicator, find: FindIndicator, figureOf: FigureOf): Fraction | null {
  const kind = computedKind(indicator);
  if (kind !== undefined) return kind.exact(indicator, (id) => exactly(find(id), find, figureOf));
  const figure = figureOf(indicator.id);
  return typeof figure === 'string' ? fractionOf(figure) : figure;
}

/** Does it, or anything that it is computed from, divide? */
function dividesAnywhere(indicator: Indicator, find: FindIndicator): boolean {
  const kind = computedKind(indicator);
  if (kind === undefined) return false;
  return kind.divides(indicator) || kind.operands(indicator).some((id) => dividesAnywhere(find(id), find));
}

/** Units that a computed figure is made of when all of them report. */
export function unitsMeant(indicator: Indicator, find: FindIndicator, units: readonly string[]): string[] {
  const operands = baseOperands(indicator, find);
  const asked = (unit: string): number => operands.filter((operand) => isAskedOf(operand, unit)).length;
  const whole = units.filter((unit) => asked(unit) === operands.length);
  return whole.length > 0 && dividesAnywhere(indicator, find) ? whole : units.filter((unit) => asked(unit) > 0);
}

/** Of these, the units that have every operand which they are asked for. */
export const unitsWithAll = (
  meant: readonly string[],
  operands: readonly { readonly operand: Indicator; readonly values: ReadonlyMap<string, unknown> }[],
): Set<string> =>
  new Set(
    meant.filter((unit) => operands.every(({ operand, values }) => values.has(unit) || !isAskedOf(operand, unit))),
  );
