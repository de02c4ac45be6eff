/**
 * A programme that is changed while it runs: each day is read by the version that counted on it.
 */
import { describe, expect, it } from 'vitest';
import { figuresFile } from '../../functions/core/edition/figures-file.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { readDay } from '../../functions/pipeline/day/read.ts';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { type Applied, applyProgramme } from '../../functions/pipeline/programme/apply.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import { readClose } from '../../functions/records/day/closes.ts';
import { currentProgramme, programmeOn } from '../../functions/records/programme/programmes.ts';
import { heartProgramme } from '../support/heart-world.ts';
import { madeUnits } from '../support/made-programmes.ts';
import { at, D1, D2, D3, D4, say, stored, textOf, tickAt, useHeart, world } from '../support/use-heart.ts';

const due = (time: string): Partial<Programme> => ({
  schedule: { ...heartProgramme().schedule, due: { plusDays: 0, time } },
});
const indicators = (over: Readonly<Record<string, object>>) => ({
  indicators: heartProgramme().indicators.map((each) => ({ ...each, ...over[each.id] })),
});

/** Changes the programme as the desk does: from the version that stands. */
async function apply(over: Partial<Programme>, request: object = {}): Promise<Applied> {
  const current = await currentProgramme(world.table, 'heart');
  return applyProgramme(world, heartProgramme(over), { base: current?.version ?? 0, ...request });
}

/** A correction, by the programme as it stands. */
async function issued(day: string, reason: string) {
  const answer = await issueBriefing(world, (await currentProgramme(world.table, 'heart'))!, day, {
    by: 'office',
    reason,
  });
  if (answer.outcome !== 'issued') throw new Error(JSON.stringify(answer));
  return answer.edition;
}

const words = ({ changes }: Applied): string[] => changes.map((each) => each.words);
const codes = (applied: Applied): string[] =>
  applied.outcome === 'refused' ? applied.findings.map(({ code }) => code) : [applied.outcome];
const problems = async () => (await verifyProgramme(world, 'heart')).problems;

describe('an earlier deadline', () => {
  useHeart();

  it('makes no day late that was reported in time by the deadline of its day', async () => {
    at(`${D1} 17:00`);
    await say(D1, 'a', { waste: '1' });
    await say(D1, 'b', { waste: '2' });
    await tickAt(`${D2} 08:00`);
    at(`${D2} 17:00`);
    await say(D2, 'a', { waste: '1' });
    const applied = await apply(due('16:00'));
    expect(applied).toMatchObject({ outcome: 'stored', from: D3 });
    expect(words(applied)).toEqual(['报送时限由18:00改为16:00']);
    await say(D1, 'a', { waste: '1.5' }, { basedOn: 1 });
    const correction = await issued(D1, '数据更正');
    expect((await readClose(world, 'heart', D1))?.close.completeness).toEqual({ expected: 2, received: 2, onTime: 2 });
    expect(await textOf(correction)).not.toContain('迟报');
    await tickAt(`${D3} 08:00`);
    expect((await readClose(world, 'heart', D2))?.close.completeness).toEqual({ expected: 2, received: 1, onTime: 1 });
    at(`${D3} 17:00`);
    await say(D3, 'a', { waste: '1' });
    const day = await readDay(world, (await currentProgramme(world.table, 'heart'))!, D3);
    expect(day.units.map(({ late }) => late)).toEqual([true, false]);
    expect(await problems()).toEqual([]);
  });

  it('counts from the next day where its own hour has passed already', async () => {
    at(`${D1} 16:30`);
    expect(await apply(due('16:00'))).toMatchObject({ from: D2 });
    at(`${D1} 15:30`);
    expect(await apply(due('15:45'))).toMatchObject({ outcome: 'refused' }); // D2's version waits
  });
});

describe('a change', () => {
  useHeart();

  it('of decimals leaves what was added up exact, and the days before as they were', async () => {
    at(`${D1} 17:00`);
    await say(D1, 'a', { waste: '21.5' });
    await tickAt(`${D2} 08:00`);
    const applied = await apply(indicators({ waste: { decimals: 0 } }));
    expect([applied.outcome, words(applied)]).toEqual(['stored', ['指标“指标waste”的小数位数由1改为0']]);
    at(`${D2} 17:00`);
    await say(D2, 'a', { waste: '3' });
    await tickAt(`${D3} 08:00`);
    const total = async (day: string) => (await readClose(world, 'heart', day))?.close.indicators.waste?.total;
    expect([await total(D1), await total(D2)]).toEqual(['121.5', '124.5']);
    const current = (await currentProgramme(world.table, 'heart'))!.programme;
    const close = (await readClose(world, 'heart', D2))!.close;
    const { units } = figuresFile(current, close, 1, 1).indicators.waste!;
    expect(units?.a).toMatchObject({ total: '24.5' });
    await say(D1, 'a', { waste: '21.5', staff: '4' }, { basedOn: 1 });
    expect(await textOf(await issued(D1, '补报'))).not.toContain('121吨');
    expect(await problems()).toEqual([]);
  });

  it('that drops an indicator keeps it on the days that had it', async () => {
    at(`${D1} 17:00`);
    await say(D1, 'a', { waste: '1', visits: '4' });
    await tickAt(`${D2} 08:00`);
    const without = { indicators: heartProgramme().indicators.filter(({ id }) => id !== 'visits' && id !== 'share') };
    expect(words(await apply(without))).toEqual(['去掉指标“指标visits”', '去掉指标“指标share”']);
    await say(D1, 'a', { waste: '1', visits: '5' }, { basedOn: 1 });
    await issued(D1, '更正');
    expect((await readClose(world, 'heart', D1))?.close.indicators.visits?.day).toBe('5.0');
    at(`${D2} 17:00`);
    await say(D2, 'a', { waste: '1' });
    await tickAt(`${D4} 09:00`);
    expect((await readClose(world, 'heart', D2))?.close.indicators.visits).toBeUndefined();
    expect(codes(await apply({}))).toEqual(['programme.indicator_returns', 'programme.indicator_returns']);
    expect(await problems()).toEqual([]);
  });

  it('of what a figure means, of the first day or of the opening is refused once there are reports', async () => {
    expect(codes(await apply(indicators({ waste: { kind: 'stock' } })))).toEqual(['stored']);
    expect(codes(await apply({}))).toEqual(['stored']);
    at(`${D1} 17:00`);
    await say(D1, 'a', { waste: '1' });
    expect(codes(await apply(indicators({ waste: { kind: 'mean' }, visits: { unit: '万人次' } })))).toEqual([
      'programme.meaning_changed',
      'programme.meaning_changed',
    ]);
    expect(codes(await apply({ starts: '2022-03-30' }))).toEqual(['programme.starts_changed']);
    await tickAt(`${D2} 08:00`);
    const opening = indicators({ waste: { opening: '200' } });
    expect(codes(await apply(opening))).toEqual(['programme.opening_changed']);
    expect(codes(await apply(opening, { from: D1, reason: '期初数漏计' }))).toEqual(['stored']);
  });

  it('of a past day wants a reason, lists what it would change, and is found by the next closing', async () => {
    at(`${D1} 17:00`);
    await say(D1, 'a', { waste: '1' });
    await tickAt(`${D2} 08:00`);
    at(`${D2} 17:00`);
    await say(D2, 'a', { waste: '1' });
    await tickAt(`${D3} 08:00`);
    const without = { units: madeUnits('a', 'b').map((unit) => (unit.id === 'b' ? { ...unit, closes: D1 } : unit)) };
    const refused = await apply(without, { from: D2 });
    expect(codes(refused)).toEqual(['programme.reason']);
    expect(refused.outdated.map(({ edition }) => edition.day)).toEqual([D2]);
    const dry = await apply(without, { from: D2, reason: '已撤销', dry: true });
    expect([dry.outcome, (await currentProgramme(world.table, 'heart'))?.version]).toEqual(['dry', 1]);
    expect(await apply(without, { from: D2, reason: '已撤销' })).toMatchObject({ outcome: 'stored', from: D2 });
    await issued(D2, '更正应报单位');
    const expected = async (day: string) => (await readClose(world, 'heart', day))?.close.completeness.expected;
    expect([await expected(D1), await expected(D2)]).toEqual([2, 1]);
    expect(await problems()).toEqual([]);
  });

  it('made elsewhere since refuses a file that does not name the version that stands', async () => {
    at(`${D1} 09:30`);
    await applyProgramme(world, heartProgramme({ title: '甲' }), { base: 1, file: 'heart.yaml' });
    expect(codes(await applyProgramme(world, heartProgramme({ title: '乙' }), { file: 'heart.yaml' }))).toEqual([
      'stored',
    ]);
    expect(await apply({ title: '乙', units: madeUnits('a', 'b', 'c') }, { by: 'desk' })).toMatchObject({
      outcome: 'stored',
    });
    const stale = await applyProgramme(world, heartProgramme({ title: '丙' }), { file: 'heart.yaml' });
    expect([codes(stale), words(stale)]).toEqual([['programme.stale'], ['去掉报送单位“单位c”', '标题由乙改为丙']]);
    expect(codes(await applyProgramme(world, heartProgramme({ title: '丙' }), { base: 2 }))).toEqual([
      'programme.stale',
    ]);
    expect(codes(await applyProgramme(world, heartProgramme({ title: '丙' }), { base: 4 }))).toEqual(['stored']);
  });

  it('leaves every earlier version to its days, however many there are', async () => {
    const titles: string[] = [];
    for (const [index, day] of [D1, D2, D3].entries()) {
      at(`${day} 19:00`);
      await apply({ title: `第${index + 2}版` });
    }
    const current = (await currentProgramme(world.table, 'heart'))!;
    for (const day of [D1, D2, D3, D4]) titles.push((await programmeOn(world.table, current, day)).programme.title);
    expect(titles).toEqual([stored.programme.title, '第2版', '第3版', '第4版']);
  });
});
