/**
 * What the last check of the archive found: kept by the command and by the nightly check, shown to readers in a
 * sentence and to the office in full, and itself safe from a changed byte.
 */
import { describe, expect, it, vi } from 'vitest';
import { daysBetween } from '../../functions/core/values/reporting-day.ts';
import { closeDay } from '../../functions/pipeline/day/close.ts';
import { checkAtNight } from '../../functions/pipeline/verify/check-at-night.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import type { Json } from '../../functions/ports.ts';
import { closeChecksum, readClose } from '../../functions/records/day/closes.ts';
import { recordKey } from '../../functions/records/store/keys.ts';
import { latestVerifications, recordVerification } from '../../functions/records/verify/verifications.ts';
import { runCheck } from '../../functions/runtime/night-check.ts';
import { shanghai } from '../support/heart-world.ts';
import { at, D1, D2, issued, say, stored, tickAt, useHeart, world } from '../support/use-heart.ts';
import { openWebWorld } from '../support/web-world.ts';

const checked = { days: 8, revisions: 20, closes: 8, editions: 9, files: 27 };
const found = [
  { code: 'file.missing', path: 'editions/2022-04-08/1/briefing.docx', message: '文件不在归档库中。' },
] as const;

describe('a result', () => {
  it('is shown to readers in a sentence, to the office with what was found; the latest counts', async () => {
    const web = await openWebWorld();
    await web.put({ id: 'x', basedOn: 0, figures: { dissuaded: 1 } });
    await web.issueDay('2022-04-08');
    const page = async (key: string): Promise<string> =>
      (await (await web.request('/archive/suizhou', { key })).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(await page(web.keys.reader)).toContain('存档核对 还没有核对过');
    const about = { programme: 'suizhou', checked } as const;
    await recordVerification(web.world.table, {
      ...about,
      at: '2022-04-08T09:00:00.000Z',
      by: 'command-line',
      of: 'all',
      found,
    });
    const shown = await page(web.keys.reader);
    expect(shown).toContain('存档核对 发现1个问题，请联系编发单位');
    expect(shown).toContain('2022年4月8日 17:00由管理员核对全部存档：8天、20次修订、8份日结、9版简报、27个文件');
    expect(shown).not.toContain('不在归档库中');
    expect(await page(web.keys.office)).toContain('editions/2022-04-08/1/briefing.docx 文件不在归档库中。');
    const of = { from: '2022-04-01', to: '2022-04-08' };
    await recordVerification(web.world.table, { ...about, at: '2022-04-08T18:10:00.000Z', by: 'clock', of, found: [] });
    const later = await page(web.keys.reader);
    expect(later).toContain('存档核对 没有发现问题');
    expect(later).toContain('4月9日 02:10由系统每晚核对2022年4月1日 星期五至2022年4月8日 星期五之间的存档');
  });
});

describe('at night', () => {
  useHeart();
  const logged: string[] = [];
  const result = async () => (await latestVerifications(world.table, 'heart', 1))[0];
  const nightOf = async (day: string, time = '02:00') => {
    await tickAt(`${day} ${time}`);
    return result();
  };

  async function damage(day: string): Promise<void> {
    const key = recordKey('heart', 'close', day);
    const item = (await world.table.get<Json>(key.pk, key.sk))!;
    const data = JSON.parse(JSON.stringify(item.data).replace('"1.0"', '"7.0"')) as Json;
    await world.table.replace({ ...key, data }, item.version);
  }

  it('the clock asks for one check, and its result is kept; damage is found', async () => {
    await say(D1, 'a', { waste: '1' });
    await tickAt(`${D1} 18:00`);
    await tickAt(`${D1} 23:00`);
    expect(await latestVerifications(world.table, 'heart')).toEqual([]); // nobody waits for it in the evening
    await nightOf(D2);
    await nightOf(D2, '02:05');
    const [first, ...more] = await latestVerifications(world.table, 'heart');
    expect(first).toMatchObject({
      by: 'clock',
      of: { from: D1, to: D1 },
      problems: 0,
      checked: { days: 1, closes: 1 },
    });
    expect(more).toEqual([]);
    expect((await verifyProgramme(world, 'heart')).problems).toEqual([]);
    for (const day of [D2, '2022-04-03', '2022-04-04']) await tickAt(`${day} 18:00`); // the day after a close may mend it
    await damage(D1);
    const second = await nightOf('2022-04-05', '02:30');
    expect(second!.problems).toBeGreaterThan(0);
    expect(second!.named[0]!.message).toContain('日结');
  });

  it('nothing is asked for where nothing has been closed', async () => {
    expect(await nightOf(D1, '03:00')).toBeUndefined();
  });

  it('what was found is told to the log and measured; what could not be looked at too, and the job is done', async () => {
    await say(D1, 'a', { waste: '1' });
    await tickAt(`${D1} 18:00`);
    const measured = async (): Promise<unknown[]> => {
      const lines: string[] = [];
      const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => Boolean(lines.push(String(line))));
      vi.stubEnv('JIANBAO_STAGE', 'test');
      const log = { info: () => {}, error: (message: string) => void logged.push(message) };
      await runCheck({ ...world, log }, { kind: 'verify', programme: 'heart' });
      vi.unstubAllEnvs();
      write.mockRestore();
      return lines.map((line) => (JSON.parse(line) as { ArchiveProblems: number }).ArchiveProblems);
    };
    at(`${D2} 02:00`);
    expect([await measured(), logged]).toEqual([[0], []]);
    await damage(D1);
    at('2022-04-03 02:00');
    expect((await measured())[0]).toBeGreaterThan(0);
    expect(logged.splice(0)).toEqual(['nightly check found damage']);
    at('2022-04-04 02:00');
    vi.spyOn(world.table, 'query').mockRejectedValue(new Error('throttled'));
    expect([await measured(), logged.splice(0)]).toEqual([[1], ['nightly check failed']]);
  });

  it('older days come by turns, each night from where the last one stopped, until all have been looked at', async () => {
    const days = daysBetween(D1, '2022-09-30');
    for (const day of days) {
      at(`${day} 23:00`);
      await closeDay(world, stored, day);
    }
    const seen: string[][] = [];
    const verify = async (night: string): Promise<void> => {
      at(`${night} 02:00`);
      await checkAtNight(world, stored);
      const last = (await result())!;
      seen.push([last.of === 'all' ? '' : last.of.from, last.through ?? '', String(last.checked.days)]);
    };
    for (const night of ['2022-10-01', '2022-10-02', '2022-10-03']) await verify(night);
    expect(seen).toEqual([
      ['2022-04-01', '2022-07-09', '131'],
      ['2022-07-10', '2022-08-30', '83'],
      ['2022-04-01', '2022-07-09', '131'],
    ]);
  });

  it('a night ends in time, half of it spent on the older days; the next goes on', async () => {
    const days = daysBetween(D1, '2022-07-31');
    for (const day of days) {
      at(`${day} 23:00`);
      await closeDay(world, stored, day);
    }
    const slow = (start: string) => {
      let looks = 0;
      const began = Date.parse(shanghai(start));
      // Each look at the clock is ten seconds later: one before the first day, one before each.
      return { ...world, clock: { now: () => new Date(began + 10_000 * looks++).toISOString() } };
    };
    const of = async (start: string) => {
      await checkAtNight(slow(start), stored);
      const last = (await result())!;
      return [last.checked.days, last.through];
    };
    const [first, second] = [await of('2022-08-01 02:00'), await of('2022-08-02 02:00')];
    expect(first).toEqual([6, '2022-04-03']);
    expect(second).toEqual([6, '2022-04-06']);
  });

  it('a result that somebody made good is named', async () => {
    const about = {
      programme: 'heart',
      at: '2022-04-01T09:00:00.000Z',
      by: 'command-line',
      of: 'all',
      checked,
    } as const;
    await recordVerification(world.table, { ...about, found });
    const key = recordKey('heart', 'verification', about.at, about.by);
    const item = (await world.table.get<{ problems: number }>(key.pk, key.sk))!;
    await world.table.replace({ ...key, data: { ...item.data, problems: 0 } as unknown as Json }, item.version);
    const { problems } = await verifyProgramme(world, 'heart');
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([`record.altered verifications/${about.at}`]);
  });
});

describe('a report that met an issue', () => {
  useHeart();
  const problems = async () =>
    (await verifyProgramme(world, 'heart')).problems.map(({ code, path }) => `${code} ${path}`);

  it.each([
    ['in the same millisecond', '08:00:00'],
    ['on its way while the edition was made', '07:59:50'],
    ['right after it', '08:00:01'],
  ])('%s is no damage of the edition, once its day was added up again', async (_, time) => {
    await say(D1, 'a', { waste: '1' });
    at(`${D2} 08:00:00`);
    const edition = await issued(D1);
    at(`${D2} ${time}`);
    await say(D1, 'a', { waste: '2' }, { basedOn: 1 });
    at(`${D2} 09:00`);
    await closeDay(world, stored, D1);
    expect(edition.close).not.toBe(closeChecksum((await readClose(world, 'heart', D1))!.close));
    expect(await problems()).toEqual([]);
  });

  it('long before it would be in the edition: then the edition is named', async () => {
    await say(D1, 'a', { waste: '1' });
    at(`${D2} 08:00:00`);
    await issued(D1);
    at(`${D2} 07:30:00`);
    await say(D1, 'a', { waste: '2' }, { basedOn: 1 });
    at(`${D2} 09:00`);
    await closeDay(world, stored, D1);
    expect(await problems()).toEqual([`edition.differs editions/${D1}/1`]);
  });
});
