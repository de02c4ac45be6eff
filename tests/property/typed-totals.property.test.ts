/**
 * Totals that units type against the same reports as growth: every day, total, change, unit's row and period is the same, for
 * whatever is silent, nil or taken down in between.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { periodFigures } from '../../functions/core/indicators/period-figures.ts';
import { finderOf } from '../../functions/core/indicators/same-units.ts';
import { unitRows } from '../../functions/core/indicators/unit-figures.ts';
import { addExactly, fromScaled } from '../../functions/core/values/decimal.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';
import { closeMadeDays, madeIndicator, madeProgramme, type Said } from '../support/made-programmes.ts';
import { runs } from '../support/thorough.ts';

const UNITS = ['a', 'b'];
const START = '2022-04-01';
const growth = fc.oneof(
  fc.constant('silent' as const),
  fc.constant('nil' as const),
  fc.bigInt({ min: -900n, max: 9_000n }).map((scaled) => fromScaled(scaled, 2)),
);
const days = fc.array(fc.tuple(growth, growth), { minLength: 1, maxLength: 8 });

test('typing totals and typing growth say the same', () => {
  fc.assert(
    fc.property(days, (grown) => {
      const reached: Record<string, string> = {};
      const [totals, steps] = [{}, {}] as Record<string, Record<string, Said>>[];
      grown.forEach((each, at) => {
        const day = addDays(START, at);
        const said = UNITS.flatMap((unit, index) => (each[index] === 'silent' ? [] : [[unit, each[index]!] as const]));
        steps![day] = Object.fromEntries(said.map(([unit, by]) => [unit, by === 'nil' ? 'nil' : { x: by }]));
        totals![day] = Object.fromEntries(
          said.map(([unit, by]) => {
            if (by === 'nil') return [unit, 'nil'];
            reached[unit] = addExactly([reached[unit] ?? '0', by], 2);
            return [unit, { x: reached[unit] }];
          }),
        );
      });
      const plain = madeProgramme({ indicators: [madeIndicator('x', 'flow', { decimals: 2 })] });
      const typed = madeProgramme({
        indicators: [madeIndicator('x', 'flow', { decimals: 2, reported: 'cumulative' })],
      });
      const [one, other] = [closeMadeDays(plain, steps!), closeMadeDays(typed, totals!)].map(Object.values);
      const told = (programme: typeof plain, closes: typeof one) =>
        closes!.map((close) => {
          const { day, total, change, unitTotals } = close.indicators.x!;
          const rows = unitRows(programme.indicators[0]!, finderOf(programme.indicators), close).units;
          return { day, total, change, unitTotals, rows: Object.values(rows).map((row) => [row.day, row.total]) };
        });
      expect(told(typed, other)).toEqual(told(plain, one));
      expect(periodFigures(typed.indicators, other!)).toEqual(periodFigures(plain.indicators, one!));
    }),
    { numRuns: runs(500) },
  );
});
