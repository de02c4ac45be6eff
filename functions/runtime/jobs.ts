/**
 * A batch of the publish queue: done in order; from the first failure on everything is given back, because a later day
 * must not be numbered before an earlier one.
 */

import type { Job } from '../core/run/job.ts';
import { placeOf } from '../core/series/published.ts';
import { runJob } from '../pipeline/run/job.ts';
import { underRequest } from './log.ts';
import { measureDeliveries, measureEdition } from './measures.ts';
import { runCheck } from './night-check.ts';
import type { World } from './world.ts';

interface QueueRecord {
  readonly messageId: string;
  readonly body: string;
}

export async function runJobs(
  world: World,
  records: readonly QueueRecord[],
): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  for (const [index, record] of records.entries()) {
    if (await underRequest(requestOf(record), () => succeeds(world, record))) continue;
    return { batchItemFailures: records.slice(index).map((each) => ({ itemIdentifier: each.messageId })) };
  }
  return { batchItemFailures: [] };
}

async function succeeds(world: World, { messageId, body }: QueueRecord): Promise<boolean> {
  try {
    await runAndMeasure(world, JSON.parse(body) as Job);
    return true;
  } catch (error) {
    world.log.error('job failed', { messageId, error: error instanceof Error ? error.message : String(error) });
    return false;
  }
}

async function runAndMeasure(world: World, job: Job): Promise<void> {
  if (job.kind === 'verify') return runCheck(world, job);
  if (job.kind === 'digest') {
    const done = await runJob(world, job);
    if (done === undefined) return world.log.info('held', { programme: job.programme, digest: job.digest });
    const { programme, kind, to, issue } = done;
    world.log.info('digest issued', { programme, kind, to, issue });
    return measureDeliveries(world, done);
  }
  if (job.kind === 'deliver') {
    const done = await runJob(world, job);
    const { programme, day, digest, edition } = placeOf(done);
    const about = {
      programme,
      day,
      issue: done.issue,
      edition,
      ...(digest === undefined ? {} : { kind: digest.kind }),
    };
    world.log.info('delivery attempted', about);
    return measureDeliveries(world, done);
  }
  if (job.kind !== 'issue') {
    await runJob(world, job);
    return world.log.info('done', { programme: job.programme, job: job.kind });
  }
  const done = await runJob(world, job);
  if (done === undefined) return world.log.info('held', { programme: job.programme, day: job.day });
  const { programme, day, issue, edition } = done;
  world.log.info('issued', { programme, day, issue, edition });
  await measureEdition(world, done);
}

/** Who asked for the job; a body that is no JSON is refused later, with its message's id. */
function requestOf({ messageId, body }: QueueRecord): string {
  try {
    return (JSON.parse(body) as Partial<Job>).request ?? messageId;
  } catch {
    return messageId;
  }
}
