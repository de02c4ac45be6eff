/**
 * Months drawn together by the clock: made when a month is over, gone before one of its closes changes, made again after,
 * and named by `verify` when somebody touched them.
 */
import { describe, expect, it } from 'vitest';
import { closeDay } from '../../../functions/pipeline/day/close.ts';
import { readSeries } from '../../../functions/pipeline/figures/series.ts';
import { summariseFigures } from '../../../functions/pipeline/figures/summarise.ts';
import { verifyProgramme } from '../../../functions/pipeline/verify/verify.ts';
import type { Json } from '../../../functions/ports.ts';
import { readClose, writeClose } from '../../../functions/records/day/closes.ts';
import { forgetMonth, readHeads, storedMonths, storeMonth } from '../../../functions/records/figures/months.ts';
import { recordKey } from '../../../functions/records/store/keys.ts';
import { at, say, stored, tickAt, useHeart, world } from '../../support/use-heart.ts';

const [M1, M2, A1, A2] = ['2022-03-30', '2022-03-31', '2022-04-01', '2022-04-02'] as const;
useHeart(`${M1} 09:00`, { starts: M1 });

async function month(): Promise<void> {
  for (const [number, day] of [M1, M2].entries()) {
    at(`${day} 10:00`);
    await say(day, 'a', { waste: `${number + 1}.5`, staff: '3' });
    await tickAt(`${day} 18:00`);
  }
}

const waste = async (): Promise<unknown[]> => {
  const indicators = stored.programme.indicators.filter(({ id }) => id === 'waste');
  const days = await readSeries(world, stored.programme, { from: M1, to: A2, indicators, scopes: [{ of: 'all' }] });
  return days.map(({ day, values }) => [day, values[0]!.waste]);
};

describe('a month of figures', () => {
  it('is drawn together when the first day of the next one is closed', async () => {
    await month();
    expect(await storedMonths(world.table, 'heart')).toEqual([]);
    await tickAt(`${A1} 18:00`);
    expect(await storedMonths(world.table, 'heart')).toEqual(['2022-03']);
    expect(await waste()).toEqual([
      [M1, '1.5'],
      [M2, '2.5'],
      [A1, null],
    ]);
    expect((await verifyProgramme(world, 'heart')).problems).toEqual([]);
  });

  it('is empty while one of its days is closed again, and made anew by the next closing', async () => {
    await month();
    await tickAt(`${A1} 18:00`);
    at(`${A1} 18:01`);
    await say(M2, 'b', { waste: '4' });
    await closeDay(world, stored, M2);
    expect((await readHeads(world.table, 'heart', '2022-03', '2022-03')).get('2022-03')).toEqual({ basis: null });
    expect(await waste()).toEqual([
      [M1, '1.5'],
      [M2, '6.5'],
      [A1, null],
    ]); // from the closes
    await tickAt(`${A2} 18:00`);
    expect(await storedMonths(world.table, 'heart')).toEqual(['2022-03']);
    expect((await waste()).slice(0, 2)).toEqual([
      [M1, '1.5'],
      [M2, '6.5'],
    ]);
    expect((await verifyProgramme(world, 'heart')).problems).toEqual([]);
  });

  it('that is made while a day changes does not stay', async () => {
    await month();
    await tickAt(`${A1} 18:00`);
    await forgetMonth(world.table, 'heart', '2022-03');
    const made = await storeMonth(world.table, 'heart', '2022-03', async () => {
      await summariseFigures(world, 'heart'); // somebody else is faster
      return { basis: 'x', figures: { days: [], completeness: [], whole: {} }, units: {} };
    });
    expect(made).toBe(false);
    expect(await waste()).toEqual([
      [M1, '1.5'],
      [M2, '2.5'],
      [A1, null],
    ]);
  });

  it('whose record was changed, or whose close was, is named', async () => {
    await month();
    await tickAt(`${A1} 18:00`);
    const key = recordKey('heart', 'figureMonth', '2022-03');
    const item = (await world.table.get<{ basis: string; figures: { whole: { waste: string[] } } }>(key.pk, key.sk))!;
    const changed = structuredClone(item.data);
    changed.figures.whole.waste[0] = '9.5';
    await world.table.replace({ ...key, data: changed as unknown as Json }, item.version);
    const { problems } = await verifyProgramme(world, 'heart');
    expect(problems.map(({ code, path }) => [code, path])).toEqual([['figures.differ', 'figures/2022-03']]);
    expect(await summariseFigures(world, 'heart', true)).toEqual(['2022-03']);
    expect((await verifyProgramme(world, 'heart')).problems).toEqual([]);
    const { close, version } = (await readClose(world, 'heart', M1))!;
    await writeClose(world, { ...close, completeness: { ...close.completeness, received: 0 } }, version);
    const codes = (await verifyProgramme(world, 'heart')).problems.map(({ code }) => code);
    expect(codes).toContain('figures.differ');
  });
});
