/**
 * Two weeks of a small programme, reported, closed and issued, with the clock on the Monday after: what digests are made of.
 */

import type { Programme } from '../../functions/core/programme/programme.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { daysBetween } from '../../functions/core/values/reporting-day.ts';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import type { Channel } from '../../functions/ports.ts';
import { type StoredProgramme, storeProgramme } from '../../functions/records/programme/programmes.ts';
import type { World } from '../../functions/runtime/world.ts';
import { type SimulatedClock, simulatedClock } from '../../infra/local/simulated-clock.ts';
import { cheapDocuments, heartProgramme, quiet, send, shanghai, writingChannel } from './heart-world.ts';
import { madeUnits } from './made-programmes.ts';
import { memoryStores } from './memory-stores.ts';

/** Monday to Sunday. */
export const WEEK = { from: '2022-04-04', to: '2022-04-10' };
export const BEFORE = { from: '2022-03-28', to: '2022-04-03' };
export interface Life {
  readonly world: World;
  readonly clock: SimulatedClock;
  readonly stored: StoredProgramme;
}

/** Both weeks reported and closed; one ton more each day. */
export async function twoWeeks(
  over: Partial<Programme> = {},
  units: readonly string[] = ['a', 'b'],
  channels: Readonly<Record<string, Channel>> = { smtp: writingChannel() },
): Promise<Life> {
  const { table, blobs } = memoryStores();
  const clock = simulatedClock(shanghai(`${BEFORE.from} 08:00`));
  const stores = {
    table,
    blobs,
    clock,
    documents: async () => cheapDocuments,
    channels,
    log: quiet,
    uploads: { sweep: async () => 0 },
  };
  const world = { ...stores, queue: { send: async (job: Job) => void (await runJob(world, job)) } } as unknown as World;
  const programme = heartProgramme({ starts: BEFORE.from, deliver: [], units: madeUnits(...units), ...over });
  const stored = await storeProgramme(table, programme, clock.now());
  for (const [at, day] of daysBetween(BEFORE.from, WEEK.to).entries()) {
    clock.set(shanghai(`${day} 10:00`));
    const narratives = at === 8 ? [{ kind: '问题协调', text: '围挡破损' }] : [];
    await send(
      world,
      stored,
      day,
      units[0]!,
      { waste: `${at + 1}.5`, visits: '4', posts: [at % 2 ? '东桥' : '西桥'] },
      { narratives },
    );
    clock.set(shanghai(`${day} 20:00`));
    await issueBriefing(world, stored, day, { by: 'office' });
  }
  clock.set(shanghai('2022-04-11 10:00'));
  return { world, clock, stored };
}
