/**
 * 存量 (在岗人数, 在建工程): what there was that day. Added over units, never over days: a later day takes the place of an
 * earlier one. A unit that is silent is not guessed, unless the indicator says `carry`: then its last value stands, marked.
 */

import { numberEntry } from './entry.ts';
import type { AskedKind, AskedTyping } from './kind.ts';
import { dayOverUnits, lastDay } from './last-day.ts';
import { decimalOf, NEEDS_MEASURE, reportedSum, sumOf } from './numbers.ts';
import { readNumber } from './read-number.ts';
import { numberSheet } from './sheet-entry.ts';

export const stockTyping: AskedTyping = {
  entry: numberEntry,
  group: 'groupStock',
  isState: true,
  read: readNumber,
};

export const stock: AskedKind = {
  isAsked: true,
  typing: stockTyping,
  sheet: numberSheet,
  file: {
    keys: [
      ...(['unit', 'decimals', 'min', 'max', 'required', 'asked_of', 'target', 'carry'] as const),
      ...(['by', 'overlapping', 'shares', 'compare'] as const),
    ],
    needs: NEEDS_MEASURE,
    measure: '',
  },
  isOfDay: true,
  addsUp: false,
  inRules: 'totals',
  ofNil: () => null,
  ofValue: decimalOf,
  together: sumOf,
  over: (indicator, days) => lastDay(days, (value) => sumOf(indicator, [value])),
  meanDecimals: (decimals) => Math.max(1, decimals),
  close: (indicator, reported) => {
    const day = reportedSum(indicator, reported);
    return { day, total: day, ...(reported.shared === undefined ? {} : { shared: reported.shared }) };
  },
  toDate: (indicator, close, units) => dayOverUnits(stock, indicator, close, units),
  words: {
    measure: (unit) => unit,
    spoken: (unit) => unit,
    inPoints: false,
    besideName: true,
    toDate: null,
    toDateNote: null,
    ofPeriod: '期末',
    periodNote: '存量为期末数',
    periodRule: '期内最后一个有数的报告日各单位之和；各单位为其最后一次报送的数',
    ofDays: { zh: '最后一天的数', en: 'last day’s figure' },
    rule: (_, __, { now }) => `各单位${now}数之和`,
    explained: {
      zh: '当日数是各单位当日现有数之和，不跨日累加。没有报的单位不计入；指标规定沿用的，沿用其最近一次的数并注明。',
      en: 'The sum of what units had that day; days are not added. Where the indicator says so, a silent unit keeps its last figure.',
    },
  },
  print: {
    toldAs: 'stocks',
    leads: 'day',
    rough: 'day',
    ranked: false,
    rank: true,
    mean: 'moved',
    peak: 'told',
    canStand: true,
    sums: false,
    align: 'decimal',
    formula: (range) => `SUM(${range})`,
  },
};
