/**
 * What the office makes of narratives and reports reaches the briefing, and only the briefing; a preview says so beforehand
 * and keeps nothing.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { previewFile } from '../../../functions/pipeline/briefing/preview.ts';
import { issueBriefing } from '../../../functions/pipeline/edition/issue.ts';
import { editionsOf } from '../../../functions/records/edition/editions.ts';
import { currentProgramme, type StoredProgramme } from '../../../functions/records/programme/programmes.ts';
import { decideReport, textChecksum } from '../../../functions/records/report/decisions.ts';
import { revisionsOf } from '../../../functions/records/report/submissions.ts';
import { partition } from '../../../functions/records/store/keys.ts';
import { type HeartWorld, openHeartWorld, send, shanghai, storeHeart } from '../../support/heart-world.ts';

const [D1, D2] = ['2022-04-01', '2022-04-02'] as const;

let world: HeartWorld;
let stored: StoredProgramme;
beforeEach(async () => {
  world = await openHeartWorld(`${D1} 09:00`);
  await storeHeart(world);
  stored = (await currentProgramme(world.table, 'heart'))!;
  const tell = (text: string) => ({ kind: '工作动态', text });
  await send(world, stored, D1, 'a', { waste: '1' }, { narratives: [tell('甲一'), tell('甲二')] });
  await send(
    world,
    stored,
    D1,
    'b',
    { waste: '2' },
    { narratives: [tell('乙一'), { kind: '问题协调', text: '围挡破损' }] },
  );
  world.clock.set(shanghai(`${D1} 17:30`));
});
afterEach(() => world.remove());

const decide = (unit: string, rest: object) =>
  decideReport(world.table, {
    ...{ programme: 'heart', day: D1, unit, revision: 1, kind: 'texts', by: 'office', at: world.clock.now() },
    ...rest,
  });
const draft = async (day: string = D1) =>
  new TextDecoder().decode((await previewFile(world, stored, day, 'briefing.txt')).bytes);
const choose = (text: string, rest: object) => ({ of: textChecksum({ kind: '工作动态', text }), taken: true, ...rest });
const issue = (reason?: string) => issueBriefing(world, stored, D1, { by: 'office', ...(reason ? { reason } : {}) });
const printed = async (edition: number) => {
  const file = (await editionsOf(world.table, 'heart', D1))[edition - 1]!.files.find(
    ({ name }) => name === 'briefing.txt',
  );
  return new TextDecoder().decode((await world.blobs.get(file!.key))!.bytes);
};

describe('the office’s wording', () => {
  it('is what the briefing tells, in the office’s order; the revision stays', async () => {
    await decide('a', { texts: [choose('甲一', { at: 0, taken: false }), choose('甲二', { at: 1, text: '甲二短' })] });
    await decide('b', { texts: [choose('乙一', { at: 0, rank: 1 })] });
    await issue();
    const text = await printed(1);
    expect(text).not.toContain('甲一');
    expect(text.indexOf('乙一')).toBeLessThan(text.indexOf('甲二短'));
    expect(text.indexOf('乙一')).toBeGreaterThan(0);
    expect((await revisionsOf(world.table, stored.programme, D1, 'a'))[0]?.narratives[1]?.text).toBe('甲二');
  });

  it('changed after issue is a difference that can be corrected; set back it is none', async () => {
    await issue();
    expect((await issue('改')).outcome).toBe('stands');
    await decide('a', { texts: [choose('甲一', { at: 0, text: '甲一短' }), choose('甲二', { at: 1 })] });
    expect(await issue('文字改短')).toMatchObject({ outcome: 'issued', edition: { edition: 2 } });
    expect(await printed(2)).toContain('甲一短');
    expect((await issue('再改')).outcome).toBe('stands');
  });

  it('does not reach what the unit has rewritten since', async () => {
    await decide('a', { texts: [choose('甲一', { at: 0, taken: false }), choose('甲二', { at: 1, taken: false })] });
    const narratives = [
      { kind: '工作动态', text: '甲二' },
      { kind: '工作动态', text: '甲三' },
    ];
    await send(world, stored, D1, 'a', { waste: '1' }, { basedOn: 1, narratives });
    const text = await draft();
    expect(text).not.toContain('甲二');
    expect(text).toContain('甲三');
  });
});

it('a returned report counts until it is replaced, and the briefing says that it is being checked', async () => {
  await decide('a', { kind: 'return', reason: '核对' });
  const returned = await draft();
  expect(returned).toContain('单位a的报送已退回核实，暂按原报数计。'.replace('单位a', stored.programme.units[0]!.name));
  expect(returned).toContain('"3.0"');
  await decide('a', { kind: 'accept' });
  expect(await draft()).not.toContain('退回核实');
});

describe('a draft', () => {
  it('bears no number, says as of when, and leaves nothing behind', async () => {
    const before = await world.table.query(partition('heart'), {});
    const text = await draft();
    expect(text).toContain('"issue":"草稿"');
    expect(text).toContain('截至4月1日17:30的数据');
    expect(text).not.toMatch(/第\d+期/);
    expect(text).toContain('围挡破损');
    expect(await world.table.query(partition('heart'), {})).toEqual(before);
  });

  it('of the next day builds on what earlier days would be, closed or not', async () => {
    world.clock.set(shanghai(`${D2} 12:00`));
    await send(world, stored, D2, 'a', { waste: '4' });
    expect(await draft(D2)).toContain('"107.0"');
    await send(world, stored, D1, 'a', { waste: '2' }, { basedOn: 1 });
    expect(await draft(D2)).toContain('"108.0"');
    const closed = (await issueBriefing(world, stored, D1, { by: 'office' })).outcome;
    await send(world, stored, D1, 'a', { waste: '3' }, { basedOn: 2 });
    expect([closed, (await draft(D2)).includes('"109.0"')]).toEqual(['issued', true]);
  });
});
