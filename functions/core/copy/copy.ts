/**
 * The office's copy (正式印发稿) of an edition: a Word file of ours that the office edited by hand, what differs from ours, and
 * the record of its acceptance. Our own files stay what they are; the newest copy is what is delivered from then on.
 */
import type { Rendition } from '../edition/edition.ts';
import type { Instant, ReportingDay } from '../values/values.ts';
import type { ToldFigure } from './text-block.ts';

/** A stretch of a text: as it was, taken away, put in, a figure that was changed, a number that no data stand behind. */
export interface Stretch {
  readonly text: string;
  readonly mark: 'same' | 'gone' | 'new' | 'figure' | 'number';
}

export interface CopyChange {
  readonly kind: 'changed' | 'added' | 'removed' | 'moved';
  readonly place: string;
  readonly before: readonly Stretch[];
  readonly after: readonly Stretch[];
}

/** A figure of the data that the file tells otherwise, or no longer. */
export interface HandFigure {
  /** Absent: a point of a chart, which `place` names. */
  readonly indicator?: string;
  readonly of?: ToldFigure['of'];
  readonly unit?: string;
  /** In the data, as in figures.json. */
  readonly value: string;
  /** In our document. */
  readonly words: string;
  /** In the file; null: it does not stand there any more. */
  readonly file: string | null;
  readonly fileValue: string | null;
  readonly place: string;
}

/** A number in the file that no data stand behind. */
export interface StrayNumber {
  readonly number: string;
  /** The number, no figure of the data either, in whose place it came. */
  readonly before: string | null;
  readonly place: string;
}

/** A figure that the file tells in several places, and not alike. */
export interface CopyContradiction {
  readonly indicator: string;
  readonly of: ToldFigure['of'];
  readonly unit?: string;
  readonly says: readonly { readonly place: string; readonly words: string }[];
}

export interface CopyComparison {
  /** In the order of the document. */
  readonly changes: readonly CopyChange[];
  readonly figures: readonly HandFigure[];
  readonly numbers: readonly StrayNumber[];
  readonly contradictions: readonly CopyContradiction[];
  /** Paragraphs and rows of ours that the file has, unchanged or changed, and how many there are. */
  readonly kept: number;
  readonly units: number;
  /** How many pictures there were and are. */
  readonly pictures: readonly [before: number, after: number];
}

/** How many of each are kept with the record; beyond, only their number. */
export const MOST_KEPT_FIGURES = 300;

/** An accepted copy. Immutable; a later upload is the next copy of the same edition. */
export interface EditionCopy {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly issue: number;
  readonly edition: number;
  /** 1, 2, 3 … within the edition; the newest counts. */
  readonly copy: number;
  readonly at: Instant;
  /** Id of the access key. */
  readonly by: string;
  /** Why figures differ from the data; there whenever some do. */
  readonly reason?: string;
  readonly file: Rendition;
  /** SHA-256 of our Word file that it was held against. */
  readonly against: string;
  /** Paragraphs and cells by what became of them. */
  readonly changes: Readonly<Record<CopyChange['kind'], number>>;
  /** Figures changed by hand: all there are, and the first of them in full. */
  readonly figureCount: number;
  readonly figures: readonly HandFigure[];
  /** Numbers that no data stand behind. */
  readonly numberCount: number;
  /** Tracked changes that were still open in it. */
  readonly tracked: number;
  /** Seal of the copy before it, or of the edition. */
  readonly previous: string;
  readonly seal?: string;
}
