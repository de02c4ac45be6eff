/**
 * A removal stopped at every call to the outside, before it took effect and after, and started again: the same records as
 * without a stop, and at no point anything that verify would call damage.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { removePast } from '../../functions/pipeline/keeping/remove-past.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import type { Item, Removal } from '../../functions/ports.ts';
import { placePreservation } from '../../functions/records/keeping/preservations.ts';
import { partition, shardPartition } from '../../functions/records/store/keys.ts';
import { countCalls, type StopPlan } from '../support/call-points.ts';
import { shanghai } from '../support/heart-world.ts';
import { copyOf, D1, KEPT_DAYS, type KeptWorld, LATER, openKeptWorld, withRemoval } from '../support/kept-world.ts';
import { isThorough } from '../support/thorough.ts';

let lived: Promise<KeptWorld> | undefined;
const opened: KeptWorld[] = [];
afterAll(async () => {
  (await lived)?.world.remove();
  for (const { world } of opened) world.remove();
});

async function open(): Promise<KeptWorld> {
  lived ??= openKeptWorld({ keep: { reports: '1y', photos: '200d', deliveries: '1y' } });
  const kept = await copyOf(await lived);
  opened.push(kept);
  kept.world.clock.set(shanghai(LATER));
  return kept;
}

/** One run by a process that ends at that call, if any; what the port does counts as calls too. */
function run(kept: KeptWorld, plan?: StopPlan): Promise<{ readonly calls: number; readonly stopped: boolean }> {
  return withRemoval(kept, async (stores) => {
    const removing = removalCalls(stores.removal);
    const counted = countCalls({ ...stores, channels: removing.channels }, plan);
    const removal = removing.over(counted.world.channels);
    const work = removePast({ ...counted.world, clock: stores.clock, removal }, kept.stored, '档案室');
    const stopped = await work.then(
      () => false,
      () => true,
    );
    return { calls: counted.calls.length, stopped };
  });
}

/** The counter knows channels and stores; each call of the port passes through a channel that does it. */
function removalCalls(removal: Removal) {
  let act: () => Promise<unknown> = async () => undefined;
  let answer: unknown;
  const channel = {
    name: 'removal',
    send: async () => {
      answer = await act();
      return { answer: '' };
    },
  };
  const over = (channels: Readonly<Record<string, { send(message: never): Promise<unknown> }>>): Removal => {
    const pass = async <T>(recipient: string, call: () => Promise<T>): Promise<T> => {
      act = call;
      await channels.removal!.send({ recipient } as never);
      return answer as T;
    };
    return {
      removeItem: (pk, sk, version) => pass(`remove ${sk}`, () => removal.removeItem(pk, sk, version)),
      blobsUnder: (prefix) => pass(`list ${prefix}`, () => removal.blobsUnder(prefix)),
      removeBlob: (key) => pass(`remove ${key}`, () => removal.removeBlob(key)),
      close: () => {},
    };
  };
  return { channels: { removal: channel }, over };
}

async function recordsOf({ world }: KeptWorld): Promise<Record<string, unknown>> {
  const shards = KEPT_DAYS.flatMap((day) => [0, 1].map((shard) => shardPartition('heart', day, shard)));
  const items = (
    await Promise.all([partition('heart'), ...shards].map((pk) => world.table.query<object>(pk, {})))
  ).flat();
  const isSame = ({ sk }: Item<object>): boolean => !sk.startsWith('AUDIT#');
  return Object.fromEntries(items.filter(isSame).map(({ pk, sk, data }) => [`${pk} ${sk}`, data]));
}

describe('a removal that is cut short', () => {
  it('is finished by the next run, and nothing looks like damage in between', async () => {
    const whole = await open();
    const { calls } = await run(whole);
    const expected = await recordsOf(whole);
    expect(calls).toBeGreaterThan(100);
    // Every seventh call, by turns before it and after; in `npm test` every forty-ninth.
    for (let call = 1; call <= calls; call += isThorough ? 7 : 49) {
      const kept = await open();
      const when = call % 2 === 0 ? 'before' : 'after';
      const at = `${when} call ${call} of ${calls}`;
      expect((await run(kept, { call, when, how: 'killed' })).stopped, at).toBe(true);
      expect((await verifyProgramme(kept.world, 'heart')).problems, at).toEqual([]);
      expect((await run(kept)).stopped, at).toBe(false);
      expect(await recordsOf(kept), at).toEqual(expected);
      expect((await verifyProgramme(kept.world, 'heart')).problems, at).toEqual([]);
      kept.world.remove();
      opened.splice(opened.indexOf(kept), 1);
    }
  });

  it('leaves what was preserved meanwhile, and a later run takes it when that is lifted', async () => {
    const kept = await open();
    await run(kept, { call: 60, when: 'after', how: 'killed' });
    const about = { programme: 'heart', by: 'heart.admin', at: kept.world.clock.now(), reason: '诉讼' };
    await placePreservation(kept.world.table, { ...about, from: D1, to: null });
    await run(kept);
    const before = await recordsOf(kept);
    expect(Object.keys(before).some((key) => key.includes('#D#2022-04-0'))).toBe(true);
    expect((await verifyProgramme(kept.world, 'heart')).problems).toEqual([]);
    await run(kept);
    expect(await recordsOf(kept)).toEqual(before);
  });
});
