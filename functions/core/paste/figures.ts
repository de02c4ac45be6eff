/**
 * A name and an amount of a pasted text as a proposal for a figure, or left aside when the unit is not asked for it.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { isNumber } from '../kinds/typing.ts';
import { type AmountRead, isCountedIn, readAmount } from './amounts.ts';
import type { Doubt, Guess } from './reading.ts';
import { type Found, leaveAside, type Scene, wordsAt } from './scene.ts';
import type { Token } from './tokens.ts';

export interface Pair {
  readonly name: Token;
  readonly amount: readonly Token[];
  /** The measure at the name, in brackets or in a column of its own; empty when there is none. */
  readonly said?: string;
  /** What makes it doubtful, whatever the amount says. */
  readonly doubtful?: Doubt;
  readonly why?: readonly string[];
  /** What else its words take in. */
  readonly more?: readonly Token[];
}

export function propose(scene: Scene, found: Found, pair: Pair): void {
  const { name, amount } = pair;
  const whole = [name, ...amount, ...(pair.more ?? [])].sort((one, other) => one.start - other.start);
  const mine = (name.indicators ?? []).filter((indicator) => scene.asked.has(indicator) && isNumber(indicator));
  if (mine.length === 0) {
    leaveAside(scene, found, whole, 'not_asked');
    return;
  }
  const reads = mine.map((indicator) => ({
    indicator,
    read: readAmount(scene.text, amount, indicator, measureOf(scene, pair)),
  }));
  const said = measureOf(scene, pair);
  const fitting =
    mine.length === 1 ? reads : reads.filter(({ indicator }) => isCountedIn(scene.text, amount, indicator, said));
  const [first] = fitting;
  if (first === undefined || fitting.length > 1) {
    leaveAside(scene, found, whole, 'no_name', guessed(reads));
    return;
  }
  const { value, doubt } = first.read;
  const doubtful = pair.doubtful === 'context' ? 'context' : (doubt ?? pair.doubtful);
  found.proposals.push({
    indicator: first.indicator.id,
    ...(value === undefined ? {} : { value }),
    ...wordsAt(scene, whole[0]?.start ?? 0, whole.at(-1)?.end ?? 0),
    ...(doubtful === undefined ? {} : { doubtful }),
    ...(doubtful === undefined || pair.why === undefined || pair.why.length === 0 ? {} : { why: pair.why }),
  });
}

/** A measure of money above a text is none of its persons: it counts only where it can be converted or is the figure's own. */
const measureOf = ({ measure }: Scene, { said = '', amount }: Pair): string =>
  amount.some(({ kind }) => kind === 'M') ? '' : said === '' ? measure : said;

const guessed = (reads: readonly { readonly indicator: Indicator; readonly read: AmountRead }[]): Guess[] =>
  reads.flatMap(({ indicator, read: { value } }) => (value === undefined ? [] : [{ indicator: indicator.id, value }]));
