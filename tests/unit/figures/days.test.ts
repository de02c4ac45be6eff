/**
 * Days put together to weeks, months and years: what one figure of several days is.
 */
import { describe, expect, test } from 'vitest';
import { knownDays, together } from '../../../functions/core/indicators/day-values.ts';
import type { DayValue } from '../../../functions/core/kinds/kind.ts';
import { askedKind } from '../../../functions/core/kinds/table.ts';
import { madeIndicator } from '../../support/made-programmes.ts';

describe('one figure of several days', () => {
  test.each([
    ['flow', 1, ['1.5', null, '2'], '3.5', 2],
    ['flow', 0, ['0.4', '0.4'], '0.8', 2], // days of an earlier version: added exactly, never rounded
    ['stock', 0, ['5', '7', null], '7', 2],
    ['check', 0, ['1', '3'], '3', 2],
    ['mean', 1, ['1.0', null, '2.0', '2.0'], '1.7', 3],
    ['places', 0, [['东桥', '西桥'], null, ['西桥']], '2', 2],
    ['places', 0, [[], []], '0', 2],
    ['flow', 1, [null, null], null, 0],
    ['flow', 1, [], null, 0],
  ] as const)('%s with %i decimals of %j is %s of %i days', (kind, decimals, values, value, days) => {
    const indicator = madeIndicator('x', kind, { decimals });
    const known = knownDays(values.map((each, at) => ({ day: `2022-04-0${at + 1}`, value: each as DayValue })));
    expect(known.length).toBe(days);
    if (days > 0) expect(askedKind(indicator)!.over(indicator, known).value).toBe(value);
  });

  test('units together: added, names once, nothing from nobody', () => {
    const flow = madeIndicator('x', 'flow', { decimals: 1 });
    const names = madeIndicator('y', 'places');
    const all = (...values: (readonly [string, NonNullable<DayValue>])[]) => new Map(values);
    expect(together(askedKind(flow)!, flow, all(['a', '1.5'], ['b', '2.25']))).toBe('3.75');
    expect(together(askedKind(names)!, names, all(['a', ['东桥']], ['b', ['东桥', '西桥']]))).toEqual(['东桥', '西桥']);
    expect(together(askedKind(flow)!, flow, all())).toBeNull();
  });
});
