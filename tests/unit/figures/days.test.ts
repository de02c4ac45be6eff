/**
 * Days put together to weeks, months and years: what one figure of several days is.
 */
import { describe, expect, test } from 'vitest';
import { figureOfDays, togetherOf } from '../../../functions/core/figures/days.ts';

describe('one figure of several days', () => {
  const flow = { kind: 'flow', decimals: 1 } as const;
  test.each([
    ['flow', 1, ['1.5', null, '2'], '3.5', 2],
    ['flow', 0, ['0.4', '0.4'], '1', 2], // added before it is rounded
    ['stock', 0, ['5', '7', null], '7', 2],
    ['check', 0, ['1', '3'], '3', 2],
    ['mean', 1, ['1.0', null, '2.0', '2.0'], '1.7', 3],
    ['places', 0, [['东桥', '西桥'], null, ['西桥']], '2', 2],
    ['places', 0, [[], []], '0', 2],
    ['flow', 1, [null, null], null, 0],
    ['flow', 1, [], null, 0],
  ] as const)('%s with %i decimals of %j is %s of %i days', (kind, decimals, values, value, days) => {
    expect(figureOfDays({ kind, decimals }, values)).toEqual({ value, days });
  });

  test('a ratio has no figure of days of its own', () => {
    expect(() => figureOfDays({ kind: 'ratio', decimals: 1 }, ['1'])).toThrow();
  });

  test('units together: added, names once, nothing from nobody', () => {
    expect(togetherOf(flow, ['1.5', null, '2.25'])).toBe('3.8');
    expect(togetherOf({ kind: 'places', decimals: 0 }, [['东桥'], null, ['东桥', '西桥']])).toEqual(['东桥', '西桥']);
    expect(togetherOf(flow, [null, null])).toBeNull();
  });
});
