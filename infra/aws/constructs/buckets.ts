/**
 * The buckets: archived editions (written once), photos, and who accessed them.
 */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  type LifecycleRule,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { BLOB_FOLDERS } from '../../../functions/contract.ts';
import type { Stage } from '../stages.ts';

interface BucketsProps {
  readonly key: IKey;
  readonly stage: Stage;
}

export class Buckets extends Construct {
  readonly accessLogs: Bucket;
  readonly archive: Bucket;
  readonly photos: Bucket;

  constructor(scope: Construct, id: string, { key, stage }: BucketsProps) {
    super(scope, id);
    this.accessLogs = this.accessLogBucket(stage);
    const lock = stage.objectLock;
    this.archive = this.dataBucket('Archive', key, lock ? { objectLockDefaultRetention: retention(lock) } : {});
    this.archive.addToResourcePolicy(writtenOnce(this.archive));
    this.photos = this.dataBucket('Photos', key, {});
    this.photos.addToResourcePolicy(writtenOnce(this.photos, `${BLOB_FOLDERS.photos}*`));
    for (const rule of [...UNNAMED_EXPIRE, REMOVED_EXPIRE]) this.photos.addLifecycleRule(rule);
  }

  private dataBucket(id: string, key: IKey, lock: { objectLockDefaultRetention?: ObjectLockRetention }): Bucket {
    return new Bucket(this, id, {
      ...CLOSED,
      ...lock,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: this.accessLogs as IBucket,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
    });
  }

  /** Encrypted with S3's own key: S3 delivers access logs to no bucket that needs a key of ours. */
  private accessLogBucket({ logDays }: Stage): Bucket {
    return new Bucket(this, 'AccessLogs', {
      ...CLOSED,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [...CLOSED.lifecycleRules, { expiration: Duration.days(logDays) }],
    });
  }
}

/** Nobody from outside, nothing without TLS, nothing lost when the stack goes or an object is written again. */
const CLOSED = {
  versioned: true,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
  lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
} satisfies BucketProps;

/**
 * What no report names goes away: photos as they came, with place and time in them, and edited Word files
 * that wait for acceptance after a day; the other photos after a week.
 * Versions that are no longer current go a day later: nothing there is worth undoing.
 */
const expiring = (prefix: string, days: number): LifecycleRule => ({
  prefix,
  expiration: Duration.days(days),
  noncurrentVersionExpiration: Duration.days(1),
});
const UNNAMED_EXPIRE: readonly LifecycleRule[] = [
  expiring(`${BLOB_FOLDERS.incoming}raw/`, 1),
  expiring(`${BLOB_FOLDERS.incoming}photos/`, 7),
  expiring(`${BLOB_FOLDERS.incoming}copies/`, 1),
];

/**
 * No function deletes a photo; what an operator removed because its time was over can be brought back as long as the table's
 * own past (35 days), and is then gone.
 */
const REMOVED_EXPIRE: LifecycleRule = {
  prefix: BLOB_FOLDERS.photos,
  noncurrentVersionExpiration: Duration.days(35),
  expiredObjectDeleteMarker: true,
};

const retention = ({ mode, days }: NonNullable<Stage['objectLock']>): ObjectLockRetention =>
  mode === 'compliance'
    ? ObjectLockRetention.compliance(Duration.days(days))
    : ObjectLockRetention.governance(Duration.days(days));

/**
 * Objects are only ever made, never replaced, whoever writes: a put without `If-None-Match` is refused. The parts of a
 * multipart upload take no such header; the request that completes it does.
 * source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
 */
const writtenOnce = (bucket: Bucket, keys = '*'): PolicyStatement =>
  new PolicyStatement({
    sid: 'WrittenOnce',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects(keys)],
    conditions: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
  });
