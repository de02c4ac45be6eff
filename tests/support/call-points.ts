/**
 * Counts every call that a job makes to the outside, and stops it at one of them on purpose: before the call does
 * anything, or after it took effect and its answer is lost. `killed`: the process is dead, so every later call fails too;
 * `failed`: only this call throws, and the job goes on with the error; `5xx` and `time-out`: the same with the error that a
 * service's own answer, or its silence, becomes.
 */

import { httpFailure, noAnswer, tryLater } from '../../functions/core/delivery/channel-error.ts';
import type { Job } from '../../functions/core/run/job.ts';
import type { Channel, Table } from '../../functions/ports.ts';
import type { World } from '../../functions/runtime/world.ts';

export interface StopPlan {
  /** Which call, from 1; it is counted in the order in which calls begin. */
  readonly call: number;
  readonly when: 'before' | 'after';
  readonly how: 'killed' | 'failed' | '5xx' | 'time-out';
}

class Stopped extends Error {}

/** As the SDK names them. */
const named = (name: string, words: string): Error => Object.assign(new Stopped(words), { name });

export interface Counted {
  readonly world: World;
  /** Names of the calls so far, `table.insert EDITION#2022-04-01#01`. */
  readonly calls: readonly string[];
}

/** The world with its stores, queue, documents and channels counted; without a plan nothing is stopped. */
export function countCalls(world: World, plan?: StopPlan): Counted {
  const calls: string[] = [];
  let isDead = false;
  const pass = async <T>(name: string, call: () => Promise<T>, of = OF_STORES): Promise<T> => {
    if (isDead) throw new Stopped(name);
    calls.push(name);
    if (plan?.call !== calls.length) return call();
    isDead = plan.how === 'killed';
    if (plan.when === 'after') await call();
    throw isDead ? new Stopped(name) : of(plan, name);
  };
  const counted: World = {
    ...world,
    table: countedTable(world.table, pass),
    blobs: {
      putOnce: (key, bytes, type) => pass(`blobs.putOnce ${key}`, () => world.blobs.putOnce(key, bytes, type)),
      get: (key) => pass(`blobs.get ${key}`, () => world.blobs.get(key)),
      link: (key, seconds, name) => pass(`blobs.link ${key}`, () => world.blobs.link(key, seconds, name)),
    },
    queue: {
      send: (job) => pass(`queue.send ${job.kind} ${dayOf(job)}`, () => world.queue.send(job)),
    },
    documents: async () => {
      const { templates, renderers } = await pass('documents', world.documents);
      return {
        templates: { compose: (name, data) => pass(`compose ${name}`, () => templates.compose(name, data)) },
        renderers: renderers.map((each) => ({
          ...each,
          render: (input) => pass(`render ${each.file}`, () => each.render(input)),
        })),
      };
    },
    channels: Object.fromEntries(
      Object.entries(world.channels).map(([name, each]) => [name, countedChannel(each, pass)]),
    ),
  };
  return { world: counted, calls };
}

type Pass = <T>(name: string, call: () => Promise<T>, of?: typeof OF_STORES) => Promise<T>;

/** What the caller is thrown, where only this call fails. */
const OF_STORES = ({ how }: StopPlan, name: string): Error =>
  how === '5xx'
    ? named('InternalServerError', name)
    : how === 'time-out'
      ? named('TimeoutError', name)
      : new Stopped(name);

/** A channel that is stopped before it sent anything says so, as channels do. */
const OF_CHANNELS = ({ how, when }: StopPlan, name: string): Error => {
  if (how === '5xx') return httpFailure('渠道', 503) ?? new Stopped(name);
  if (how === 'time-out') return noAnswer('渠道', 'timeout');
  return when === 'before' ? tryLater('连不上，没有送出。') : new Stopped(name);
};

const countedTable = (table: Table, pass: Pass): Table => ({
  get: (pk, sk) => pass(`table.get ${sk}`, () => table.get(pk, sk)),
  query: (pk, range) => pass(`table.query ${range.prefix ?? range.from ?? pk}`, () => table.query(pk, range)),
  insert: (item) => pass(`table.insert ${item.sk}`, () => table.insert(item)),
  replace: (item, version) => pass(`table.replace ${item.sk}`, () => table.replace(item, version)),
});

const countedChannel = (channel: Channel, pass: Pass): Channel => ({
  ...channel,
  send: (message) => pass(`send ${message.recipient}`, () => channel.send(message), OF_CHANNELS),
});

/** The day that a job is about, or the last one of its period; '' when it is about none. */
const dayOf = (job: Job): string => (job.kind === 'digest' ? job.period.to : 'day' in job ? job.day : '');
