/**
 * The whole path (receive, close, issue, deliver, correct) stopped at every call to the outside, before it took effect and
 * after, dead or only failed, answered with 5xx or with silence, and started again to the end: the same records, numbers and bytes, and nobody written to twice.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextAttempt } from '../../functions/core/delivery/delivery.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import type { Queue } from '../../functions/ports.ts';
import { deliveriesOf } from '../../functions/records/delivery/deliveries.ts';
import { editionsOf } from '../../functions/records/edition/editions.ts';
import { currentProgramme, storeProgramme } from '../../functions/records/programme/programmes.ts';
import { sha256 } from '../../functions/records/store/checksum.ts';
import { partition, shardPartition } from '../../functions/records/store/keys.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import type { World } from '../../functions/runtime/world.ts';
import { type SimulatedClock, simulatedClock } from '../../infra/local/simulated-clock.ts';
import { countCalls, type StopPlan } from '../support/call-points.ts';
import { cheapDocuments, heartProgramme, quiet, send, shanghai, writingChannel } from '../support/heart-world.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { sampled } from '../support/thorough.ts';

const [D1, D2] = ['2022-04-01', '2022-04-02'] as const;

interface Life {
  readonly clock: SimulatedClock;
  readonly mail: ReturnType<typeof writingChannel>;
  readonly world: World;
  /** Jobs that wait for the publish function; empty where jobs are done at once. */
  readonly jobs: Job[];
  /** A process that has just started on what the last one left. */
  start(plan?: StopPlan): ReturnType<typeof countCalls>;
}

/** `at once`: as on one machine, by the process that sends the job. `queue`: kept until it is done, at least once. */
type Jobs = 'at once' | 'queue';

const programme = heartProgramme({
  schedule: { ...heartProgramme().schedule, remind: [{ plusDays: 0, time: '16:30' }] },
  deliver: [
    { channel: 'smtp', to: ['office@example.org', 'archive@example.org'] },
    { channel: 'wecom', urlRef: 'env:ROBOT' },
  ],
});

/** What happens, each at its time. A step that fails is done again at the same time by a new process. */
const STEPS: readonly (readonly [at: string, step: (world: World) => Promise<unknown>])[] = [
  [
    `${D1} 16:00`,
    (world) => report(world, 'a', { waste: '1.5', staff: '3', visits: '10', posts: ['东桥'], patrolled: true }),
  ],
  [`${D1} 16:30`, runEveryClock],
  [`${D1} 18:00`, runEveryClock],
  [`${D2} 07:00`, (world) => report(world, 'b', { waste: '2', staff: '4' })],
  [`${D2} 08:00`, runEveryClock],
  [`${D2} 09:00`, (world) => report(world, 'b', { waste: '3', staff: '4' }, 1)],
  [`${D2} 09:10`, correct],
  [`${D2} 09:15`, runEveryClock],
  [`${D2} 09:30`, runEveryClock],
  [`${D2} 11:00`, runEveryClock],
];

async function report(world: World, unit: string, figures: Record<string, unknown>, basedOn = 0): Promise<void> {
  const narratives = [{ kind: '问题协调', text: `${unit}的围挡破损` }];
  const stored = (await currentProgramme(world.table, programme.id))!;
  const answer = await send(world, stored, D1, unit, figures, { basedOn, narratives });
  expect(['stored', 'repeated']).toContain(answer.outcome);
}

/** As the desk does: issue, then send. Done again after it was issued, it is told that nothing differs. */
async function correct(world: World): Promise<void> {
  const stored = (await currentProgramme(world.table, programme.id))!;
  const issued = await issueBriefing(world, stored, D1, { by: 'office', reason: '单位b补报' });
  if (!('edition' in issued)) throw new Error(issued.outcome);
  expect(issued.edition.edition).toBe(2);
  await world.queue.send({ kind: 'deliver', programme: programme.id, day: D1, edition: 2 });
}

async function begin(how: Jobs): Promise<Life> {
  const { table, blobs, uploads, photoMaker } = memoryStores();
  const clock = simulatedClock(shanghai(`${D1} 09:00`));
  const mail = writingChannel();
  const jobs: Job[] = [];
  await storeProgramme(table, programme, clock.now());
  const kept: Queue = { send: async (job) => void jobs.push(job) };
  const world: World = {
    table,
    blobs,
    uploads,
    photoMaker,
    clock,
    queue: kept,
    documents: async () => cheapDocuments,
    channels: { smtp: mail, wecom: { ...mail, name: 'wecom' } },
    log: quiet,
    pages: undefined as never,
    sheets: undefined as never,
    copies: undefined as never,
    close: () => {},
  };
  const start = (plan?: StopPlan) => {
    const counted = countCalls(world, plan);
    if (how === 'queue') return counted;
    const whole: World = { ...counted.world, queue: { send: async (job) => void (await runJob(whole, job)) } };
    return { ...counted, world: whole };
  };
  return { clock, mail, world, jobs, start };
}

/** Lives through all steps, and the jobs after each; the process that the plan stops is followed by one that nothing stops. */
async function live(life: Life, plan?: StopPlan): Promise<{ stopped: boolean; calls: readonly string[] }> {
  let process = life.start(plan);
  const { calls } = process;
  const again = async (step: (world: World) => Promise<unknown>): Promise<void> => {
    try {
      await step(process.world);
    } catch {
      // What was stopped is work under way, never damage.
      if (plan?.how === 'killed') expect((await verifyProgramme(life.world, programme.id)).problems).toEqual([]);
      process = life.start();
      await step(process.world);
    }
  };
  for (const [at, step] of STEPS) {
    life.clock.set(shanghai(at));
    await again(step);
    for (let job = life.jobs[0]; job !== undefined; job = life.jobs[0]) {
      const one = job;
      await again((world) => runJob(world, one));
      life.jobs.shift();
    }
  }
  return { stopped: calls.length >= (plan?.call ?? Number.POSITIVE_INFINITY), calls };
}

const numbers = (last: number): readonly number[] => Array.from({ length: last }, (_, at) => at + 1);

const plans = [
  ...(['before', 'after'] as const).flatMap((when) => (['killed', 'failed'] as const).map((how) => ({ when, how }))),
  { when: 'before', how: '5xx' },
  { when: 'before', how: 'time-out' },
  { when: 'after', how: 'time-out' },
] as const;

/** Everything that must be the same however often the path was stopped. */
async function outcomeOf({ world }: Life) {
  const ofKind = async (prefix: string) =>
    (await world.table.query(partition(programme.id), { prefix })).map(({ sk, data }) => [sk, data]);
  const editions = await editionsOf(world.table, programme.id, D1);
  const files = editions.flatMap((edition) => edition.files);
  const found = await Promise.all(files.map(async ({ key }) => sha256((await world.blobs.get(key))!.bytes)));
  expect(found).toEqual(files.map((file) => file.sha256));
  return {
    revisions: await world.table.query(shardPartition(programme.id, D1, 0), {}),
    closes: await ofKind('CLOSE#'),
    register: await ofKind('REGISTER#'),
    matters: await ofKind('MATTER#'),
    editions,
  };
}

/** Every message at most once; exactly once, unless it is on record that nobody can tell. */
async function deliveredOnce({ world, mail, clock }: Life): Promise<number> {
  const ids = mail.taken.map(({ id, subject, recipient }) => id ?? `${subject} ${recipient}`);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  let unclear = 0;
  for (const edition of [1, 2]) {
    for (const { delivery } of await deliveriesOf(world.table, programme.id, D1, edition)) {
      const { state } = nextAttempt(delivery, clock.now());
      const arrived = ids.some((id) =>
        id.startsWith(
          `${programme.id}.${D1}.${edition}.${delivery.channel}.${sha256(delivery.recipient).slice(0, 16)}`,
        ),
      );
      if (state === 'unclear') unclear += 1;
      else if (edition === 2 || state === 'delivered')
        expect([delivery.recipient, state, arrived]).toEqual([delivery.recipient, 'delivered', true]);
    }
  }
  return unclear;
}

describe.each(['at once', 'queue'] as const)('jobs done %s', (how) => {
  let undisturbed: Awaited<ReturnType<typeof outcomeOf>>;
  let calls: readonly string[];
  let tried = 0;
  let unclearMessages = 0;
  beforeAll(async () => {
    const life = await begin(how);
    calls = (await live(life)).calls;
    undisturbed = await outcomeOf(life);
    expect(await deliveredOnce(life)).toBe(0);
    expect(life.mail.taken).toHaveLength(7); // a reminder, and two editions to three recipients each
  });
  afterAll(() =>
    console.log(
      `crash points, jobs done ${how}: ${tried} tried at ${calls.length} calls; ${unclearMessages} times one message was left unclear`,
    ),
  );

  it('undisturbed: one number, two editions, every revision and matter once', () => {
    expect(undisturbed.editions.map(({ issue, edition }) => [issue, edition])).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect([undisturbed.register.length, undisturbed.revisions.length, undisturbed.matters.length]).toEqual([2, 3, 2]);
  });

  it.each(plans)('$how $when each call: started again it ends the same', async (plan) => {
    // In `npm test` each plan stops at other calls than the plans beside it, so that together they stop at all.
    for (const call of sampled(
      numbers(calls.length),
      plans.length * 2,
      plans.indexOf(plan) * 2 + (how === 'queue' ? 1 : 0),
    )) {
      const life = await begin(how);
      const where = `${plan.how} ${plan.when} call ${call}, ${calls[call - 1]}`;
      expect((await live(life, { ...plan, call })).stopped, where).toBe(true);
      expect(await outcomeOf(life), where).toEqual(undisturbed);
      const unclear = await deliveredOnce(life);
      expect(unclear, where).toBeLessThanOrEqual(1);
      if (unclear > 0) expect(where).toMatch(/send|DELIVERY/);
      unclearMessages += unclear;
      tried += 1;
    }
  });
});
