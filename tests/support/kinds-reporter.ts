/**
 * Prints, after vitest's own report, how many tests of which kind ran; and appends the sums to the file that
 * JIANBAO_COUNTS names, for the gate.
 */
import { appendFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

export default class KindsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const kinds = new Map<string, Count>();
    for (const module of modules) count(kinds, module);
    console.log('\nTests by kind');
    for (const [kind, { passed, failed, skipped }] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) {
      console.log(
        `  ${kind.padEnd(24)} ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
      );
    }
    const file = process.env.JIANBAO_COUNTS;
    const sum = (key: keyof Count): number => [...kinds.values()].reduce((total, each) => total + each[key], 0);
    if (file) appendFileSync(file, `${sum('passed')} ${sum('failed')} ${sum('skipped')}\n`);
  }
}

function count(kinds: Map<string, Count>, module: TestModule): void {
  const kind = kinds.get(module.project.name) ?? { passed: 0, failed: 0, skipped: 0 };
  kinds.set(module.project.name, kind);
  const tests = [...module.children.allTests()];
  for (const test of tests)
    kind[test.result().state === 'pending' ? 'skipped' : (test.result().state as keyof Count)]++;
  // A file that could not be loaded has no tests, and is a failure all the same.
  if (tests.length === 0 && module.state() === 'failed') kind.failed++;
}
