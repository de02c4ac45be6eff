/**
 * The parts of an indicator in a close: each with its figures and its share of the whole, rounded once by itself; and the share of
 * a unit or branch.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { givenParts, partId, sumsOfParts } from '../kinds/parts.ts';
import { calculate, fractionOf, HUNDRED, rounded } from '../values/fraction.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';
import type { ClosedDay } from './day-values.ts';

/** Digits behind the mark of a share in percent, where the programme says none. */
const SHARE_DECIMALS = 2;

export interface PartFigure {
  readonly id: string;
  readonly part: string;
  readonly day: DecimalString | null;
  readonly total: DecimalString | null;
  /** Of the day's whole, in percent; null: one of the two is not there, or there is nothing to divide by. */
  readonly share: DecimalString | null;
}

/** Those that units give, then the names of two dimensions; none of an indicator without. */
export function partFigures(
  { id: whole, by, shares }: Indicator,
  { indicators }: Pick<ClosedDay, 'indicators'>,
): PartFigure[] {
  if (by === undefined) return [];
  const day = own(indicators, whole)?.day ?? null;
  return [...givenParts(by), ...sumsOfParts(by).map(({ name }) => name)].map((part) => {
    const id = partId(whole, part);
    const close = own(indicators, id);
    return {
      id,
      part,
      day: close?.day ?? null,
      total: close?.total ?? null,
      share: shareOf(close?.day ?? null, day, shares),
    };
  });
}

/** Of totals that units type the share of these, else of the day's figures; null: not asked for, or nothing to divide by. */
export function unitShare(
  { id, shares, reported }: Indicator,
  row: Pick<PartFigure, 'day' | 'total'>,
  { indicators }: Pick<ClosedDay, 'indicators'>,
): DecimalString | null {
  const whole = own(indicators, id);
  const of = reported === undefined ? 'day' : 'total';
  return shares === undefined || whole === undefined ? null : shareOf(row[of], whole[of], shares);
}

function shareOf(
  part: DecimalString | null,
  whole: DecimalString | null,
  decimals = SHARE_DECIMALS,
): DecimalString | null {
  const quotient = part === null || whole === null ? null : calculate(fractionOf(part), '/', fractionOf(whole));
  const percent = quotient && calculate(quotient, '*', HUNDRED);
  return percent && rounded(percent, decimals);
}
