/**
 * A document as nothing but its text: paragraphs and tables in order. What a Word file and our own HTML are both read as, so
 * that the two can be held against each other (`told-figures.ts`, `compare.ts`).
 */
import type { DataInline } from '../briefing/briefing.ts';

/** A figure that a text tells: where its words stand in the text, and what the data say. */
export interface ToldFigure {
  readonly start: number;
  readonly end: number;
  readonly indicator: string;
  readonly of: DataInline['of'];
  /** Present when `of` is `unit`. */
  readonly unit?: string;
  /** As in figures.json. */
  readonly value: string;
}

export interface ToldText {
  readonly text: string;
  /** Known of our own HTML alone. */
  readonly figures?: readonly ToldFigure[];
}

export interface TextCell {
  readonly said: ToldText;
  /** Columns that it covers. */
  readonly span: number;
}

export type TextBlock =
  | { readonly type: 'paragraph'; readonly said: ToldText }
  | { readonly type: 'table'; readonly rows: readonly (readonly TextCell[])[] };

/** A chart as its file keeps it: the points of each series, by category. */
export interface TextChart {
  readonly title: string;
  readonly points: readonly { readonly series: string; readonly category: string; readonly value: string }[];
}

/** All that a Word file says. */
export interface WordText {
  readonly blocks: readonly TextBlock[];
  /** Paragraphs of headers, footers, footnotes and endnotes. */
  readonly aside: readonly string[];
  readonly charts: readonly TextChart[];
  readonly pictures: number;
  /** Insertions and deletions that nobody has accepted or refused yet; read as if all were accepted. */
  readonly tracked: number;
  readonly comments: number;
}

/**
 * The text without what a word processor may set otherwise and nobody reads: blanks, line breaks and invisible characters.
 * A blank stays, as one, between two letters or digits: `1 2` is not `12`. `at` gives for each character where it stood.
 */
export function squeezed(raw: string): { readonly text: string; readonly at: readonly number[] } {
  let text = '';
  const at: number[] = [];
  let blank = -1;
  for (let index = 0; index < raw.length; index += 1) {
    const character = raw[index]!;
    if (INVISIBLE.test(character)) continue;
    if (BLANK.test(character)) {
      blank = index;
      continue;
    }
    if (blank >= 0 && JOINS.test(character) && JOINS.test(text.at(-1) ?? '')) {
      text += ' ';
      at.push(blank);
    }
    blank = -1;
    text += character;
    at.push(index);
  }
  return { text, at };
}

const INVISIBLE = /[\0-\x08\x0B\x0C\x0E-\x1F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/;
const BLANK = /\s/;
const JOINS = /[\dA-Za-z.,%]/;

/** The figures of a text by their places in the squeezed text. */
export function squeezedFigures({ text, figures = [] }: ToldText): ToldFigure[] {
  if (figures.length === 0) return [];
  const { at } = squeezed(text);
  const placeOf = (raw: number): number => {
    const found = at.findIndex((each) => each >= raw);
    return found === -1 ? at.length : found;
  };
  return figures.map((figure) => ({ ...figure, start: placeOf(figure.start), end: placeOf(figure.end) }));
}
