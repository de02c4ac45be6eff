/**
 * Retention: what is past its time goes by command and leaves its proof; figures, numbers and briefings stay; what can no
 * longer be done is refused in words; what is preserved stays.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBoard } from '../../functions/pipeline/board/read.ts';
import { closeDay } from '../../functions/pipeline/day/close.ts';
import { readDay } from '../../functions/pipeline/day/read.ts';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { explainFigure } from '../../functions/pipeline/figures/explain.ts';
import { planRemoval } from '../../functions/pipeline/keeping/plan-removal.ts';
import { removePast } from '../../functions/pipeline/keeping/remove-past.ts';
import { searchArchive } from '../../functions/pipeline/search/archive.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import { readClose } from '../../functions/records/day/closes.ts';
import { latestEditions } from '../../functions/records/edition/editions.ts';
import { liftPreservation, placePreservation } from '../../functions/records/keeping/preservations.ts';
import { dayRemoval, listOf, removalRuns } from '../../functions/records/keeping/removals.ts';
import { sealed } from '../../functions/records/store/checksum.ts';
import { exportStore, importStore } from '../../infra/local/export-store.ts';
import { send, shanghai, storeHeart } from '../support/heart-world.ts';
import {
  copyOf,
  D1,
  D2,
  D3,
  D4,
  D5,
  D6,
  DIGEST_READER,
  type KeptWorld,
  keptProgramme,
  LATER,
  openKeptWorld,
  withRemoval,
} from '../support/kept-world.ts';
import { temporaryFolder } from '../support/stores.ts';

const CLI = join(import.meta.dirname, '../../infra/local/cli.ts');
let lived: Promise<KeptWorld> | undefined;
const opened: KeptWorld[] = [];
const scratch = temporaryFolder();
afterAll(async () => {
  (await lived)?.world.remove();
  for (const { world } of opened) world.remove();
  scratch.remove();
});

async function open(): Promise<KeptWorld> {
  lived ??= openKeptWorld();
  const kept = await copyOf(await lived);
  opened.push(kept);
  return kept;
}

const retain = (kept: KeptWorld) => withRemoval(kept, (stores) => removePast(stores, kept.stored, '档案室'));
const problemsOf = async ({ world }: KeptWorld) => (await verifyProgramme(world, 'heart')).problems;

/** Every byte of the data folder as one text: whatever is not in it is nowhere. */
const bytesOf = ({ world }: KeptWorld): string =>
  readdirSync(world.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\/(archive|incoming)\//.test(join(entry.parentPath, entry.name)))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');

/** What is stored, counted without the records of removing and of the audit. */
function stored({ world }: KeptWorld): { readonly records: number; readonly files: number } {
  const database = new DatabaseSync(join(world.folder, 'jianbao.sqlite'), { readOnly: true });
  const keys = database.prepare('SELECT sk FROM items').all() as { sk: string }[];
  database.close();
  const files = readdirSync(world.folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^(?!.*\.types).*\/photos\//.test(`${entry.parentPath}/`),
  );
  return { records: keys.filter(({ sk }) => !/^(?:AUDIT|REMOV)/.test(sk)).length, files: files.length };
}

describe('what was removed when its time was over', () => {
  let kept: KeptWorld;
  let before: unknown;
  let storedBefore: ReturnType<typeof stored>;
  const closes = async () =>
    Promise.all([D1, D2, D3, D4, D6].map(async (day) => (await readClose(kept.world, 'heart', day))?.close));
  beforeAll(async () => {
    kept = await open();
    before = [await closes(), await latestEditions(kept.world.table, 'heart')];
    expect(await problemsOf(kept)).toEqual([]);
    kept.world.clock.set(shanghai(LATER));
    for (const there of [kept.words(D3), DIGEST_READER]) expect(bytesOf(kept)).toContain(there);
    storedBefore = stored(kept);
    expect(await retain(kept)).toMatchObject([{ number: 1, state: 'done', by: '档案室', result: { left: 0 } }]);
  });

  it('is counted as what is stored no more', async () => {
    const [run] = await removalRuns(kept.world.table, 'heart');
    const { records, files } = stored(kept);
    expect(storedBefore.records - records).not.toBe(storedBefore.files - files); // so that one is not taken for the other
    expect(run?.result).toMatchObject({ records: storedBefore.records - records, files: storedBefore.files - files });
    const counted = await Promise.all([D1, D2, D3].map((day) => dayRemoval(kept.world.table, 'heart', 'reports', day)));
    for (const day of counted) {
      const list = await listOf(kept.world, day!);
      expect([day?.records, day?.files]).toEqual([list.records.length, list.files.length]);
    }
  });

  it('leaves no word, no photo and no name of it in the data folder outside the issued files', () => {
    const left = bytesOf(kept);
    for (const day of [D1, D2, D3]) expect(left).not.toContain(kept.words(day));
    expect(left).toContain(kept.words(D4));
    expect(left).not.toContain(DIGEST_READER);
    expect(left).not.toContain(`large ${D6}`); // 200 days are over for all photos
    expect(left).not.toContain(`small ${D1}`);
  });

  it('leaves closes, numbers, totals and issued files as they were', async () => {
    expect([await closes(), await latestEditions(kept.world.table, 'heart')]).toEqual(before);
    for (const { files } of await latestEditions(kept.world.table, 'heart')) {
      for (const { key } of files) expect(await kept.world.blobs.get(key)).toBeDefined();
    }
  });

  it('is told by verify as removed, neither as damage nor without a word', async () => {
    const { problems, removed, checked } = await verifyProgramme(kept.world, 'heart');
    expect(problems).toEqual([]);
    expect(removed.filter(({ kind }) => kind === 'reports').map(({ day, done }) => [day, done])).toEqual([
      [D1, true],
      [D2, true],
      [D3, true],
    ]);
    expect(checked.hashOnly).toBe(3);
    const single = await verifyProgramme(kept.world, 'heart', [D2]);
    expect([single.problems, single.checked.hashOnly]).toEqual([[], 1]);
  });

  it('cannot be closed, issued, corrected or reported again, and nothing becomes zero', async () => {
    const { world, stored } = kept;
    await expect(closeDay(world, stored, D2)).rejects.toThrow('were removed');
    const issued = await issueBriefing(world, stored, D2, { by: 'office', reason: '再更正' });
    expect(issued).toMatchObject({ outcome: 'refused', findings: [{ code: 'day.settled' }] });
    const sent = await send(world, stored, D2, 'b', { waste: '5' }, { id: 'late', basedOn: 1 });
    expect(sent).toMatchObject({ outcome: 'refused', findings: [{ code: 'day.settled' }] });
    // Photos of the fourth day are gone too, so it stays as it was printed.
    expect(await send(world, stored, D4, 'b', { waste: '5' }, { id: 'late', basedOn: 1 })).toMatchObject({
      outcome: 'refused',
    });
    expect((await readClose(world, 'heart', D2))?.close.indicators.waste?.day).toBe('10.5');
  });

  it('is shown as the day was closed, as removed and not as missing', async () => {
    const { world, stored } = kept;
    const day = await readDay(world, stored, D2);
    expect(day.removed).toBe(shanghai(LATER));
    expect(day.units.map(({ unit, state, late }) => [unit, state, late])).toEqual([
      ['a', 'reported', false], // on time, and corrected later
      ['b', 'reported', true],
    ]);
    const board = await readBoard(world, stored, D2);
    expect(board).toMatchObject({ removed: shanghai(LATER), completeness: { received: 2 } });
    expect((await readDay(world, stored, D4)).removed).toBeUndefined();
  });

  it('is explained from what the close keeps', async () => {
    const explained = await explainFigure(kept.world, kept.stored, D2, 'waste');
    expect(explained).toMatchObject({ removed: shanghai(LATER), again: null, differences: [], close: { day: '10.5' } });
    expect(explained?.parts.map(({ value }) => value)).toEqual(['9.5', '1.0']);
  });

  it('is found by no search, while what stays is', async () => {
    const search = async (word: string) =>
      (await searchArchive(kept.world, 'heart', { terms: [word], from: D1, to: D6 })).days.map(
        ({ edition }) => edition.day,
      );
    expect(await search('甲02')).toEqual([]);
    expect(await search('甲05')).toEqual([D5]);
    expect(await search('围挡')).toEqual([D6, D5, D4]);
  });

  it('goes once: nothing is due the second time, and the record of it stays', async () => {
    expect(await retain(kept)).toEqual([]);
    expect(await dayRemoval(kept.world.table, 'heart', 'reports', D1)).toMatchObject({ run: 1, state: 'done' });
  });

  it('is exported and imported with equal bytes, and verified there', async () => {
    await exportStore(kept.world.folder, join(scratch.path, 'one'));
    await importStore(join(scratch.path, 'one'), join(scratch.path, 'data'));
    await exportStore(join(scratch.path, 'data'), join(scratch.path, 'two'));
    for (const name of ['records.jsonl', 'manifest.json']) {
      const [one, two] = ['one', 'two'].map((each) => readFileSync(join(scratch.path, each, name)));
      expect(two!.equals(one!)).toBe(true);
    }
  });

  it('lets later days be reported, closed and issued with totals that go on', async () => {
    const { world, stored } = kept;
    const next = '2022-04-07';
    await send(world, stored, next, 'a', { waste: '1' });
    // 100 to begin with, 0.5 + … + 5.5 and six times 1, 8 more by the correction, 1 now.
    expect((await closeDay(world, stored, next)).indicators.waste?.total).toBe('133.0');
  });
});

describe('a report that is missing without a record of its removal', () => {
  it('is still named, and so is each thing that was changed afterwards', async () => {
    const kept = await open();
    kept.world.clock.set(shanghai(LATER));
    await retain(kept);
    const database = new DatabaseSync(join(kept.world.folder, 'jianbao.sqlite'));
    const alter = async (sql: string, ...values: string[]): Promise<string[]> => {
      database.exec('SAVEPOINT here');
      const rows = database.prepare('SELECT * FROM items').all() as {
        pk: string;
        sk: string;
        version: number;
        data: string;
      }[];
      database.exec('RELEASE here');
      database.prepare(sql).run(...values);
      const found = (await problemsOf(kept)).map(({ code }) => code);
      database.exec('DELETE FROM items');
      const insert = database.prepare('INSERT INTO items (pk, sk, version, data) VALUES (?, ?, ?, ?)');
      database.exec('BEGIN');
      for (const { pk, sk, version, data } of rows) insert.run(pk, sk, version, data);
      database.exec('COMMIT');
      return found;
    };
    const gone = 'DELETE FROM items WHERE sk = ?';
    const changed = 'UPDATE items SET data = replace(data, ?, ?) WHERE sk = ?';
    expect(await alter("DELETE FROM items WHERE pk LIKE ? AND sk LIKE 'U#a#%'", `P#heart#D#${D4}%`)).toContain(
      'close.differs',
    );
    expect(await alter(gone, `REMOVAL#reports#${D2}`)).toContain('close.differs');
    expect(await alter(gone, 'REMOVED#00001')).toEqual(expect.arrayContaining(['audit.gone', 'removal.run']));
    expect(await alter(changed, '"waste":{"', '"wastf":{"', `CLOSE#${D2}`)).toContain('removal.close');
    expect(await alter(changed, '"state":"done"', '"state":"dona"', `REMOVAL#reports#${D2}`)).toContain('removal.run');
    const run = await removalRuns(kept.world.table, 'heart');
    const { seal: _, ...first } = run[0]!;
    const miscounted = sealed({ ...first, result: { ...first.result!, records: first.result!.files } });
    const put = 'UPDATE items SET data = ? WHERE sk = ?';
    expect(await alter(put, JSON.stringify(miscounted), 'REMOVED#00001')).toContain('removal.run');
    expect(await alter(changed, 'U#a#R#0002', 'U#a#R#0009', `REMOVAL#reports#${D2}`)).toContain('removal.unproven');
    expect(await alter(changed, '档案室', '别的人', 'REMOVED#00001')).toEqual(
      expect.arrayContaining(['audit.differs', 'record.altered']),
    );
    const [delivery] = database.prepare("SELECT sk FROM items WHERE sk LIKE 'DELIVERY#%' ORDER BY sk").all() as {
      sk: string;
    }[];
    expect(await alter(gone, delivery!.sk)).toContain('audit.gone');
    expect(await problemsOf(kept)).toEqual([]);
    database.close();
  });
});

describe('what is preserved', () => {
  it('stays until the preservation is lifted, both on record; days beside it go', async () => {
    const kept = await open();
    const { world, stored } = kept;
    world.clock.set(shanghai(LATER));
    const about = { programme: 'heart', by: 'heart.admin', at: world.clock.now() };
    const placed = await placePreservation(world.table, { ...about, from: D2, to: D2, reason: '诉讼' });
    expect(await placePreservation(world.table, { ...about, from: D2, to: D2, reason: '诉讼' })).toEqual(placed);
    const plan = await planRemoval(world, stored);
    expect(plan.find(({ kind }) => kind === 'reports')).toMatchObject({ due: [D1, D3], preserved: [D2] });
    await retain(kept);
    expect(await dayRemoval(world.table, 'heart', 'reports', D2)).toBeUndefined();
    expect(bytesOf(kept)).toContain(kept.words(D2));
    expect(await problemsOf(kept)).toEqual([]);
    await liftPreservation(world.table, 'heart', 1, { by: 'heart.admin', at: world.clock.now(), reason: '已结案' });
    expect(await retain(kept)).toMatchObject([{ number: 2, result: { left: 0 } }]);
    expect(bytesOf(kept)).not.toContain(kept.words(D2));
    expect(await problemsOf(kept)).toEqual([]);
  });

  it('is everything, when no period is named', async () => {
    const kept = await open();
    kept.world.clock.set(shanghai(LATER));
    const about = { programme: 'heart', by: 'command', at: kept.world.clock.now(), reason: '巡察' };
    await placePreservation(kept.world.table, { ...about, from: null, to: null });
    expect(await retain(kept)).toEqual([]);
  });
});

describe('without anything in `keep`', () => {
  it('everything is kept for ever', async () => {
    const kept = await open();
    const { keep: _, ...rest } = keptProgramme();
    const stored = await storeHeart(kept.world, rest);
    kept.world.clock.set(shanghai('2099-01-01 09:00'));
    const plan = await planRemoval(kept.world, stored);
    expect(plan.map(({ duration, due }) => [duration, due])).toEqual(Array.from({ length: 4 }, () => ['forever', []]));
  });
});

describe('the command', () => {
  const run = async (kept: KeptWorld, ...args: string[]) => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      CLI,
      ...args,
      '--data',
      kept.world.folder,
    ]).catch((error: { stdout: string; stderr: string }) => error);
    return `${stdout}${stderr}`;
  };

  it('shows, refuses, removes and tells', async () => {
    const kept = await open();
    const now = ['--now', '2023-04-04T09:00:00+08:00'];
    const shown = await run(kept, 'retain', 'heart', ...now);
    expect(shown).toContain(`可以销毁 3 天（${D1} 至 ${D3}）：`);
    expect(shown).toContain('报送：保管期限 1年');
    expect(shown).toContain('还没有销毁');
    const counted = JSON.parse(await run(kept, 'retain', 'heart', '--json', ...now)) as { kinds: object[] };
    expect(counted.kinds).toContainEqual(
      expect.objectContaining({ kind: 'reports', days: 3, due: [{ from: D1, to: D3 }], waiting: [] }),
    );
    expect(await run(kept, 'retain', 'heart', '--remove', ...now)).toContain('请加上 --by');
    expect(await run(kept, 'retain', 'heart', '--remove', '--by', '档案室', '--now', '2999-01-01T00:00:00Z')).toContain(
      '晚于现在',
    );
    expect(await run(kept, 'preservation', 'place', 'heart', '--from', D2, '--to', D1, '--reason', 'x')).toContain(
      '早于',
    );
    expect(await run(kept, 'preservation', 'place', 'heart', '--from', '4月', '--reason', 'x')).toContain('不是日期');
    expect(await run(kept, 'preservation', 'place', 'heart', '--reason', ' ')).toContain('写明原因');
    expect(await run(kept, 'preservation', 'place', 'heart', '--from', D3, '--to', D3, '--reason', '诉讼')).toContain(
      '第 1 号',
    );
    expect(await run(kept, 'preservation', 'lift', 'heart', '7', '--reason', 'x')).toContain('没有第“7”号');
    expect(await run(kept, 'retain', 'heart', '--remove', '--by', '档案室', ...now)).toContain('第 1 次销毁已完成');
    const verified = await run(kept, 'verify', 'heart', '--no-record');
    expect(verified).toContain(`${D1} 至 ${D2} 的报送已按保管期限销毁（第 1 次，2023-04-04）：日结只核对了校验码`);
    expect(verified).toContain('没有发现问题');
    expect(await run(kept, 'retain', 'heart', ...now)).toContain(`保全中，不销毁 1 天（${D3}）`);
    expect(await run(kept, 'close', 'heart', D1)).toContain('不能再改动');
    expect(await run(kept, 'preservation', 'lift', 'heart', '1', '--reason', '已结案')).toContain('已解除');
  });
});
