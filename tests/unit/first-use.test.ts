/** Opening things at the start of a process or when they are first used. */
import { afterEach, expect, it, vi } from 'vitest';
import { atStart, laterBlobs, laterQueue, once } from '../../functions/runtime/first-use.ts';

afterEach(() => vi.unstubAllEnvs());

it('opens once for many, and again after a failure', async () => {
  let calls = 0;
  const open = once(async () => {
    calls += 1;
    if (calls === 1) throw new Error('not yet');
    return calls;
  });
  await expect(open()).rejects.toThrow('not yet');
  expect(await Promise.all([open(), open(), open()])).toEqual([2, 2, 2]);
});

it('opens while a Lambda starts, and elsewhere with the first request', async () => {
  const make = vi.fn(async () => 'world');
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', undefined);
  const local = await atStart(make);
  expect(make).not.toHaveBeenCalled();
  expect(await local()).toBe('world');

  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'collect');
  const lambda = await atStart(make);
  expect(make).toHaveBeenCalledTimes(2);
  await lambda();
  expect(make).toHaveBeenCalledTimes(2);
});

it('starts a Lambda whose settings are wrong, and says so to the first request', async () => {
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'collect');
  const ready = await atStart(async () => {
    throw new Error('the setting JIANBAO_TABLE is missing');
  });
  await expect(ready()).rejects.toThrow('JIANBAO_TABLE');
});

it('opens stores and queues when they are first used', async () => {
  const opened: string[] = [];
  const blobs = laterBlobs(async () => {
    opened.push('blobs');
    return { putOnce: async () => 'stored', get: async () => undefined, link: async () => 'link' };
  });
  const queue = laterQueue(async () => {
    opened.push('queue');
    return { send: async () => {} };
  });
  expect(opened).toEqual([]);
  expect([await blobs.link('k', 1, 'n'), await blobs.get('k')]).toEqual(['link', undefined]);
  await queue.send({ kind: 'issue', programme: 'p', day: '2022-04-08' });
  expect(opened).toEqual(['blobs', 'queue']);
});
