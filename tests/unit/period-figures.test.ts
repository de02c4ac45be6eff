/**
 * What a period says, by kind of indicator, on figures that a reader can add up in the head.
 */

import { describe, expect, test } from 'vitest';
import { periodChange } from '../../functions/core/indicators/compare.ts';
import { periodFigures } from '../../functions/core/indicators/period-figures.ts';
import { askedKind } from '../../functions/core/kinds/table.ts';
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

describe('days before and after the decimals of an indicator were lowered', () => {
  const before = madeProgramme({
    indicators: [madeIndicator('flow', 'flow', { decimals: 1 }), madeIndicator('mean', 'mean', { decimals: 1 })],
  });
  const after = madeProgramme({ indicators: [madeIndicator('flow', 'flow'), madeIndicator('mean', 'mean')] });
  const [first, second] = Object.values(
    closeMadeDays(before, {
      '2022-04-01': { a: { flow: '60.6', mean: '60.6' }, b: { flow: '60.9', mean: '0.1' } },
      '2022-04-02': { a: { flow: '396.4', mean: '1.2' } },
    }),
  );
  const third = Object.values(
    closeMadeDays(after, { '2022-04-03': { a: { flow: '3', mean: '2' }, b: { flow: '1', mean: '3' } } }),
  ).at(-1)!;

  test('are added exactly: no day is rounded', () => {
    const { flow } = periodFigures(after.indicators, [first!, second!, third]);
    expect(flow).toMatchObject({ value: '521.9', highest: { value: '396.4' }, byUnit: { a: '460.0', b: '61.9' } });
  });

  test('what a total is made of adds up to it', () => {
    const [flow] = after.indicators;
    const parts = askedKind(flow!)!.explain!(flow!, third.indicators.flow!, second!.indicators.flow);
    expect(parts.sum).toEqual({ opening: '0', earlier: '517.9', day: '4' });
  });

  test('a mean keeps the digits of its finest day', () => {
    expect(periodFigures(after.indicators, [first!, second!, third]).mean?.value).toBe('22.3'); // 66.9 / 3
  });

  test('a change and its percent are of what is printed', () => {
    expect(periodChange(after.indicators[0]!, '4', '517.9')).toEqual({ change: '-513.9', percent: '-99.2' });
    expect(periodChange(after.indicators[0]!, '4', '3.6')).toEqual({ change: '0.4', percent: '11.1' });
  });
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
