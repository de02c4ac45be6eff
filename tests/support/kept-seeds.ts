/**
 * Seeds with which a property once failed, one a line: seed, file, test. Read by vitest.config.ts, written by `draw-by-seed.ts`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const KEPT_SEEDS = join(import.meta.dirname, '..', 'kept-seeds.txt');

/** Files of tests by the seeds with which one of them failed. */
export function readKeptSeeds(text = readFileSync(KEPT_SEEDS, 'utf8')): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [seed = '', file = ''] = line.split('\t');
    if (/^-?\d+$/.test(seed)) files.set(seed, [...new Set([...(files.get(seed) ?? []), file])]);
  }
  return files;
}

/** One line, however the test is named. */
export const keptSeedLine = (seed: number, file: string, test: string): string =>
  `${[seed, file, test.replace(/\s+/g, ' ')].join('\t')}\n`;
