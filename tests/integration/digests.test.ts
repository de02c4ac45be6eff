/**
 * Digests from closes to the archive: numbers of their own, corrections, the clock, crashes at every call, and what they read.
 */
import { describe, expect, it } from 'vitest';
import type { MatterStep } from '../../functions/core/matter/matter.ts';
import { closeDay } from '../../functions/pipeline/day/close.ts';
import { issueDigest } from '../../functions/pipeline/digest/issue.ts';
import { digestEditionsOf, latestDigests } from '../../functions/records/digest/digests.ts';
import { readRegister } from '../../functions/records/edition/register.ts';
import { takeStep } from '../../functions/records/matter/matters.ts';
import { storeProgramme } from '../../functions/records/programme/programmes.ts';
import { isIntact, sha256 } from '../../functions/records/store/checksum.ts';
import { partition } from '../../functions/records/store/keys.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { once } from '../../functions/runtime/first-use.ts';
import { countCalls, type StopPlan } from '../support/call-points.ts';
import { BEFORE, type Life, twoWeeks, WEEK } from '../support/digest-life.ts';
import { heartProgramme, send, shanghai } from '../support/heart-world.ts';
import { madeIndicator } from '../support/made-programmes.ts';
import { sampled } from '../support/thorough.ts';

const office = { by: 'office' };

async function closeMatter({ world }: Life, matter: string, day: string): Promise<void> {
  const step = {
    matter,
    number: 1,
    kind: 'close',
    day,
    by: 'heart.office',
    at: `${day}T01:00:00.000Z`,
    result: '已修复',
  };
  await takeStep(world.table, 'heart', step as MatterStep);
}

const figuresOf = async ({ world }: Life, kind: 'weekly' | 'special' = 'weekly', period = WEEK) => {
  const edition = (await digestEditionsOf(world.table, 'heart', kind, period)).at(-1)!;
  const key = edition.files.find(({ name }) => name === 'figures.json')!.key;
  return JSON.parse(new TextDecoder().decode((await world.blobs.get(key))!.bytes)) as {
    indicators: Record<string, Record<string, unknown>>;
    completeness: object;
    days: object;
  };
};

describe('a weekly digest', () => {
  it('adds up its closes, compares with the week before, and counts reports', async () => {
    const life = await twoWeeks();
    const issued = await issueDigest(life.world, life.stored, 'weekly', WEEK, office);
    expect(issued).toMatchObject({ outcome: 'issued', edition: { issue: 1, overall: 1, edition: 1 } });
    const { indicators, completeness, days } = await figuresOf(life);
    expect(indicators.waste).toMatchObject({
      value: '80.5', // 8.5 + … + 14.5
      mean: '11.5',
      highest: { day: '2022-04-10', value: '14.5' },
      previous: '31.5',
      change: '49.0',
      percent: '155.6',
      yearAgo: null,
    });
    expect(indicators.posts).toMatchObject({ value: '2' });
    expect(completeness).toEqual({ expected: 14, received: 7, onTime: 7 });
    expect(days).toEqual({ asked: 7, closed: 7, unclosed: [] });
  });

  it('says the matters opened, closed and still open, and the dailies that it sums up', async () => {
    const life = await twoWeeks();
    await closeMatter(life, '2022-04-05-a-1', '2022-04-09');
    await issueDigest(life.world, life.stored, 'weekly', WEEK, office);
    const [edition] = await digestEditionsOf(life.world.table, 'heart', 'weekly', WEEK);
    const text = new TextDecoder().decode((await life.world.blobs.get(edition!.files[0]!.key))!.bytes);
    const told = JSON.parse(
      (JSON.parse(text) as { body: { children: { text: string }[] }[] }).body[0]!.children[0]!.text,
    );
    expect(told.matters.counts).toEqual({ carried: 0, opened: 1, closed: 1, open: 0 });
    expect(told.matters.closed[0]).toMatchObject({
      unit: '单位a',
      text: '围挡破损。',
      result: '已修复。',
      closedOn: '4月9日',
    });
    expect(told.days).toMatchObject({ issued: 7, issues: '第8期至第14期', corrected: 0 });
  });

  it('a matter that was closed only after the period is still open in it', async () => {
    const life = await twoWeeks();
    await closeMatter(life, '2022-04-05-a-1', '2022-04-11');
    await issueDigest(life.world, life.stored, 'weekly', WEEK, office);
    const [edition] = await digestEditionsOf(life.world.table, 'heart', 'weekly', WEEK);
    const bytes = (await life.world.blobs.get(edition!.files[0]!.key))!.bytes;
    expect(new TextDecoder().decode(bytes)).toContain('\\"opened\\":1,\\"closed\\":0,\\"open\\":1');
  });
});

describe('numbers', () => {
  it('count by kind and year of the last day, apart from the dailies', async () => {
    const life = await twoWeeks();
    const { world, stored } = life;
    const issue = async (kind: 'weekly' | 'special', period: typeof WEEK) => {
      const issued = await issueDigest(world, stored, kind, period, office);
      return issued.outcome === 'issued' ? issued.edition.issue : issued.findings[0]!.code;
    };
    expect(await issue('weekly', WEEK)).toBe(1);
    expect(await issue('weekly', BEFORE)).toBe(2); // in the order of issue
    expect(await issue('special', { from: '2022-04-01', to: '2022-04-08' })).toBe(1);
    expect(await issue('special', { from: '2022-04-02', to: '2022-04-08' })).toBe(2); // another stretch to the same day
    expect(Object.keys((await readRegister(world.table, 'heart', '2022'))!.issues)).toHaveLength(14);
    expect((await latestDigests(world.table, 'heart', 'weekly')).map(({ to }) => to)).toEqual([WEEK.to, BEFORE.to]);
  });

  const refusing = once(() => twoWeeks()); // a refusal leaves nothing behind, so that one life serves all

  it.each([
    ['weekly', { from: '2022-04-05', to: '2022-04-11' }, 'digest.week'],
    ['monthly', { from: '2022-04-01', to: '2022-04-10' }, 'digest.month'],
    ['special', { from: '2022-04-10', to: '2022-04-04' }, 'digest.period'],
    ['special', { from: '2022-04-31', to: '2022-05-04' }, 'digest.period'],
    ['special', { from: '2022-04-10', to: '2022-04-12' }, 'digest.future'],
    ['monthly', { from: '2022-04-01', to: '2022-04-30' }, 'digest.future'], // the month is not over
    ['special', { from: '2020-04-10', to: '2022-04-10' }, 'digest.too_long'],
    ['special', { from: '2021-04-10', to: '2021-04-12' }, 'digest.no_closes'],
  ] as const)('%s %o is refused as %s', async (kind, period, code) => {
    const { world, stored } = await refusing();
    const issued = await issueDigest(world, stored, kind, period, office);
    expect(issued).toMatchObject({ outcome: 'refused', findings: [{ code }] });
  });
});

it('a stretch up to today is issued with today named as not closed, and the days before it begins are not asked for', async () => {
  const { world, stored } = await twoWeeks();
  const issued = await issueDigest(world, stored, 'special', { from: '2022-03-01', to: '2022-04-11' }, office);
  expect(issued).toMatchObject({ outcome: 'issued', edition: { days: { asked: 15, closed: 14 } } });
});

it('is issued where an indicator was added that no day of it had', async () => {
  const { world, stored } = await twoWeeks();
  const { indicators } = stored.programme;
  const fresh = madeIndicator('fresh', 'flow');
  const next = await storeProgramme(
    world.table,
    heartProgramme({ ...stored.programme, indicators: [...indicators, fresh] }),
    world.clock.now(),
  );
  expect(await issueDigest(world, next, 'weekly', WEEK, office)).toMatchObject({ outcome: 'issued' });
});

describe('a correction', () => {
  it('wants a reason and a difference, keeps the number, and names the edition before', async () => {
    const life = await twoWeeks();
    const { world, stored } = life;
    await issueDigest(world, stored, 'weekly', WEEK, office);
    expect(await issueDigest(world, stored, 'weekly', WEEK, office)).toMatchObject({
      findings: [{ code: 'digest.stands' }],
    });
    const corrected = { by: 'office', reason: '单位a更正' };
    expect(await issueDigest(world, stored, 'weekly', WEEK, corrected)).toMatchObject({
      findings: [{ code: 'digest.no_difference' }],
    });
    await send(world, stored, '2022-04-10', 'a', { waste: '15.5' }, { basedOn: 1 });
    await closeDay(world, stored, '2022-04-10');
    const issued = await issueDigest(world, stored, 'weekly', WEEK, corrected);
    expect(issued).toMatchObject({ outcome: 'issued', edition: { issue: 1, edition: 2, reason: '单位a更正' } });
    const [first, second] = await digestEditionsOf(world.table, 'heart', 'weekly', WEEK);
    expect(second!.previous).toBe(first!.seal);
    expect([first, second].every((each) => isIntact(each!))).toBe(true);
    expect((await figuresOf(life)).indicators.waste).toMatchObject({ value: '81.5' });
    for (const { key, sha256: hash } of [...first!.files, ...second!.files]) {
      expect(sha256((await world.blobs.get(key))!.bytes)).toBe(hash);
    }
  });
});

/** The movement stays: unit b has no week before, and both are taken over the same units. */
it('a correction of a digest names every figure, rate and unit that it says otherwise', async () => {
  const { world, stored } = await twoWeeks();
  await issueDigest(world, stored, 'weekly', WEEK, office);
  await send(world, stored, '2022-04-10', 'b', { waste: '1' });
  await closeDay(world, stored, '2022-04-10');
  await issueDigest(world, stored, 'weekly', WEEK, { by: 'office', reason: '单位b补报' });
  const edition = (await digestEditionsOf(world.table, 'heart', 'weekly', WEEK)).at(-1)!;
  const text = new TextDecoder().decode((await world.blobs.get(edition.files[0]!.key))!.bytes);
  const { correction } = JSON.parse(
    (JSON.parse(text) as { body: { children: { text: string }[] }[] }).body[0]!.children[0]!.text,
  ) as { correction: { changes: { name: string; parts: { what: string; from: string; to: string }[] }[] } };
  const words = correction.changes.flatMap(({ name, parts }) =>
    parts.map(({ what, from, to }) => `${name}${what}由${from}更正为${to}`),
  );
  expect(words).toEqual([
    '指标waste由80.5吨更正为81.5吨',
    '指标waste累计由212吨更正为213吨',
    '指标waste日均由11.5吨更正为11.6吨',
    '指标waste单日最高由4月10日的14.5吨更正为4月10日的15.5吨',
    '实报由7份更正为8份',
    '报送率由50%更正为57.1%',
    '单位b实报由0份更正为1份',
  ]);
});

describe('the clock', () => {
  const digests = [
    { kind: 'weekly', when: { plusDays: 1, time: '09:00' }, template: 'weekly' },
    { kind: 'monthly', when: { plusDays: 1, time: '09:00' }, template: 'monthly' },
  ] as const;

  it('issues what is due once, and nothing before its hour', async () => {
    const { world, clock } = await twoWeeks({ digests });
    clock.set(shanghai('2022-04-11 08:59'));
    await runEveryClock(world);
    expect((await latestDigests(world.table, 'heart', 'weekly')).map(({ to }) => to)).toEqual([BEFORE.to]);
    clock.set(shanghai('2022-04-11 09:00'));
    for (let tick = 0; tick < 3; tick += 1) await runEveryClock(world);
    const weekly = await latestDigests(world.table, 'heart', 'weekly');
    expect(weekly.map(({ to, issue, edition, by }) => [to, issue, edition, by])).toEqual([
      [WEEK.to, 2, 1, 'clock'],
      [BEFORE.to, 1, 1, 'clock'],
    ]);
    expect(await latestDigests(world.table, 'heart', 'monthly')).toHaveLength(1); // March has four days of it
  });
});

describe('crashes', () => {
  const plans = (['before', 'after'] as const).flatMap((when) =>
    (['killed', 'failed'] as const).map((how) => ({ when, how })),
  );

  // In `npm test` each call is stopped in one of the four ways, in `test:all` in all of them.
  it.each(plans)('stopped $when any call, $how, it ends with the same record and files', async ({ when, how }) => {
    const outcome = async (plan?: StopPlan) => {
      const { world, stored } = await twoWeeks();
      const counted = countCalls(world, plan);
      await issueDigest(counted.world, stored, 'weekly', WEEK, office).catch(() => {});
      const again = await issueDigest(world, stored, 'weekly', WEEK, office);
      expect(again.outcome).not.toBe('refused');
      const items = await world.table.query(partition('heart'), { prefix: 'DIGEST' });
      const [edition] = await digestEditionsOf(world.table, 'heart', 'weekly', WEEK);
      for (const { key, sha256: hash } of edition!.files)
        expect(sha256((await world.blobs.get(key))!.bytes)).toBe(hash);
      return { calls: counted.calls, items: items.map(({ sk, data }) => [sk, data]) };
    };
    const whole = await outcome();
    expect(whole.calls.length).toBeGreaterThan(8);
    const way = plans.findIndex((each) => each.when === when && each.how === how);
    for (const call of sampled(
      [...whole.calls.keys()].map((at) => at + 1),
      plans.length,
      way,
    )) {
      expect((await outcome({ call, when, how })).items, `call ${call} ${whole.calls[call - 1]}`).toEqual(whole.items);
    }
  });

  it('fired many times at once, one edition is stored and all answer with it', async () => {
    const { world, stored } = await twoWeeks();
    const all = await Promise.all(Array.from({ length: 20 }, () => issueDigest(world, stored, 'weekly', WEEK, office)));
    expect(new Set(all.map((each) => ('edition' in each ? each.edition.seal : ''))).size).toBe(1);
    expect(await digestEditionsOf(world.table, 'heart', 'weekly', WEEK)).toHaveLength(1);
  });
});

it('reads closes, never a report: as many requests for thirty units as for two', async () => {
  const requests = async (units: readonly string[]) => {
    const { world, stored } = await twoWeeks({}, units);
    const { world: counted, calls } = countCalls(world);
    expect((await issueDigest(counted, stored, 'weekly', WEEK, office)).outcome).toBe('issued');
    return calls.filter((call) => call.startsWith('table.') || call.startsWith('blobs.get'));
  };
  const [few, many] = [await requests(['a', 'b']), await requests(Array.from({ length: 30 }, (_, at) => `u${at}`))];
  expect(many).toEqual(few);
  expect(few.filter((call) => call.includes('U#'))).toEqual([]);
});
