/**
 * Charts as SVG: what is drawn is in proportion to the values, gaps stay gaps, and the words are there for who cannot see.
 */
import { describe, expect, test } from 'vitest';
import { writeChart } from '../../functions/adapters/html/chart.ts';
import type { ChartBlock } from '../../functions/core/briefing/briefing.ts';
import { elementsOf } from '../support/html-page.ts';

const chart = (given: Partial<ChartBlock>): ChartBlock => ({
  type: 'chart',
  chart: 'trend',
  title: '走势',
  unit: '吨',
  categories: ['4月1日', '4月2日', '4月3日'],
  series: [{ name: '垃圾', values: ['10', '20', '5'] }],
  alt: '4月1日10吨',
  ...given,
});
const drawn = (given: Partial<ChartBlock>) => elementsOf(writeChart(chart(given)));
const heights = (given: Partial<ChartBlock>) =>
  drawn(given)
    .filter(({ name }) => name === 'rect')
    .map(({ attributes }) => Number(attributes.height));
const labels = (given: Partial<ChartBlock>) =>
  drawn(given)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text);

describe('trend', () => {
  test('columns are in proportion, with values and days', () => {
    expect(heights({})).toEqual([60, 120, 30]);
    expect(labels({})).toEqual(['10', '20', '5', '4月1日', '4月2日', '4月3日']);
  });
  test('a gap has no column', () => {
    expect(heights({ series: [{ name: 'a', values: ['10', null, '5'] }] })).toHaveLength(2);
  });
  test('values below zero hang below the line', () => {
    const [up, down] = drawn({ categories: ['a', 'b'], series: [{ name: 's', values: ['10', '-10'] }] }).filter(
      ({ name }) => name === 'rect',
    );
    expect(Number(down?.attributes.y)).toBe(Number(up?.attributes.y) + Number(up?.attributes.height));
  });
  test('many days: only the largest and the last value, every few days named, the last always', () => {
    const values = Array.from({ length: 14 }, (_, index) => `${1000 + (index === 5 ? 900 : index)}.5`);
    const categories = values.map((_, index) => `4月${index + 1}日`);
    expect(labels({ categories, series: [{ name: 'a', values }] })).toEqual([
      '1900.5',
      '1013.5',
      ...labels({ categories, series: [{ name: 'a', values }] }).slice(2),
    ]);
    expect(labels({ categories, series: [{ name: 'a', values }] }).at(-1)).toBe('4月14日');
  });
  test('several series are lines with gaps and a legend', () => {
    const elements = drawn({
      series: [
        { name: '甲', values: ['1', null, '3'] },
        { name: '乙', values: ['2', '2', '2'] },
      ],
    });
    const paths = elements
      .filter(({ attributes }) => attributes.class?.startsWith('line'))
      .map(({ attributes }) => attributes.d);
    expect(paths[0]?.match(/M/g)).toHaveLength(2);
    expect(paths[1]?.match(/M/g)).toHaveLength(1);
    expect(elements.filter(({ name }) => name === 'text').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['甲', '乙']),
    );
  });
  test('all zero, or nothing at all, is drawn without error', () => {
    expect(heights({ series: [{ name: 'a', values: ['0', '0', '0'] }] })).toEqual([1, 1, 1]);
    expect(heights({ categories: [], series: [{ name: 'a', values: [] }] })).toEqual([]);
  });
});

test('ranking: bars in proportion, names cut to their column, who did not report is told', () => {
  const given: Partial<ChartBlock> = {
    chart: 'ranking',
    categories: ['城市管理综合行政执法支队直属大队', '乙'],
    series: [{ name: 's', values: ['100', null] }],
  };
  expect(drawn(given).filter(({ name }) => name === 'rect')).toHaveLength(1);
  expect(labels(given)).toEqual([expect.stringMatching(/^城市管理.*…$/), '100', '乙', '未报']);
});

test('share: parts of one bar, with their percentages', () => {
  const given: Partial<ChartBlock> = {
    chart: 'share',
    categories: ['甲', '乙', '丙'],
    series: [{ name: 's', values: ['1', '1', '2'] }],
  };
  const widths = drawn(given)
    .filter(({ name }) => name === 'rect')
    .slice(0, 3)
    .map(({ attributes }) => Number(attributes.width));
  expect(widths).toEqual([100, 100, 200]);
  expect(labels(given)).toEqual(['甲 1（25%）', '乙 1（25%）', '丙 2（50%）']);
});

test('the whole chart is told in words', () => {
  const svg = drawn({}).find(({ name }) => name === 'svg');
  expect(svg?.attributes).toMatchObject({ role: 'img', 'aria-label': '4月1日10吨' });
});
