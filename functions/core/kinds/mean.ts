/**
 * 日均 (吨/日, 水位): added over units; over days the mean of the days' sums, over days that have one. Rounded half up once.
 */

import {
  addDecimals,
  addExactly,
  divideHalfUp,
  fromScaled,
  MOST_DECIMALS,
  meanOf,
  mostPlaces,
  toScaled,
} from '../values/decimal.ts';
import { calculate, type Fraction, fractionOf } from '../values/fraction.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';
import { numberEntry } from './entry.ts';
import type { Indicator } from './indicator.ts';
import type { MeanOf, OperandClose } from './indicator-close.ts';
import type { AskedKind, AskedTyping, ClosedFigures, KnownDay, Reported, ToDate } from './kind.ts';
import { decimalOf, NEEDS_MEASURE, reportedSum, sumOf, valuesOn } from './numbers.ts';
import { readNumber } from './read-number.ts';
import { numberSheet } from './sheet-entry.ts';

export const meanTyping: AskedTyping = {
  entry: numberEntry,
  group: 'groupFlow',
  isState: false,
  read: readNumber,
};

export const mean: AskedKind = {
  isAsked: true,
  typing: meanTyping,
  sheet: numberSheet,
  file: {
    keys: [
      'unit',
      'decimals',
      'min',
      'max',
      'required',
      'asked_of',
      'target',
      'openings',
      'opening_days',
      'by',
      'overlapping',
      'shares',
      'compare',
    ],
    needs: NEEDS_MEASURE,
    measure: '',
  },
  isOfDay: false,
  addsUp: false,
  inRules: 'days',
  ofNil: () => null,
  ofValue: decimalOf,
  together: sumOf,
  over: ({ decimals }, days) => ({ value: meanOf(valuesOn(days), mostPlaces(valuesOn(days), decimals))! }),
  meanDecimals: (decimals) => decimals,
  close: closeMean,
  toDate,
  unrounded: {
    over: (days) => quotientOf(days.reduce(withKnown, { sum: '0', days: 0 })),
    toDate: (close, units) => quotientOf(units === undefined ? close.meanOf : meanOfUnits(close, units)),
  },
  explain: (_, { meanOf }) => (meanOf === undefined ? {} : { meanDays: meanOf.days }),
  words: {
    measure: (unit) => unit,
    spoken: (unit) => unit.replace(/\/[日天]$/, ''),
    inPoints: false,
    besideName: false,
    toDate: '日均',
    toDateNote: '为启报以来的日均数',
    ofPeriod: '日均',
    periodNote: '日均类指标为期内日均数',
    periodRule: '期内各报告日合计的平均；各单位为其期内平均',
    ofDays: { zh: '各天的平均', en: 'mean of the days' },
    rule: (_, __, { now, each, mean: word }) =>
      `${now}数为各单位之和；${word}为${now === '当日' ? '各报告日当日' : each}数的平均`,
    explained: {
      zh: '当日数是各单位当日所报之和；日均是有数的各天当日数的平均。',
      en: 'The day’s figure is the sum over units; the mean is over the days that have one.',
    },
  },
  print: {
    toldAs: 'means',
    leads: 'total',
    rough: 'none',
    ranked: true,
    rank: true,
    mean: 'never',
    peak: 'told',
    canStand: false,
    sums: false,
    align: 'decimal',
    formula: (range) => `SUM(${range})`,
  },
};

function closeMean(indicator: Indicator, reported: Reported, before: OperandClose | undefined): ClosedFigures {
  const day = reportedSum(indicator, reported);
  const units = before === undefined ? meansBefore(indicator) : before.unitMeans;
  const meanOf = withDay(indicator, before === undefined ? togetherOf(indicator, units) : before.meanOf, day);
  const unitMeans: Record<string, MeanOf> = { ...units };
  for (const [unit, { value }] of Object.entries(reported.byUnit)) {
    unitMeans[unit] = withDay(indicator, own(unitMeans, unit), decimalOf(value));
  }
  return { day, total: meanIn(indicator, meanOf), meanOf, unitMeans };
}

/** What units had before the programme started: each its mean over so many days. */
function meansBefore({ openings = {}, openingDays = 0 }: Indicator): Record<string, MeanOf> {
  const times = (mean: DecimalString): DecimalString =>
    fromScaled(toScaled(mean, MOST_DECIMALS) * BigInt(openingDays), MOST_DECIMALS);
  return Object.fromEntries(
    Object.entries(openings).map(([unit, mean]) => [unit, { sum: times(decimalOf(mean)), days: openingDays }]),
  );
}

function togetherOf({ decimals }: Indicator, units: Readonly<Record<string, MeanOf>> = {}): MeanOf | undefined {
  const all = Object.values(units);
  if (all.length === 0) return undefined;
  const sums = all.map(({ sum }) => sum);
  return { sum: addExactly(sums, decimals), days: all[0]!.days };
}

function withDay({ decimals }: Indicator, before: MeanOf | undefined, day: DecimalString | null): MeanOf {
  const { sum, days } = before ?? { sum: '0', days: 0 };
  if (day === null) return { sum: addExactly([sum], decimals), days };
  return { sum: addExactly([sum, day], decimals), days: days + 1 };
}

/** Rounded half up once. */
function meanIn({ decimals }: Indicator, { sum, days }: MeanOf): DecimalString | null {
  if (days === 0) return null;
  const divisor = BigInt(days) * 10n ** BigInt(MOST_DECIMALS - decimals);
  return fromScaled(divideHalfUp(toScaled(addDecimals([sum], MOST_DECIMALS), MOST_DECIMALS), divisor), decimals);
}

/** Exactly. */
const quotientOf = (of: MeanOf | undefined): Fraction | null =>
  of === undefined || of.days === 0 ? null : calculate(fractionOf(of.sum), '/', { above: BigInt(of.days), below: 1n });

const withKnown = ({ sum, days }: MeanOf, { value }: KnownDay): MeanOf => ({
  sum: addExactly([sum, value as DecimalString], 0),
  days: days + 1,
});

function toDate(indicator: Indicator, close: ToDate, units: ReadonlySet<string>): DecimalString | null {
  const own = meanOfUnits(close, units);
  return own === undefined ? null : meanIn(indicator, own);
}

/** Of some units: what they gave together, over all days that have a figure; of one unit: over its own days. */
function meanOfUnits({ unitMeans = {}, meanOf }: ToDate, units: ReadonlySet<string>): MeanOf | undefined {
  const given = Object.entries(unitMeans).filter(([unit]) => units.has(unit));
  const [only, ...more] = given;
  if (only === undefined || meanOf === undefined) return undefined;
  if (more.length === 0) return only[1];
  return {
    sum: addExactly(
      given.map(([, { sum: each }]) => each),
      0,
    ),
    days: meanOf.days,
  };
}
