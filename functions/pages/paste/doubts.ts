/**
 * What makes a figure of a pasted text doubtful, as a question to the clerk.
 */
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { Doubt } from '../../core/paste/reading.ts';
import type { Language } from '../page/words.ts';
import { say, type Word as WordKey } from './words.ts';

const DOUBTS: Readonly<Record<Doubt, WordKey>> = {
  approximate: 'doubtApproximate',
  vague: 'doubtVague',
  range: 'doubtRange',
  unclear: 'doubtUnclear',
  measure: 'doubtMeasure',
  clause: 'doubtClause',
  context: 'doubtContext',
  message: 'doubtMessage',
  twice: 'doubtTwice',
  unfit: 'doubtUnfit',
  list: 'doubtList',
};

/** @param about the words that say the figure, and those that make it doubtful. */
export function doubtInWords(
  doubt: Doubt,
  { words, why, indicator }: { readonly words: string; readonly why: readonly string[]; readonly indicator: Indicator },
  language: Language,
): string {
  const { name, unit } = indicator;
  return say(language, DOUBTS[doubt], { words, unit, name, why: why.join('”“') });
}
