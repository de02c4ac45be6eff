/**
 * Keeping a whole store: export and import with the same bytes, backups by the clock, a restore that verifies.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../functions/contract.ts';
import { issueDigest } from '../../functions/pipeline/digest/issue.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import type { StoredProgramme } from '../../functions/records/programme/programmes.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { wire } from '../../functions/runtime/wire.ts';
import { exportStore, importStore } from '../../infra/local/export-store.ts';
import { restore } from '../../infra/local/restore.ts';
import { type BackupPlan, backUpWhenDue } from '../../infra/local/serve/scheduled-backup.ts';
import { type HeartWorld, openHeartWorld, quiet, send, shanghai, storeHeart } from '../support/heart-world.ts';
import { temporaryFolder } from '../support/stores.ts';

const [D1, D2, D3] = ['2022-04-01', '2022-04-02', '2022-04-03'] as const;

let world: HeartWorld;
let stored: StoredProgramme;
const scratch = temporaryFolder();
const at = (name: string): string => join(scratch.path, name);

beforeAll(async () => {
  world = await openHeartWorld(`${D1} 09:00`);
  stored = await storeHeart(world, { starts: D1 });
  for (const [index, day] of [D1, D2].entries()) {
    world.clock.set(shanghai(`${day} 10:00`));
    const narratives = [{ kind: '问题协调', text: '围挡破损，“引号”与\u2028换行' }];
    await send(world, stored, day, 'a', { waste: `${index}.5`, posts: ['东桥'] }, { narratives });
    world.clock.set(shanghai(`${[D2, D3][index]} 08:00`));
    await runEveryClock(world);
  }
  await issueDigest(world, stored, 'special', { from: D1, to: D2 }, { by: 'office' });
});
afterAll(() => {
  world.remove();
  scratch.remove();
});

/** Every file under the folder with its bytes. */
const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path, 'base64')]),
  );

async function problemsOf(data: string) {
  const other = await wire({ [SETTINGS.dataFolder]: data }, { log: quiet });
  try {
    return (await verifyProgramme(other, 'heart')).problems;
  } finally {
    other.close();
  }
}

describe('export and import', () => {
  it('export, import, export: equal bytes, and what was imported is verified without a problem', async () => {
    const counts = await exportStore(world.folder, at('one'));
    expect(counts.records).toBeGreaterThan(10);
    expect(await importStore(at('one'), at('data'))).toEqual(counts);
    await exportStore(at('data'), at('two'));
    expect(filesIn(at('two'))).toEqual(filesIn(at('one')));
    expect(await problemsOf(at('data'))).toEqual([]);
    expect(existsSync(join(at('data'), '.importing'))).toBe(false);
  });

  it('is readable without the program: records as lines of JSON, files under their names', () => {
    const lines = readFileSync(join(at('one'), 'records.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    const records = lines.map((line) => JSON.parse(line) as { sk: string; data: { title?: string } });
    expect(records.map(({ sk }) => sk)).toContain(`EDITION#${D1}#01`);
    expect(Object.keys(filesIn(join(at('one'), 'blobs/archive'))).some((name) => name.endsWith('/figures.json'))).toBe(
      true,
    );
  });

  it('goes on after another export into the same folder, and refuses a folder with something else', async () => {
    const before = filesIn(at('one'));
    await exportStore(world.folder, at('one'));
    expect(filesIn(at('one'))).toEqual(before);
    mkdirSync(at('full'));
    writeFileSync(join(at('full'), 'mine.txt'), 'x');
    await expect(exportStore(world.folder, at('full'))).rejects.toThrow('有别的文件');
    await expect(importStore(at('one'), at('full'))).rejects.toThrow('不是空文件夹');
    expect(readdirSync(at('full'))).toEqual(['mine.txt']);
  });

  it.each([
    ['a record', 'records.jsonl'],
    ['a file', Object.keys],
  ] as const)('checks every hash before it writes: %s', async (_, which) => {
    const copy = at(`altered-${typeof which}`);
    cpSync(at('one'), copy, { recursive: true });
    const name =
      typeof which === 'string' ? which : Object.keys(filesIn(copy)).find((each) => each.includes('figures.json'))!;
    const bytes = readFileSync(join(copy, name));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(join(copy, name), bytes);
    await expect(importStore(copy, at('never'))).rejects.toThrow(/与清单的 SHA-256 不符/);
    expect(existsSync(at('never'))).toBe(false);
  });

  it('without its manifest, or with a file gone, is not taken', async () => {
    const copy = at('gone');
    cpSync(at('one'), copy, { recursive: true });
    rmSync(join(copy, 'records.jsonl'));
    await expect(importStore(copy, at('never'))).rejects.toThrow('records.jsonl 不在');
    rmSync(join(copy, 'manifest.json'));
    await expect(importStore(copy, at('never'))).rejects.toThrow('不是完整的导出');
  });

  it('cut short, is begun again from nothing', async () => {
    mkdirSync(join(at('cut'), 'blobs/archive/x'), { recursive: true });
    writeFileSync(join(at('cut'), 'blobs/archive/x/half'), 'half');
    writeFileSync(join(at('cut'), '.importing'), '');
    await importStore(at('one'), at('cut'));
    await exportStore(at('cut'), at('three'));
    expect(filesIn(at('three'))).toEqual(filesIn(at('one')));
  });
});

describe('backups by the clock', () => {
  const plan = (): BackupPlan => ({
    data: world.folder,
    into: at('backups'),
    at: '02:00',
    timezone: 'Asia/Shanghai',
    keep: 3,
  });
  const tick = (text: string) => backUpWhenDue(plan(), shanghai(text));

  it('one a day after its hour, the last three kept, nothing else removed', async () => {
    expect(await tick('2022-05-01 01:59')).toBeUndefined();
    expect(await tick('2022-05-01 02:00')).toBe(join(at('backups'), '2022-05-01'));
    expect(await tick('2022-05-01 02:01')).toBeUndefined();
    writeFileSync(join(at('backups'), 'note.txt'), 'mine');
    for (const day of ['02', '03', '04', '05']) await tick(`2022-05-${day} 23:59`);
    expect(readdirSync(at('backups')).sort()).toEqual(['2022-05-03', '2022-05-04', '2022-05-05', 'note.txt']);
  });

  it('what a crash left is no generation and is begun again', async () => {
    mkdirSync(join(at('backups'), '.unfinished'));
    writeFileSync(join(at('backups'), '.unfinished/half'), 'x');
    expect(await tick('2022-05-06 02:00')).toBe(join(at('backups'), '2022-05-06'));
    expect(readdirSync(join(at('backups'), '2022-05-06')).sort()).toEqual(['blobs', 'jianbao.sqlite']);
  });

  it('made while reports come in, restored into a new folder: whole, verified, the same bytes as at that moment', async () => {
    world.clock.set(shanghai(`${D3} 10:00`));
    let writing = true;
    const reports = (async () => {
      for (let basedOn = 0; writing && basedOn < 40; basedOn += 1) {
        await send(world, stored, D3, 'a', { waste: `${basedOn}` }, { basedOn });
      }
    })();
    await tick('2022-05-07 02:00');
    writing = false;
    await reports;
    const backup = join(at('backups'), '2022-05-07');
    await restore(backup, at('restored'));
    expect(await problemsOf(at('restored'))).toEqual([]);
    await exportStore(at('restored'), at('of-restored'));
    await exportStore(backup, at('of-backup'));
    expect(filesIn(at('of-restored'))).toEqual(filesIn(at('of-backup')));
  });

  it('restore refuses a folder that holds something, and what is no backup', async () => {
    await expect(restore(join(at('backups'), '2022-05-07'), at('restored'))).rejects.toThrow('不是空文件夹');
    await expect(restore(at('full'), at('elsewhere'))).rejects.toThrow('没有数据');
    expect(existsSync(at('elsewhere'))).toBe(false);
  });
});
