/**
 * The demo as an engineer runs it: a process of its own, files on disk, an exit code.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FiguresFile } from '../../functions/core/day/day-close.ts';
import { isThorough } from '../support/thorough.ts';

const ROOT = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'jianbao-demo-'));
const undisturbed = join(scratch, 'undisturbed');
let first: Ended;

beforeAll(async () => {
  first = await demo('--out', undisturbed);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The monthly goes on from its paper edition. */
const FIRST: Readonly<Record<string, number>> = { dongcheng: 13 };

describe('the demo', () => {
  it('ends well, with every total as published', () => {
    expect(first.output).toContain('0 项不一致');
    expect(first.code).toBe(0);
    expect(first.output).toMatch(/suizhou +2022-04-08 +dissuaded +20586 +20586 +一致/);
  });

  it('leaves its files for every day of all programmes, numbered without a gap', () => {
    const days = { changzhou: 13, dongcheng: 3, nanhu: 3, suizhou: 8, xianning: 7 };
    for (const [programme, count] of Object.entries(days)) {
      const folders = readdirSync(join(undisturbed, programme)).sort();
      expect(folders).toHaveLength(count);
      for (const [index, day] of folders.entries()) {
        const files = readdirSync(join(undisturbed, programme, day));
        for (const name of ['briefing.docx', 'briefing.pdf', 'briefing.html', 'figures.xlsx', 'figures.json'])
          expect(files).toContain(name);
        expect(figures(programme, day)).toMatchObject({
          programme,
          day,
          issue: index + (FIRST[programme] ?? 1),
          edition: 1,
        });
      }
    }
  });

  it('leaves the digests beside the programmes, numbered by kind, adding up what the days say', () => {
    const periods = Object.fromEntries(
      ['changzhou', 'suizhou', 'xianning'].map((programme) => [
        programme,
        ['weekly', 'monthly'].map((kind) => readdirSync(join(undisturbed, 'digests', programme, kind)).sort()),
      ]),
    );
    expect(periods).toEqual({
      changzhou: [['2022-03-14_2022-03-20', '2022-03-21_2022-03-27'], ['2022-03-01_2022-03-31']],
      suizhou: [['2022-03-28_2022-04-03', '2022-04-04_2022-04-10'], ['2022-04-01_2022-04-30']],
      xianning: [['2020-03-09_2020-03-15'], ['2020-03-01_2020-03-31']],
    });
    const april = join(undisturbed, 'digests/suizhou/monthly/2022-04-01_2022-04-30');
    expect(readdirSync(april).sort()).toEqual(readdirSync(join(undisturbed, 'suizhou/2022-04-08')).sort());
    const digest = JSON.parse(readFileSync(join(april, 'figures.json'), 'utf8'));
    expect(digest).toMatchObject({ kind: 'monthly', issue: 1, edition: 1, days: { asked: 8, closed: 8 } });
    expect(digest.indicators.dissuaded.value).toBe('20586'); // the eight days, without an opening balance
    expect(first.output).toContain('周报、月报在');
  });

  it('words and names what the cases ask for', () => {
    const { indicators } = figures('xianning', '2020-03-15');
    expect(indicators.donated_party?.total).toBe('25550.00');
    expect(indicators.resumption?.total).toBe('100.0');
    const last = htmlText('suizhou', '2022-04-08');
    for (const words of ['2万余人次', '近800万平方米', '200余人', '500余人']) expect(last).toContain(words);
    expect(htmlText('suizhou', '2022-04-02')).toMatch(/防控工作督察组[^。]*未报/);
  });

  it('tells the same figures in Word, in HTML and in figures.json: whatever is printed is the one value', () => {
    for (const [programme, day] of everyDay()) {
      const word = wordText(programme, day).replaceAll(/\s/g, '');
      const html = readFileSync(join(undisturbed, programme, day, 'briefing.html'), 'utf8');
      const { indicators } = figures(programme, day);
      const said = [...html.matchAll(/<data([^>]*)>([^<]+)<\/data>/g)].map(([, about = '', words = '']) => {
        const of = (name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(about)?.[1] ?? '';
        return { indicator: of('data-indicator'), of: of('data-of'), value: of('value'), words };
      });
      for (const { indicator, of, value, words } of said.filter((each) => each.of === 'day' || each.of === 'total')) {
        const where = `${programme} ${day} ${indicator} ${of}`;
        const [whole = '', ...part] = indicator.split(':'); // 热线 of calls, 经营性/安全 of houses
        const own = part.length === 0 ? indicators[whole] : indicators[whole]?.parts?.[part.join('/')];
        expect(value, where).toBe(own?.[of as 'day' | 'total']);
        expect(word, `${where} in Word`).toContain(words.replaceAll(/\s/g, ''));
      }
    }
  });

  it('gives the same bytes on the DynamoDB and S3 adapters', async () => {
    const out = join(scratch, 'emulated');
    expect((await demo('--out', out, '--emulated', ...SHARE)).code).toBe(0);
    expect(hashes(out)).toEqual(shareOf(hashes(undisturbed)));
  });

  it('killed in the middle and started again ends with the same files', async () => {
    const out = join(scratch, 'killed');
    for (const lines of isThorough ? [4, 14, 24] : [3]) await demo.until(lines, '--out', out, ...SHARE);
    expect((await demo('--out', out, ...SHARE)).code).toBe(0);
    expect(hashes(out)).toEqual(shareOf(hashes(undisturbed)));
  });

  it('ends with 1 when a total is not the expected one', async () => {
    const examples = join(scratch, 'examples');
    cpSync(join(ROOT, 'examples'), examples, { recursive: true });
    const file = join(examples, 'xianning/expected.json');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('"3075"');
    writeFileSync(file, text.replace('"3075"', '"3076"'));
    const ended = await demo('--out', join(scratch, 'wrong'), '--examples', examples, '--only', 'xianning');
    expect(ended.code).toBe(1);
    expect(ended.output).toMatch(/taxi_trips +3076 +3075 +不一致/);
  });
});

/** What repeats the demo repeats one programme of it, or in `test:all` the whole. */
const SHARE = isThorough ? [] : ['--only', 'xianning'];

const shareOf = (all: Record<string, string>): Record<string, string> =>
  isThorough ? all : Object.fromEntries(Object.entries(all).filter(([path]) => path.split('/').includes('xianning')));

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function start(args: readonly string[]): {
  child: ChildProcess;
  ended: Promise<Ended>;
  onLine: (react: () => void) => void;
} {
  const child = spawn(process.execPath, ['infra/local/demo.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const reactions: (() => void)[] = [];
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const _ of text.matchAll(/\n/g)) for (const react of reactions) react();
    });
  }
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, output })));
  return { child, ended, onLine: (react) => reactions.push(react) };
}

const demo = Object.assign(async (...args: string[]): Promise<Ended> => start(args).ended, {
  /** Killed, as by a power cut for the process, when so many lines of progress were seen. */
  until: async (lines: number, ...args: string[]): Promise<void> => {
    const { child, ended, onLine } = start(args);
    let seen = 0;
    onLine(() => {
      if (++seen === lines) child.kill('SIGKILL');
    });
    expect((await ended).code, 'was killed').toBe(null);
  },
});

const figures = (programme: string, day: string): FiguresFile =>
  JSON.parse(readFileSync(join(undisturbed, programme, day, 'figures.json'), 'utf8')) as FiguresFile;

const everyDay = (): [string, string][] =>
  ['changzhou', 'dongcheng', 'nanhu', 'suizhou', 'xianning'].flatMap((programme) =>
    readdirSync(join(undisturbed, programme)).map((day): [string, string] => [programme, day]),
  );

function wordText(programme: string, day: string): string {
  const parts = unzipSync(readFileSync(join(undisturbed, programme, day, 'briefing.docx')));
  return stripped(new TextDecoder().decode(parts['word/document.xml']));
}

function htmlText(programme: string, day: string): string {
  const html = readFileSync(join(undisturbed, programme, day, 'briefing.html'), 'utf8');
  return stripped(html.replace(/<style>[\s\S]*?<\/style>/, ''));
}

const stripped = (markup: string): string => markup.replace(/<[^>]*>/g, '');

function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(
    files.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}
