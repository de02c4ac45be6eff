/**
 * A batch of the publish queue: done in order; from the first failure on everything is given back, because a later day
 * must not be numbered before an earlier one.
 */
import { runJob } from '../pipeline/run-job.ts';
import type { Job } from '../ports.ts';
import { measureEdition } from './measures.ts';
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
      const issued = await runJob(world, JSON.parse(body) as Job);
      const { programme, day, issue, edition } = issued;
      world.log.info('issued', { programme, day, issue, edition });
      await measureEdition(world, issued);
    } catch (error) {
      world.log.error('job failed', { messageId, error: error instanceof Error ? error.message : String(error) });
      return { batchItemFailures: records.slice(index).map((each) => ({ itemIdentifier: each.messageId })) };
    }
  }
  return { batchItemFailures: [] };
}
