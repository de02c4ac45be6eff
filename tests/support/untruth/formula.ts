/**
 * Formulas of the second computation: read from their text, sign by sign, on fractions.
 */
import type { Indicator } from '../../../functions/core/kinds/indicator.ts';
import { type Exact, exact, HUNDRED, minus, over, plus, times } from './exact.ts';

type Made = Pick<Indicator, 'kind' | 'of' | 'formula'>;

/** Computed from others: nobody is asked for it. */
export const isMade = ({ kind }: Pick<Indicator, 'kind'>): boolean => kind === 'ratio' || kind === 'computed';
export const isRounded = (indicator: Pick<Indicator, 'kind'>): boolean =>
  indicator.kind === 'mean' || isMade(indicator);
/** One answer a unit, in words. */
export const isAnswer = ({ kind }: Pick<Indicator, 'kind'>): boolean => kind === 'choice' || kind === 'date';

export const operandsIn = ({ of, formula }: Made): string[] =>
  of === undefined ? [...new Set(formula!.text.match(/[a-z]\w*/g))] : [...of];

export const divides = ({ of, formula }: Made): boolean => of !== undefined || /\/ [a-z]/.test(formula!.text);

/** null: an operand is not known, or something is divided by zero. */
export function evaluated({ of, formula }: Made, figureOf: (id: string) => Exact | null): Exact | null {
  if (of === undefined) return sumIn(formula!.text.split(' '), figureOf);
  const [above = null, below = null] = of.map(figureOf);
  const share = above && below && over(above, below);
  return share && times(share, HUNDRED);
}

function sumIn(words: readonly string[], figureOf: (id: string) => Exact | null): Exact | null {
  const at = words.findLastIndex((word) => word === '+' || word === '-');
  if (at < 0) return productIn(words, figureOf);
  const [left, right] = [sumIn(words.slice(0, at), figureOf), productIn(words.slice(at + 1), figureOf)];
  return left && right && (words[at] === '+' ? plus(left, right) : minus(left, right));
}

function productIn(words: readonly string[], figureOf: (id: string) => Exact | null): Exact | null {
  const [word = '', sign] = words.toReversed();
  const right = /^\d/.test(word) ? exact(word) : figureOf(word);
  if (sign === undefined) return right;
  const left = productIn(words.slice(0, -2), figureOf);
  return left && right && (sign === '*' ? times(left, right) : over(left, right));
}
