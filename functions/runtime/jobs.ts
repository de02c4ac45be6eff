/**
 * A batch of the publish queue: done in order; from the first failure on everything is given back, because a later day
 * must not be numbered before an earlier one.
 */
import { runJob } from '../pipeline/run-job.ts';
import type { Job } from '../ports.ts';
import { measureDeliveries, measureEdition } from './measures.ts';
import type { World } from './world.ts';

interface QueueRecord {
  readonly messageId: string;
  readonly body: string;
}

export async function runJobs(
  world: World,
  records: readonly QueueRecord[],
): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  for (const [index, { messageId, body }] of records.entries()) {
    try {
      const job = JSON.parse(body) as Job;
      const done = await runJob(world, job);
      if (done === undefined) {
        world.log.info('held', { programme: job.programme, day: job.day });
        continue;
      }
      const { programme, day, issue, edition } = done;
      world.log.info(job.kind === 'issue' ? 'issued' : 'delivery attempted', { programme, day, issue, edition });
      await (job.kind === 'issue' ? measureEdition : measureDeliveries)(world, done);
    } catch (error) {
      world.log.error('job failed', { messageId, error: error instanceof Error ? error.message : String(error) });
      return { batchItemFailures: records.slice(index).map((each) => ({ itemIdentifier: each.messageId })) };
    }
  }
  return { batchItemFailures: [] };
}
