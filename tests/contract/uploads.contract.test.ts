/**
 * What every Uploads promises: a form stores one file under its key, of its size, until it ends, and nobody else can make
 * one.
 */
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFileBlobs } from '../../functions/adapters/files/blobs.ts';
import { openFileUploads } from '../../functions/adapters/files/uploads.ts';
import { openS3Uploads } from '../../functions/adapters/s3/uploads.ts';
import type { Blobs, Uploads } from '../../functions/ports.ts';
import { temporaryFolder } from '../support/stores.ts';

const LIMITS = { mediaType: 'image/jpeg', mostBytes: 1_000, seconds: 600 };
const KEY = 'incoming/raw/suizhou/2022-04-08/a/upload-01';
const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 7);

describe('uploads: files', () => {
  const folder = temporaryFolder();
  let now = '2022-04-08T08:00:00.000Z';
  let uploads: Uploads;
  let blobs: Blobs;
  beforeAll(() => {
    uploads = openFileUploads(folder.path, '/uploads', { now: () => now });
    blobs = openFileBlobs(folder.path);
  });
  afterAll(folder.remove);

  it('stores what the form allows, once', async () => {
    const { url, fields } = await uploads.form(KEY, LIMITS);
    expect(url).toBe('/uploads');
    expect(await uploads.take!(fields, bytes)).toBe('stored');
    expect(await uploads.take!(fields, bytes)).toBe('stored');
    expect(await blobs.get(KEY)).toEqual({ bytes, mediaType: 'image/jpeg' });
  });

  it('takes no form that was changed, forged or is over, and no file over its size', async () => {
    const { fields } = await uploads.form(`${KEY}-b`, LIMITS);
    for (const changed of [
      { ...fields, key: 'photos/suizhou/2022-04-08/a/x.jpg' },
      { ...fields, mostBytes: '999999999' },
      { ...fields, expires: '2099-01-01T00:00:00.000Z' },
      { ...fields, mediaType: 'text/html' },
      { ...fields, signature: '' },
      { ...fields, signature: '00'.repeat(32) },
      {},
    ])
      expect(await uploads.take!(changed, bytes)).toBe('invalid');
    expect(await uploads.take!(fields, new Uint8Array(1_001))).toBe('too large');
    expect(await uploads.take!(fields, new Uint8Array())).toBe('too large');
    const another = openFileUploads(folder.path, '/uploads', { now: () => now });
    expect(await another.take!(fields, bytes)).toBe('invalid');
    now = '2022-04-08T08:10:01.000Z';
    expect(await uploads.take!(fields, bytes)).toBe('invalid');
    expect(await blobs.get(`${KEY}-b`)).toBeUndefined();
  });

  it('sweeps what is older than asked, with its type, and nothing else', async () => {
    await blobs.putOnce(`${KEY}-old`, bytes, 'image/jpeg');
    await blobs.putOnce(`${KEY}-new`, bytes, 'image/jpeg');
    await blobs.putOnce('photos/suizhou/x.jpg', bytes, 'image/jpeg');
    const old = new Date('2022-04-01T00:00:00Z');
    for (const key of [`${KEY}-old`, 'photos/suizhou/x.jpg']) await utimes(join(folder.path, key), old, old);
    expect(await uploads.sweep!('incoming/raw/', '2022-04-02T00:00:00.000Z')).toBe(1);
    expect(await uploads.sweep!('incoming/none/', '2022-04-02T00:00:00.000Z')).toBe(0);
    expect(await blobs.get(`${KEY}-old`)).toBeUndefined();
    expect(await blobs.get(`${KEY}-new`)).toBeDefined();
    expect(await blobs.get('photos/suizhou/x.jpg')).toBeDefined();
    await blobs.putOnce(`${KEY}-old`, bytes, 'image/png'); // the key is free again, its type too
    expect((await blobs.get(`${KEY}-old`))?.mediaType).toBe('image/png');
  });
});

/** That S3 keeps to the form is S3's promise (tests/contract/gaps.ts); ours is that the form says what is allowed. */
describe('uploads: s3', () => {
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  const policyOf = async (region: string) => {
    const client = { region, credentials } satisfies ConstructorParameters<typeof S3Client>[0];
    const { url, fields } = await openS3Uploads({ bucket: 'photos', client }).form(KEY, LIMITS);
    const policy = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString()) as {
      expiration: string;
      conditions: unknown[];
    };
    return { url, fields, policy };
  };

  it('signs a form for one key, one type and a size, that ends', async () => {
    const before = Date.now();
    const { fields, policy } = await policyOf('eu-central-1');
    expect(fields).toMatchObject({ key: KEY, 'Content-Type': 'image/jpeg' });
    expect(fields['X-Amz-Signature']).toMatch(/^[0-9a-f]{64}$/);
    expect(policy.conditions).toEqual(
      expect.arrayContaining([
        ['content-length-range', 1, 1_000],
        ['eq', '$Content-Type', 'image/jpeg'],
        { key: KEY },
        { bucket: 'photos' },
      ]),
    );
    const lasts = Date.parse(policy.expiration) - before;
    expect(lasts).toBeGreaterThan(590_000);
    expect(lasts).toBeLessThan(660_000);
  });

  it('sends browsers to the bucket by the name that the pages allow, in China too', async () => {
    expect((await policyOf('eu-central-1')).url).toBe('https://photos.s3.eu-central-1.amazonaws.com/');
    expect((await policyOf('cn-north-1')).url).toBe('https://photos.s3.cn-north-1.amazonaws.com.cn/');
  });
});
