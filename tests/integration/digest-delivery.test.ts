/**
 * Digests on their way to people: the same channels, records and promises as dailies, over real servers on loopback; and
 * stopped at every call, nobody gets one twice.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutesAfter, nextAttempt } from '../../functions/core/delivery/delivery.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import type { DeliverJob, Job } from '../../functions/core/run/job.ts';
import { closeDay } from '../../functions/pipeline/day/close.ts';
import { retryDeliveries } from '../../functions/pipeline/delivery/retry.ts';
import { issueDigest } from '../../functions/pipeline/digest/issue.ts';
import { recentEditions } from '../../functions/pipeline/run/clock.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import type { Channel, Renderer } from '../../functions/ports.ts';
import { deliveriesOf } from '../../functions/records/delivery/deliveries.ts';
import { storeProgramme } from '../../functions/records/programme/programmes.ts';
import { sha256 } from '../../functions/records/store/checksum.ts';
import { openChannels } from '../../functions/runtime/channels.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { countCalls, type StopPlan } from '../support/call-points.ts';
import { BEFORE, type Life, twoWeeks, WEEK } from '../support/digest-life.ts';
import { cheapDocuments, send, shanghai, writingChannel } from '../support/heart-world.ts';
import { EVERYBODY, type LoopbackOffice, ONCE, openLoopbackOffice } from '../support/loopback-channels.ts';
import { sampled } from '../support/thorough.ts';

const MONDAY = '2022-04-11';
const MORNING = shanghai(`${MONDAY} 09:00`);
const WEEKLY = { kind: 'weekly', when: { plusDays: 1, time: '09:00' }, template: 'weekly' } as const;
const NOBODY = { zhuren: 0, bangongshi: 0, wecom: 0, dingtalk: 0, feishu: 0, webhook: 0 };
const JOB: Job = { kind: 'digest', programme: 'heart', digest: 'weekly', period: WEEK };

/** Small files of the kinds that channels carry. */
const word: Renderer = {
  file: 'briefing.docx',
  render: async ({ briefing }) => new TextEncoder().encode(`word ${briefing.edition} ${'x'.repeat(20_000)}`),
};
const html: Renderer = {
  file: 'briefing.html',
  render: async ({ briefing }) => new TextEncoder().encode(`<p>第${briefing.issue}期</p>`),
};

/** Dailies go to nobody, so that what arrives is the digest. */
const digestsTo = (deliver: Programme['deliver']): Partial<Programme> => ({ digests: [{ ...WEEKLY, deliver }] });

async function life(over: Partial<Programme>, channels: Readonly<Record<string, Channel>>): Promise<Life> {
  const two = await twoWeeks(over, ['a', 'b'], channels);
  const documents = async () => ({ ...cheapDocuments, renderers: [...cheapDocuments.renderers, word, html] });
  const world = { ...two.world, documents, siteUrl: 'https://jianbao.example.org' };
  two.clock.set(MORNING);
  return { ...two, world: { ...world, queue: { send: async (job: Job) => void (await runJob(world, job)) } } };
}

const weekOf = ({ world }: Pick<Life, 'world'>, edition = 1, period = WEEK) =>
  deliveriesOf(world.table, 'heart', period.to, edition, { kind: 'weekly', ...period });

/** A tick's part in deliveries, at that time. */
async function tick(two: Life, at: string): Promise<number> {
  two.clock.set(at);
  return (await retryDeliveries(two.world, two.stored, await recentEditions(two.world, two.stored))).due.length;
}

async function correct({ world, stored }: Life): Promise<DeliverJob> {
  await send(world, stored, '2022-04-10', 'a', { waste: '15.5' }, { basedOn: 1 });
  await closeDay(world, stored, '2022-04-10');
  await issueDigest(world, stored, 'weekly', WEEK, { by: 'office', reason: '单位a补报' });
  return { kind: 'deliver', programme: 'heart', day: WEEK.to, digest: { kind: 'weekly', ...WEEK }, edition: 2 };
}

describe('over real servers', () => {
  let office: LoopbackOffice;
  beforeEach(async () => {
    office = await openLoopbackOffice();
  });
  afterEach(() => office.stop());
  const machine = (over: Partial<Programme> = digestsTo(EVERYBODY)) => life(over, openChannels(office.env));

  it('a digest goes to everybody once, with the file, the text or the link that the channel carries', async () => {
    const two = await machine();
    await runJob(two.world, JOB);
    expect(office.counts()).toEqual(ONCE);
    const { mail } = office.mail.mails[0]!;
    expect(mail.subject).toBe('工作周报 第1期（4月4日至10日）');
    expect(mail.html).toContain('<p>第1期</p>');
    expect(mail.attachments[0]?.filename).toBe('工作周报-第1期-2022-04-04至2022-04-10.docx');
    const { json } = office.robots.webhook.taken[0]!;
    expect(json).toMatchObject({
      type: 'digest.issued',
      data: { programme: 'heart', day: WEEK.to, digest: { kind: 'weekly', ...WEEK }, issue: 1, edition: 1 },
    });
    const told = office.robots.feishu.taken[0]!.body.toString();
    expect(told).toContain('2022年4月4日至10日，7个报告日；应报14份，已报7份，按时7份。');
    expect(told).toContain('期内合计80.5吨，日均11.5吨，较上周增加49吨');
    expect(told).toContain('https://jianbao.example.org/archive/heart/digests/weekly/2022-04-04_2022-04-10');
    const attempts = (await weekOf(two)).map(({ delivery }) => delivery.attempts.map(({ ok }) => ok));
    expect(attempts).toEqual(Array(6).fill([true]));
  });

  it('is sent to nobody again, whatever is done again, also at once', async () => {
    const two = await machine();
    await Promise.all(Array.from({ length: 10 }, () => runJob(two.world, JOB)));
    await runJob(two.world, JOB);
    for (const minutes of [1, 6, 20, 100, 1_000]) expect(await tick(two, minutesAfter(MORNING, minutes))).toBe(0);
    expect(office.counts()).toEqual(ONCE);
  });

  it('without recipients of its own it goes where the dailies go; an empty list is nobody', async () => {
    const two = await machine({ deliver: EVERYBODY.slice(1, 2), digests: [WEEKLY] });
    const before = office.counts().wecom;
    await runJob(two.world, JOB);
    expect(office.counts().wecom - before).toBe(2);
    const none = await machine(digestsTo([]));
    const sent = office.counts();
    await runJob(none.world, JOB);
    expect(office.counts()).toEqual(sent);
  });

  it('that was issued by a process that died before it delivered is delivered by the next tick, and failures are retried', async () => {
    const two = await machine();
    await issueDigest(two.world, two.stored, 'weekly', WEEK, { by: 'clock' });
    office.mail.faults.set('zhuren@example.org', 'greylist');
    expect(await tick(two, minutesAfter(MORNING, 5))).toBe(1);
    expect(office.counts()).toEqual({ ...ONCE, zhuren: 0 });
    office.mail.faults.clear();
    expect(await tick(two, minutesAfter(MORNING, 5.5))).toBe(0);
    expect(await tick(two, minutesAfter(MORNING, 6))).toBe(1);
    expect(office.counts()).toEqual(ONCE);
    expect(await tick(two, minutesAfter(MORNING, 73 * 60))).toBe(0);
  });

  it('a correction goes to those who have the first edition, also to one who has left the list', async () => {
    const two = await machine();
    await runJob(two.world, JOB);
    const job = await correct(two);
    const left = { ...two.stored.programme, digests: [{ ...WEEKLY, deliver: EVERYBODY.slice(0, 1) }] };
    await storeProgramme(two.world.table, left, two.clock.now());
    await runJob(two.world, job);
    expect(office.counts()).toEqual({ zhuren: 2, bangongshi: 2, wecom: 4, dingtalk: 2, feishu: 2, webhook: 2 });
    expect(office.mail.mails.at(-1)?.mail.subject).toBe('【更正】工作周报 第1期（4月4日至10日）');
    expect(office.robots.webhook.taken.at(-1)?.json).toMatchObject({ type: 'digest.corrected', data: { edition: 2 } });
    expect(office.robots.feishu.taken.at(-1)?.body.toString()).toContain('更正原因：单位a补报');
  });

  it('a correction ends the first edition’s attempts', async () => {
    const two = await machine();
    office.mail.faults.set('zhuren@example.org', 'greylist');
    await runJob(two.world, JOB);
    office.mail.faults.clear();
    const job = await correct(two);
    two.clock.set(minutesAfter(MORNING, 1));
    await runJob(two.world, { ...job, edition: 1 }); // one that was queued before
    await runJob(two.world, job);
    for (const minutes of [1, 6, 20]) await tick(two, minutesAfter(MORNING, minutes));
    const subjects = office.mail.mails
      .filter(({ to }) => to[0] === 'zhuren@example.org')
      .map(({ mail }) => mail.subject);
    expect(subjects).toEqual(['【更正】工作周报 第1期（4月4日至10日）']);
  });

  it('the clock issues and sends both weeks, each once', async () => {
    const two = await machine();
    for (let each = 0; each < 3; each += 1) await runEveryClock(two.world);
    const twice = Object.fromEntries(Object.entries(ONCE).map(([name, count]) => [name, count * 2]));
    expect(office.counts()).toEqual(twice);
    expect([await weekOf(two), await weekOf(two, 1, BEFORE)].map(({ length }) => length)).toEqual([6, 6]);
  });

  it('dailies of the same days are not touched by it', async () => {
    const two = await machine();
    await runJob(two.world, JOB);
    expect(await deliveriesOf(two.world.table, 'heart', WEEK.to, 1)).toEqual([]);
    expect(office.counts()).not.toEqual(NOBODY);
  });
});

describe('stopped at every call', () => {
  const plans = (['before', 'after'] as const).flatMap((when) =>
    (['killed', 'failed'] as const).map((how) => ({ when, how })),
  );
  const recipients = ['office@example.org', 'archive@example.org'];
  const over = digestsTo([
    { channel: 'smtp', to: recipients },
    { channel: 'wecom', urlRef: 'env:ROBOT' },
  ]);

  /** The job, stopped by the plan and started again; then the ticks of an hour; then a correction. */
  async function outcome(plan?: StopPlan) {
    const mail = writingChannel();
    const two = await life(over, { smtp: mail, wecom: { ...mail, name: 'wecom' } });
    const counted = countCalls(two.world, plan);
    await runJob(counted.world, JOB).catch(() => {});
    await runJob(two.world, JOB);
    for (const minutes of [1, 6, 12, 30, 60]) await tick(two, minutesAfter(MORNING, minutes));
    const ids = mail.taken.map(({ id }) => id!);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    let unclear = 0;
    for (const { delivery } of await weekOf(two)) {
      const { state } = nextAttempt(delivery, two.clock.now());
      const id = `heart.weekly.2022-04-04_2022-04-10.1.${delivery.channel}.${sha256(delivery.recipient).slice(0, 16)}`;
      if (state === 'unclear') unclear += 1;
      else expect([state, ids.includes(id)]).toEqual(['delivered', true]);
    }
    await runJob(two.world, await correct(two));
    expect(mail.taken.filter(({ about }) => about?.edition === 2)).toHaveLength(3);
    return { calls: counted.calls, unclear };
  }

  // In `npm test` each call is stopped in one of the four ways, in `test:all` in all of them.
  it.each(plans)('$how $when any call: everybody once, or on record as unclear', async (plan) => {
    const { calls, unclear } = await outcome();
    expect(unclear).toBe(0);
    expect(calls.filter((call) => call.startsWith('send '))).toHaveLength(3);
    let left = 0;
    const way = plans.findIndex(({ when, how }) => when === plan.when && how === plan.how);
    for (const call of sampled(
      [...calls.keys()].map((at) => at + 1),
      plans.length,
      way,
    ))
      left += (await outcome({ call, ...plan })).unclear;
    expect(left).toBeLessThanOrEqual(9); // of each recipient at most: begun, sent, ended
  });
});
