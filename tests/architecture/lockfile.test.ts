import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './rooms.ts';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  /** Lies in the archive of the package around it, and is held by that one's integrity. */
  readonly inBundle?: boolean;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (file: string) =>
  JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { packages: Record<string, Entry> };
const lock = read('package-lock.json');
/** Of the validator's six binaries the one for the gate's platform is held; no test runs on another. */
const beside = Object.entries(read('tests/office/package-lock.json').packages).filter(
  ([path]) => !/ooxml-validator-(?!linux-x64)/.test(path),
);
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

  it('holds the bytes of every package by their hash', () => {
    const entries = [...Object.entries(lock.packages), ...beside].filter(([path]) => path !== '');
    expect(entries.length).toBeGreaterThan(400);
    const open = entries.filter(([, { integrity = '', inBundle }]) => !inBundle && !integrity.startsWith('sha512-'));
    expect(open.map(([path]) => path)).toEqual([]);
  });

  it('holds no download address', () => {
    const resolved = [...Object.entries(lock.packages), ...beside].filter(([, { resolved }]) => resolved !== undefined);
    expect(resolved.map(([path]) => path)).toEqual([]);
  });

  it('belongs to package.json, whose versions are exact', () => {
    const { dependencies, devDependencies } = lock.packages[''] as unknown as typeof own;
    expect([dependencies, devDependencies]).toEqual([own.dependencies, own.devDependencies]);
    const versions = Object.values({ ...own.dependencies, ...own.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
