/**
 * Set up before each file of tests: whatever fast-check draws, it draws by the seed of the run, so that a run can be had again.
 *
 * In `npm run test:all` a property that fails adds its seed to `tests/kept-seeds.txt`; every later run tries those of that file
 * again (`vitest.config.ts`), so commit the line with the mending.
 */
import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { KEPT_SEEDS, keptSeedLine } from './kept-seeds.ts';

const { JIANBAO_SEED: seed, JIANBAO_KEEP_SEEDS: keeps } = process.env;

fc.configureGlobal({
  seed: Number.parseInt(seed ?? '1', 10),
  reporter(details) {
    if (!details.failed) return;
    const { testPath, currentTestName } = expect.getState();
    if (keeps !== undefined && testPath !== undefined)
      appendFileSync(KEPT_SEEDS, keptSeedLine(details.seed, relative(process.cwd(), testPath), currentTestName ?? ''));
    throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
  },
});
