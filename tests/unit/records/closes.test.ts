import { describe, expect, it } from 'vitest';
import {
  closeChecksum,
  closesBetween,
  lastClosedDay,
  readClose,
  writeClose,
} from '../../../functions/records/day/closes.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { DAY, sampleClose } from '../../support/sample-records.ts';

const standing = (unit: string) => ({
  unit,
  name: `第${unit}社区居民委员会`,
  state: 'missing' as const,
  late: false,
  revision: null,
  receivedAt: null,
  checksum: null,
});
/** 500 kB in UTF-8, but only 250,000 characters. */
const large = sampleClose({ units: Array.from({ length: 1_000 }, (_, n) => standing(`${n}${'居'.repeat(60)}`)) });

describe('closes', () => {
  it.each([
    ['small', sampleClose(), 0],
    ['large', large, 1],
  ])('are read back as written, %s', async (_, close, blobs) => {
    const stores = memoryStores();
    expect(await writeClose(stores, close, 0)).toBe(true);
    expect(await readClose(stores, 'suizhou', DAY)).toEqual({ close, version: 1 });
    expect(await lastClosedDay(stores, 'suizhou')).toBe(DAY);
    expect(await closesBetween(stores, 'suizhou', DAY, DAY)).toEqual([close]);
    expect(stores.kept.size).toBe(blobs);
  });

  it('are written over the version that was read, and no other', async () => {
    const stores = memoryStores();
    const [first, second, third] = [1, 2, 3].map((programmeVersion) => sampleClose({ programmeVersion }));
    expect(await writeClose(stores, first!, 0)).toBe(true);
    expect(await writeClose(stores, second!, 0)).toBe(false);
    expect(await writeClose(stores, second!, 1)).toBe(true);
    expect(await writeClose(stores, third!, 1)).toBe(false);
    expect(await writeClose(stores, second!, 1)).toBe(true); // equal, so it stands: an answer may have been lost
    expect(await readClose(stores, 'suizhou', DAY)).toEqual({ close: second, version: 2 });
  });

  it('are found by day', async () => {
    const stores = memoryStores();
    const days = ['2021-12-31', '2022-01-01', '2022-01-02', '2022-01-03'];
    for (const day of [...days].reverse()) await writeClose(stores, sampleClose({ day }), 0);
    const between = await closesBetween(stores, 'suizhou', '2022-01-01', '2022-01-02');
    expect(between.map((close) => close.day)).toEqual(['2022-01-01', '2022-01-02']);
    expect(await lastClosedDay(stores, 'suizhou')).toBe('2022-01-03');
    expect(await lastClosedDay(stores, 'other')).toBeUndefined();
    expect(await readClose(stores, 'suizhou', '2022-01-04')).toBeUndefined();
  });

  it('are not believed when their blob was altered or is gone', async () => {
    const stores = memoryStores();
    await writeClose(stores, large, 0);
    const [key] = [...stores.kept.keys()];
    expect(key).toMatch(/^closes\/suizhou\/2022-04-08\/[0-9a-f]{64}\.json$/);
    stores.kept.set(key!, { bytes: new TextEncoder().encode('{}'), mediaType: 'application/json' });
    await expect(readClose(stores, 'suizhou', DAY)).rejects.toThrow('is not what was stored');
    stores.kept.clear();
    await expect(readClose(stores, 'suizhou', DAY)).rejects.toThrow('missing');
    expect(await lastClosedDay(stores, 'suizhou')).toBe(DAY); // by its key alone
  });

  it('have a checksum of what they say', () => {
    const one = closeChecksum(sampleClose());
    expect(closeChecksum(sampleClose({ programmeVersion: 2, previousClose: 'e'.repeat(64) }))).toBe(one);
    expect(closeChecksum(sampleClose({ completeness: { expected: 1, received: 0, onTime: 0 } }))).not.toBe(one);
    expect(closeChecksum(sampleClose({ day: '2022-04-09' }))).not.toBe(one);
  });
});
