/**
 * One programme's nightly check as a job: what it found goes to the log and, where somebody measures, to the alarm. It never
 * fails the job: a briefing of the same programme may be waiting behind it, and without a result the next tick asks again.
 */

import type { CheckJob } from '../core/run/job.ts';
import { runJob } from '../pipeline/run/job.ts';
import { metric } from './metrics.ts';
import type { World } from './world.ts';

export async function runCheck(world: World, job: CheckJob): Promise<void> {
  const { programme } = job;
  try {
    const result = await runJob(world, job);
    if (result === undefined) return;
    const { checked, problems } = result;
    const about = { programme, days: checked.days, problems: problems.length };
    if (problems.length === 0) world.log.info('nightly check', about);
    else world.log.error('nightly check found damage', { ...about, first: problems[0]!.path });
    metric('ArchiveProblems', problems.length, { programme });
  } catch (error) {
    world.log.error('nightly check failed', { programme, error: String(error) });
    metric('ArchiveProblems', 1, { programme }); // what could not be checked is not known to be whole
  }
}
