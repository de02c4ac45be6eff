/**
 * What the close of a day holds of one indicator: its figures, what each unit gave, and what the next day builds on.
 *
 * Plain JSON, part of the stored day close. null means that nobody reported it (未报), never zero.
 */

import type { SharedPart } from '../values/counted-once.ts';
import type { DecimalString, FigureValue, ReportingDay } from '../values/values.ts';

export interface UnitFigure {
  readonly value: FigureValue;
  /** `carry` stocks: the day this value was really reported. */
  readonly carriedFrom?: ReportingDay;
  /** Of totals that units type: as typed; `value` is what it grew by. */
  readonly typed?: DecimalString;
  /** Why a total that was typed fell, in the unit's words. */
  readonly reason?: string;
}

/** A sum over the days that have a value, and how many they are. */
export interface MeanOf {
  readonly sum: DecimalString;
  readonly days: number;
}

/** What stood before the first day that counts towards a target: it is taken off what there is to date. */
export interface TargetBase {
  readonly from: ReportingDay;
  readonly total: DecimalString;
  readonly unitTotals: Readonly<Record<string, DecimalString>>;
}

export interface IndicatorClose {
  readonly day: DecimalString | null;
  readonly total: DecimalString | null;
  /** `day` of the previous close, and the difference to it. */
  readonly previous: DecimalString | null;
  readonly change: DecimalString | null;
  /** Units that one of the two days lacks, where `change` is over those that have both. */
  readonly changeLeftOut?: readonly string[];
  readonly byUnit: Readonly<Record<string, UnitFigure>>;
  /** Computed figures: units that lack a part of it, so that it is taken over the others. */
  readonly leftOut?: readonly string[];
  /** Units that were asked and gave no value (neither a nil return nor carried). */
  readonly missing: readonly string[];
  /** Drawn from a ledger: what units have together, which counts once where they are added. */
  readonly shared?: readonly SharedPart[];
  /** `flow`: what each unit has reported to date, without the opening balance. */
  readonly unitTotals?: Readonly<Record<string, DecimalString>>;
  /** `flow`: before this year, and before its target began to count, where it was reported earlier. */
  readonly targetBases?: readonly TargetBase[];
  /** Of totals that units type: the day of each unit's last one. */
  readonly typedOn?: Readonly<Record<string, ReportingDay>>;
  /** `mean`: sum over the days that have one, and how many they are. */
  readonly meanOf?: MeanOf;
  /** `mean`: the same of each unit, over its own days. */
  readonly unitMeans?: Readonly<Record<string, MeanOf>>;
  /** `places`: distinct names of the day and to date, in order of first appearance. */
  readonly places?: { readonly day: readonly string[]; readonly toDate: readonly string[] };
  /** `places`: distinct names of each unit to date. */
  readonly unitNames?: Readonly<Record<string, readonly string[]>>;
  /** `places` with a roster: names not yet covered to date. */
  readonly uncovered?: readonly string[];
  /**
   * Computed figures: what they are computed from, closed over the units that have all of it. Absent while these are the
   * same units as of the indicators themselves.
   */
  readonly operands?: Readonly<Record<string, OperandClose>>;
  /** Answers that are no number: each unit's last one, and its day. */
  readonly lastAnswers?: Readonly<Record<string, { readonly answer: string; readonly day: ReportingDay }>>;
  /** `choice`: how many units gave each option that day. */
  readonly options?: Readonly<Record<string, number>>;
  /** `check`: units asked and units that answered. */
  readonly answers?: { readonly asked: number; readonly answered: number };
}

/** One operand of a computed figure, over fewer units than its own close. */
export type OperandClose = Omit<
  IndicatorClose,
  'previous' | 'change' | 'changeLeftOut' | 'missing' | 'leftOut' | 'operands'
>;
