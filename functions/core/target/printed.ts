/**
 * How far a target is reached, as data files of dailies and digests print it.
 */
import type { DecimalString } from '../values/values.ts';
import type { Completion } from './completion.ts';

export interface PrintedTarget {
  /** What is to be reached; rate and time that has passed in percent, the gap between them in 个百分点. */
  readonly target?: DecimalString;
  readonly completion?: DecimalString | null;
  readonly timeProgress?: DecimalString;
  readonly ahead?: DecimalString | null;
  /** Units that have a target and no figure, where the rate is over the others. */
  readonly completionLeftOut?: readonly string[];
}

/** Nothing without a target. */
export function printedTarget(completion: Completion | undefined): PrintedTarget {
  if (completion === undefined) return {};
  const { timeProgress, leftOut } = completion;
  return {
    ...{ target: completion.target, completion: completion.completion },
    ...(timeProgress === null ? {} : { timeProgress, ahead: completion.ahead }),
    ...(leftOut === undefined ? {} : { completionLeftOut: leftOut }),
  };
}
