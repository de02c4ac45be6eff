/**
 * `npm run bench -- word`: the same document by five makers, first call in a fresh process, rounds interleaved.
 *
 * Ratios are to the hand-written limit of the same round, of time on the clock and of processor time, so that a busy
 * machine weighs on both. `--json` prints the
 * numbers, `--units 20,200` and `--rounds 3` make it shorter.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PEERS, type Peer } from './word-peers.ts';

interface Run {
  readonly ms: number;
  readonly cpu: number;
  readonly mb: number;
  readonly bytes: number;
}

export interface WordResult {
  readonly peer: Peer;
  readonly units: number;
  /** Medians over the rounds. */
  readonly ms: number;
  readonly ratio: number;
  /** Ratio of processor time, which other work on the machine weighs on less. */
  readonly cpuRatio: number;
  readonly mb: number;
  readonly bytes: number;
}

const once = fileURLToPath(new URL('./word-once.ts', import.meta.url));

function run(peer: Peer, units: number): Run {
  const answer = execFileSync(process.execPath, ['--max-old-space-size=4096', once, peer, String(units)], {
    encoding: 'utf8',
  });
  return JSON.parse(answer.trim().split('\n').at(-1) ?? '') as Run;
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Fewer rounds of the large documents, which take seconds each. */
export function measureWord(sizes: readonly number[], most: number): readonly WordResult[] {
  return sizes.flatMap((units) => {
    const rounds = Array.from(
      { length: units >= 10_000 ? Math.min(3, most) : most },
      () => Object.fromEntries(PEERS.map((peer) => [peer, run(peer, units)])) as Record<Peer, Run>,
    );
    return PEERS.map((peer) => ({
      ...{ peer, units, ms: median(rounds.map((round) => round[peer].ms)) },
      ratio: median(rounds.map((round) => round[peer].ms / round.hand.ms)),
      cpuRatio: median(rounds.map((round) => round[peer].cpu / round.hand.cpu)),
      ...{ mb: median(rounds.map((round) => round[peer].mb)), bytes: rounds[0]![peer].bytes },
    }));
  });
}

function table(results: readonly WordResult[]): string {
  const sizes = [...new Set(results.map(({ units }) => units))];
  const cell = (peer: Peer, units: number) => {
    const found = results.find((each) => each.peer === peer && each.units === units)!;
    return `${found.ms.toFixed(found.ms < 10 ? 1 : 0)} ms  ${found.ratio.toFixed(1)}x / ${found.cpuRatio.toFixed(1)}x  ${found.mb.toFixed(0)} MB`;
  };
  const head = ['', ...sizes.map((units) => `U=${units}`)];
  const rows = PEERS.map((peer) => [peer, ...sizes.map((units) => cell(peer, units))]);
  return [head, ...rows]
    .map((cells) =>
      cells
        .map((each, index) => each.padEnd(index === 0 ? 17 : 32))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = { json: { type: 'boolean' }, units: { type: 'string' }, rounds: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  const sizes = (values.units ?? '20,200,2000,10000').split(',').map(Number);
  const results = measureWord(sizes, Number(values.rounds ?? 7));
  console.log(values.json === true ? JSON.stringify(results, null, 2) : table(results));
}
