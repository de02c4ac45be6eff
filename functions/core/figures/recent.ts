/**
 * A closed day's figures of many units together, small enough that the next days' reports look back at two weeks of them in
 * one read. Made by `core/day/close.ts` of the pipeline from the close alone, so equal closes give equal bytes.
 *
 * Only numbers, only what was reported that day: names and answers are no comparison, and a carried value was said before.
 */

import type { DayClose } from '../day/day-close.ts';
import type { UnitFigure } from '../kinds/indicator-close.ts';
import { isNumber } from '../kinds/typing.ts';
import type { Programme } from '../programme/programme.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';

export interface FigureGroup {
  /** Ids of the indicators whose values follow. */
  readonly figures: readonly string[];
  /** By unit that reported any: its values in that order, with commas between, `358,,612.5`. */
  readonly units: Readonly<Record<string, string>>;
}

/** Figures that make about a kilobyte when they are packed: what a store charges for the least write. */
const FIGURES_IN_GROUP = 300;

/** Into how many groups the units are divided: a power of two, so that a few units more seldom change it. */
export function groupCount({ units, indicators }: Programme): number {
  const numbers = indicators.filter(isNumber).length;
  let groups = 1;
  while (groups * FIGURES_IN_GROUP < units.length * numbers) groups *= 2;
  return groups;
}

/** @param groupOf the group of a unit, from 0. @returns one for each group, also where nobody reported. */
export function figureGroups(
  { indicators }: Programme,
  close: DayClose,
  groups: number,
  groupOf: (unit: string) => number,
): FigureGroup[] {
  const told = indicators.filter(isNumber).flatMap(({ id }) => {
    const byUnit = own(close.indicators, id)?.byUnit ?? {};
    return Object.values(byUnit).some(isReportedNumber) ? [{ id, byUnit }] : [];
  });
  const figures = told.map(({ id }) => id);
  const units = Array.from({ length: groups }, (): Record<string, string> => ({}));
  for (const { unit } of close.units) {
    const values = told.map(({ byUnit }) => numberOf(own(byUnit, unit)));
    if (values.some((value) => value !== '')) units[groupOf(unit)]![unit] = values.join(',');
  }
  return units.map((each) => ({ figures, units: each }));
}

/** What the unit reported that day; empty when it was silent. */
export function figuresIn({ figures, units }: FigureGroup, unit: string): Record<string, DecimalString> {
  const values = own(units, unit)?.split(',') ?? [];
  return Object.fromEntries(figures.map((id, at) => [id, values[at] ?? '']).filter(([, value]) => value !== ''));
}

const isReportedNumber = ({ value, carriedFrom }: UnitFigure): boolean =>
  typeof value === 'string' && carriedFrom === undefined;

const numberOf = (figure: UnitFigure | undefined): string =>
  figure !== undefined && isReportedNumber(figure) ? (figure.value as string) : '';
