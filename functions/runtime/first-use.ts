/**
 * Opening things when they are first used, so that a function that a person waits for loads only what its request needs.
 */
import type { Blobs, Queue, Uploads } from '../ports.ts';

/** The first call's promise for every call; a failure is tried again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** A handler whose code is loaded with the first request for it. */
export const lazily =
  <Asked, Answered>(load: () => Promise<(ask: Asked) => Answered | Promise<Answered>>) =>
  async (ask: Asked): Promise<Answered> =>
    (await load())(ask);

/**
 * For what a handler needs for every request. On Lambda it is opened while the process starts, when a whole processor is
 * there whatever the memory, and waited for; elsewhere (tests, one machine) with the first request. A failure is told by
 * the first request, which tries again.
 */
export async function atStart<T>(make: () => Promise<T>): Promise<() => Promise<T>> {
  const ready = once(make);
  if (process.env.AWS_LAMBDA_FUNCTION_NAME !== undefined) await ready().catch(() => undefined);
  return ready;
}

/** Blobs that are opened at the first file: most requests have none. */
export function laterBlobs(open: () => Promise<Blobs>): Blobs {
  const blobs = once(open);
  return {
    putOnce: async (key, bytes, mediaType) => (await blobs()).putOnce(key, bytes, mediaType),
    get: async (key) => (await blobs()).get(key),
    link: async (key, seconds, fileName) => (await blobs()).link(key, seconds, fileName),
  };
}

/** A store that takes uploads itself, opened at the first photo. */
export function laterUploads(open: () => Promise<Uploads>): Uploads {
  const uploads = once(open);
  return { form: async (key, limits) => (await uploads()).form(key, limits) };
}

/** A queue that is opened at the first job. */
export function laterQueue(open: () => Promise<Queue>): Queue {
  const queue = once(open);
  return { send: async (job) => (await queue()).send(job) };
}
