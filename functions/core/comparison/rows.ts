/**
 * Figures beside other days as rows: of all units, of each part, and of each unit; what cannot be compared has its reason. The
 * briefing's table and the workbook's sheet are made of these.
 */
import type { DayClose } from '../day/day-close.ts';
import {
  type CompareBases,
  type Compared,
  comparedWith,
  type NoPercent,
  yearsCompared,
} from '../indicators/comparison.ts';
import { finderOf } from '../indicators/same-units.ts';
import { COMPARISONS, type Comparison, type Indicator } from '../kinds/indicator.ts';
import { inPoints } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import type { DecimalString } from '../values/values.ts';

export interface ComparedRow {
  readonly indicator: Indicator;
  /** Of those that it asks for. */
  readonly compared: Readonly<Partial<Record<Comparison, Compared>>>;
  /** 今年以来; null: not asked for, or not known. */
  readonly year: (Compared & { readonly now: DecimalString }) | null;
}

/** Why a cell has no figure. */
export type NoFigure = NoPercent | 'points';

export const NO_FIGURE: Readonly<Record<NoFigure, string>> = {
  no_base: '基期没有数，不作比较',
  no_figure: '本期没有数，不作比较',
  zero: '基数为0，不计幅度',
  negative: '基数为负，不计幅度',
  points: '比率只比个百分点，不计幅度',
};

/** Which comparisons any figure asks for, in their order. */
export const comparisonsIn = ({ indicators }: Programme): Comparison[] =>
  COMPARISONS.filter((kind) => indicators.some(({ compare }) => compare?.includes(kind)));

/** Wholes with `compare`, each followed by its parts, which are compared as it is. */
export function comparedRows(programme: Programme, close: DayClose, bases: CompareBases): ComparedRow[] {
  const find = finderOf(programme.indicators);
  return programme.indicators.flatMap((indicator): ComparedRow[] => {
    const { partOf } = indicator;
    const compare = (partOf === undefined ? indicator : find(partOf.whole)).compare ?? [];
    if (compare.length === 0) return [];
    const compared = compare.map((kind) => [kind, comparedWith(indicator, find, close, bases[kind])] as const);
    return [{ indicator, compared: Object.fromEntries(compared), year: yearOf() }];

    function yearOf(): ComparedRow['year'] {
      if (!compare.includes('year') || partOf !== undefined) return null;
      const { now, ...years } = yearsCompared(indicator, close, bases, programme.starts);
      return now === null ? null : { now, ...years };
    }
  });
}

/** The percent, or why there is none. */
export function percentOf(indicator: Indicator, { percent, why, change }: Compared): DecimalString | NoFigure {
  if (percent !== null) return percent;
  if (why !== undefined) return why;
  return change !== null && inPoints(indicator) ? 'points' : 'no_base';
}

/** The amount, or why there is none. */
export const amountOf = ({ change, base }: Compared): DecimalString | NoFigure =>
  change ?? (base === null ? 'no_base' : 'no_figure');

export const isReason = (given: DecimalString | NoFigure): given is NoFigure => given in NO_FIGURE;
