/**
 * A published bulletin as its office would play it: the `replay` command in a process of its own, and what lies on disk then.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type FigureNode, fileOf, programmeOf, submissionsOf } from './real-case.ts';

export interface Replayed {
  readonly code: number | null;
  readonly output: string;
  /** By reporting day. */
  readonly figures: Readonly<Record<string, FigureNode>>;
  readonly text: Readonly<Record<string, string>>;
}

export async function replayed(slug: string): Promise<Replayed> {
  const out = mkdtempSync(join(tmpdir(), `jianbao-${slug}-`));
  try {
    const { id } = parse(programmeOf(slug)) as { readonly id: string };
    const submissions = join(out, 'submissions.json');
    writeFileSync(submissions, JSON.stringify(submissionsOf(slug)));
    const ended = await command('replay', fileOf(slug, 'programme.yaml').pathname, submissions, '--out', out);
    return { ...ended, ...filesIn(join(out, id)) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function filesIn(folder: string): Pick<Replayed, 'figures' | 'text'> {
  const days = readdirSync(folder).sort();
  const read = (day: string, name: string): string => readFileSync(join(folder, day, name), 'utf8');
  return {
    figures: Object.fromEntries(days.map((day) => [day, JSON.parse(read(day, 'figures.json')) as FigureNode])),
    text: Object.fromEntries(days.map((day) => [day, wordsIn(read(day, 'briefing.html'))])),
  };
}

/** The document as it is read, cells of tables parted; how figures are made up, which readers unfold, is no part of it. */
const wordsIn = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<section[^>]*class="[^"]*sources[\s\S]*?<\/section>/, '')
    .replaceAll(/<\/t[dh]>/g, '|')
    .replaceAll(/<[^>]*>|\s/g, '');

function command(...args: string[]): Promise<Pick<Replayed, 'code' | 'output'>> {
  const child = spawn(process.execPath, ['infra/local/cli.ts', ...args], {
    cwd: new URL('../..', import.meta.url).pathname,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}
