import { defineConfig } from 'vitest/config';
import { HONO, withLightFetch } from './infra/aws/bundle-fetch.ts';

/** Kinds of test are folders; time-dependent kinds run under three server zones (Clock port, zone of the programme). */
const zones = ['UTC', 'Asia/Shanghai', 'America/New_York'];
const kind = (name: string, timeout = 20_000) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: timeout, hookTimeout: 60_000 },
});

/** The web tests once more, as Lambda calls the functions, on the classes that their bundles have in the place of Node's. */
const lambda = {
  plugins: [
    {
      name: 'light-fetch',
      enforce: 'pre' as const,
      transform: (text: string, id: string) => (HONO.test(id) ? withLightFetch(text, import.meta.dirname) : undefined),
    },
  ],
  test: {
    ...kind('integration', 180_000).test,
    name: 'through lambda',
    include: ['tests/integration/web-*.test.ts'],
    exclude: ['tests/integration/web-wrong-keys.test.ts'], // asks apps of its own, from addresses of its own
    env: { JIANBAO_TESTS_THROUGH: 'lambda' },
    server: { deps: { inline: [/\/hono\//] } },
  },
};

export default defineConfig({
  test: {
    reporters: ['default', './tests/support/kinds-reporter.ts'],
    projects: [
      ...zones.map((zone) => ({
        test: {
          name: `unit ${zone}`,
          include: ['tests/unit/**/*.test.ts'],
          env: { TZ: zone },
          testTimeout: 20_000,
        },
      })),
      kind('property', 120_000),
      kind('contract', 60_000),
      kind('integration', 180_000),
      lambda,
      kind('golden', 120_000),
      kind('infra', 180_000),
      kind('architecture', 60_000),
      kind('office', 300_000),
      kind('e2e', 180_000),
    ],
  },
});
