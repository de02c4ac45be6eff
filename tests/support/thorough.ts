/**
 * How often a test repeats itself: `npm test` sees each behaviour once, `npm run test:all` draws thousands.
 *
 * vitest.config.ts says which of the two it is, and the seed of what is drawn (`tests/support/draw-by-seed.ts`).
 */

/** `npm run test:all`, or a kept seed that failed in it. */
export const isThorough = process.env.JIANBAO_THOROUGH === '1';

/** Runs of a property: all of them, or a twentieth in `npm test`, but never fewer than twenty. */
export const runs = (all: number): number => (isThorough ? all : Math.min(all, Math.max(20, Math.ceil(all / 20))));

/** All cases, or in `npm test` each nth of them and the last; `from` shifts which, so that two lists need not miss the same. */
export function sampled<T>(all: readonly T[], nth: number, from = 0): readonly T[] {
  return isThorough ? all : all.filter((_, at) => at % nth === from % nth || at === all.length - 1);
}
