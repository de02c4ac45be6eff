/**
 * An indicator as the checked programme holds it, and the closed list of kinds. What each kind means stands in its own
 * file of this room; whoever wants to know asks `table.ts` and never the name of a kind.
 */

import type { RowCondition } from '../rule/row-condition.ts';
import type { RuleExpression } from '../rule/rule.ts';
import type { DecimalString, FigureValue } from '../values/values.ts';
import type { Weekday } from '../values/weekday.ts';
import type { Target } from './target.ts';

/** flow: 流量, stock: 存量, mean: 日均, places: 名称, check: 是否, ratio: 比率, computed: 推算, choice: 选项, date: 日期, text: 文字. */
export const INDICATOR_KINDS = [
  'flow',
  'stock',
  'mean',
  'places',
  'check',
  'ratio',
  'computed',
  'choice',
  'date',
  'text',
] as const;
/** What a figure means over units and over days. */
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** 环比, 上周同日, 同比. */
export const COMPARISONS = ['previous', 'week', 'year'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** `due - checked`, with ids of indicators. */
export interface Formula {
  readonly text: string;
  readonly tree: RuleExpression;
}

/** A list of parts, or one or two named lists. */
export type Breakdown = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** What a figure is drawn from: rows counted, or one column summed. */
export interface LedgerSource {
  readonly ledger: string;
  /** Id of the column that is summed; absent: rows are counted. */
  readonly sum?: string;
  /** Rows that count; absent: all. */
  readonly where?: RowCondition;
}

export interface Indicator {
  readonly id: string;
  readonly name: string;
  /** Unit of measure as printed behind a figure, `人次`; empty only where the kind has none. */
  readonly unit: string;
  readonly kind: IndicatorKind;
  /** Digits behind the decimal mark, 0–6. */
  readonly decimals: number;
  /** Ids of the units that are asked for it; absent: all units. */
  readonly askedOf?: readonly string[];
  /** Weekdays on which it is asked for; absent: on every reporting day. */
  readonly askedOn?: readonly Weekday[];
  /** Other names under which it appears in text (清运垃圾). */
  readonly aliases: readonly string[];
  /** `ratio` only: ids of numerator and denominator. */
  readonly of?: readonly [numerator: string, denominator: string];
  /** `choice` only: what may be answered. */
  readonly options?: readonly string[];
  /** Drawn from the rows of a ledger: nobody types it. */
  readonly from?: LedgerSource;
  /** `computed` only: what it is computed by, as written and compiled. */
  readonly formula?: Formula;
  /** `computed` only: everything that it comes from is a figure of one day, so that it has no other to date. */
  readonly isOfDay?: true;
  /** `flow` only: units type their total to date (累计), and the day is what it grew by since their last. */
  readonly reported?: 'cumulative';
  /** What it is broken down by; its parts follow it among the programme's indicators. */
  readonly by?: Breakdown;
  /** One thing counts in several parts, so that they need not add up. */
  readonly overlapping?: true;
  /** Digits of a share (占比) in percent; present: units have one too. */
  readonly shares?: number;
  /** A part of another indicator. */
  readonly partOf?: { readonly whole: string; readonly part: string };
  /** What it is compared with in the briefing, besides the day before. */
  readonly compare?: readonly Comparison[];
  /** `flow` only: balance to date before the programme starts. */
  readonly opening?: DecimalString;
  /** The same of units: numbers of a flow, means over `openingDays` days of a mean, names of places. */
  readonly openings?: Readonly<Record<string, FigureValue>>;
  readonly openingDays?: number;
  /** What is to be reached, and by when. */
  readonly target?: Target;
  /** Smallest and largest value accepted of one unit on one day; `min` is "0" unless the programme says otherwise. */
  readonly min?: DecimalString;
  readonly max?: DecimalString;
  /** A report that is not nil must give it. */
  readonly required: boolean;
  /** `stock` only: a unit that did not report keeps its last value, marked. */
  readonly carry: boolean;
  /** 口径: what is counted and what is not; shown beside the field. */
  readonly definition?: string;
  /** `places` only: 应覆盖名单. */
  readonly roster?: readonly string[];
  /** Id of the section that it stands in. */
  readonly section?: string;
  /** Its sentence in the briefing, with places (`core/say/`); absent: the words of its kind. */
  readonly say?: string;
  /** Id of an indicator of earlier versions whose series it continues under a new meaning. */
  readonly replaces?: string;
  /** Ids under which its series was told before, nearest first, where the two can be added up (`programme/continued.ts`). */
  readonly continues?: readonly string[];
}

/** The unit that alone types a total: what there was before is its own, and stands in what it types. */
export const soleTyper = ({ reported, askedOf }: Pick<Indicator, 'reported' | 'askedOf'>): string | undefined =>
  reported === 'cumulative' && askedOf?.length === 1 ? askedOf[0] : undefined;
