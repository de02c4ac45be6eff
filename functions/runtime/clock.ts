/**
 * One tick over all programmes: used by the clock function and by the ticking clock of one machine.
 */
import type { DueAction } from '../core/schedule.ts';
import { runClock } from '../pipeline/run-clock.ts';
import { listProgrammes } from '../records/programmes.ts';
import { measureTick } from './measures.ts';
import type { World } from './world.ts';

/** What was done, by programme. @throws AggregateError when a programme failed; the others were served all the same. */
export async function runEveryClock(world: World): Promise<Record<string, readonly DueAction[]>> {
  const done: Record<string, readonly DueAction[]> = {};
  const failures: unknown[] = [];
  for (const programme of await listProgrammes(world.table)) {
    try {
      done[programme] = await runClock(world, programme);
      for (const { action, day } of done[programme]) world.log.info('clock', { programme, action, day });
    } catch (error) {
      world.log.error('clock failed', { programme, error: error instanceof Error ? error.message : String(error) });
      failures.push(error);
    }
  }
  await measureTick(world, done);
  if (failures.length > 0) throw new AggregateError(failures, `the clock failed for ${failures.length} programme(s)`);
  return done;
}
