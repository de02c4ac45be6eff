/**
 * Clock: started every few minutes; does for every programme what is due and hands issuing to the queue.
 *
 * One programme's failure is logged and does not keep the others waiting; the function then fails, so that the schedule
 * retries it and the alarm hears of it. Whatever was done already is found done by the next tick.
 */
import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { runEveryClock } from '../runtime/clock.ts';
import { atStart } from '../runtime/first-use.ts';
import { underRequest } from '../runtime/log.ts';
import { wire } from '../runtime/wire.ts';
import type { World } from '../runtime/world.ts';

const world = await atStart<World>(() => wire());

export const handler = async (_event: unknown, context?: Partial<Context>): Promise<void> => {
  const id = context?.awsRequestId ?? randomUUID();
  await underRequest(id, async () => runEveryClock(await world()));
};
