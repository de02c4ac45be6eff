/**
 * What the last check of the archive found: kept by the command and by one machine's nightly check, shown to readers in a
 * sentence and to the office in full, and itself safe from a changed byte.
 */
import { describe, expect, it } from 'vitest';
import { verifyProgramme } from '../../functions/pipeline/verify.ts';
import type { Json } from '../../functions/ports.ts';
import { recordKey } from '../../functions/records/keys.ts';
import { latestVerifications, recordVerification } from '../../functions/records/verifications.ts';
import { checkAtNight } from '../../infra/local/nightly-check.ts';
import { at, D1, D2, say, tickAt, useHeart, world } from '../support/use-heart.ts';
import { openWebWorld } from '../support/web-world.ts';

const checked = { days: 8, revisions: 20, closes: 8, editions: 9, files: 27 };
const found = [
  { code: 'file.missing', path: 'editions/2022-04-08/1/briefing.docx', message: '文件不在归档库中。' },
] as const;

describe('a result', () => {
  it('is shown to readers in a sentence, to the office with what was found; the latest counts', async () => {
    const web = await openWebWorld();
    await web.put({ id: 'x', basedOn: 0, figures: { dissuaded: 1 } });
    await web.request('/api/programmes/suizhou/days/2022-04-08/issue', { method: 'POST', key: web.keys.office });
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

  it('one machine checks once, and keeps the result; damage is found', async () => {
    await say(D1, 'a', { waste: '1' });
    await tickAt(`${D1} 18:00`);
    at(`${D1} 23:00`);
    await checkAtNight(world);
    expect(await latestVerifications(world.table, 'heart')).toEqual([]); // nobody waits for it in the evening
    at(`${D2} 02:00`);
    await checkAtNight(world);
    await checkAtNight(world);
    const [first, ...more] = await latestVerifications(world.table, 'heart');
    expect(first).toMatchObject({
      by: 'clock',
      of: { from: D1, to: D1 },
      problems: 0,
      checked: { days: 1, closes: 1 },
    });
    expect(more).toEqual([]);
    expect((await verifyProgramme(world, 'heart')).problems).toEqual([]);
    const key = recordKey('heart', 'close', D1);
    const item = (await world.table.get<Json>(key.pk, key.sk))!;
    await world.table.replace(
      { ...key, data: JSON.parse(JSON.stringify(item.data).replace('"1.0"', '"7.0"')) as Json },
      item.version,
    );
    at('2022-04-03 02:30');
    await checkAtNight(world);
    const [second] = await latestVerifications(world.table, 'heart', 1);
    expect(second!.problems).toBeGreaterThan(0);
    expect(second!.named[0]!.message).toContain('日结');
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
