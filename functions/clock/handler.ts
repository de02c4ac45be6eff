/**
 * Clock: started every few minutes; does for every programme what is due and hands issuing to the queue.
 *
 * One programme's failure is logged and does not keep the others waiting; the function then fails, so that the schedule
 * retries it and the alarm hears of it. Whatever was done already is found done by the next tick.
 */
import { runEveryClock } from '../runtime/clock.ts';
import { wire } from '../runtime/wire.ts';
import type { World } from '../runtime/world.ts';

let world: Promise<World> | undefined;

export const handler = async (): Promise<void> => {
  world ??= wire();
  await runEveryClock(await world);
};
