/**
 * Removing blobs from S3 buckets, with the operator's own credentials: no function has the permission. A versioned bucket
 * keeps the bytes as a noncurrent version below a delete marker until its lifecycle takes them (docs/runbook.md).
 */
import { DeleteObjectCommand, ListObjectsV2Command, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { Removal } from '../../ports.ts';

export interface S3RemovalOptions {
  readonly bucket: string;
  /** Buckets of their own for keys that begin so. */
  readonly folders?: Readonly<Record<string, string>>;
  readonly client?: S3ClientConfig;
}

/** The part of the Removal port that is about blobs. */
export function openS3Removal({
  bucket,
  folders = {},
  client,
}: S3RemovalOptions): Pick<Removal, 'blobsUnder' | 'removeBlob'> {
  const s3 = new S3Client({
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...client,
  });
  const bucketOf = (key: string): string =>
    Object.entries(folders).find(([folder]) => key.startsWith(folder))?.[1] ?? bucket;
  return {
    async blobsUnder(prefix) {
      const keys: string[] = [];
      let from: string | undefined;
      do {
        const page = {
          Bucket: bucketOf(prefix),
          Prefix: prefix,
          ...(from === undefined ? {} : { ContinuationToken: from }),
        };
        const answer = await s3.send(new ListObjectsV2Command(page));
        for (const { Key } of answer.Contents ?? []) if (Key !== undefined) keys.push(Key);
        from = answer.IsTruncated ? answer.NextContinuationToken : undefined;
      } while (from !== undefined);
      return keys.sort();
    },
    async removeBlob(key) {
      await s3.send(new DeleteObjectCommand({ Bucket: bucketOf(key), Key: key }));
    },
  };
}
