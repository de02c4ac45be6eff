/**
 * Seeds of properties that failed once: as they are written, so they are read.
 */
import { expect, it } from 'vitest';
import { keptSeedLine, readKeptSeeds } from '../support/kept-seeds.ts';

it('are read as they are written, by seed, and each file once', () => {
  const lines = [
    keptSeedLine(-7, 'tests/unit/a.test.ts', 'a > one\n\ttest'),
    keptSeedLine(-7, 'tests/unit/a.test.ts', 'a > another'),
    keptSeedLine(-7, 'tests/property/b.test.ts', 'b'),
    keptSeedLine(42, 'tests/unit/a.test.ts', 'a > one'),
  ];
  expect(readKeptSeeds(`# what these are\n${lines.join('')}\n`)).toEqual(
    new Map([
      ['-7', ['tests/unit/a.test.ts', 'tests/property/b.test.ts']],
      ['42', ['tests/unit/a.test.ts']],
    ]),
  );
});
