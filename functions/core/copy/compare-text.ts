/**
 * One text before and after somebody edited it: what went, what came, and what became of each figure that it told.
 *
 * A figure is as it was only if its words stand whole, nothing that could belong to a number touches them, and at least one
 * side of them is as it was. Everything else is asked about: told too often rather than once too seldom.
 */
import { align, type Room } from '../text/align.ts';
import { type Token, tellsAmount, tokensOf } from '../text/tokens.ts';
import type { Stretch } from './copy.ts';
import type { ToldFigure } from './text-block.ts';

export interface FigureFate {
  readonly figure: ToldFigure;
  /** The figure in the words of our document. */
  readonly words: string;
  /** What stands in its place; null: nothing that could be it. */
  readonly file: string | null;
  /** The number in it; null: it holds none. */
  readonly value: string | null;
}

export interface ComparedText {
  readonly before: readonly Stretch[];
  readonly after: readonly Stretch[];
  /** Figures that are not as they were, in order. */
  readonly figures: readonly FigureFate[];
  /** Numbers that came in and take no figure's place; `before`: the number, no figure either, that they replace. */
  readonly numbers: readonly { readonly number: string; readonly before: string | null }[];
}

/** @param figures of the text before. Both texts are squeezed (`text-block.ts`). */
export function compareText(before: string, figures: readonly ToldFigure[], after: string, room: Room): ComparedText {
  const sides = new Sides(before, after, room);
  const fates = figures.filter((figure) => !sides.isKept(figure)).map((figure) => sides.fateOf(figure));
  const changed = fates.filter(({ isSame }) => !isSame);
  const taken = new Set(fates.flatMap(({ token }) => token ?? []));
  const numbers = sides.strayNumbers(taken, figures);
  return {
    before: sides.stretchesBefore(changed.map(({ figure }) => figure)),
    after: sides.stretchesAfter(
      new Set(changed.flatMap(({ token }) => token ?? [])),
      new Set(numbers.map(({ at }) => at)),
    ),
    figures: changed.map(({ figure, words, file, value }) => ({ figure, words, file, value })),
    numbers: numbers.map(({ number, replaced }) => ({ number, before: replaced })),
  };
}

type Fate = FigureFate & {
  /** The token after that takes its place. */
  readonly token: number | undefined;
  /** Written otherwise, the same number of the same measure. */
  readonly isSame: boolean;
};

/** What may not come to stand beside a figure without making another one of it. */
const BEFORE_FIGURE = /[-−－–+＋±负约近超逾第\dA-Za-z.．,]$/u;
const AFTER_FIGURE = /^[.．,%％‰万亿千百十余多倍\dA-Za-z]/u;

class Sides {
  readonly #ours: readonly Token[];
  readonly #theirs: readonly Token[];
  readonly #before: string;
  readonly #after: string;
  /** Place of each of our tokens on their side, or -1. */
  readonly #places: Int32Array;
  readonly #used = new Set<number>();

  constructor(before: string, after: string, room: Room) {
    [this.#before, this.#after] = [before, after];
    [this.#ours, this.#theirs] = [tokensOf(before), tokensOf(after)];
    const texts = (tokens: readonly Token[]) => tokens.map(({ text }) => text);
    this.#places = align(texts(this.#ours), texts(this.#theirs), room);
  }

  /** First and last of our tokens that the figure's words touch. */
  #span({ start, end }: ToldFigure): { first: number; last: number } {
    const first = this.#ours.findIndex((token) => token.end > start);
    const last = this.#ours.findLastIndex((token) => token.start < end);
    return { first, last: Math.max(first, last) };
  }

  isKept(figure: ToldFigure): boolean {
    const { first, last } = this.#span(figure);
    if (first < 0) return true; // a figure without words: nothing of it can be seen
    for (let at = first; at <= last; at += 1) {
      if (this.#places[at]! < 0 || (at > first && this.#places[at] !== this.#places[at - 1]! + 1)) return false;
    }
    const [left, right] = [this.#places[first]! - 1, this.#places[last]! + 1];
    const keepsLeft = this.#isSameNeighbour(first - 1, left);
    const keepsRight = this.#isSameNeighbour(last + 1, right);
    if (keepsLeft && keepsRight) return true;
    if (!keepsLeft && this.#touches(BEFORE_FIGURE, first - 1, left)) return false;
    if (!keepsRight && this.#touches(AFTER_FIGURE, last + 1, right)) return false;
    return keepsLeft || keepsRight;
  }

  #isSameNeighbour(ours: number, theirs: number): boolean {
    if (ours < 0 || ours >= this.#ours.length) return theirs < 0 || theirs >= this.#theirs.length;
    return this.#places[ours] === theirs;
  }

  #touches(sign: RegExp, ours: number, theirs: number): boolean {
    return sign.test(this.#ours[ours]?.text ?? '') || sign.test(this.#theirs[theirs]?.text ?? '');
  }

  fateOf(figure: ToldFigure): Fate {
    const { first, last } = this.#span(figure);
    const [from, to] = this.#gap(first, last);
    const token = this.#candidate(figure, from, to);
    if (token !== undefined) this.#used.add(token);
    const words = this.#before.slice(this.#ours[first]!.start, this.#ours[last]!.end);
    const number = token === undefined ? undefined : this.#theirs[token]!.number;
    const file = this.#wordsIn(from, to, token, words.length);
    return {
      figure,
      words,
      file,
      value: number?.value ?? null,
      token,
      isSame: this.#isSameValue(figure, token, first, last),
    };
  }

  /** Their tokens between what stands before the figure and what stands behind it. */
  #gap(first: number, last: number): [from: number, to: number] {
    let [from, to] = [0, this.#theirs.length];
    for (let at = first - 1; at >= 0; at -= 1) {
      if (this.#places[at]! < 0) continue;
      from = this.#places[at]! + 1;
      break;
    }
    for (let at = last + 1; at < this.#places.length; at += 1) {
      if (this.#places[at]! < 0) continue;
      to = this.#places[at]!;
      break;
    }
    return [from, Math.max(from, to)];
  }

  /** The number that took its place: one with the same measure behind it, else the first that is free. */
  #candidate(figure: ToldFigure, from: number, to: number): number | undefined {
    const own = this.#ours.findIndex(({ number, end }) => number !== undefined && end > figure.start);
    const measure = this.#before.charAt(this.#ours[own]?.end ?? -1);
    const free = Array.from({ length: to - from }, (_, index) => from + index).filter(
      (at) => this.#theirs[at]!.number !== undefined && !this.#used.has(at),
    );
    return free.find((at) => measure !== '' && this.#after.charAt(this.#theirs[at]!.end) === measure) ?? free[0];
  }

  #wordsIn(from: number, to: number, token: number | undefined, length: number): string | null {
    const whole = from < to ? this.#after.slice(this.#theirs[from]!.start, this.#theirs[to - 1]!.end) : '';
    if (whole.length <= length + 12) return whole === '' ? null : whole;
    if (token === undefined) return null;
    const { start, end } = this.#theirs[token]!;
    return this.#after.slice(start, end) + (/^[^\d，。；、,;\s]{0,4}/u.exec(this.#after.slice(end))?.[0] ?? '');
  }

  /** `20,586人次` for `20586人次`: the number is that of the data, and whatever else the words said still stands. */
  #isSameValue({ value }: ToldFigure, token: number | undefined, first: number, last: number): boolean {
    const number = token === undefined ? undefined : this.#theirs[token]!.number;
    if (number === undefined || number.doubtful) return false;
    const span = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const own = span.filter((at) => this.#ours[at]!.number !== undefined);
    const our = this.#ours[own[0] ?? -1];
    if (own.length !== 1 || our?.number === undefined || number.approximate !== our.number.approximate) return false;
    const exact = value
      .replace(/^[-+]/, '')
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '');
    // 200余人 for 206 is what our own words say of it: then theirs have to say the very same.
    const isSaid = (text: string): boolean => text.normalize('NFKC') === our.text.normalize('NFKC');
    if (our.number.approximate ? !isSaid(this.#theirs[token!]!.text) : number.value !== exact) return false;
    const stands = (at: number): boolean => at === own[0] || this.#places[at] === token! + (at - own[0]!);
    const touches =
      BEFORE_FIGURE.test(this.#theirs[token! - (own[0]! - first) - 1]?.text ?? '') ||
      AFTER_FIGURE.test(this.#theirs[token! + (last - own[0]!) + 1]?.text ?? '');
    return span.every(stands) && !touches;
  }

  /** Numbers that say how many, that were not there and take no figure's place. */
  strayNumbers(
    taken: ReadonlySet<number>,
    figures: readonly ToldFigure[],
  ): { at: number; number: string; replaced: string | null }[] {
    const kept = new Set(this.#places);
    const spans = figures.map((figure) => this.#span(figure));
    const isFigure = (at: number): boolean => spans.some(({ first, last }) => at >= first && at <= last);
    const replaced = new Set<number>();
    return this.#theirs.flatMap(({ number, text, end }, at) => {
      if (number === undefined || kept.has(at) || taken.has(at) || !tellsAmount(this.#after, number)) return [];
      const old = this.#ours.findIndex(
        (token, index) =>
          token.number !== undefined &&
          this.#places[index]! < 0 &&
          !isFigure(index) &&
          !replaced.has(index) &&
          this.#isOpposite(index, at),
      );
      if (old >= 0) replaced.add(old);
      const measure = /^[^\d，。；、,;：:\s（）()]{0,3}/u.exec(this.#after.slice(end))?.[0] ?? '';
      return [{ at, number: text + measure, replaced: old < 0 ? null : this.#ours[old]!.text }];
    });
  }

  /** Lies their token in the gap that our unmatched token leaves? */
  #isOpposite(ours: number, theirs: number): boolean {
    const [from, to] = this.#gap(ours, ours);
    return theirs >= from && theirs < to;
  }

  stretchesBefore(changed: readonly ToldFigure[]): Stretch[] {
    const spans = changed.map((figure) => this.#span(figure));
    return stretches(this.#ours, (at) => {
      if (spans.some(({ first, last }) => at >= first && at <= last)) return 'figure';
      return this.#places[at]! >= 0 ? 'same' : 'gone';
    });
  }

  stretchesAfter(figures: ReadonlySet<number>, numbers: ReadonlySet<number>): Stretch[] {
    const kept = new Set(this.#places);
    return stretches(this.#theirs, (at) => {
      if (figures.has(at)) return 'figure';
      if (numbers.has(at)) return 'number';
      return kept.has(at) ? 'same' : 'new';
    });
  }
}

/** Tokens of one mark in one piece. */
function stretches(tokens: readonly Token[], markOf: (at: number) => Stretch['mark']): Stretch[] {
  const found: { text: string; mark: Stretch['mark'] }[] = [];
  for (const [at, { text }] of tokens.entries()) {
    const mark = markOf(at);
    const last = found.at(-1);
    if (last?.mark === mark) last.text += text;
    else found.push({ text, mark });
  }
  return found;
}
