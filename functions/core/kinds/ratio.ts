/**
 * 比率 (%): numerator over denominator times 100, half up once; to date on the totals of its two indicators, over a period
 * on theirs, never a mean of ratios. Nobody is asked for it.
 */

import { calculate, HUNDRED } from '../values/fraction.ts';
import { fromOthers } from './computed.ts';
import type { ComputedKind } from './kind.ts';

export const ratio: ComputedKind = /* @__PURE__ */ fromOthers({
  file: {
    keys: ['unit', 'decimals', 'of', 'compare'],
    needs: [
      { key: 'unit', expected: '计量单位，如 人次' },
      { key: 'of', expected: '两个指标的 id：[分子, 分母]' },
    ],
    measure: '',
  },
  operands: ({ of = [] }) => of,
  divides: () => true,
  exact: ({ of: [above, below] = ['', ''] }, figureOf) => {
    const [over, under] = [figureOf(above), figureOf(below)];
    const quotient = over && under && calculate(over, '/', under);
    return quotient === null ? null : calculate(quotient, '*', HUNDRED);
  },
  formulaOf: ({ of: [above, below] = ['', ''], decimals }, cellOf) => {
    const [over, under] = [cellOf(above), cellOf(below)];
    if (over === undefined || under === undefined) return undefined;
    return `IF(${under}=0,"",ROUND(${over}/${under}*100,${decimals}))`;
  },
  words: {
    inPoints: true,
    toDate: '累计',
    toDateNote: '按累计数计算',
    periodNote: '比率按期内数重新计算',
    periodRule: '期内两个指标的数相除，不是各日比率的平均',
    ofDays: { zh: '由时段内分子、分母重新计算', en: 'computed from numerator and denominator of those days' },
    rule: ({ of: [above, below] = ['', ''] }, nameOf) => `${nameOf(above)}÷${nameOf(below)}×100%`,
    explained: {
      zh: '分子除以分母乘以100；累计用两个指标的累计数计算，不是各天比率的平均。',
      en: 'Numerator over denominator times 100; to date on the totals, never a mean of ratios.',
    },
  },
  print: { toldAs: 'ratios', leads: 'always' },
});
