/**
 * Statements that were held against the truth, counted by what they are about; the first untrue one is thrown.
 */
import { type Exact, exact, isEqual, placesOf, roundedTo } from './exact.ts';

class Untruth extends Error {}

export interface Ledger {
  readonly counts: Map<string, number>;
  /** @param about `daily 累计`; @param where which document. */
  hold(isTrue: boolean, about: string, where: string, printed: unknown, truth: unknown): void;
}

export function openLedger(): Ledger {
  const counts = new Map<string, number>();
  return {
    counts,
    hold(isTrue, about, where, printed, truth) {
      counts.set(about, (counts.get(about) ?? 0) + 1);
      if (!isTrue) throw new Untruth(`${about}: ${where} prints ${shown(printed)}, true is ${shown(truth)}`);
    },
  };
}

/** A figure as text, held exactly, or where it is rounded to the digits that it shows. */
export function isFigure(printed: string | null | undefined, truth: Exact | null, least = 0): boolean {
  if (printed === null || printed === undefined) return truth === null;
  if (truth === null) return false;
  if (placesOf(printed) < least) return isEqual(exact(printed), truth); // as it was reported, before more digits were asked for
  return isEqual(exact(printed), roundedTo(truth, placesOf(printed)));
}

/** Nothing may be rounded away. */
export const isExactly = (printed: string | null | undefined, truth: Exact | null): boolean =>
  printed === null || printed === undefined ? truth === null : truth !== null && isEqual(exact(printed), truth);

export const isSameSet = (one: Iterable<string>, other: Iterable<string>): boolean =>
  [...new Set(one)].sort().join(' ') === [...new Set(other)].sort().join(' ');

/** `97.7` of 97.66 %: at most one digit behind the mark; never 100 of less than all, nor 0 of something. */
export function isShare(printed: string, part: number, whole: number): boolean {
  if (part === whole) return printed === '100';
  if (part === 0) return printed === '0';
  const tenths = roundedTo({ above: BigInt(part) * 100n, below: BigInt(whole) }, 1).above;
  const kept = tenths < 1n ? 1n : tenths > 999n ? 999n : tenths;
  return isEqual(exact(printed), { above: kept, below: 10n });
}

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, each) => {
    if (typeof each === 'bigint') return String(each);
    if (each instanceof Set) return [...each];
    if (each !== null && typeof each === 'object' && 'above' in each && 'below' in each)
      return `${each.above}/${each.below}`;
    return each as unknown;
  });
