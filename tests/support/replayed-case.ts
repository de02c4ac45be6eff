/**
 * A published bulletin as its office would play it: a programme file and a file of reports (tests/cases/real), the `replay`
 * command in a process of its own, and what lies on disk then. `<slug>.figures.yaml` says where in figures.json each published
 * figure stands; nothing of it is computed here.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface RealCase {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly figures: readonly { readonly id: string; readonly kind: string }[];
  readonly periods: readonly { readonly id: string; readonly to?: string }[];
  readonly reports: readonly {
    readonly period: string;
    readonly unit: string;
    readonly figures: Readonly<Record<string, unknown>>;
  }[];
  readonly expected: readonly { readonly period: string; readonly id: string; readonly value: string }[];
  readonly ranks: readonly CaseRank[];
  readonly sentences: readonly CaseSentence[];
}

export interface CaseRank {
  readonly period: string;
  readonly id: string;
  readonly order: 'asc' | 'desc';
  readonly value: readonly string[];
  readonly tie?: boolean;
  readonly among?: readonly string[];
}

export interface CaseSentence {
  readonly period: string;
  readonly says: string;
  readonly expected?: readonly string[];
  readonly words?: readonly string[];
}

/** Where in figures.json the published figures stand: `rate.*: done_rate.units.*.day`. */
interface Places {
  readonly figures: Readonly<Record<string, string>>;
  /** By rank the indicator whose units are placed. */
  readonly ranks?: Readonly<Record<string, string>>;
}

const FOLDER = new URL('../cases/real/', import.meta.url);
const fileOf = (slug: string, rest: string): URL => new URL(`${slug}.${rest}`, FOLDER);

export const realCase = (slug: string): RealCase =>
  JSON.parse(readFileSync(fileOf(slug, 'json'), 'utf8')) as RealCase;

export const placesOf = (slug: string): Places => parse(readFileSync(fileOf(slug, 'figures.yaml'), 'utf8')) as Places;

/** The reporting day that a period is named by: of a month its last, of a week its last. */
export function dayOf({ periods }: Pick<RealCase, 'periods'>, period: string): string {
  const to = periods.find(({ id }) => id === period)?.to ?? period;
  if (to.length === 10) return to;
  return new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

/** Reports as the submissions file wants them; what is a target in the case stands in the programme file. */
function submissionsOf(given: RealCase, asked: ReadonlySet<string>): object[] {
  return given.reports.flatMap(({ period, unit, figures }) => {
    const own = Object.entries(figures).filter(([id]) => asked.has(id));
    return own.length === 0 ? [] : [{ day: dayOf(given, period), unit, figures: Object.fromEntries(own) }];
  });
}

export interface Replayed {
  readonly code: number | null;
  readonly output: string;
  /** By reporting day. */
  readonly figures: Readonly<Record<string, FigureNode>>;
  readonly text: Readonly<Record<string, string>>;
}

export interface FigureNode {
  readonly [key: string]: FigureNode | string | number | null | readonly string[];
}

export async function replayed(slug: string): Promise<Replayed> {
  const out = mkdtempSync(join(tmpdir(), `jianbao-${slug}-`));
  try {
    const programme = parse(readFileSync(fileOf(slug, 'programme.yaml'), 'utf8')) as {
      readonly id: string;
      readonly indicators: readonly { readonly id: string }[];
    };
    const submissions = join(out, 'submissions.json');
    const asked = new Set(programme.indicators.map(({ id }) => id));
    writeFileSync(submissions, JSON.stringify(submissionsOf(realCase(slug), asked)));
    const ended = await command('replay', fileOf(slug, 'programme.yaml').pathname, submissions, '--out', out);
    return { ...ended, ...filesIn(join(out, programme.id)) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function filesIn(folder: string): Pick<Replayed, 'figures' | 'text'> {
  const days = readdirSync(folder).sort();
  const read = (day: string, name: string): string => readFileSync(join(folder, day, name), 'utf8');
  return {
    figures: Object.fromEntries(days.map((day) => [day, JSON.parse(read(day, 'figures.json')) as FigureNode])),
    text: Object.fromEntries(days.map((day) => [day, read(day, 'briefing.txt').replaceAll(/\s/g, '')])),
  };
}

function command(...args: string[]): Promise<Pick<Replayed, 'code' | 'output'>> {
  const child = spawn(process.execPath, ['infra/local/cli.ts', ...args], {
    cwd: new URL('../..', import.meta.url).pathname,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

/** What figures.json says for a published figure; undefined: the case names no place for it, or nothing stands there. */
export function printedAt(id: string, { figures }: Places, file: FigureNode): string | undefined {
  const [path, star] = placeFor(id, figures);
  if (path === undefined) return undefined;
  const found = path
    .split(' ')
    .map((each) => each.replace('*', star))
    .reduce<FigureNode[string] | undefined>(
      (node, key) => (typeof node === 'object' && node !== null ? (node as FigureNode)[key] : undefined),
      file.indicators,
    );
  return found === undefined || found === null ? undefined : String(found);
}

function placeFor(id: string, figures: Places['figures']): [path: string | undefined, star: string] {
  if (figures[id] !== undefined) return [figures[id], ''];
  const matches = Object.entries(figures).flatMap(([pattern, path]) => {
    const [before = '', after] = pattern.split('*');
    if (after === undefined || !id.startsWith(before) || !id.endsWith(after)) return [];
    return [[path, id.slice(before.length, id.length - after.length)] as [string, string]];
  });
  return matches[0] ?? [undefined, ''];
}

/** Names of the first or last units by the rank that figures.json prints. */
export function rankedIn(given: RealCase, rank: CaseRank, indicator: string, file: FigureNode): string[] {
  const { units } = (file.indicators as FigureNode)[indicator] as { units: Record<string, { rank?: number }> };
  const placed = Object.entries(units).flatMap(([unit, row]) =>
    row.rank === undefined || rank.among?.includes(unit) === false ? [] : [{ unit, rank: row.rank }],
  );
  const sign = rank.order === 'desc' ? 1 : -1;
  const names = new Map(given.units.map((each) => [each.id, each.name]));
  return placed
    .toSorted((one, other) => sign * (one.rank - other.rank))
    .slice(0, rank.value.length)
    .map(({ unit }) => names.get(unit)!);
}

/** Numbers without digits that say nothing: 100.00 and 100 are the same, and a sentence gives the sign to its words. */
export const plain = (value: string): string => value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
