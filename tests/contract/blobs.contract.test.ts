/**
 * What every Blobs promises, on every implementation of it.
 */
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Blobs } from '../../functions/ports.ts';
import { printGaps, promisesOn } from '../support/promise.ts';
import { BLOBS, type Implementation, type Opened } from '../support/stores.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(BLOBS)('blobs: $name', ({ open, emulator }: Implementation<Blobs>) => {
  const promise = promisesOn(emulator);
  let opened: Opened<Blobs>;
  let blobs: Blobs;
  let count = 0;
  const fresh = (): string => {
    count += 1;
    return `suizhou/2022-04-08/${count}/briefing.html`;
  };
  beforeAll(async () => {
    opened = await open();
    blobs = opened.store;
  });
  afterAll(async () => {
    await opened.close();
    if (emulator) printGaps(emulator);
  });

  promise('gives back the bytes and their media type', async () => {
    const key = fresh();
    expect(await blobs.putOnce(key, bytesOf('简报 𠮷'), 'text/html; charset=utf-8')).toBe('stored');
    const expected = { bytes: bytesOf('简报 𠮷'), mediaType: 'text/html; charset=utf-8' };
    expect(await blobs.get(key)).toEqual(expected);
    expect(await opened.another.get(key)).toEqual(expected);
  });

  promise('has nothing under a key that was not stored, nor under the beginning of one', async () => {
    const key = fresh();
    await blobs.putOnce(key, bytesOf('x'), 'text/plain');
    expect(await blobs.get(`${key}.more`)).toBeUndefined();
    expect(await blobs.get('suizhou/2022-04-08')).toBeUndefined();
    expect(await blobs.get('suizhou')).toBeUndefined();
  });

  promise('keeps no bytes, one byte and every byte', async () => {
    const all = Uint8Array.from({ length: 256 }, (_, at) => at);
    for (const bytes of [new Uint8Array(), all.subarray(10, 11), all]) {
      const key = fresh();
      await blobs.putOnce(key, bytes, 'application/octet-stream');
      expect(Buffer.from((await blobs.get(key))?.bytes ?? []).equals(bytes)).toBe(true);
    }
  });

  promise('keeps some megabytes', async () => {
    const key = fresh();
    const bytes = new Uint8Array(5_000_000).map((_, at) => (at * 31) % 251);
    await blobs.putOnce(key, bytes, 'image/jpeg');
    expect(Buffer.from((await blobs.get(key))?.bytes ?? []).equals(bytes)).toBe(true);
  });

  promise('keeps the first bytes of a key and says so to the second writer', async () => {
    const key = fresh();
    await blobs.putOnce(key, bytesOf('first'), 'text/plain');
    expect(await blobs.putOnce(key, bytesOf('second'), 'text/html')).toBe('exists');
    expect(await opened.another.putOnce(key, bytesOf('first'), 'text/plain')).toBe('exists');
    expect(await blobs.get(key)).toEqual({ bytes: bytesOf('first'), mediaType: 'text/plain' });
  });

  promise('lets one of 50 writers at once win', async () => {
    const key = fresh();
    const writers = Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? blobs : opened.another));
    const answers = await Promise.all(
      writers.map((each, n) => each.putOnce(key, bytesOf(`writer ${n}`), `text/x-${n}`)),
    );
    expect(answers.filter((answer) => answer === 'stored')).toHaveLength(1);
    const winner = answers.indexOf('stored');
    expect(await blobs.get(key)).toEqual({ bytes: bytesOf(`writer ${winner}`), mediaType: `text/x-${winner}` });
  });

  promise('links to the bytes, or leaves it to the caller', async () => {
    const key = fresh();
    await blobs.putOnce(key, bytesOf('简报'), 'text/plain');
    const link = await blobs.link(key, 60, '简报.txt');
    if (link !== undefined) expect(await (await fetch(link)).text()).toBe('简报');
  });
});
