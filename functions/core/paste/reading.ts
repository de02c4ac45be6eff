/**
 * What a pasted text was understood as (see `paste.ts`): proposals for figures, and every quantity that was left aside.
 */

import type { FigureValue } from '../values/values.ts';
import type { Span } from './spans.ts';

/**
 * approximate: 约, 余, 左右; vague: 十几, 数百; range: 3-5; unclear: 1 200, 3万5千; measure: another unit of measure; context: a
 * word ahead may make it another day's, another unit's or a part's; qualified: words beside the name may change what it
 * means; twice: the text gives two values; unfit: the indicator does not take it (decimals, limits); list: names may be
 * missing.
 */
export type Doubt =
  | 'approximate'
  | 'vague'
  | 'range'
  | 'unclear'
  | 'measure'
  | 'context'
  | 'qualified'
  | 'twice'
  | 'unfit'
  | 'list';

export interface Proposal {
  readonly indicator: string;
  /** Canonical, as `readFigure` gives it; absent when nobody can tell it from the text. */
  readonly value?: FigureValue;
  readonly words: string;
  /** Place of the words in the text, UTF-16. */
  readonly from: number;
  readonly to: number;
  readonly doubtful?: Doubt;
}

/** Why a quantity is no figure of the day. */
export type Aside = 'to_date' | 'other_day' | 'change' | 'other_unit' | 'not_asked' | 'no_name';

export interface Unmatched {
  readonly words: string;
  readonly from: number;
  readonly to: number;
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
  readonly narratives: readonly NarrativeFound[];
  /** Days that the text names and that are not the day reported on, as they stand there. */
  readonly otherDays: readonly string[];
}

/** What one sentence gives, in order of place. */
export type Found = { readonly proposal: Proposal } | { readonly left: Unmatched };

export const wordsAt = (text: string, { start, end }: Span): { words: string; from: number; to: number } => ({
  words: text.slice(start, end),
  from: start,
  to: end,
});
