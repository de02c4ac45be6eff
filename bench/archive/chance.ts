/**
 * Numbers that look like chance and are the same every time: mulberry32 by T. Ettinger, public domain.
 */

export interface Chance {
  /** From 0 to 1, without 1. */
  next(): number;
  whole(below: number): number;
  one<T>(of: readonly T[]): T;
}

export function chance(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return { next, whole, one: (of) => of[whole(of.length)]! };
}
