/**
 * Kinds of tests are folders. `npm test` sees each behaviour once; `npm run test:all` (`--mode all`) repeats: more draws by a
 * seed of its own, three zones of the server, the web through Lambda's events, documents and browsers.
 *
 * No test depends on the machine's speed: time-outs are for what hangs, not for what is slow.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { readKeptSeeds } from './tests/support/kept-seeds.ts';

const SETUP = ['./tests/support/draw-by-seed.ts'];
const SEED_OF_EVERY_DAY = 20_220_408;
const TEN_MINUTES = 600_000;
const UNBOUNDED = { testTimeout: TEN_MINUTES, hookTimeout: TEN_MINUTES };

/**
 * The server's zone must not show. In three zones run the files about days and times, and those whose code was seen to read
 * the local time of a Date (packing files) or to format without naming a zone; in `test:all` all unit tests do.
 */
const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York'];
const ZONED = [
  ...['reporting-day', 'schedule', 'digest-schedule', 'period-spans', 'workdays'],
  ...['report-sheet', 'workbook', 'archive-views', 'letterhead', 'digest-edges'],
].map((file) => `tests/unit/**/${file}.test.ts`);
/** What repeats, waits for a time-out or runs for minutes: in `test:all` alone. */
const THOROUGH = '**/*.thorough.test.ts';

/** The gate has run `npm test` before: what draws nothing and runs there just so is not run again. */
const wasTested = process.env.JIANBAO_AFTER_TEST === '1';

const repeating = (name: string): string[] =>
  readdirSync(`tests/${name}`, { recursive: true, encoding: 'utf8' })
    .map((file) => `tests/${name}/${file}`)
    .filter((file) => /\.test\.ts$/.test(file))
    .filter((file) => file.includes('.thorough.') || readFileSync(file, 'utf8').includes('support/thorough.ts'));

export default defineConfig(({ mode }) => {
  const isThorough = mode === 'all';
  const isRepeated = isThorough && wasTested;
  const seed = process.env.JIANBAO_SEED ?? String(isThorough ? Math.trunc(Math.random() * 2 ** 31) : SEED_OF_EVERY_DAY);
  const env = {
    TZ: 'UTC',
    JIANBAO_SEED: seed,
    ...(isThorough ? { JIANBAO_THOROUGH: '1', JIANBAO_KEEP_SEEDS: '1' } : {}),
  };
  if (isThorough) console.log(`Draws by seed ${seed}; JIANBAO_SEED=${seed} npm run test:all draws the same.`);

  const kind = (
    name: string,
    over: { readonly exclude?: readonly string[]; readonly [option: string]: unknown } = {},
  ) => ({
    test: {
      ...{ name, include: [`tests/${name}/**/*.test.ts`], env, setupFiles: SETUP, ...UNBOUNDED, ...over },
      exclude: [...(over.exclude ?? []), ...(isThorough ? [] : [THOROUGH])],
    },
  });
  const unitsIn = (zone: string) => {
    const include = isThorough || zone === 'UTC' ? ['tests/unit/**/*.test.ts'] : ZONED;
    const exclude = isRepeated && zone !== 'UTC' ? ZONED : []; // these ran in every zone
    return kind(`unit ${zone}`, { include, exclude, env: { ...env, TZ: zone } });
  };
  /** Of those kinds only what `npm test` leaves out or does less often. */
  const settled = (name: string, over: object = {}) =>
    kind(name, isRepeated ? { ...over, include: repeating(name) } : over);
  /** The web tests once more, as Lambda calls the functions, on a table that allows what their roles allow. */
  const throughLambda = kind('through lambda', {
    include: ['tests/integration/web-*.test.ts'],
    exclude: ['tests/integration/web-wrong-keys.test.ts'], // asks apps of its own, from addresses of its own
    env: { ...env, JIANBAO_TESTS_THROUGH: 'lambda' },
  });
  /** What failed once with some seed is tried again with it. */
  const again = [...readKeptSeeds()].map(([kept, include]) =>
    kind(`seed ${kept}`, { include, env: { TZ: 'UTC', JIANBAO_SEED: kept, JIANBAO_THOROUGH: '1' } }),
  );
  /** LibreOffice and Chromium take both cores by themselves: one file after the other, after all else. */
  const alone = { maxWorkers: 1, sequence: { groupOrder: 1 } };

  return {
    test: {
      reporters: ['default', './tests/support/kinds-reporter.ts'],
      maxWorkers: '100%',
      projects: [
        ...ZONES.filter((zone) => !isRepeated || zone !== 'UTC').map(unitsIn),
        kind('property'),
        ...['contract', 'integration', 'golden', 'architecture'].map((name) => settled(name)),
        ...[settled('infra', { isolate: isThorough }), throughLambda, ...again], // templates are made once for many files
        ...['office', 'e2e'].map((name) => kind(name, alone)),
      ],
    },
  };
});
