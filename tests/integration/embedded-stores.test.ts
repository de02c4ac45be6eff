/**
 * The embedded stores under real processes: killed at any moment they lose nothing that was acknowledged, and several
 * processes may write at once. (Killing proves a crash of the process; only a power cut could prove the disk.)
 */
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileBlobs } from '../../functions/adapters/files/blobs.ts';
import { openSqliteTable } from '../../functions/adapters/sqlite/table.ts';
import { temporaryFolder } from '../support/stores.ts';
import { runWriter } from '../support/writers.ts';

const KILLS = 20;
const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `writer-${n}`);

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('sqlite', () => {
  it(`loses no acknowledged write in ${KILLS} kills`, async () => {
    const file = join(folder.path, 'table.sqlite');
    for (const [round, name] of names(KILLS).entries()) {
      const { lines, code } = await runWriter(['insert', file, name], {
        lines: 1 + round * 7,
        milliseconds: round % 3,
      });
      expect(code).toBeNull(); // killed
      const table = openSqliteTable(file);
      for (const n of lines) expect((await table.get('P', `W#${n}`))?.data).toMatchObject({ name, n: Number(n) });
      expect(lines.length).toBeGreaterThan(round * 7);
      table.close();
    }
  });

  it('lets several processes open a new file, write at once, and each key has one winner', async () => {
    const file = join(folder.path, 'new', 'table.sqlite');
    const written = await Promise.all(names(4).map((name) => runWriter(['insert', file, name], { lines: 100 })));
    const table = openSqliteTable(file);
    const acknowledged = written.flatMap(({ lines, name }) => lines.map((n) => ({ name, n: Number(n) })));
    expect(new Set(acknowledged.map(({ n }) => n)).size).toBe(acknowledged.length);
    for (const each of acknowledged) expect((await table.get('P', `W#${each.n}`))?.data).toMatchObject(each);
    expect(written.map(({ errors }) => errors)).toEqual(['', '', '', '']);
    table.close();
  });

  it('counts every replace of several processes and of this one', async () => {
    const file = join(folder.path, 'table.sqlite');
    const counting = names(3).map((name) => runWriter(['count', file, name, '300']));
    const table = openSqliteTable(file); // as the command line is opened beside a server
    expect((await Promise.all(counting)).map(({ code, errors }) => [code, errors])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    expect(await table.get('P', 'counter')).toMatchObject({ version: 901, data: 900 });
    table.close();
  });
});

describe('files', () => {
  it(`loses no acknowledged blob in ${KILLS} kills, and shows none in part`, async () => {
    for (const [round, name] of names(KILLS).entries()) {
      const { lines, code } = await runWriter(['put', folder.path, name], {
        lines: 1 + round,
        milliseconds: round % 7,
      });
      expect(code).toBeNull(); // killed
      const blobs = openFileBlobs(folder.path);
      for (const n of lines) {
        const blob = await blobs.get(`W/${n}`);
        expect(blob?.mediaType).toBe(`text/x-${name}`);
        expect(Buffer.from(blob?.bytes ?? []).toString()).toBe(
          `${name} ${n} ${'二月'.repeat((Number(n) % 50) * 1_000)}`,
        );
      }
    }
    for (const file of readdirSync(join(folder.path, 'W'))) {
      expect(await openFileBlobs(folder.path).get(`W/${file}`)).toBeDefined(); // whole, or it would throw
    }
  });

  it('lets several processes put at once, and each key has one winner', async () => {
    const written = await Promise.all(names(4).map((name) => runWriter(['put', folder.path, name], { lines: 40 })));
    const acknowledged = written.flatMap(({ lines, name }) => lines.map((n) => ({ name, n })));
    expect(new Set(acknowledged.map(({ n }) => n)).size).toBe(acknowledged.length);
    for (const { name, n } of acknowledged) {
      expect((await openFileBlobs(folder.path).get(`W/${n}`))?.mediaType).toBe(`text/x-${name}`);
    }
  });

  it('keeps files that people can open, under their keys', async () => {
    const key = 'suizhou/2022-04-08/1/briefing.docx';
    await openFileBlobs(folder.path).putOnce(key, Buffer.from('bytes'), 'application/x-word');
    expect(readdirSync(join(folder.path, 'suizhou/2022-04-08/1'))).toEqual(['briefing.docx']);
  });

  it('notices a file that was altered by hand', async () => {
    const blobs = openFileBlobs(folder.path);
    await blobs.putOnce('a/b', Buffer.from('bytes'), 'text/plain');
    writeFileSync(join(folder.path, 'a/b'), 'other');
    await expect(blobs.get('a/b')).rejects.toThrow('altered');
  });

  const astray = [
    '',
    '/',
    '/etc/passwd',
    'a/',
    'a//b',
    '..',
    '../x',
    'a/../../x',
    'a/./b',
    '.types/a',
    '.writing/a',
    'a/.b',
    'a\\..\\b',
    'a\u0000b',
    'a b',
    '%2e%2e/x',
    '简报',
    'a\n',
    'x'.repeat(1_025),
  ];
  it.each(astray)('refuses the key %j', async (key) => {
    const blobs = openFileBlobs(join(folder.path, 'inner'));
    await expect(blobs.putOnce(key, Buffer.from('x'), 'text/plain')).rejects.toThrow(RangeError);
    await expect(blobs.get(key)).rejects.toThrow(RangeError);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('says what is wrong when it cannot write', async () => {
    mkdirSync(join(folder.path, 'a'));
    symlinkSync('/nonexistent', join(folder.path, 'a', 'b'));
    await expect(openFileBlobs(folder.path).putOnce('a/b/c', Buffer.from('x'), 'text/plain')).rejects.toThrow(/a\/b/);
  });
});
