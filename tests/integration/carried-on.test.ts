/**
 * An indicator that replaces another in a running programme: it goes on with what the other had, or says why not.
 */
import { describe, expect, it } from 'vitest';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { readDigest } from '../../functions/pipeline/digest/read.ts';
import { explainFigure } from '../../functions/pipeline/figures/explain.ts';
import { figuresOverTime } from '../../functions/pipeline/figures/over-time.ts';
import { applyProgramme } from '../../functions/pipeline/programme/apply.ts';
import { historyOf } from '../../functions/pipeline/report/receive.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import { readClose } from '../../functions/records/day/closes.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { heartProgramme, send } from '../support/heart-world.ts';
import { madeIndicator } from '../support/made-programmes.ts';
import { at, D1, D2, D3, D4, tickAt, useHeart, world } from '../support/use-heart.ts';

const [waste, staff, ...others] = heartProgramme().indicators;
const rest = others.filter(({ kind }) => kind === 'places' || kind === 'check');
const garbage = madeIndicator('garbage', 'flow', { name: '清运垃圾', unit: '吨', decimals: 2, replaces: 'waste' });

const standing = async () => (await currentProgramme(world.table, 'heart'))!;
const sends = async (day: string, unit: string, figures: object) =>
  expect((await send(world, await standing(), day, unit, { ...figures })).outcome).toBe('stored');

async function apply(indicators: Programme['indicators'], request: object = {}) {
  const { version } = await standing();
  return applyProgramme(world, heartProgramme({ indicators }), { base: version, ...request });
}

/** Two days of waste (10.5 and 4 by a), then the change. */
async function until(indicators: Programme['indicators']) {
  at(`${D1} 17:00`);
  await sends(D1, 'a', { waste: '10.5', staff: '3' });
  await sends(D1, 'b', { waste: '1' });
  await tickAt(`${D2} 08:00`);
  at(`${D2} 17:00`);
  await sends(D2, 'a', { waste: '4', staff: '3' });
  await tickAt(`${D3} 08:00`);
  const applied = await apply(indicators);
  expect(applied).toMatchObject({ outcome: 'stored', from: D3 });
  return 'changes' in applied ? applied.changes.map(({ words }) => words) : [];
}

const closeOf = async (day: string) => (await readClose(world, 'heart', day))!.close;

describe('an indicator that replaces another of one meaning', () => {
  useHeart(undefined, { indicators: [waste!, staff!, ...rest] });

  it('has the balance of the other from the first day on too', async () => {
    at(`${D1} 09:00`);
    expect(await apply([garbage, staff!, ...rest], { from: D1, reason: '名称有误' })).toMatchObject({
      outcome: 'stored',
    });
    at(`${D1} 17:00`);
    await sends(D1, 'a', { garbage: '5.25', staff: '3' });
    await tickAt(`${D2} 08:00`);
    expect((await closeOf(D1)).indicators.garbage).toMatchObject({ day: '5.25', total: '105.25' });
  });

  it('goes on with its total, opening and change, in periods, over time and where it is explained', async () => {
    expect(await until([garbage, staff!, ...rest])).toEqual([
      '去掉指标“指标waste”',
      '增加指标“清运垃圾”',
      '指标“清运垃圾”接续“指标waste”，累计接着算',
    ]);
    at(`${D3} 17:00`);
    await sends(D3, 'a', { garbage: '5.25', staff: '3' });
    await tickAt(`${D4} 08:00`);
    const { garbage: closed } = (await closeOf(D3)).indicators;
    expect(closed).toMatchObject({ day: '5.25', total: '120.75', previous: '4.0', change: '1.25' });
    expect(closed).toMatchObject({ unitTotals: { a: '19.75', b: '1.0' } });

    const { digest } = await readDigest(world, await standing(), 'special', { from: D1, to: D3 });
    expect(digest.indicators.garbage).toMatchObject({ value: '20.75', total: '120.75', days: 3 });
    expect(digest.ended).toEqual([]);
    expect(digest.continued).toEqual([{ id: 'garbage', since: D3, before: '指标waste' }]);
    const week = await readDigest(world, await standing(), 'special', { from: D3, to: D3 });
    expect(week.digest.indicators.garbage).toMatchObject({ value: '5.25', previous: '4.00', change: '1.25' });

    const { programme } = await standing();
    const wanted = { period: { from: D1, to: D3 }, step: 'day', yearOnYear: false } as const;
    const scopes = [{ of: 'all' }, { of: 'unit', unit: 'a' }] as const;
    const tables = await figuresOverTime(world, programme, {
      ...wanted,
      indicators: [programme.indicators[0]!],
      scopes,
    });
    expect(tables![0]!.rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([
      ['11.50', '10.50'],
      ['4.00', '4.00'],
      ['5.25', '5.25'],
    ]);
    expect(tables![0]!.whole.cells[0]!.value).toBe('20.75');

    const explained = await explainFigure(world, await standing(), D3, 'garbage');
    expect(explained).toMatchObject({ sum: { opening: '100.00', earlier: '15.50', day: '5.25' }, differences: [] });
    const history = await historyOf(world, programme, D3, 'a');
    expect(history.previous).toMatchObject({ garbage: '4.0' });
    expect((await verifyProgramme(world, 'heart')).problems).toEqual([]);
  });

  it('keeps the series when the programme is changed again, and is not cut off from it', async () => {
    await until([garbage, staff!, ...rest]);
    at(`${D3} 17:00`);
    await sends(D3, 'a', { garbage: '1', staff: '3' });
    await tickAt(`${D4} 08:00`);
    expect(await apply([{ ...garbage, decimals: 3 }, staff!, ...rest])).toMatchObject({ outcome: 'stored', from: D4 });
    const { digest } = await readDigest(world, await standing(), 'special', { from: D1, to: D3 });
    expect(digest.indicators.garbage).toMatchObject({ value: '16.50' });
    const { replaces: _, ...alone } = garbage;
    expect(await apply([alone, staff!, ...rest])).toMatchObject({
      outcome: 'refused',
      findings: [{ code: 'programme.replaces_changed', seen: '不接续', expected: '接续waste' }],
    });
  });

  it('has no balance of its own, and begins where the other ends', async () => {
    at(`${D1} 17:00`);
    await sends(D1, 'a', { waste: '10.5' });
    await tickAt(`${D2} 08:00`);
    expect(await apply([{ ...garbage, opening: '7' }, staff!, ...rest])).toMatchObject({
      outcome: 'refused',
      findings: [{ code: 'programme.replaces_opening', seen: '7', expected: '100' }],
    });
    expect(await apply([staff!, ...rest])).toMatchObject({ outcome: 'stored', from: D2 });
    await tickAt(`${D3} 08:00`);
    expect(await apply([garbage, staff!, ...rest])).toMatchObject({
      outcome: 'refused',
      findings: [{ code: 'programme.replaces', seen: 'waste' }],
    });
  });
});

describe('an indicator that replaces another of another measure', () => {
  useHeart(undefined, { indicators: [waste!, staff!, ...rest] });

  it('begins anew, and says so', async () => {
    const loads = madeIndicator('loads', 'flow', { name: '清运车次', unit: '车', opening: '30', replaces: 'waste' });
    expect((await until([loads, staff!, ...rest])).at(-1)).toBe(
      '指标“清运车次”接续“指标waste”，口径不同（计量单位由吨改为车），累计另起，前后的数不相加',
    );
    at(`${D3} 17:00`);
    await sends(D3, 'a', { loads: '5', staff: '3' });
    await tickAt(`${D4} 08:00`);
    const { loads: closed } = (await closeOf(D3)).indicators;
    expect(closed).toMatchObject({ day: '5', total: '35', previous: null, change: null, unitTotals: { a: '5' } });
    const { digest } = await readDigest(world, await standing(), 'special', { from: D1, to: D3 });
    expect(digest.indicators.loads).toMatchObject({ value: '5', days: 1 });
    expect(digest.ended).toMatchObject([{ id: 'waste', until: D2, value: '15.5' }]);
    expect(digest.continued).toBeUndefined();
  });
});
