/**
 * One promise of a contract, run on one implementation; where its emulator has a known gap, it must fail.
 */
import { it } from 'vitest';
import { GAPS, type Gap } from '../contract/gaps.ts';

export type KeepPromise = (words: string, check: () => Promise<void>) => void;

export const promisesOn =
  (emulator?: Gap['emulator']): KeepPromise =>
  (words, check) => {
    const gap = GAPS.find((each) => each.emulator === emulator && each.promise === words);
    if (gap === undefined) it(words, check);
    else it.fails(`${words}: not on ${gap.emulator}`, check);
  };

/** Says what this run does not prove. */
export function printGaps(emulator: Gap['emulator']): void {
  const lines = GAPS.filter((gap) => gap.emulator === emulator).map((gap) =>
    gap.promise === undefined ? `  ${gap.reason}` : `  "${gap.promise}": ${gap.reason}`,
  );
  console.info([`Not proven by ${emulator}:`, ...lines].join('\n'));
}
