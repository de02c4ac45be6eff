/**
 * What documents say and the code knows: the same in both.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { grouped, LIMITS, megabytes } from '../../functions/core/limits/limits.ts';
import { ROOT } from './rooms.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('docs/api.md', () => {
  it('gives every limit that people are told, and no other', () => {
    const told = [...read('docs/api.md').matchAll(/^\| .* \(`(\w+)`\) \| (.*) \|$/gm)].map(([, key, most]) => [
      key,
      most,
    ]);
    const known = Object.entries(LIMITS).map(([key, most]) => [
      key,
      key.endsWith('Bytes') ? megabytes(most) : grouped(most),
    ]);
    expect(told).toEqual(known);
  });
});
