/**
 * The register over the turn of the year, as the clock and the office fill it.
 */
import { describe, expect, it } from 'vitest';
import { hold, release } from '../../../functions/records/day/decisions.ts';
import { numbers, tickAt, useHeart, world } from '../../support/use-heart.ts';

useHeart('2021-12-30 09:00', { starts: '2021-12-30' });

describe('the register across years', () => {
  const DECEMBER = ['2021-12-30', '2021-12-31'] as const;

  it('numbers begin again with the year of the reporting day, overall numbers go on', async () => {
    await tickAt('2022-01-03 08:00');
    expect(await numbers('2021')).toEqual([
      [DECEMBER[0], 1, 1],
      [DECEMBER[1], 2, 2],
    ]);
    expect(await numbers('2022')).toEqual([
      ['2022-01-01', 1, 3],
      ['2022-01-02', 2, 4],
    ]);
  });

  it('a day of the old year that is issued in the new one takes the next number of its year', async () => {
    await hold(world.table, 'heart', DECEMBER[1], 'office', world.clock.now());
    await tickAt('2022-01-02 08:00');
    expect(await numbers('2022')).toEqual([['2022-01-01', 1, 2]]);
    await release(world.table, 'heart', DECEMBER[1], 'office', world.clock.now());
    await tickAt('2022-01-02 08:05');
    expect(await numbers('2021')).toEqual([
      [DECEMBER[0], 1, 1],
      [DECEMBER[1], 2, 3],
    ]);
    await tickAt('2022-01-03 08:00');
    expect(await numbers('2022')).toEqual([
      ['2022-01-01', 1, 2],
      ['2022-01-02', 2, 4],
    ]);
  });
});
