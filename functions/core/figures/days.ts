/**
 * Figures of several days as one, from values by day (figure-month.ts): the rules of `period.ts`, which has them
 * from whole closes. Sums of flows, the last value of stocks, means of days, places counted once.
 *
 * A day that nobody reported is left out and counted, never taken for zero.
 */

import type { Indicator } from '../programme/programme.ts';
import { addDecimals, meanOf } from '../values/decimal.ts';
import type { DecimalString } from '../values/values.ts';
import type { DayValue } from './month.ts';

export interface DaysFigure {
  /** null: no day of it has a value. */
  readonly value: DecimalString | null;
  /** Days that have a value. */
  readonly days: number;
}

type Kind = Pick<Indicator, 'kind' | 'decimals'>;

/**
 * One figure of the values of several days, in order of day.
 * @throws Error for a ratio: it is computed from the figures of its two indicators
 */
export function figureOfDays({ kind, decimals }: Kind, values: readonly DayValue[]): DaysFigure {
  const known = values.filter((value) => value !== null);
  const days = known.length;
  if (days === 0) return { value: null, days };
  switch (kind) {
    case 'flow':
      return { value: addDecimals(known as DecimalString[], decimals), days };
    case 'mean':
      return { value: meanOf(known as DecimalString[], decimals), days };
    case 'stock':
    case 'check':
      return { value: addDecimals([known.at(-1) as DecimalString], decimals), days };
    case 'places':
      return { value: String(new Set((known as (readonly string[])[]).flat()).size), days };
    case 'ratio':
      throw new Error('a ratio is computed from the figures of its two indicators');
  }
}

/** Several units' values of one day as one: added, names put together; null when none of them has one. */
export function togetherOf({ kind, decimals }: Kind, values: readonly DayValue[]): DayValue {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  if (kind === 'places') return [...new Set((known as (readonly string[])[]).flat())];
  return addDecimals(known as DecimalString[], decimals);
}
