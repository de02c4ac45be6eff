/**
 * Links for a time and downloads, as records.
 */
import { describe, expect, it } from 'vitest';
import { findKey, listKeys, readKey, revokeKey } from '../../../functions/records/access/access-keys.ts';
import { createLink, linksTo } from '../../../functions/records/access/links.ts';
import { downloadsInMonth, downloadsOf, recordDownload } from '../../../functions/records/edition/downloads.ts';
import { downloadsPartition, partition } from '../../../functions/records/store/keys.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { AT, DAY } from '../../support/sample-records.ts';

const EXPIRES = '2022-04-09T09:30:00.000Z';
const wanted = { day: DAY, by: 'suizhou.office00', at: AT, expires: EXPIRES };

describe('a link', () => {
  it('admits a guest to its day until it ends', async () => {
    const { table } = memoryStores();
    const { key, id } = await createLink(table, 'suizhou', wanted);
    expect((await findKey(table, key, AT)).holder).toEqual({ id, programme: 'suizhou', role: 'guest', day: DAY });
    expect((await findKey(table, key, EXPIRES)).holder).toBeUndefined();
    expect(JSON.stringify(await table.query(partition('suizhou'), {}))).not.toContain(key.split('.')[2]);
  });

  it('is listed with who made it, newest first, of its day only', async () => {
    const { table } = memoryStores();
    const first = await createLink(table, 'suizhou', wanted);
    const second = await createLink(table, 'suizhou', { ...wanted, at: '2022-04-08T10:00:00.000Z' });
    await createLink(table, 'suizhou', { ...wanted, day: '2022-04-07' });
    expect((await linksTo(table, 'suizhou', DAY)).map(({ id, by, revoked }) => [id, by, revoked])).toEqual([
      [second.id, wanted.by, null],
      [first.id, wanted.by, null],
    ]);
    expect((await listKeys(table, 'suizhou')).filter(({ role, day }) => role === 'guest' && day === DAY)).toHaveLength(
      2,
    );
  });

  it('is revoked, by whom is kept, and the first time counts', async () => {
    const { table } = memoryStores();
    const { key, id } = await createLink(table, 'suizhou', wanted);
    expect(await revokeKey(table, id, '2022-04-08T10:00:00.000Z', 'suizhou.reader00')).toBe(true);
    expect(await revokeKey(table, id, '2022-04-08T11:00:00.000Z', 'suizhou.other000')).toBe(true);
    expect((await findKey(table, key, AT)).holder).toBeUndefined();
    expect((await readKey(table, id))?.revoked).toBe('2022-04-08T10:00:00.000Z');
    expect(JSON.stringify(await table.query(partition('suizhou'), { prefix: 'KEY#' }))).toContain('suizhou.reader00');
    expect(await readKey(table, 'suizhou.nobody00')).toBeUndefined();
  });
});

describe('downloads', () => {
  const taken = { day: DAY, edition: 1, files: ['briefing.docx'], by: 'suizhou.reader00', role: 'reader', at: AT };

  it('of one key in one millisecond are two', async () => {
    const { table } = memoryStores();
    await recordDownload(table, 'suizhou', taken);
    await recordDownload(table, 'suizhou', taken);
    expect(await downloadsOf(table, 'suizhou', DAY, 10)).toEqual([taken, taken]);
  });

  it('lie in a partition of their own, by month', async () => {
    const { table } = memoryStores();
    await recordDownload(table, 'suizhou', taken);
    expect(await table.query(partition('suizhou'), {})).toEqual([]);
    expect(await table.query(downloadsPartition('suizhou', '2022-04'), {})).toHaveLength(1);
  });

  it('of a period count for each of its days, newest first', async () => {
    const { table } = memoryStores();
    const { edition: _, ...rest } = taken;
    const period = { ...rest, day: '2022-04-01', to: '2022-04-07', at: '2022-04-09T00:00:00.000Z' };
    const whole = { ...rest, day: '2022-04-01', to: '2022-04-30', at: '2022-04-10T00:00:00.000Z' };
    for (const each of [taken, period, whole]) await recordDownload(table, 'suizhou', each);
    expect(await downloadsOf(table, 'suizhou', DAY, 10)).toEqual([whole, taken]);
    expect(await downloadsOf(table, 'suizhou', '2022-04-07', 10)).toEqual([whole, period]);
    expect(await downloadsInMonth(table, 'suizhou', '2022-04', 10)).toEqual([whole, period, taken]);
    expect(await downloadsInMonth(table, 'suizhou', '2022-05', 10)).toEqual([]);
  });
});
