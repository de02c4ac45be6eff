/**
 * Issuing over the embedded stores: one number and one archive set whatever is started how often; corrections.
 */
import { describe, expect, it } from 'vitest';
import { issueBriefing } from '../../../functions/pipeline/edition/issue.ts';
import { receiveSubmission } from '../../../functions/pipeline/report/receive.ts';
import { runJob } from '../../../functions/pipeline/run/job.ts';
import { editionsOf } from '../../../functions/records/edition/editions.ts';
import { mattersOn } from '../../../functions/records/matter/matters.ts';
import { cheapDocuments, shanghai } from '../../support/heart-world.ts';
import {
  at,
  D1,
  D2,
  D3,
  hashesOf,
  issue,
  issued,
  numbers,
  say,
  stored,
  textOf,
  tickAt,
  toldBy,
  total,
  useHeart,
  world,
} from '../../support/use-heart.ts';

useHeart();

describe('issuing', () => {
  it('50 jobs at once and 50 after each other: one number, one archive set, one message, 100 equal answers', async () => {
    await say(D1, 'a', { waste: '1' });
    at(`${D2} 08:00`);
    const job = { kind: 'issue', programme: 'heart', day: D1 } as const;
    const answers = await Promise.all(Array.from({ length: 50 }, () => runJob(world, job)));
    for (let each = 0; each < 50; each += 1) answers.push(await runJob(world, job));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await numbers('2022')).toEqual([[D1, 1, 1]]);
    expect(await editionsOf(world.table, 'heart', D1)).toHaveLength(1);
    expect(world.mail.taken).toHaveLength(1);
    expect(await hashesOf(answers[0]!)).toEqual(answers[0]!.files.map((file) => file.sha256));
  });

  it('50 requests of different people at once: one edition, and everybody gets it', async () => {
    at(`${D2} 08:00`);
    const people = Array.from({ length: 50 }, (_, each) => `office-${each}`);
    const answers = await Promise.all(people.map((by) => issueBriefing(world, stored, D1, { by })));
    expect(new Set(answers.map((answer) => JSON.stringify('edition' in answer && answer.edition))).size).toBe(1);
    expect(await numbers('2022')).toHaveLength(1);
  });

  it('a correction needs a reason and a difference; the first edition stays as it was', async () => {
    await say(D1, 'a', { waste: '1', posts: ['东桥'] });
    at(`${D2} 08:00`);
    const first = await issued(D1, '首次印发不需要理由');
    expect(first.reason).toBeUndefined();
    expect(first).toMatchObject({ issue: 1, edition: 1, previous: null });
    const kept = await hashesOf(first);
    expect(await textOf(first)).not.toContain('首次印发不需要理由');

    expect(await issue(D1)).toMatchObject({ outcome: 'stands', findings: [{ code: 'issue.stands' }] });
    expect(await issue(D1, '  ')).toMatchObject({ outcome: 'stands', findings: [{ code: 'issue.stands' }] });
    expect(await issue(D1, '补报')).toMatchObject({ outcome: 'stands', findings: [{ code: 'issue.no_difference' }] });

    at(`${D2} 09:00`);
    await say(D1, 'b', { waste: '2' });
    expect(await issue(D1)).toMatchObject({ outcome: 'stands', findings: [{ code: 'issue.stands' }] });
    const second = await issued(D1, ' 单位b补报 ');
    expect(second).toMatchObject({ issue: 1, overall: 1, edition: 2, reason: '单位b补报' });
    expect(second.previous).toBe(first.seal);
    expect(second.issuedAt).toBe(shanghai(`${D2} 09:00`));
    expect(await editionsOf(world.table, 'heart', D1)).toEqual([first, second]);
    expect(await hashesOf(first)).toEqual(kept);
    expect(await numbers('2022')).toHaveLength(1);
  });

  it('a correction tells what it corrects, figure by figure', async () => {
    await say(D1, 'a', { waste: '1' });
    at(`${D2} 08:00`);
    await issue(D1);
    at(`${D2} 09:00`);
    await say(D1, 'a', { waste: '3' }, { basedOn: 1 });
    const corrected = await issued(D1, '数据有误');
    const text = await textOf(corrected);
    expect(text).toMatch(/更正/);
    expect(text).toContain('101'); // what stood before
    expect(text).toContain('103');
  });

  it('a correction names every rate, unit and place that it says otherwise, and who changed what', async () => {
    await say(D1, 'a', { waste: '1', posts: ['东桥'], patrolled: false });
    await tickAt(`${D2} 08:00`);
    at(`${D2} 09:10`);
    await say(D1, 'a', { waste: '3', posts: ['东桥', '南桥'], patrolled: true }, { basedOn: 1 });
    await say(D1, 'b', { waste: '2' });
    const { correction } = await toldBy(await issued(D1, '补报'));
    const words = correction.changes.flatMap(({ name, parts }) =>
      parts.map(({ what, from, to }) => `${name}${what}由${from}更正为${to}`),
    );
    expect(words).toEqual([
      '指标waste当日由1吨更正为5吨',
      '指标waste累计由101吨更正为105吨',
      '指标posts当日由1个更正为2个',
      '指标posts累计由1个更正为2个',
      '指标posts已覆盖由应覆盖3个的1个（33.3%）更正为应覆盖3个的2个（66.7%）',
      '指标posts未覆盖由西桥、南桥更正为西桥',
      '指标patrolled当日由0个单位更正为1个单位',
      '指标patrolled未落实的由单位a更正为无',
      '实报单位由1个更正为2个',
      '报送率由50%更正为100%',
      '未报单位由单位b更正为无',
      '迟报单位由无更正为单位b',
    ]);
    expect(correction.amendments).toEqual([
      '单位a4月2日09:10改报：指标waste由1吨改为3吨，指标posts由东桥改为东桥、南桥，指标patrolled由否改为是',
      '单位b4月2日09:10补报：指标waste2吨',
    ]);
  });

  it('a correction tells what the office entered as the office’s, and what moved only by the day before', async () => {
    await say(D1, 'a', { waste: '1' });
    await tickAt(`${D2} 08:00`);
    await say(D2, 'a', { waste: '1' });
    await tickAt(`${D3} 08:00`);
    at(`${D3} 09:00`);
    const entered = { id: 'by-office', basedOn: 0, figures: { waste: '2' } };
    await receiveSubmission(world, stored, D1, 'b', 'heart.office', entered, { onBehalf: true });
    const first = (await toldBy(await issued(D1, '代报'))).correction;
    expect(first.amendments).toEqual(['编发单位4月3日09:00代单位b补报：指标waste2吨']);
    expect(JSON.stringify(first.changes)).not.toContain('迟报单位');
    const next = (await toldBy(await issued(D2, '前一日更正'))).correction;
    expect(next.amendments).toEqual([]);
    const words = next.changes.flatMap(({ parts }) => parts.map(({ what, from, to }) => `${what}：${from}→${to}`));
    expect(words).toEqual(['累计：102吨→104吨']);
  });

  it('totals of days after a corrected one follow, and their briefings can be corrected in turn', async () => {
    await say(D1, 'a', { waste: '1' });
    await tickAt(`${D2} 08:00`);
    await say(D2, 'a', { waste: '1' });
    await tickAt(`${D3} 08:00`);
    await say(D1, 'b', { waste: '10' });
    expect((await issue(D1, '补报')).outcome).toBe('issued');
    expect([await total(D1), await total(D2)]).toEqual(['111.0', '112.0']);
    const follow = await issue(D2, '前一日更正');
    expect(follow).toMatchObject({ outcome: 'issued', edition: { issue: 2, edition: 2 } });
  });

  it('two corrections at once: one is issued, the other is told', async () => {
    at(`${D2} 08:00`);
    await issue(D1);
    await say(D1, 'a', { waste: '1' });
    const both = await Promise.all(
      ['甲', '乙'].map((by) => issueBriefing(world, stored, D1, { by, reason: `${by}的理由` })),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['issued', 'stands']);
    expect(both.find(({ outcome }) => outcome === 'stands')).toMatchObject({
      edition: { edition: 2 },
      findings: [{ code: 'issue.overtaken' }],
    });
    expect(await editionsOf(world.table, 'heart', D1)).toHaveLength(2);
  });

  it('tells the narratives of the revisions that it adds up, not of newer ones', async () => {
    const words = (text: string) => [{ kind: '工作动态', text }];
    await say(D1, 'a', { waste: '1' }, { narratives: words('第一稿') });
    at(`${D2} 08:00`);
    const documents = async () => {
      await say(D1, 'a', { waste: '2' }, { basedOn: 1, narratives: words('第二稿') }); // after the close, before the tree
      return cheapDocuments;
    };
    const answer = await issueBriefing({ ...world, documents }, stored, D1, { by: 'clock' });
    if (!('edition' in answer)) throw new Error(answer.outcome);
    const text = await textOf(answer.edition);
    expect(text).toContain('第一稿');
    expect(text).not.toContain('第二稿');
    expect((await issue(D1, '更新')).outcome).toBe('issued');
  });

  it('without templates no number is given; with damaged bytes in the archive no edition is written', async () => {
    at(`${D2} 08:00`);
    const broken = { ...world, documents: async () => Promise.reject(new Error('no templates')) };
    await expect(issueBriefing(broken, stored, D1, { by: 'clock' })).rejects.toThrow('no templates');
    expect(await numbers('2022')).toEqual([]);
    const torn = {
      ...world.blobs,
      putOnce: async () => 'exists' as const,
      get: async () => ({ bytes: new Uint8Array(3), mediaType: '' }),
    };
    await expect(issueBriefing({ ...world, blobs: torn }, stored, D1, { by: 'clock' })).rejects.toThrow(
      'something else',
    );
    expect(await editionsOf(world.table, 'heart', D1)).toEqual([]);
    expect((await issue(D1)).outcome).toBe('issued');
    expect(await numbers('2022')).toEqual([[D1, 1, 1]]);
  });

  it('a number that was given before a crash keeps its instant: the edition says the same as it would have', async () => {
    at(`${D2} 08:00`);
    const torn = { ...world.blobs, putOnce: async () => Promise.reject(new Error('no space')) };
    await expect(issueBriefing({ ...world, blobs: torn }, stored, D1, { by: 'clock' })).rejects.toThrow('no space');
    at(`${D2} 08:05`);
    expect(await issued(D1)).toMatchObject({ issue: 1, issuedAt: shanghai(`${D2} 08:00`) });
  });

  it('refuses a day that has not come and a day that nobody reports on', async () => {
    expect(await issue(D2)).toMatchObject({ outcome: 'refused', findings: [{ code: 'day.future' }] });
    expect(await issue('2022-03-31')).toMatchObject({ outcome: 'refused', findings: [{ code: 'day.not_asked' }] });
  });

  it('a problem opens one matter, however often the day is issued, and is told until it is closed', async () => {
    const narratives = [{ kind: '问题协调', text: '围挡破损' }];
    await say(D1, 'a', { waste: '1' }, { narratives });
    at(`${D2} 08:00`);
    await Promise.all(Array.from({ length: 10 }, () => issue(D1)));
    await say(D1, 'a', { waste: '2' }, { basedOn: 1, narratives });
    await issue(D1, '更正');
    at(`${D3} 08:00`);
    await issue(D2);
    expect(await mattersOn(world.table, 'heart', D2)).toMatchObject([
      { id: `${D1}-a-1`, text: '围挡破损', openedOn: D1 },
    ]);
  });
});
