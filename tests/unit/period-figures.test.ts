/**
 * What a period says, by kind of indicator, on figures that a reader can add up in the head.
 */

import { describe, expect, test } from 'vitest';
import { periodChange } from '../../functions/core/indicators/compare.ts';
import { periodFigures } from '../../functions/core/indicators/period-figures.ts';
import { closeMadeDays, madeIndicator, madeProgramme } from '../support/made-programmes.ts';

const programme = madeProgramme({
  indicators: [
    madeIndicator('flow', 'flow', { decimals: 1 }),
    madeIndicator('trips', 'flow'),
    madeIndicator('stock', 'stock'),
    madeIndicator('mean', 'mean'),
    madeIndicator('places', 'places'),
    madeIndicator('check', 'check'),
    madeIndicator('share', 'ratio', { of: ['trips', 'stock'], decimals: 1 }),
    madeIndicator('per', 'ratio', { of: ['trips', 'flow'], decimals: 1 }),
  ],
});

const closes = Object.values(
  closeMadeDays(programme, {
    '2022-04-01': {
      a: { flow: '0.1', trips: '1', stock: '10', mean: '1', places: ['东', '西'], check: true },
      b: { flow: '0.2', trips: '1', stock: '20', mean: '1', places: ['西'], check: false },
    },
    '2022-04-02': {
      a: { flow: '10.0', trips: '9', stock: '30', mean: '5', places: ['西', '南'], check: true },
      b: 'nil',
    },
    '2022-04-03': {},
  }),
);
const figures = periodFigures(programme.indicators, closes);

describe('a period of three days of which one has no report', () => {
  test('a flow is the exact sum, its mean goes over days that have a figure, its peak is named with the day', () => {
    expect(figures.flow).toEqual({
      value: '10.3',
      mean: '5.2', // 10.3 / 2 = 5.15, half up
      days: 2,
      highest: { day: '2022-04-02', value: '10.0' },
      lowest: { day: '2022-04-01', value: '0.3' },
      byUnit: { a: '10.1', b: '0.2' },
    });
    expect(figures.trips).toMatchObject({ value: '11', mean: '5.5' });
  });

  test('a stock is the last day’s that has one, with that day', () => {
    expect(figures.stock).toMatchObject({
      value: '30',
      asOf: '2022-04-02',
      mean: '30.0',
      byUnit: { a: '30', b: '20' },
    });
  });

  test('a mean is the mean of the days, rounded half up', () => {
    expect(figures.mean).toMatchObject({ value: '4', mean: '4' }); // (2 + 5) / 2
  });

  test('a place counts once over units and days', () => {
    expect(figures.places).toMatchObject({ value: '3', names: ['东', '西', '南'], byUnit: { a: '3', b: '1' } });
  });

  test('a check is the last day’s, of each unit too', () => {
    expect(figures.check).toMatchObject({ value: '1', mean: null, byUnit: { a: '1', b: '0' } });
  });

  test('a ratio is made of sums, never the mean of ratios', () => {
    expect(figures.per).toMatchObject({ value: '106.8', mean: null }); // 11 / 10.3; the days say 666.7 and 90.0
    expect(figures.share).toMatchObject({ value: '33.3', leftOut: ['b'] }); // (1 + 9) / 30: b has no stock on the last day
  });

  test('over one unit alone, a nil return is a zero and not a gap', () => {
    const alone = periodFigures(programme.indicators, closes, new Set(['b']));
    expect(alone.trips).toMatchObject({ value: '1', days: 2, lowest: { day: '2022-04-02', value: '0' } });
    expect(alone.stock).toMatchObject({ value: '20', days: 1 });
  });

  test('without any close nothing is known, and nothing is zero', () => {
    expect(periodFigures(programme.indicators, []).flow).toEqual({
      value: null,
      mean: null,
      days: 0,
      highest: null,
      lowest: null,
      byUnit: {},
    });
  });
});

test('a flow with more decimals in earlier closes is added exactly and rounded once', () => {
  const later = madeProgramme({ indicators: [madeIndicator('flow', 'flow')] });
  const earlier = closes.map((close) => ({ ...close, indicators: { flow: close.indicators.flow! } }));
  expect(periodFigures(later.indicators, earlier).flow?.value).toBe('10'); // 0.3 + 10.0 = 10.3
});

describe('change against the period before', () => {
  const [flow, , , , , , ratio] = programme.indicators;
  test.each([
    ['12.0', '10.0', '2.0', '20.0'],
    ['10.0', '12.0', '-2.0', '-16.7'],
    ['5.0', '0.0', '5.0', null],
    ['5.0', null, null, null],
  ])('%s after %s', (value, before, change, percent) => {
    expect(periodChange(flow!, value, before)).toEqual({ change, percent });
  });
  test('a ratio changes by points, not by percent of a percentage', () => {
    expect(periodChange(ratio!, '60.0', '50.0')).toEqual({ change: '10.0', percent: null });
  });
});
