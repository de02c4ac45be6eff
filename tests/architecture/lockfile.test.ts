import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './rooms.ts';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Entry> };
const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;

describe('the lockfile', () => {
  it('names every platform’s packages, so that npm ci works on each of them', () => {
    const names = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
    const wanted = Object.values(lock.packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}),
    );
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  it('holds no download address', () => {
    const resolved = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined);
    expect(resolved.map(([path]) => path)).toEqual([]);
  });

  it('belongs to package.json, whose versions are exact', () => {
    const { dependencies, devDependencies } = lock.packages[''] as unknown as typeof own;
    expect([dependencies, devDependencies]).toEqual([own.dependencies, own.devDependencies]);
    const versions = Object.values({ ...own.dependencies, ...own.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
