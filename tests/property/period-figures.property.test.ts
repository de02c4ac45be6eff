/**
 * Figures of random stretches of random programmes, against a second computation on fractions from everything that was
 * sent: over all units and over some of them.
 */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import { periodFigures } from '../../functions/core/indicators/period-figures.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';
import { cases, closeAll, START, UNITS } from '../support/arbitrary-days.ts';
import { expectedPeriod } from '../support/independent-totals.ts';
import { runs } from '../support/thorough.ts';

const stretch = fc.record({ from: fc.nat(8), length: fc.integer({ min: 1, max: 9 }) });

const within = (closes: readonly DayClose[], { from, length }: { from: number; length: number }): DayClose[] =>
  closes.filter(({ day }) => day >= addDays(START, from) && day < addDays(START, from + length));

const told = (figures: ReturnType<typeof periodFigures>) =>
  Object.fromEntries(
    Object.entries(figures).map(([id, { value, mean, days, highest }]) => [id, { value, mean, days, highest }]),
  );

describe('random stretches of days', () => {
  test('value, mean, days and peak equal the second computation', () => {
    fc.assert(
      fc.property(cases, stretch, (made, some) => {
        const closes = within(closeAll(made), some);
        const days = closes.map(({ day }) => day);
        expect(told(periodFigures(made.programme.indicators, closes))).toEqual(expectedPeriod(made, days));
      }),
      { numRuns: runs(300) },
    );
  });

  test('the same over some units alone, and over each of them', () => {
    fc.assert(
      fc.property(cases, stretch, fc.subarray(UNITS, { minLength: 1 }), (made, some, units) => {
        const closes = within(closeAll(made), some);
        const days = closes.map(({ day }) => day);
        const chosen = new Set(units);
        expect(told(periodFigures(made.programme.indicators, closes, chosen))).toEqual(
          expectedPeriod(made, days, chosen),
        );
      }),
      { numRuns: runs(200) },
    );
  });
});
