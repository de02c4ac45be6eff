/**
 * Where a small thing can be made wrong: in code and in the sentences that people read, nowhere else.
 */
import { describe, expect, it } from 'vitest';
import { mutated, mutationsOf } from '../support/mutations.ts';

const SOURCE = `
/** a > b */
import { type A, b } from './x + y.ts';
type Few = readonly Item<1>[];
const isLate = (at: number, most = 1_000): boolean => at >= most && !done.some((each) => each === 'a > b');
const pattern = /a + b > 2/g;
const all = items.map(({ size }) => size + Math.max(size, 2));
const told = \`应为 \${most} 项，实为 \${seen.length} 项\`;
const key = \`\${kind}#\${id}\`; // 1 > 2
`;

describe('mutations', () => {
  it('are those of boundaries, sums, conditions, numbers and values in sentences', () => {
    const found = mutationsOf(SOURCE).map(({ from, to }) => [from.trim().replace('$', ''), to.trim()]);
    expect(found).toEqual([
      ['1_000', '1001'],
      ['>=', '>'],
      ['&&', '||'],
      ['!', ''],
      ['.some', '.every'],
      ['===', '!=='],
      ['+', '-'],
      ['Math.max', 'Math.min'],
      ['2', '3'],
      ['{most}', ''],
      ['{seen.length}', ''],
    ]);
  });

  it('change their own place and nothing else', () => {
    const [first] = mutationsOf('const a = b >= 1;');
    expect(mutated('const a = b >= 1;', first!)).toBe('const a = b > 1;');
  });
});
