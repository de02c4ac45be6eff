/**
 * Charts as their markup wants them: round axes, gaps where nobody reported, series told apart without colour.
 */
import { describe, expect, test } from 'vitest';
import { axisOf } from '../../../functions/pages/figures/chart-axis.ts';
import { type ChartInput, chartView, NARROW, WIDE } from '../../../functions/pages/figures/chart-view.ts';

describe('an axis', () => {
  test.each([
    [['680.5', '600'], true, ['0', '200', '400', '600', '800']],
    [['680.5', '600'], false, ['600', '620', '640', '660', '680', '700']],
    [['1', '100'], false, ['0', '20', '40', '60', '80', '100']],
    [['-5', '12'], true, ['-5', '0', '5', '10', '15']],
    [['0.1', '0.3'], true, ['0', '0.1', '0.2', '0.3']],
    [
      ['9007199254740993'],
      true,
      ['0', '2000000000000000', '4000000000000000', '6000000000000000', '8000000000000000', '10000000000000000'],
    ],
  ])('over %j (from zero: %s) has the ticks %j', (values, fromZero, ticks) => {
    expect(axisOf(values, fromZero).ticks).toEqual(ticks);
  });

  test('of what is counted has no halves', () => {
    expect(axisOf(['1', '2'], true, 0).ticks).toEqual(['0', '1', '2']);
  });

  test('of nothing, of zeros and of one value still is an axis', () => {
    for (const values of [[], ['0', '0'], ['5']]) {
      const axis = axisOf(values, false);
      expect(axis.ticks.length).toBeGreaterThan(1);
      for (const value of values) expect(axis.heightOf(value)).toBeLessThanOrEqual(1000);
    }
  });
});

const input = (over: Partial<ChartInput> = {}): ChartInput => ({
  ...{ id: 'c', alt: 'x', shape: 'line', decimals: 0, language: 'zh', steps: ['4/1', '4/2', '4/3', '4/4'] },
  series: [
    { name: '甲', look: 0, isBefore: false, values: ['1', null, '3', '4'] },
    { name: '乙', look: 1, isBefore: false, values: [null, '0', null, null] },
  ],
  ...over,
});

describe('a chart', () => {
  test('leaves a gap where nobody reported, and marks what stands alone', () => {
    const [first, second] = chartView(input(), WIDE).lines;
    expect(first!.points).toHaveLength(1); // the single day before the gap is a mark
    expect(first!.marks?.match(/M/g)).toHaveLength(3);
    expect([second!.points, second!.marks?.match(/M/g)]).toEqual([[], ['M']]);
  });

  test('tells series apart by dash and mark; columns by their ruling', () => {
    const { lines } = chartView(input(), WIDE);
    expect(new Set(lines.map(({ dash }) => dash)).size).toBe(2);
    const { bars, patterns } = chartView(input({ shape: 'bar' }), WIDE);
    expect(bars.map(({ fill }) => fill)).toEqual(['#0b5fa5', 'url(#c-880-ruled-1)']);
    expect(patterns.map(({ id }) => id)).toEqual(['c-880-ruled-1']);
    expect(bars[0]!.path.match(/z/g)).toHaveLength(3); // no column for the gap
    expect(bars[1]!.path.match(/z/g)).toHaveLength(1); // zero is a column, if a thin one
  });

  test.each([NARROW, WIDE])('stays inside its drawing', (size) => {
    const values = Array.from({ length: 370 }, (_, at) => String((at * 7919) % 100_000));
    const steps = values.map((_, at) => `2022/4/${at}`);
    for (const shape of ['line', 'bar'] as const) {
      const view = chartView(input({ shape, steps, series: [{ name: '甲', look: 5, isBefore: false, values }] }), size);
      const places = [
        ...JSON.stringify([view.lines, view.bars.map(({ path }) => path)]).matchAll(/M?(-?[\d.]+)[, ](-?[\d.]+)/g),
      ];
      for (const [, x, y] of places) {
        expect(Number(x)).toBeLessThanOrEqual(size.width);
        expect(Number(y)).toBeLessThanOrEqual(size.height);
      }
      expect(view.feet.length).toBeLessThanOrEqual(size.steps + 1);
      expect(view.feet.at(-1)?.text).toBe(steps.at(-1));
    }
  });

  test('leads from each step that has a figure to where it is explained, as wide as the step and nowhere else', () => {
    const explained = [{ href: '/a', words: '4月1日 1吨' }, null, { href: '/c', words: '4月3日 3吨' }, null];
    const { hits, left, right } = chartView(input({ explained }), NARROW);
    expect(hits.map(({ href, words }) => [href, words])).toEqual([
      ['/a', '4月1日 1吨'],
      ['/c', '4月3日 3吨'],
    ]);
    const step = (right - left) / 4;
    expect(hits[0]!.x).toBeCloseTo(left, 0);
    expect(hits[1]!.x).toBeCloseTo(left + 2 * step, 0);
    expect(hits[1]!.width).toBeCloseTo(step, 0);
    expect(chartView(input(), WIDE).hits).toEqual([]);
  });

  test('of so many steps that no finger meets one leads nowhere', () => {
    const explained = Array.from({ length: 60 }, (_, at) => ({ href: `/${at}`, words: 'x' }));
    const steps = explained.map(({ href }) => href);
    expect(chartView(input({ steps, explained }), NARROW).hits).toEqual([]);
    expect(chartView(input({ steps, explained }), WIDE).hits).toHaveLength(60);
  });
});
