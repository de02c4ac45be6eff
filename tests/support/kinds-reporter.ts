/**
 * Says while tests run how far they are, and at the end how many of which kind there were; appends the sums to the file that
 * JIANBAO_COUNTS names, for the gate.
 */
import { appendFileSync } from 'node:fs';
import type { Reporter, TestModule, TestSpecification } from 'vitest/node';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** A run of fewer files is over before anybody asks how far it is. */
const FEW_FILES = 20;
/** On a terminal one line changes; elsewhere so many lines are written in all. */
const LINES = 20;

export default class KindsReporter implements Reporter {
  #files = 0;
  #done = 0;
  #tests = 0;
  #failed = 0;

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#files = specifications.length;
  }

  onTestModuleEnd(module: TestModule): void {
    this.#done += 1;
    this.#tests += [...module.children.allTests()].length;
    if (module.state() === 'failed') this.#failed += 1;
    if (this.#files < FEW_FILES) return;
    const line = `${this.#done} of ${this.#files} files, ${this.#tests} tests, files that failed: ${this.#failed}`;
    if (process.stdout.isTTY) process.stdout.write(`\r${line}${this.#done === this.#files ? '\n' : ''}`);
    else if (isNext(this.#done, this.#files)) console.log(line);
  }

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

/** Is this file the one that ends another twentieth? */
const isNext = (done: number, all: number): boolean =>
  Math.floor((done * LINES) / all) > Math.floor(((done - 1) * LINES) / all);

function count(kinds: Map<string, Count>, module: TestModule): void {
  const kind = kinds.get(module.project.name) ?? { passed: 0, failed: 0, skipped: 0 };
  kinds.set(module.project.name, kind);
  const tests = [...module.children.allTests()];
  for (const test of tests)
    kind[test.result().state === 'pending' ? 'skipped' : (test.result().state as keyof Count)]++;
  // A file that could not be loaded has no tests, and is a failure all the same.
  if (tests.length === 0 && module.state() === 'failed') kind.failed++;
}
