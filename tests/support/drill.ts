/**
 * The whole pipeline lived through once, by the functions' own entries: reports and a correction as API events, the clock's
 * ticks, the jobs of the queue. Whatever fails is done again at the same time, as the caller, the schedule and the queue do.
 */
import { createHash } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { handle } from 'hono/aws-lambda';
import { app as collectApp } from '../../functions/collect/handler.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { instantOf } from '../../functions/core/values/reporting-day.ts';
import { app as deskApp } from '../../functions/desk/handler.ts';
import { createKey } from '../../functions/records/access/access-keys.ts';
import { storeProgramme } from '../../functions/records/programme/programmes.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { runJobs } from '../../functions/runtime/jobs.ts';
import type { World } from '../../functions/runtime/world.ts';
import { type HttpResult, httpEvent, type Request } from '../../infra/local/http-event.ts';
import type { ReplaySubmission } from '../../infra/local/replay.ts';
import type { SimulatedClock } from '../../infra/local/simulated-clock.ts';

export interface Drill {
  readonly world: World;
  readonly clock: SimulatedClock;
  readonly programme: Programme;
  readonly days: readonly string[];
  readonly submissions: readonly ReplaySubmission[];
  /** The oldest job that waits in the queue; `done` takes it away. */
  readonly nextJob: () => Promise<WaitingJob | undefined>;
  /** Delivered to everybody: the drill is over. */
  readonly isOver: () => Promise<boolean>;
}

export interface WaitingJob {
  readonly job: Job;
  done(): Promise<void>;
}

/** How often reports, ticks and jobs were done again because they failed. */
export type Reruns = Record<'reports' | 'ticks' | 'jobs', number>;

const MOST_TRIES = 30;
const EVERY_MINUTES = 5;
const MOST_TICKS_AFTER = 60;

export async function live(drill: Drill): Promise<Reruns> {
  const { programme, clock, days } = drill;
  const reruns: Reruns = { reports: 0, ticks: 0, jobs: 0 };
  const again = (kind: keyof Reruns, step: () => Promise<boolean>) => untilDone(kind, step, reruns);
  clock.set(instantOf(days[0]!, { plusDays: 0, time: '00:00' }, programme.timezone));
  await again('reports', () => setUp(drill));
  const { schedule } = programme;
  for (const day of days) {
    clock.set(instantOf(day, { plusDays: 0, time: '16:00' }, programme.timezone));
    for (const each of drill.submissions.filter((one) => one.day === day)) {
      await again('reports', () => isAccepted(drill, report(programme, each)));
    }
    for (const at of [...schedule.remind, schedule.due, schedule.issue]) {
      clock.set(instantOf(day, at, programme.timezone));
      await tick(drill, again);
    }
  }
  await again('reports', () => isAccepted(drill, report(programme, corrected(drill), 1)));
  await again('reports', () => isAccepted(drill, correction(programme, days[0]!), [201, 409]));
  for (let ticks = 0; ticks < MOST_TICKS_AFTER && !(await drill.isOver()); ticks += 1) {
    clock.set(new Date(Date.parse(clock.now()) + EVERY_MINUTES * 60_000).toISOString());
    await tick(drill, again);
  }
  return reruns;
}

async function untilDone(kind: keyof Reruns, step: () => Promise<boolean>, reruns: Reruns): Promise<void> {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    if (await step()) return;
    reruns[kind] += 1;
  }
  throw new Error(`one of the ${kind} failed ${MOST_TRIES} times`);
}

type Again = (kind: keyof Reruns, step: () => Promise<boolean>) => Promise<void>;

async function tick(drill: Drill, again: Again): Promise<void> {
  await again('ticks', () => succeeds(() => runEveryClock(drill.world)));
  for (let waiting = await drill.nextJob(); waiting !== undefined; waiting = await drill.nextJob()) {
    const { job, done } = waiting;
    await again('jobs', async () => {
      const { batchItemFailures } = await runJobs(drill.world, [{ messageId: '1', body: JSON.stringify(job) }]);
      return batchItemFailures.length === 0;
    });
    await done();
  }
}

const succeeds = (step: () => Promise<unknown>): Promise<boolean> =>
  step().then(
    () => true,
    () => false,
  );

/** Keys whose text follows from their holder, so that two lives have the same. */
function setUp({ world, clock, programme }: Drill): Promise<boolean> {
  const random = (holder: string) => (bytes: number) =>
    createHash('sha256').update(`${holder} ${bytes}`).digest().subarray(0, bytes);
  return succeeds(async () => {
    const [of, at] = [programme.id, clock.now()];
    await storeProgramme(world.table, programme, at);
    await createKey(world.table, { programme: of, role: 'office', at, random: random('office') });
    for (const { id: unit } of programme.units) {
      await createKey(world.table, { programme: of, role: 'unit', unit, at, random: random(unit) });
    }
  });
}

function keyOf(programme: Programme, holder: string): string {
  const part = (bytes: number) =>
    createHash('sha256').update(`${holder} ${bytes}`).digest().subarray(0, bytes).toString('base64url');
  return `${programme.id}.${part(6)}.${part(24)}`;
}

/** 5xx is tried again, as a client does; any refusal is the drill's own mistake. */
async function isAccepted({ world, clock }: Drill, request: Request, accepted = [201]): Promise<boolean> {
  const app = request.method === 'PUT' ? collectApp(world) : deskApp(world);
  const handler = handle(app) as (event: unknown, context: Context) => Promise<HttpResult>;
  const { statusCode = 500, body } = await handler(httpEvent(request, clock.now()), {} as Context);
  if (accepted.includes(statusCode)) return true;
  if (statusCode < 500) throw new Error(`${request.path} was refused with ${statusCode}: ${body}`);
  return false;
}

function report(programme: Programme, { day, unit, nil, figures, narratives }: ReplaySubmission, basedOn = 0): Request {
  const said = nil ? { nil } : { figures: figures ?? {}, narratives: narratives ?? [] };
  return {
    method: 'PUT',
    path: `/api/programmes/${programme.id}/days/${day}/submissions/${unit}`,
    headers: { authorization: `Bearer ${keyOf(programme, unit)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: `${day}-${unit}-${basedOn}`, basedOn, ...said }),
  };
}

/** The first report of all again, as if it had been empty-handed. */
const corrected = ({ submissions }: Drill): ReplaySubmission => {
  const { day, unit } = submissions[0]!;
  return { day, unit, nil: true };
};

const correction = (programme: Programme, day: string): Request => ({
  method: 'POST',
  path: `/api/programmes/${programme.id}/days/${day}/issue`,
  headers: { authorization: `Bearer ${keyOf(programme, 'office')}`, 'content-type': 'application/json' },
  body: JSON.stringify({ reason: '单位更正' }),
});
