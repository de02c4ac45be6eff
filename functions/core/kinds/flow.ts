/**
 * 流量 (人次, 吨, 元): what happened that day. Added over units and over days; to date with the opening balance.
 */

import { addExactly, fromScaled, subtractExactly } from '../values/decimal.ts';
import { own } from '../values/own.ts';
import type { DecimalString, FigureValue } from '../values/values.ts';
import { exactWords } from '../wording/phrases.ts';
import { numberEntry } from './entry.ts';
import { type Indicator, soleTyper } from './indicator.ts';
import type { OperandClose, UnitFigure } from './indicator-close.ts';
import type { AskedKind, AskedTyping, ClosedFigures, FigureDetails, Reported, ToDate } from './kind.ts';
import { decimalOf, NEEDS_MEASURE, reportedSum, sumOf, valuesOn } from './numbers.ts';
import { readNumber } from './read-number.ts';
import { numberSheet } from './sheet-entry.ts';

export const flowTyping: AskedTyping = {
  entry: numberEntry,
  group: 'groupFlow',
  isState: false,
  read: readNumber,
};

export const flow: AskedKind = {
  isAsked: true,
  typing: flowTyping,
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
      'opening',
      'reported',
      'by',
      'overlapping',
      'shares',
      'compare',
    ],
    needs: NEEDS_MEASURE,
    measure: '',
  },
  isOfDay: false,
  addsUp: true,
  inRules: 'totals',
  ofNil: ({ decimals }) => fromScaled(0n, decimals),
  ofReport,
  ofValue: decimalOf,
  together: sumOf,
  over: (indicator, days) => ({ value: sumOf(indicator, valuesOn(days)) }),
  meanDecimals: (decimals) => Math.max(1, decimals),
  close: closeFlow,
  toDate,
  explain: explainSum,
  words: {
    measure: (unit) => unit,
    spoken: (unit) => unit,
    inPoints: false,
    besideName: false,
    toDate: '累计',
    toDateNote: null,
    ofPeriod: '期内合计',
    periodNote: '流量为期内合计',
    periodRule: '期内各报告日之和；各单位为其期内合计',
    ofDays: { zh: '各天之和', en: 'sum of the days' },
    rule: (indicator, _, { now, each }) => {
      const { opening, openings, unit, reported } = indicator;
      if (reported === 'cumulative') return `各单位报累计数，${now}数为其与上次所报之差；累计为各单位最近一次所报之和`;
      const has = (opening ?? openings) !== undefined;
      const begin = has ? `期初数${exactWords(wholeOpening(indicator), unit)}加` : '';
      return `${now}数为各单位之和；累计为${begin}启报以来${each}之和`;
    },
    explained: {
      zh: '当日数是各单位当日所报之和；累计是期初数加启报以来每天的当日数。没有报的单位不计入，也不按0猜。',
      en: 'The day’s figure is the sum over units; the total is the opening balance and every day since the start.',
    },
  },
  print: {
    toldAs: 'flows',
    leads: 'total',
    rough: 'total',
    ranked: true,
    rank: true,
    mean: 'always',
    peak: 'told',
    canStand: false,
    sums: true,
    align: 'decimal',
    formula: (range) => `SUM(${range})`,
  },
};

/** Nothing but nil returns is zero; a total is always known, for the opening and nothing is the opening. */
function closeFlow(indicator: Indicator, reported: Reported, before: OperandClose | undefined): ClosedFigures {
  const { decimals } = indicator;
  const day = reportedSum(indicator, reported) ?? (reported.nil ? fromScaled(0n, decimals) : null);
  const total = addExactly([before?.total ?? wholeOpening(indicator), day ?? '0'], decimals);
  return { day, total, unitTotals: unitTotals(indicator, reported, before) };
}

function unitTotals(indicator: Indicator, { byUnit }: Reported, before: OperandClose | undefined) {
  const { decimals } = indicator;
  const totals: Record<string, DecimalString> = {
    ...(before === undefined ? numbersOf(indicator) : before.unitTotals),
  };
  for (const [unit, { value }] of Object.entries(byUnit)) {
    totals[unit] = addExactly([lastTotal(indicator, unit, totals), decimalOf(value)], decimals);
  }
  return totals;
}

/** Of a total that is typed, what it grew by since the unit's last one, over whatever lies between. */
function ofReport(
  indicator: Indicator,
  { unit, value, reason }: { readonly unit: string; readonly value: FigureValue; readonly reason?: string | undefined },
  before: OperandClose | undefined,
): UnitFigure {
  if (indicator.reported !== 'cumulative') return { value };
  const typed = decimalOf(value);
  const grown = subtractExactly(typed, lastTotal(indicator, unit, before?.unitTotals), indicator.decimals);
  return { value: grown, typed, ...(grown.startsWith('-') && reason !== undefined ? { reason } : {}) };
}

/** A unit's last total, or what it began with. */
const lastTotal = (
  indicator: Indicator,
  unit: string,
  unitTotals: Readonly<Record<string, DecimalString>> = {},
): DecimalString => own(unitTotals, unit) ?? openingOf(indicator, unit);

/** Its own; of a total that one unit alone types, the opening balance is that unit's. */
export function openingOf(indicator: Indicator, unit: string): DecimalString {
  const { opening = '0', openings } = indicator;
  const given = own(openings, unit);
  if (given !== undefined) return decimalOf(given);
  return soleTyper(indicator) === unit ? opening : '0';
}

const numbersOf = ({ openings = {} }: Indicator): Record<string, DecimalString> =>
  Object.fromEntries(Object.entries(openings).map(([unit, value]) => [unit, decimalOf(value)]));

/** What belongs to all units together, and what belongs to each. */
export const wholeOpening = (indicator: Indicator): DecimalString =>
  addExactly([indicator.opening ?? '0', ...Object.values(numbersOf(indicator))], indicator.decimals);

/** The opening balance belongs to all units together and to none of them, but for a total that one unit alone types. */
function toDate(indicator: Indicator, { unitTotals = {} }: ToDate, units: ReadonlySet<string>, shared = false) {
  const totals = Object.entries(unitTotals).flatMap(([unit, total]) => (units.has(unit) ? [total] : []));
  const isShared = shared && soleTyper(indicator) === undefined;
  if (totals.length === 0 && !isShared) return null;
  return sumOf(indicator, isShared ? [indicator.opening ?? '0', ...totals] : totals);
}

function explainSum(indicator: Indicator, { day }: OperandClose, before?: OperandClose): FigureDetails {
  const { decimals } = indicator;
  const opening = wholeOpening(indicator);
  const earlier = subtractExactly(before?.total ?? opening, opening, decimals);
  return { sum: { opening: addExactly([opening], decimals), earlier, day: day ?? fromScaled(0n, decimals) } };
}
