/**
 * What a pasted text was understood as (see `paste.ts`): proposals for figures, every quantity that was left aside, and
 * whatever was not understood.
 */
import type { FigureValue } from '../values/values.ts';

/** A stretch of the pasted text, UTF-16. */
export interface Words {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

/**
 * approximate: 约, 余, 左右; vague: 十几, 数百; range: 3-5; unclear: 1 200, 3万5千; measure: another unit of measure, or shares an
 * alias that its measure does not tell apart; clause: its own clause holds words that were not understood; context: words
 * ahead make it another day's, another unit's or a total's; message: words elsewhere in the text were not understood; twice: the
 * text gives two values; unfit: the indicator does not take it (decimals, limits); list: names may be missing or misspelt.
 */
export type Doubt =
  | 'approximate'
  | 'vague'
  | 'range'
  | 'unclear'
  | 'measure'
  | 'clause'
  | 'context'
  | 'message'
  | 'twice'
  | 'unfit'
  | 'list';

export interface Proposal extends Words {
  readonly indicator: string;
  /** Canonical, as `readFigure` gives it; absent when nobody can tell it from the text. */
  readonly value?: FigureValue;
  readonly doubtful?: Doubt;
  /** The words that make it doubtful, as they stand in the text. */
  readonly why?: readonly string[];
}

/** Why a quantity is no figure of the day. */
export type Aside = 'to_date' | 'other_day' | 'change' | 'other_unit' | 'not_asked' | 'no_name';

export interface Unmatched extends Words {
  readonly why: Aside;
  /** Indicators that have no proposal and count in that measure: it may be one of them. */
  readonly couldBe: readonly Guess[];
}

export interface Guess {
  readonly indicator: string;
  readonly value: FigureValue;
}

export interface NarrativeFound {
  readonly kind: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface PasteReading {
  readonly proposals: readonly Proposal[];
  readonly unmatched: readonly Unmatched[];
  /** Clauses that were not understood. Where there is one, no figure is certain. */
  readonly leftover: readonly Words[];
  readonly narratives: readonly NarrativeFound[];
}
