/**
 * `npm run mutate -- --seed N [--count 40] [--minutes M] [--near 24]`: makes one small thing wrong at a time, in a copy of the
 * sources, and runs the tests that reach the file until one fails: the nearest files of tests by imports, or all (`--near 0`).
 *
 * A figure, not a gate: survivors are read one by one, and some are no faults. Kinds are drawn evenly, so that rare ones come.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Mutation, mutated, mutationsOf } from './mutations.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '40' },
    minutes: { type: 'string', default: '600' },
    near: { type: 'string', default: '24' },
  },
});
const [seed, count, minutes, near] = [values.seed, values.count, values.minutes, values.near].map((each) =>
  Number.parseInt(each, 10),
) as [number, number, number, number];

interface Sample extends Mutation {
  readonly file: string;
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
    .sort();

/** Numbers from 0 to 1, the same for the same seed (Lehmer's generator, modulus 2^31 - 1). */
function drawn(from: number): () => number {
  let state = (from % 2_147_483_646) + 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let round = 0; round < 5; round += 1) next(); // small seeds begin alike
  return next;
}

function draw(): Sample[] {
  const all = filesIn('functions')
    .filter((file) => !file.includes('/browser/')) // Chromium's tests reach those
    .flatMap((file) => mutationsOf(readFileSync(join(ROOT, file), 'utf8')).map((each) => ({ ...each, file })));
  const kinds = [...Map.groupBy(all, ({ kind }) => kind).values()];
  const next = drawn(seed);
  const chosen = new Set<Sample>();
  for (let at = 0; chosen.size < Math.min(count, all.length); at += 1) {
    const kind = kinds[at % kinds.length]!;
    chosen.add(kind[Math.floor(next() * kind.length)]!);
  }
  return [...chosen];
}

/** Who imports a file, by the file. */
function importers(): ReadonlyMap<string, readonly string[]> {
  const edges = [...filesIn('functions'), ...filesIn('infra'), ...filesIn('tests')].flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(
      ([, to]) => [relative(ROOT, join(ROOT, dirname(file), to!)), file] as const,
    ),
  );
  return new Map([...Map.groupBy(edges, ([to]) => to)].map(([to, from]) => [to, from.map(([, file]) => file)]));
}

/** Files of tests that reach the file, those with the shortest way first. */
function testsOf(file: string, by: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set([file]);
  for (const each of seen) for (const next of by.get(each) ?? []) seen.add(next); // a Set is walked on while it grows
  return [...seen].filter((each) => /(?<!\.thorough)\.test\.ts$/.test(each) && !/tests\/(?:office|e2e)\//.test(each));
}

const KINDS = ['unit UTC', 'property', 'contract', 'integration', 'golden', 'infra', 'architecture'];

/** Do they notice? */
function fails(copy: string, tests: readonly string[]): boolean {
  const projects = KINDS.flatMap((kind) => ['--project', kind]);
  const args = [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--bail',
    '1',
    '--reporter',
    'dot',
    ...projects,
    ...tests,
  ];
  return spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore' }).status !== 0;
}

function copyOfSources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'jianbao-mutate-'));
  const isSource = (path: string): boolean => !/^(?:node_modules|\.git|cdk\.out|\.data)$/.test(relative(ROOT, path));
  cpSync(ROOT, copy, { recursive: true, filter: isSource });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

const placeOf = ({ file, at, from, to, kind }: Sample): string => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const line = text.slice(0, at).split('\n').length;
  return `${kind}: ${file}:${line} “${from.trim()}” → “${to.trim()}”: ${text.split('\n')[line - 1]!.trim()}`;
};

function main(): void {
  const samples = draw();
  const by = importers();
  const copy = copyOfSources();
  const until = Date.now() + minutes * 60_000;
  const survivors: Sample[] = [];
  let tried = 0;
  for (const sample of samples) {
    if (Date.now() > until) break;
    const path = join(copy, sample.file);
    const text = readFileSync(path, 'utf8');
    const tests = testsOf(sample.file, by);
    writeFileSync(path, mutated(text, sample));
    const isKilled = tests.length > 0 && fails(copy, near === 0 ? tests : tests.slice(0, near));
    writeFileSync(path, text);
    tried += 1;
    if (!isKilled) survivors.push(sample);
    console.log(`${isKilled ? 'killed  ' : 'SURVIVED'} ${placeOf(sample)}`);
  }
  rmSync(copy, { recursive: true });
  console.log(
    `mutations, seed ${seed}: ${tried} of ${samples.length} tried, ${tried - survivors.length} killed, ${survivors.length} survived`,
  );
}

main();
