/**
 * The contract of a kind of figure: everything that any reader asks of it, from the field on the form to the workbook's
 * formula. One file a kind fulfils it, `table.ts` holds them together, and nothing outside this room knows a kind by name.
 */

import type { Finding } from '../findings/finding.ts';
import type { SharedPart } from '../values/counted-once.ts';
import type { Fraction } from '../values/fraction.ts';
import type { DecimalString, FigureValue, ReportingDay } from '../values/values.ts';
import type { EntryForm } from './entry.ts';
import type { Indicator } from './indicator.ts';
import type { IndicatorClose, OperandClose, UnitFigure } from './indicator-close.ts';
import type { SheetEntry } from './sheet-entry.ts';

/** What one unit, or several together, said on one day: a decimal, names, or null: nothing. */
export type DayValue = DecimalString | readonly string[] | null;

/** A day that has a value. */
export interface KnownDay {
  readonly day: ReportingDay;
  readonly value: NonNullable<DayValue>;
}

/** Several days as one figure. */
export interface OverDays {
  readonly value: DecimalString;
  /** The day that `value` is of, where it is of one day. */
  readonly asOf?: ReportingDay;
  /** Distinct names, in order of first appearance. */
  readonly names?: readonly string[];
}

export interface FigureReading {
  /** Absent when there is a finding of level error. */
  readonly value?: FigureValue;
  readonly findings: Finding[];
}

/** What the units that are asked reported of an indicator on one day. */
export interface Reported {
  readonly byUnit: Readonly<Record<string, UnitFigure>>;
  /** Asked and gave no value, neither a nil return nor a value kept from before. */
  readonly missing: readonly string[];
  /** At least one unit that was asked made a nil return. */
  readonly nil: boolean;
  readonly asked: number;
  /** Drawn from a ledger: what these units have together. */
  readonly shared?: readonly SharedPart[];
}

/** A close without what every kind has alike. */
export type ClosedFigures = Omit<
  IndicatorClose,
  'previous' | 'change' | 'changeLeftOut' | 'byUnit' | 'missing' | 'leftOut' | 'operands'
>;

/** What lies behind a figure to date, for whoever takes it apart. */
export interface FigureDetails {
  /** Opening + all days before + the day = to date. */
  readonly sum?: { readonly opening: DecimalString; readonly earlier: DecimalString; readonly day: DecimalString };
  /** Over how many days it is the mean. */
  readonly meanDays?: number;
  /** Names of the day that were new. */
  readonly newNames?: readonly string[];
}

/** What of a close says how much there is to date. */
export type ToDate = OperandClose;

/** Which list of a briefing tells it: each is worded by a partial of its own. */
export type ToldAs = 'stocks' | 'flows' | 'means' | 'ratios' | 'places' | 'checks' | 'computed' | 'answers';

/** 当日, 逐日, 日均; or 本月, 逐月, 月均. */
export interface CycleNames {
  readonly now: string;
  readonly each: string;
  readonly mean: string;
}

export interface KindWords {
  /** What a figure is counted in when it is said; in a sentence, which says the day or 日均 itself. */
  readonly measure: (unit: string) => string;
  readonly spoken: (unit: string) => string;
  /** A movement is told in 个百分点, rising and falling. */
  readonly inPoints: boolean;
  /** The name stands directly before the figure (在建工程12个). */
  readonly besideName: boolean;
  /** Word before the figure to date; null: it is the day's, and not told again. */
  readonly toDate: '累计' | '日均' | null | ((indicator: Pick<Indicator, 'isOfDay'>) => '累计' | null);
  /** What 累计 means where it is no sum: `为启报以来的日均数`. */
  readonly toDateNote: string | null;
  /** Before the figure of a period; what it is in the digest's table; and the same in full, with the units' part. */
  readonly ofPeriod: string;
  readonly periodNote: string;
  readonly periodRule: string;
  /** How several days make one figure, in a few words. */
  readonly ofDays: { readonly zh: string; readonly en: string };
  /** A unit's figure of a period in a cell, where it is no number: 是, 否. */
  readonly ofUnit?: (value: DecimalString) => string;
  /** How the day adds up. @param nameOf the name of another indicator */
  readonly rule: (indicator: Indicator, nameOf: (id: string) => string, cycle: CycleNames) => string;
  /** The same for whoever looks behind a figure. */
  readonly explained: { readonly zh: string; readonly en: string };
}

/** Headings of the form, as its dictionary names them. */
export type FormGroup = 'groupFlow' | 'groupStock' | 'groupPlaces' | 'groupCheck' | 'groupAnswers';

/** How a figure is chosen and set in documents. */
export interface KindPrint {
  readonly toldAs: ToldAs;
  /** Which of its figures makes it lead: the largest ones of the day, to date, all of them, or none but in an outline. */
  readonly leads: 'day' | 'total' | 'always' | 'last';
  /** Which figures an overview says roughly. */
  readonly rough: 'day' | 'total' | 'none';
  /** Units are compared by it (各单位, 居前). */
  readonly ranked: boolean;
  /** Units have places by it: figures, not names or answers. */
  readonly rank: boolean;
  /** A day's mean and the highest day: told in sentences, only where it moved, only in tables, never. */
  readonly mean: 'always' | 'moved' | 'table' | 'never';
  readonly peak: 'told' | 'table' | 'never';
  /** A figure that stood still all the time has no mean and no highest day. */
  readonly canStand: boolean;
  /** Whole days add up to the period's figure: a workbook may say so. */
  readonly sums: boolean;
  readonly align: 'decimal' | 'center';
  /** Formula of a spreadsheet over the units' cells; undefined: none says it simply. */
  readonly formula: (range: string) => string | undefined;
}

/** What the form on a phone needs of a kind, kept apart so that the page carries no more. */
export interface AskedTyping {
  readonly entry: EntryForm;
  /** Under which heading of the form. */
  readonly group: FormGroup;
  /** A state: a blank field may take the value of the day before, and a rule's total is the day's. */
  readonly isState: boolean;
  readonly read: (indicator: Indicator, typed: unknown, path: string) => FigureReading;
}

export interface ComputedTyping {
  readonly entry: null;
  readonly read: (indicator: Indicator, typed: unknown, path: string) => FigureReading;
}

interface KindCommon {
  /** In the programme file: keys that mean something for few kinds only, keys that must be there, the measure when absent. */
  readonly file: {
    readonly keys: readonly IndicatorKey[];
    readonly needs: readonly { readonly key: IndicatorKey; readonly expected: string }[];
    readonly measure: string;
  };
  /** What a rule may say of it: nothing, its figures of days, also its total. */
  readonly inRules: 'nothing' | 'days' | 'totals';
  /** Decimals of the mean of a day over a period; null: it has none. */
  readonly meanDecimals: (decimals: number) => number | null;
  readonly words: KindWords;
  readonly print: KindPrint;
}

/** Keys of the file that not every kind takes. */
export type IndicatorKey =
  | 'unit'
  | 'decimals'
  | 'of'
  | 'formula'
  | 'opening'
  | 'reported'
  | 'by'
  | 'overlapping'
  | 'shares'
  | 'compare'
  | 'min'
  | 'max'
  | 'carry'
  | 'roster'
  | 'required'
  | 'asked_of'
  | 'target'
  | 'openings'
  | 'opening_days';

/** Units type it, and it adds up over them. */
export interface AskedKind extends KindCommon {
  readonly isAsked: true;
  readonly typing: AskedTyping;
  readonly sheet: SheetEntry;
  /** Its figure of a period, and to date, is that of one day. */
  readonly isOfDay: boolean;
  /** Each unit's answer is words; what is counted is how many gave one. */
  readonly isAnswer?: true;
  /** Day after day more of it: its figure to date grows with every day that has one. */
  readonly addsUp: boolean;
  /** What a nil return says of it: zero of a flow, no places, null of a state. */
  readonly ofNil: (indicator: Indicator) => FigureValue | null;
  /** What a unit's report gives of it, where it is not just what was typed. */
  readonly ofReport?: (
    indicator: Indicator,
    report: { readonly unit: string; readonly value: FigureValue; readonly reason?: string | undefined },
    before: OperandClose | undefined,
  ) => UnitFigure;
  readonly ofValue: (value: FigureValue) => NonNullable<DayValue>;
  /** Several units of one day as one. */
  readonly together: (indicator: Indicator, values: readonly NonNullable<DayValue>[]) => NonNullable<DayValue>;
  /** Several days as one figure; there is at least one. */
  readonly over: (indicator: Indicator, days: readonly KnownDay[]) => OverDays;
  /** The day and to date, from what was reported and the close before. */
  readonly close: (indicator: Indicator, reported: Reported, before: OperandClose | undefined) => ClosedFigures;
  /**
   * To date over some units only; null: none of them has any.
   * @param shared with the balance that belongs to all units together and to none of them
   */
  readonly toDate: (
    indicator: Indicator,
    close: ToDate,
    units: ReadonlySet<string>,
    shared?: boolean,
  ) => DecimalString | null;
  /** The same unrounded, for what is computed from it; absent: nothing of it is rounded. */
  readonly unrounded?: {
    readonly over: (days: readonly KnownDay[]) => Fraction | null;
    /** @param units absent: all of them */
    readonly toDate: (close: ToDate, units?: ReadonlySet<string>) => Fraction | null;
  };
  /** What the total is made of; absent: nothing but the day. */
  readonly explain?: (indicator: Indicator, close: OperandClose, before: OperandClose | undefined) => FigureDetails;
}

/** Nobody is asked for it: it is computed from other indicators over the same units. */
export interface ComputedKind extends KindCommon {
  readonly isAsked: false;
  readonly typing: ComputedTyping;
  /** Ids of the indicators that it is computed from; some of them may be computed themselves. */
  readonly operands: (indicator: Indicator) => readonly string[];
  /** Only units that have every operand count, even those that are not asked for one of them. */
  readonly divides: (indicator: Indicator) => boolean;
  /** Unrounded; null: an operand has no figure, or there is nothing to divide by. */
  readonly exact: (indicator: Indicator, figureOf: (operand: string) => Fraction | null) => Fraction | null;
  /** Formula of a spreadsheet over the operands' cells. */
  readonly formulaOf: (indicator: Indicator, cellOf: (operand: string) => string | undefined) => string | undefined;
}

export type Kind = AskedKind | ComputedKind;
