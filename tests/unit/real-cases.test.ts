/**
 * Published bulletins played from their programme files: what the product prints is what was published, figure by figure, and
 * places too. How many of each case are held is counted, so that none falls out unseen.
 */
import { describe, expect, test } from 'vitest';
import { type Played, played } from '../support/played.ts';
import { dayOf, fileOf, printedFor, rankedFor, realCase, typedOf } from '../support/real-case.ts';

const CASES = [
  {
    slug: 'hunan-laojiuxiaoqu',
    held: 35,
    days: { monthly: ['last'] },
    target: { from: '2021-01-01', by: '2021-12-31' },
  },
  { slug: 'jiangmen-shuzichengguan', held: 24, days: { monthly: ['last'] }, target: { per: 'period' } },
  {
    slug: 'kaiping-zhongdianxiangmu',
    held: 30,
    days: { monthly: ['last'] },
    target: { from: '2024-01-01', by: '2024-12-31', decimals: 1 },
  },
  { slug: 'zibo-fugongfuchan', held: 24, days: 'every', target: {} },
  { slug: 'zhengzhou-shuzichengguan-zhoubao', held: 30, days: { weekly: 'sun' }, target: {} },
] as const;

const plain = (value: string | null | undefined): string =>
  String(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

describe.each(CASES)('$slug', ({ slug, held: count, days, target }) => {
  const given = realCase(slug);
  let bulletin: Played;
  test('is taken as a programme file', () => {
    bulletin = played(fileOf(given, days, target), typedOf(given));
    const refused = Object.entries(bulletin.findings).filter(([, list]) => list.some(({ level }) => level === 'error'));
    expect(refused).toEqual([]);
  });

  test('prints the published figures', () => {
    const held = given.expected.flatMap(({ period, id, calc, value }) => {
      const printed = printedFor(given, calc, bulletin.figures(dayOf(given, period)));
      return printed === undefined ? [] : [{ id: `${period} ${id}`, printed: plain(printed), value: plain(value) }];
    });
    expect(held.filter(({ printed, value }) => printed !== value)).toEqual([]);
    expect(held).toHaveLength(count);
  });

  test('places units as published', () => {
    for (const rank of given.ranks) {
      const names = rankedFor(given, rank, bulletin.figures(dayOf(given, rank.period)));
      if (rank.tie === true) expect(new Set(names)).toEqual(new Set(rank.value));
      else expect(names).toEqual(rank.value);
    }
  });
});

describe('in words', () => {
  const textOf = async (slug: string, target: object, period: string): Promise<string> => {
    const given = realCase(slug);
    const bulletin = played(fileOf(given, { monthly: ['last'] }, target), typedOf(given));
    return (await bulletin.text(dayOf(given, period))).replaceAll(/\s/g, '');
  };

  test('开工率 of all, the first three who share a place, the last three by name', async () => {
    const text = await textOf('hunan-laojiuxiaoqu', { from: '2021-01-01', by: '2021-12-31' }, '2021-08');
    expect(text).toContain('累计1110个，完成率74%，超时间进度7.33个百分点');
    expect(text).toContain('完成率37.44%，落后时间进度29.23个百分点');
    expect(text).toContain('居前的是张家界市、郴州市、怀化市（均为100%）');
    expect(text).toContain('靠后的是湘西州（35.29%）、衡阳市（39.73%）、邵阳市（43.17%）');
  });

  test('ahead, behind and on time by months', async () => {
    const text = await textOf(
      'kaiping-zhongdianxiangmu',
      { from: '2024-01-01', by: '2024-12-31', decimals: 1 },
      '2024-03',
    );
    expect(text).toContain('完成率27.1%，超时间进度2.1个百分点');
    expect(text).toContain('完成率25%，与时间进度持平');
    expect(text).toContain('完成率22.7%，落后时间进度2.3个百分点');
  });

  test('a task of each month, done and not done', async () => {
    const text = await textOf('jiangmen-shuzichengguan', { per: 'period' }, '2024-07');
    expect(text).toContain('完成率105.23%');
    expect(text).toContain('恩平市城市管理和综合执法局（121.36%）');
    expect(text).toContain('鹤山市城市管理和综合执法局（96.14%）');
  });
});
