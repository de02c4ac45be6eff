/**
 * Keeping: `verify` finds nothing on what the pipeline wrote, and names any byte that was changed since; `export` and
 * `backup` make whole copies, also while a server writes.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../functions/contract.ts';
import { issueDigest } from '../../functions/pipeline/digest/issue.ts';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import { createKey, revokeKey } from '../../functions/records/access/access-keys.ts';
import { createLink } from '../../functions/records/access/links.ts';
import { hold, release } from '../../functions/records/day/decisions.ts';
import { editionsOf } from '../../functions/records/edition/editions.ts';
import type { StoredProgramme } from '../../functions/records/programme/programmes.ts';
import { sha256 } from '../../functions/records/store/checksum.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { wire } from '../../functions/runtime/wire.ts';
import { type HeartWorld, heartProgramme, openHeartWorld, send, shanghai, storeHeart } from '../support/heart-world.ts';
import { temporaryFolder } from '../support/stores.ts';
import { runs, sampled } from '../support/thorough.ts';

const [D1, D2, D3, D4, D5] = ['2021-12-30', '2021-12-31', '2022-01-01', '2022-01-02', '2022-01-03'] as const;
const CLI = join(import.meta.dirname, '../../infra/local/cli.ts');

let world: HeartWorld;
let database: DatabaseSync;
beforeAll(async () => {
  world = await openHeartWorld(`${D1} 09:00`);
  await lifeOfFiveDays();
  database = new DatabaseSync(join(world.folder, 'jianbao.sqlite'));
});
afterAll(() => {
  database.close();
  world.remove();
});

/** Late and changed reports, a hold, a correction, a second version of the programme, the turn of the year. */
async function lifeOfFiveDays(): Promise<void> {
  const remind = [{ plusDays: 0, time: '16:30' }];
  const over = { starts: D1, shards: 2, schedule: { ...heartProgramme().schedule, remind } };
  let stored: StoredProgramme = await storeHeart(world, over);
  const tick = async (text: string) => {
    world.clock.set(shanghai(text));
    await runEveryClock(world);
  };
  for (const [at, day] of [D1, D2, D3, D4, D5].entries()) {
    world.clock.set(shanghai(`${day} 10:00`));
    const narratives = [{ kind: '问题协调', text: `围挡破损 ${at}` }];
    await send(world, stored, day, 'a', { waste: `${at}.5`, staff: '3', visits: '7', posts: ['东桥'] }, { narratives });
    await tick(`${day} 16:30`);
    await tick(`${day} 18:00`);
    if (day === D3) stored = await storeHeart(world, { ...over, title: '工作专报' });
    if (day === D2) await hold(world.table, 'heart', day, 'office', world.clock.now());
    world.clock.set(shanghai(`${day} 20:00`));
    await send(world, stored, day, 'b', { waste: '1', patrolled: true });
    await send(world, stored, day, 'b', { waste: '2', patrolled: true }, { basedOn: 1 });
    if (day !== D5) await tick(`${[D2, D3, D4, D5][at]!} 08:00`);
  }
  await release(world.table, 'heart', D2, 'office', world.clock.now());
  await send(world, stored, D1, 'a', { waste: '9' }, { basedOn: 1 });
  await issueBriefing(world, stored, D1, { by: 'office', reason: '单位a更正' });
  await tick(`${D5} 20:30`);
  await issueDigest(world, stored, 'special', { from: D1, to: D4 }, { by: 'office' });
  const { id } = await createKey(world.table, { programme: 'heart', role: 'reader', at: world.clock.now() });
  await revokeKey(world.table, id, world.clock.now());
  await createLink(world.table, 'heart', {
    day: D1,
    by: id,
    at: world.clock.now(),
    expires: shanghai('2022-02-01 00:00'),
  });
}

const verify = (day?: string) => verifyProgramme(world, 'heart', day === undefined ? undefined : [day]);

/** Puts text in the place of the first such record's data, and gives what undoes it. */
function overwrite(sk: string, change: (data: string) => string): () => void {
  const row = database.prepare('SELECT pk, data FROM items WHERE sk = ? ORDER BY pk LIMIT 1').get(sk) as {
    pk: string;
    data: string;
  };
  const write = (data: string | Uint8Array) =>
    database.prepare('UPDATE items SET data = CAST(? AS TEXT) WHERE pk = ? AND sk = ?').run(data, row.pk, sk);
  write(change(row.data));
  return () => void write(row.data);
}
const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});
const damage = (sk: string, change: (data: string) => string) => void undo.push(overwrite(sk, change));

describe('what the pipeline wrote', () => {
  it('has no problem, as a whole and day by day', async () => {
    const { checked, problems } = await verify();
    expect(problems).toEqual([]);
    expect(checked).toMatchObject({ revisions: 16, closes: 5, editions: 5, files: 12, digests: 1, unsealed: 0 });
    for (const day of [D1, D2, D3, D4, D5]) expect((await verify(day)).problems).toEqual([]);
  });

  it('is not blamed for a report that waits for its closing', async () => {
    const twin = await openHeartWorld(`${D1} 09:00`);
    const stored = await storeHeart(twin, { starts: D1 });
    twin.clock.set(shanghai(`${D3} 08:00`));
    await runEveryClock(twin);
    await send(twin, stored, D1, 'a', { waste: '1' });
    expect((await verifyProgramme(twin, 'heart')).problems).toEqual([]);
    twin.remove();
  });
});

describe('a change is named', () => {
  const problemsOf = async (day?: string) => (await verify(day)).problems.map(({ code, path }) => `${code} ${path}`);

  it('a figure in a report', async () => {
    damage('U#a#R#0001', (data) => data.replace('"waste":"0.5"', '"waste":"0.6"'));
    const problems = await problemsOf(D1);
    expect(problems).toContain(`record.altered submissions/${D1}/a/1`);
    expect(problems).toContain(`revision.checksum submissions/${D1}/a/1`);
    const [first] = (await verify(D1)).problems;
    expect(first!.message).toContain(`${D1} 单位a第 1 次修订`);
    expect(first!.message).toContain(`受影响：${D1} 的日结、简报及此后的累计数`);
  });

  it('who sent a report, which no checksum of its content covers', async () => {
    damage('U#b#R#0002', (data) => data.replace('heart.b', 'heart.c'));
    expect(await problemsOf(D1)).toEqual([`record.altered submissions/${D1}/b/2`]);
  });

  it('a total in a close, and the briefing that printed it', async () => {
    damage(`CLOSE#${D1}`, (data) => data.replace(/"total":"1(\d)/, '"total":"2$1'));
    expect(await problemsOf(D1)).toEqual([`close.differs closes/${D1}`, `edition.differs editions/${D1}/2`]);
    expect((await verify(D1)).problems[0]!.message).toContain('indicators.waste.total');
    expect(await problemsOf(D2)).toEqual([`close.differs closes/${D2}`]); // it builds on it
  });

  it('a number in the register, and in an edition', async () => {
    damage('REGISTER#2022', (data) => data.replace('"issue":2', '"issue":3'));
    const problems = await problemsOf();
    expect(problems).toContain('register.gap register/2022');
    expect(problems).toContain(`register.differs register/${D4}`);
    for (const each of undo.splice(0)) each();
    damage(`EDITION#${D4}#01`, (data) => data.replace('"issue":2', '"issue":7'));
    expect(await problemsOf(D4)).toEqual([`record.altered editions/${D4}/1`, `register.differs register/${D4}`]);
  });

  it('a record that is gone', async () => {
    const row = database.prepare("SELECT * FROM items WHERE sk = 'U#b#R#0001' AND pk LIKE ?").get(`%${D1}%`) as Record<
      string,
      string
    >;
    database.prepare('DELETE FROM items WHERE pk = ? AND sk = ?').run(row.pk!, row.sk!);
    undo.push(() => {
      database
        .prepare('INSERT INTO items (pk, sk, version, data) VALUES (?, ?, 1, ?)')
        .run(row.pk!, row.sk!, row.data!);
    });
    expect(await problemsOf(D1)).toEqual([`revision.chain submissions/${D1}/b/2`]);
  });

  it('a close that is gone', async () => {
    const row = database.prepare('SELECT * FROM items WHERE sk = ?').get(`CLOSE#${D4}`) as Record<string, string>;
    database.prepare('DELETE FROM items WHERE sk = ?').run(`CLOSE#${D4}`);
    undo.push(() => {
      database
        .prepare('INSERT INTO items (pk, sk, version, data) VALUES (?, ?, 1, ?)')
        .run(row.pk!, row.sk!, row.data!);
    });
    expect(await problemsOf(D4)).toContain(`close.missing closes/${D4}`);
  });

  it('a file that is gone, longer, or of another type', async () => {
    const [file] = (await editionsOf(world.table, 'heart', D3))[0]!.files;
    const path = join(world.folder, 'blobs', file!.key);
    const bytes = readFileSync(path);
    undo.push(() => writeFileSync(path, bytes));
    writeFileSync(path, Buffer.concat([bytes, Buffer.from(' ')]));
    expect(await problemsOf(D3)).toEqual([`file.altered editions/${D3}/1/${file!.name}`]);
    rmSync(path);
    expect(await problemsOf(D3)).toEqual([`file.missing editions/${D3}/1/${file!.name}`]);
  });

  it('a date that was moved by centuries, without a walk through them', async () => {
    for (const [sk, from, to] of [
      ['PROGRAMME#0001', `"starts":"${D1}"`, '"starts":"1921-12-30"'],
      ['REGISTER#2022', `"${D4}":`, '"2122-01-02":'],
      [`CLOSE#${D5}`, `"day":"${D5}"`, '"day":"2122-01-03"'],
    ] as const) {
      damage(sk, (data) => data.replace(from, to));
      const { checked, problems } = await verify();
      expect([sk, problems.length > 0, checked.days < 100]).toEqual([sk, true, true]);
      for (const each of undo.splice(0)) each();
    }
  });

  it('the role of a key, and a seal whose own name was changed', async () => {
    const { sk } = database.prepare("SELECT sk FROM items WHERE sk LIKE 'KEY#%' LIMIT 1").get() as { sk: string };
    for (const [from, to] of [
      ['"role":"reader"', '"role":"office"'],
      ['"seal":', '"sea1":'],
    ] as const) {
      damage(sk, (data) => data.replace(from, to).replace('"role":"guest"', '"role":"office"'));
      expect(await problemsOf()).toContain(`record.altered key/${sk.slice(4)}`);
      for (const each of undo.splice(0)) each();
    }
  });

  it('a time of issue that is none any more', async () => {
    damage(`EDITION#${D1}#01`, (data) => data.replace(/"issuedAt":"2/, '"issuedAt":" '));
    expect(await problemsOf(D1)).toContain(`record.altered editions/${D1}/1`);
  });

  it('broken JSON is named, and the rest is still looked at', async () => {
    damage('U#b#R#0001', (data) => data.slice(0, 40));
    damage(`EDITION#${D1}#01`, (data) => data.slice(1));
    const problems = await problemsOf(D1);
    expect(problems).toContain(`record.unreadable submissions/${D1}/b`);
    expect(problems).toContain(`record.unreadable editions/${D1}/1`);
    expect(problems.filter((each) => each.includes('/a/'))).toEqual([]);
  });
});

/** What verify answers for. Not: matters, notes of what is to be looked at again, months of the search, downloads. */
const COVERED =
  /^(U#|CLOSE#|REGISTER#|EDITION#|DECISION#|PROGRAMME#|DIGEST#|DIGEST-REGISTER#|KEY#|DELIVERY#|REMINDER#|LINK#|SEARCH-TEXT#)/;

describe('one changed byte, anywhere', () => {
  it('in a record is found and named', async () => {
    const rows = (
      database.prepare('SELECT pk, sk, CAST(data AS BLOB) AS bytes FROM items').all() as unknown as {
        pk: string;
        sk: string;
        bytes: Uint8Array;
      }[]
    ).filter(({ sk }) => COVERED.test(sk)); // prettier-ignore
    const place = fc.record({ row: fc.constantFrom(...rows), at: fc.nat(), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(place, async ({ row, at, byte }) => {
        const bytes = Uint8Array.from(row.bytes);
        const index = at % bytes.length;
        fc.pre(bytes[index] !== byte);
        bytes[index] = byte;
        const write = database.prepare('UPDATE items SET data = CAST(? AS TEXT) WHERE pk = ? AND sk = ?');
        write.run(bytes, row.pk, row.sk);
        const { problems } = await verify().finally(() => write.run(row.bytes, row.pk, row.sk));
        const named = problems.filter(({ path, message }) => namesRecord(path, row) || message.includes(row.sk));
        expect(named.length, `${row.sk} byte ${index} became ${byte}: ${JSON.stringify(problems)}`).toBeGreaterThan(0);
      }),
      { numRuns: runs(200) },
    );
    expect((await verify()).problems).toEqual([]);
  });

  it('in each field of each kind of record is found and named, each of more than two hundred', async () => {
    const planted = plantedDamages();
    expect(planted.length).toBeGreaterThanOrEqual(200);
    expect(new Set(planted.map(({ row }) => row.sk.split('#')[0])).size).toBeGreaterThanOrEqual(11);
    const write = database.prepare('UPDATE items SET data = ? WHERE pk = ? AND sk = ?');
    const unnamed: string[] = [];
    for (const { row, path, data } of sampled(planted, Math.ceil(planted.length / 40))) {
      write.run(data, row.pk, row.sk);
      const { problems } = await verify().finally(() => write.run(row.data, row.pk, row.sk));
      if (!problems.some((each) => namesRecord(each.path, row) || each.message.includes(row.sk)))
        unnamed.push(`${row.sk} ${path}`);
    }
    expect(unnamed).toEqual([]);
    expect((await verify()).problems).toEqual([]);
  });

  it('in a file of the archive is found and named', async () => {
    const archive = join(world.folder, 'blobs/archive');
    const files = readdirSync(archive, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(archive, name)).isFile(),
    );
    expect(files).toHaveLength(12);
    const place = fc.record({
      file: fc.constantFrom(...files),
      at: fc.nat(),
      change: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(place, async ({ file, at, change }) => {
        const bytes = readFileSync(join(archive, file));
        const changed = Buffer.from(bytes);
        changed[at % bytes.length]! ^= change;
        writeFileSync(join(archive, file), changed);
        const { problems } = await verify().finally(() => writeFileSync(join(archive, file), bytes));
        const name = file.slice(file.lastIndexOf('/') + 1);
        const [, day, edition] = file.split('/');
        const of = day === 'digests' ? `digests/special/${D1}_${D4}/1` : `editions/${day}/${Number(edition)}`;
        expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([`file.altered ${of}/${name}`]);
      }),
      { numRuns: runs(200) },
    );
  });
});

interface Row {
  readonly pk: string;
  readonly sk: string;
  readonly data: string;
}

/** Every field of every covered record changed alone, fields that no kind had yet first. */
function plantedDamages(): { row: Row; path: string; data: string }[] {
  const rows = (database.prepare('SELECT pk, sk, data FROM items').all() as unknown as Row[]).filter(({ sk }) =>
    COVERED.test(sk),
  );
  const all = rows.flatMap((row) => {
    const kind = row.sk.split('#')[0]!;
    return fieldsIn(JSON.parse(row.data)).map(({ path, changed }) => ({
      ...{ row, path, data: JSON.stringify(changed) },
      field: `${kind} ${path.replace(/\d+/g, 'n')}`,
    }));
  });
  const known = new Set<string>();
  const isNew = ({ field }: { field: string }): boolean => !known.has(field) && known.add(field) !== undefined;
  const [first, rest] = [all.filter(isNew), all];
  return first.length >= 200 ? first : [...first, ...rest.filter((each) => !first.includes(each))];
}

/** A copy for each field of it, with that one field changed. */
function fieldsIn(whole: unknown): { path: string; changed: unknown }[] {
  const found: { path: string; changed: unknown }[] = [];
  const walk = (value: unknown, path: string, put: (to: unknown) => unknown): void => {
    if (typeof value === 'string') found.push({ path, changed: put(`${value}1`) });
    else if (typeof value === 'number') found.push({ path, changed: put(value + 1) });
    else if (typeof value === 'boolean') found.push({ path, changed: put(!value) });
    else if (value === null) found.push({ path, changed: put('x') });
    else if (Array.isArray(value))
      for (const [at, each] of value.entries()) walk(each, `${path}[${at}]`, (to) => put(value.with(at, to)));
    else
      for (const [key, each] of Object.entries(value as object))
        walk(each, `${path}.${key}`, (to) => put({ ...(value as object), [key]: to }));
  };
  walk(whole, '', (to) => to);
  return found;
}

/** Does the path name the record, or at least the unit and day, year or version that it belongs to? */
function namesRecord(path: string, { pk, sk }: { pk: string; sk: string }): boolean {
  const [kind = '', first = '', second = ''] = sk.split('#');
  const day = /#D#([\d-]+)/.exec(pk)?.[1];
  if (kind === 'U') return path.startsWith(`submissions/${day}/${first}`);
  if (kind === 'CLOSE') return path === `closes/${first}`;
  if (kind === 'EDITION') return path === `editions/${first}/${Number(second)}`;
  if (kind === 'REGISTER') return path.startsWith('register');
  if (kind === 'SEARCH-TEXT') return path === `editions/${first}/${Number(second)}`;
  if (kind === 'DIGEST') return path.startsWith('digests/special');
  if (kind === 'DIGEST-REGISTER') return path.startsWith('register/special') || path.startsWith('digests/special');
  if (['KEY', 'DELIVERY', 'REMINDER', 'LINK'].includes(kind))
    return path === `${kind.toLowerCase()}/${sk.slice(kind.length + 1)}`;
  if (kind === 'DECISION') return path.startsWith(`decisions/${first}`);
  return path === `programme/${Number(first)}`;
}

const jianbao = (...args: string[]) =>
  promisify(execFile)(process.execPath, [CLI, ...args, '--data', world.folder]).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      stdout: error.stdout,
      stderr: error.stderr,
    }),
  );

describe('the commands', () => {
  it('verify: exit code 0 and one line; 1 and one line a problem', async () => {
    expect(await jianbao('verify', 'heart')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('没有发现问题'),
    });
    damage('U#b#R#0002', (data) => data.replace('heart.b', 'heart.c'));
    const { code, stdout } = await jianbao('verify', 'heart', D1);
    expect(code).toBe(1);
    expect(stdout.split('\n')[0]).toMatch(new RegExp(`^submissions/${D1}/b/2  .*被改动过`));
    const json = JSON.parse((await jianbao('verify', 'heart', '--json')).stdout) as { problems: unknown[] };
    expect(json.problems).toHaveLength(1);
  });

  it('verify: a programme that is not there, a day that is none', async () => {
    expect(await jianbao('verify', 'nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('没有报送任务'),
    });
    expect(await jianbao('verify', 'heart', '2022-02-30')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('不是日期'),
    });
  });

  it('export: every file of every edition with its SHA-256, the same bytes again, nothing that was altered', async () => {
    const out = temporaryFolder();
    expect((await jianbao('export', 'heart', '--out', out.path)).code).toBe(0);
    const index = readFileSync(join(out.path, 'index.json'), 'utf8');
    const { editions } = JSON.parse(index) as {
      editions: { day: string; edition: number; files: { path: string; sha256: string; bytes: number }[] }[];
    };
    expect(editions.map(({ day, edition }) => `${day} ${edition}`)).toEqual([
      `${D1} 1`,
      `${D1} 2`,
      `${D2} 1`,
      `${D3} 1`,
      `${D4} 1`,
    ]);
    for (const { path, sha256: sum, bytes } of editions.flatMap(({ files }) => files)) {
      const content = readFileSync(join(out.path, path));
      expect([sha256(content), content.length]).toEqual([sum, bytes]);
    }
    await jianbao('export', 'heart', '--out', out.path);
    expect(readFileSync(join(out.path, 'index.json'), 'utf8')).toBe(index);

    const [file] = (await editionsOf(world.table, 'heart', D3))[0]!.files;
    const path = join(world.folder, 'blobs', file!.key);
    const bytes = readFileSync(path);
    undo.push(() => writeFileSync(path, bytes));
    writeFileSync(path, 'x');
    expect(await jianbao('export', 'heart', '--out', join(out.path, 'again'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(D3),
    });
    out.remove();
  });

  it('backup: whole while others write, usable as a store, never over something', async () => {
    const out = temporaryFolder();
    const copy = join(out.path, 'copy');
    const stored = { programme: heartProgramme({ starts: D1, shards: 2 }), version: 2, appliedAt: '' };
    let isBusy = true;
    const busy = (async () => {
      for (let each = 0; isBusy; each += 1) {
        world.clock.set(shanghai(`${D5} 21:00`));
        await send(world, stored, D4, 'a', { waste: String(each % 9) }, { basedOn: each + 1, id: `busy-${each}` });
        await new Promise((done) => setTimeout(done, 2));
      }
    })();
    const first = await jianbao('backup', '--out', copy);
    isBusy = false;
    await busy;
    expect(first).toMatchObject({ code: 0 });
    const backup = await wire({ [SETTINGS.dataFolder]: copy });
    expect((await verifyProgramme(backup, 'heart')).problems).toEqual([]);
    expect((await verifyProgramme(backup, 'heart')).checked).toMatchObject({ editions: 5, files: 12 });
    backup.close();
    expect(await jianbao('backup', '--out', copy)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('不是空文件夹'),
    });
    out.remove();
  });
});
