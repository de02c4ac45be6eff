/**
 * What the kinds share whose figure is of one day: over a period it is the last day's that has one, and to date the day's.
 * Answers, one a unit, stand here too: what is counted of them is how many there are.
 */

import { onceInAll } from '../values/counted-once.ts';
import type { DecimalString } from '../values/values.ts';
import type { Indicator } from './indicator.ts';
import type { AskedKind, ClosedFigures, KindPrint, KindWords, KnownDay, OverDays, Reported, ToDate } from './kind.ts';

export function lastDay(days: readonly KnownDay[], countedBy: (value: KnownDay['value']) => DecimalString): OverDays {
  const { day, value } = days.at(-1)!;
  return { value: countedBy(value), asOf: day };
}

/** The day's figure over some of its units; null: none of them gave one. */
export function dayOverUnits(
  kind: Pick<AskedKind, 'together' | 'ofValue'>,
  indicator: Indicator,
  { byUnit, shared }: ToDate,
  units: ReadonlySet<string>,
): DecimalString | null {
  const values = Object.entries(byUnit).flatMap(([unit, { value }]) => (units.has(unit) ? [kind.ofValue(value)] : []));
  if (values.length === 0) return null;
  const sum = kind.together(indicator, values) as DecimalString;
  return onceInAll(sum, shared, (unit) => units.has(unit) && Object.hasOwn(byUnit, unit), indicator.decimals);
}

/** How many units answered; null: nobody did. */
export function countAnswers(_: Indicator, { byUnit }: Reported): ClosedFigures {
  const count = Object.keys(byUnit).length;
  const day = count === 0 ? null : String(count);
  return { day, total: day };
}

/** What the kinds of answers share, to date as well: of several units it is how many answered. */
const answersOverUnits = ({ byUnit }: ToDate, units: ReadonlySet<string>): DecimalString | null => {
  const count = Object.keys(byUnit).filter((unit) => units.has(unit)).length;
  return count === 0 ? null : String(count);
};

/** What a kind of answers says itself; all else is alike. */
interface OfAnswers extends Partial<Omit<AskedKind, 'typing' | 'sheet' | 'words' | 'print'>> {
  readonly typing: AskedKind['typing'];
  readonly sheet: AskedKind['sheet'];
  readonly words: Partial<KindWords> & Pick<KindWords, 'periodNote' | 'rule' | 'explained'>;
  readonly print?: Partial<KindPrint>;
}

/** A kind of answers: units are counted by it, and it is no number that is added, ranked or drawn. */
export const answersKind = ({ words, print, ...own }: OfAnswers): AskedKind => ({
  isAsked: true,
  file: { keys: ['required', 'asked_of'], needs: [], measure: '' },
  isOfDay: true,
  addsUp: false,
  inRules: 'nothing',
  ofNil: () => null,
  ofValue: (value) => String(value),
  together: (_, values) => String(values.length),
  over: (_, days) => lastDay(days, String),
  meanDecimals: () => null,
  close: countAnswers,
  toDate: (_, close, units) => answersOverUnits(close, units),
  ...own,
  words: {
    measure: () => '个单位',
    spoken: () => '个单位',
    inPoints: false,
    besideName: false,
    toDate: null,
    toDateNote: null,
    ofPeriod: '期末',
    periodRule: '期内最后一个有数的报告日作答的单位数；各单位为其最后一次的回答',
    ofDays: { zh: '期末作答的单位数', en: 'units that answered at the end' },
    ofUnit: (value) => value,
    ...words,
  },
  print: {
    toldAs: 'answers',
    leads: 'last',
    rough: 'none',
    ranked: false,
    rank: false,
    mean: 'never',
    peak: 'never',
    canStand: false,
    sums: false,
    align: 'center',
    formula: () => undefined,
    ...print,
  },
});
