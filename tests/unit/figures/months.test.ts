/**
 * Months drawn out of closes: what charts read instead of the closes says the same as they do.
 */
import { describe, expect, test } from 'vitest';
import { figureMonth, unitMonth, unpacked } from '../../../functions/core/figures/month.ts';
import type { Programme } from '../../../functions/core/programme/programme.ts';
import { madeIndicator, madeProgramme } from '../../support/made-programmes.ts';
import { sampleClose } from '../../support/sample-records.ts';

const none = { previous: null, change: null, missing: [] };
const standing = (unit: string, state: 'reported' | 'nil' | 'missing') => ({
  ...{ unit, name: unit, state, late: false, revision: 1, receivedAt: null, checksum: null },
});
const programme = madeProgramme({
  indicators: [
    madeIndicator('waste', 'flow', { decimals: 1 }),
    madeIndicator('staff', 'stock'),
    madeIndicator('posts', 'places'),
    madeIndicator('patrolled', 'check'),
    madeIndicator('only_b', 'flow', { askedOf: ['b'] }),
  ],
});
const versions = (): Programme => programme;

const CLOSES = [
  sampleClose({
    day: '2022-04-01',
    completeness: { expected: 2, received: 2, onTime: 1 },
    units: [standing('a', 'reported'), standing('b', 'nil')],
    indicators: {
      waste: { ...none, day: '1.5', total: '1.5', byUnit: { a: { value: '1.5' } } },
      staff: { ...none, day: '3', total: '3', byUnit: { a: { value: '3' } } },
      posts: {
        ...none,
        day: '2',
        total: '2',
        byUnit: { a: { value: ['东桥', '西桥'] } },
        places: { day: ['东桥', '西桥'], toDate: ['东桥', '西桥'] },
      },
      patrolled: { ...none, day: '1', total: '1', byUnit: { a: { value: true } } },
      only_b: { ...none, day: '0', total: '0', byUnit: {} },
    },
  }),
  sampleClose({
    day: '2022-04-03',
    completeness: { expected: 2, received: 1, onTime: 1 },
    units: [standing('a', 'missing'), standing('b', 'reported')],
    indicators: {
      waste: { ...none, day: null, total: '1.5', byUnit: {}, missing: ['a', 'b'] },
      staff: { ...none, day: '4', total: '4', byUnit: { b: { value: '4' } } },
      posts: {
        ...none,
        day: '1',
        total: '2',
        byUnit: { b: { value: ['西桥'] } },
        places: { day: ['西桥'], toDate: ['东桥', '西桥'] },
      },
      patrolled: { ...none, day: '0', total: '0', byUnit: { b: { value: false } } },
      only_b: { ...none, day: '7', total: '7', byUnit: { b: { value: '7' } } },
    },
  }),
];

const valuesOf = (indicator: string, unit: string) => unpacked(unitMonth(CLOSES, indicator, versions)[unit], 2);

describe('a month of figures', () => {
  test('has its days, how many reported, and the figures of the whole programme', () => {
    const { days, completeness, whole } = figureMonth(CLOSES);
    expect([days, completeness]).toEqual([
      ['2022-04-01', '2022-04-03'],
      [
        [2, 2],
        [2, 1],
      ],
    ]);
    expect(unpacked(whole.waste, 2)).toEqual(['1.5', null]);
    expect(unpacked(whole.posts, 2)).toEqual([['东桥', '西桥'], ['西桥']]);
    expect(whole.posts).toEqual({ names: ['东桥', '西桥'], days: [[0, 1], [1]] });
    expect(unpacked(whole.nothing, 2)).toEqual([null, null]);
  });

  test('has what each unit said: nil is zero of a flow it is asked for, yes is one, silence is nothing', () => {
    expect([valuesOf('waste', 'a'), valuesOf('waste', 'b')]).toEqual([
      ['1.5', null],
      ['0.0', null],
    ]);
    expect([valuesOf('staff', 'a'), valuesOf('staff', 'b')]).toEqual([
      ['3', null],
      [null, '4'],
    ]);
    expect(valuesOf('posts', 'b')).toEqual([[], ['西桥']]);
    expect([valuesOf('patrolled', 'a'), valuesOf('patrolled', 'b')]).toEqual([
      ['1', null],
      [null, '0'],
    ]);
    expect([valuesOf('only_b', 'a'), valuesOf('only_b', 'b')]).toEqual([
      [null, null],
      ['0', '7'],
    ]);
  });
});
