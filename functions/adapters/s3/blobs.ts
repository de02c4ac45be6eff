/**
 * The Blobs port on an S3 bucket. `If-None-Match: *` lets the first writer win; the bucket's policy demands it too.
 *
 * A put whose answer was lost is tried again and then refused: `exists`, and whoever wrote it reads back (records/write).
 */
import { setTimeout } from 'node:timers/promises';
import {
  GetObjectCommand,
  type GetObjectCommandInput,
  type GetObjectCommandOutput,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { contentDisposition } from '../../core/edition/content-disposition.ts';
import type { Blob, Blobs } from '../../ports.ts';

export interface S3BlobsOptions {
  readonly bucket: string;
  /** Buckets of their own for keys that begin so. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Settings over the defaults below: credentials, region, endpoint, time-outs. */
  readonly client?: S3ClientConfig;
}

/**
 * Time-outs that end the call: the SDK's own defaults wait for ever on a silent peer, or on an answer that stalls.
 * A large file needs its time: it may take long, but not stand still long.
 */
const ENDING = {
  maxAttempts: 4,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
    socketTimeout: 5_000,
  },
} satisfies S3ClientConfig;

/** The SDK tries a call again, but not the reading of its body. */
const MOST_READS = 4;

/** 409: another put of the key is under way. Asked again after these milliseconds, the key is free or taken. */
const AFTER_CONFLICT = [50, 100, 200, 400, 800];

export function openS3Blobs({ bucket, folders = {}, client }: S3BlobsOptions): Blobs {
  const s3 = new S3Client({ ...ENDING, ...client });
  const bucketOf = (key: string): string =>
    Object.entries(folders).find(([folder]) => key.startsWith(folder))?.[1] ?? bucket;
  return {
    putOnce: (Key, Body, ContentType) => putOnce(s3, { Bucket: bucketOf(Key), Key, Body, ContentType }),
    get: (key) => getWhole(s3, { Bucket: bucketOf(key), Key: key }),
    async link(key, seconds, fileName) {
      const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner'); // only the archive needs it
      const ResponseContentDisposition = contentDisposition(fileName);
      const get = new GetObjectCommand({ Bucket: bucketOf(key), Key: key, ResponseContentDisposition });
      return getSignedUrl(s3, get, { expiresIn: seconds });
    },
  };
}

async function getWhole(s3: S3Client, which: GetObjectCommandInput, reads = 1): Promise<Blob | undefined> {
  const answer = await getIfThere(s3, which);
  if (answer === undefined) return undefined;
  if (answer.Body === undefined) throw new Error(`${which.Key} came without a body.`);
  try {
    const mediaType = answer.ContentType ?? 'application/octet-stream';
    return { bytes: await answer.Body.transformToByteArray(), mediaType };
  } catch (error) {
    if (reads === MOST_READS) throw error;
    return getWhole(s3, which, reads + 1);
  }
}

async function getIfThere(s3: S3Client, which: GetObjectCommandInput): Promise<GetObjectCommandOutput | undefined> {
  try {
    return await s3.send(new GetObjectCommand(which));
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

type Put = ConstructorParameters<typeof PutObjectCommand>[0];

async function putOnce(s3: S3Client, put: Put, conflicts = 0): Promise<'stored' | 'exists'> {
  try {
    await s3.send(new PutObjectCommand({ ...put, IfNoneMatch: '*', ChecksumAlgorithm: 'SHA256' }));
    return 'stored';
  } catch (error) {
    const status = statusOf(error);
    if (status === 412) return 'exists';
    const wait = AFTER_CONFLICT[conflicts];
    if (status !== 409 || wait === undefined) throw error;
    await setTimeout(wait);
    return putOnce(s3, put, conflicts + 1);
  }
}

function statusOf(error: unknown): number | undefined {
  const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
  return $metadata?.httpStatusCode;
}
