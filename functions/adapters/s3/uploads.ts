/**
 * The Uploads port on an S3 bucket: presigned POST forms. S3 checks type, size and age, and takes the file itself; the
 * bucket's lifecycle removes what nobody named.
 */
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Uploads } from '../../ports.ts';

interface S3UploadsOptions {
  readonly bucket: string;
  readonly client?: S3ClientConfig;
}

export function openS3Uploads({ bucket, client }: S3UploadsOptions): Uploads {
  const s3 = new S3Client({ ...client });
  return {
    async form(key, { mediaType, mostBytes, seconds, goOn }) {
      const { url, fields } = await createPresignedPost(s3, {
        Bucket: bucket,
        Key: key,
        Expires: seconds,
        Fields: { 'Content-Type': mediaType, ...(goOn === undefined ? {} : { success_action_redirect: goOn }) },
        Conditions: [
          ['content-length-range', goOn === undefined ? 1 : 0, mostBytes],
          ['eq', '$Content-Type', mediaType],
        ],
      });
      return { url, fields };
    },
  };
}
