/**
 * The rooms of the house and who may import whom: the table that `rooms.test.ts` holds against the code.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Source {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Relative imports, resolved to paths from the root. */
  readonly files: readonly string[];
  /** Names of packages and `node:` modules. */
  readonly packages: readonly string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g;

export function sourcesIn(folder: string): Source[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return files
    .map((file) => join(folder, file))
    .filter((path) => path.endsWith('.ts') && statSync(join(ROOT, path)).isFile())
    .map(read);
}

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const names = [...text.matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? match[3])!);
  const isFile = (name: string): boolean => name.startsWith('.');
  return {
    path,
    text,
    files: names.filter(isFile).map((name) => relative(ROOT, resolve(ROOT, dirname(path), name))),
    packages: names.filter((name) => !isFile(name)),
  };
}

/** Which room a path belongs to; adapters are a room each. */
export function roomOf(path: string): string {
  const [top, second, third] = path.split('/');
  if (top !== 'functions') return top === 'infra' ? `infra/${second}` : (top ?? '');
  if (second === 'adapters') return `adapters/${third}`;
  if (second?.endsWith('.ts')) return second.replace('.ts', '');
  return second ?? '';
}

const WEB_LAMBDAS = ['collect', 'desk', 'archive', 'clock', 'publish'];

/** Rooms that a room may import besides itself. */
export function mayImport(room: string): (other: string) => boolean {
  const of =
    (...rooms: string[]) =>
    (other: string) =>
      rooms.includes(other);
  if (room === 'core' || room === 'contract') return () => false;
  if (room === 'ports') return of('core');
  if (room === 'records' || room === 'pipeline') return of('core', 'ports', 'records', 'pipeline');
  if (room.startsWith('adapters/')) return of('core', 'ports');
  if (room === 'pages') return of('core', 'pipeline', 'records', 'ports', 'contract', 'world');
  if (room === 'runtime') return (other) => !other.startsWith('infra') && !WEB_LAMBDAS.includes(other);
  if (WEB_LAMBDAS.includes(room)) return of('runtime');
  if (room === 'infra/aws') return of('contract');
  // One machine's composition root: commands call the steps themselves (docs/decisions/).
  if (room === 'infra/local') return (other) => other !== 'infra/aws';
  return () => true;
}

/** Packages that core may use: the schema library's small entry, and the rules' parser in one file. */
export const CORE_PACKAGES: Readonly<Record<string, RegExp>> = {
  'zod/mini': /^functions\/core\/(layout|programme)\/(parse|schema)/,
  '@marcbachmann/cel-js': /^functions\/core\/rule\/expression\.ts$/,
};
