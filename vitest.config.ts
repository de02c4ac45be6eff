import { defineConfig } from 'vitest/config';

/** Kinds of test are folders; time-dependent kinds run under three server zones (Clock port, zone of the programme). */
const zones = ['UTC', 'Asia/Shanghai', 'America/New_York'];
const kind = (name: string, timeout = 20_000) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: timeout, hookTimeout: 60_000 },
});

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
      kind('golden', 120_000),
      kind('infra', 180_000),
      kind('architecture', 60_000),
      kind('office', 300_000),
      kind('e2e', 180_000),
    ],
  },
});
