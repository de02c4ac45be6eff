/**
 * What was understood of a bureau's own form: units, figures and texts of a programme, everything that is not sure as a
 * question beside the cell that it is about, and what was left out, in full.
 */
import type { IndicatorKind } from '../kinds/indicator.ts';

export interface ProposedUnit {
  readonly id: string;
  readonly name: string;
  readonly group?: string;
  readonly cell: string;
}

export interface ProposedFigure {
  readonly id: string;
  readonly name: string;
  readonly measure?: string;
  readonly kind: IndicatorKind;
  readonly decimals: number;
  readonly section?: string;
  /** Typed as a total to date. */
  readonly isCumulative?: boolean;
  /** `ratio`: ids of part and whole. */
  readonly of?: readonly [string, string];
  /** `computed`: over ids. */
  readonly formula?: string;
  readonly cell: string;
}

export interface ProposedSection {
  readonly id: string;
  readonly title: string;
}

/** Something that could mean more than one thing: what was taken for now, and what to say instead. */
export interface Ask {
  /** `表一!C4`. */
  readonly cell: string;
  readonly seen: string;
  readonly question: string;
}

/** What stands in the form and has no place in a programme. */
export interface LeftOut {
  readonly cell: string;
  readonly seen: string;
  readonly why: string;
}

export interface Proposal {
  readonly title: string;
  readonly days: 'every' | 'weekly' | 'monthly';
  readonly units: readonly ProposedUnit[];
  readonly sections: readonly ProposedSection[];
  readonly figures: readonly ProposedFigure[];
  readonly narratives: readonly string[];
  readonly asks: readonly Ask[];
  readonly left: readonly LeftOut[];
}
