/**
 * What each function may do, written by hand: each statement names its actions and resources in full. No grant method of
 * the CDK is used, because those add wildcards. `stacks/pipeline.ts` asks here; tests/infra reads the result.
 */
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BLOB_FOLDERS, type FunctionName, PARTITIONS } from '../../../functions/contract.ts';

export interface Resources {
  readonly tableArn: string;
  readonly tableName: string;
  readonly archiveArn: string;
  readonly photosArn: string;
  readonly keyArn: string;
  readonly queueArn: string;
  /** Parameters that hold the secrets of channels: `/jianbao/…`. */
  readonly secretsArn: string;
}

const { programmes, programme, day, downloads, amendments, keyUse: lastUse, tries, health } = PARTITIONS;
const ANY_PROGRAMME = `${programme}*`;
const ANY_DAY = `${programme}*${day}*`;
const ANY_DOWNLOADS = `${programme}*${downloads}*`;
const ANY_AMENDMENTS = `${programme}*${amendments}`;
const ANY_KEY_USE = `${programme}*${lastUse}`;
const ANY_TRIES = `${tries}*`;
const FILES = {
  editions: `${BLOB_FOLDERS.editions}*`,
  closes: `${BLOB_FOLDERS.closes}*`,
  ledgers: `${BLOB_FOLDERS.ledgers}*`,
};
const READ = ['dynamodb:GetItem', 'dynamodb:Query'];

/**
 * Statements of one function beyond its log. Nobody may delete anything; only collect writes submissions, and only those and
 * which days are late; archive writes who downloaded what; both, when a key was last used; and nothing else. Each that takes access keys counts the wrong ones.
 */
export function permissionsOf(name: FunctionName, to: Resources): PolicyStatement[] {
  return [...PERMISSIONS[name](to), ...keyUse(name, to)];
}

const PERMISSIONS: Record<FunctionName, (to: Resources) => PolicyStatement[]> = {
  collect: (to) => [
    records('ReadProgrammes', READ, to, [ANY_PROGRAMME]),
    records('WriteSubmissions', ['dynamodb:PutItem'], to, [ANY_DAY, ANY_AMENDMENTS, ANY_KEY_USE]),
    countTries(to),
    records('TryRecords', ['dynamodb:GetItem', 'dynamodb:PutItem'], to, [health]),
    blobs('ReadCloses', ['s3:GetObject'], to.archiveArn, [FILES.closes]),
    blobs('Rows', ['s3:GetObject', 's3:PutObject'], to.archiveArn, [FILES.ledgers]),
    blobs('Photos', ['s3:GetObject', 's3:PutObject'], to.photosArn, ['*']),
    tellMissing(to.photosArn),
  ],
  desk: (to) => [
    records('ReadProgrammes', READ, to, [programmes, ANY_PROGRAMME]),
    records('WriteRecords', ['dynamodb:PutItem'], to, [programmes, ANY_PROGRAMME], [ANY_DAY]),
    countTries(to),
    blobs('Archive', ['s3:GetObject', 's3:PutObject'], to.archiveArn, [FILES.editions, FILES.closes, FILES.ledgers]),
    blobs('ReadPhotos', ['s3:GetObject'], to.photosArn, [`${BLOB_FOLDERS.photos}*`]),
    blobs('EditedCopies', ['s3:GetObject', 's3:PutObject'], to.photosArn, [`${BLOB_FOLDERS.incoming}copies/*`]),
    tellMissing(to.photosArn),
    allow('QueueJobs', ['sqs:SendMessage'], [to.queueArn]),
  ],
  archive: (to) => [
    records('ReadProgrammes', READ, to, [ANY_PROGRAMME]),
    records('RecordDownloads', ['dynamodb:PutItem'], to, [ANY_DOWNLOADS, ANY_KEY_USE]),
    countTries(to),
    blobs('ReadArchive', ['s3:GetObject'], to.archiveArn, [FILES.editions, FILES.closes, FILES.ledgers]),
  ],
  clock: (to) => [
    records('ReadEverything', READ, to, [programmes, ANY_PROGRAMME]),
    records('WriteRecords', ['dynamodb:PutItem'], to, [ANY_PROGRAMME], [ANY_DAY]),
    blobs('Closes', ['s3:GetObject', 's3:PutObject'], to.archiveArn, [FILES.closes, FILES.ledgers]),
    allow('QueueJobs', ['sqs:SendMessage'], [to.queueArn]),
    readSecrets(to),
  ],
  publish: (to) => [
    records('ReadProgrammes', READ, to, [ANY_PROGRAMME]),
    records('WriteRecords', ['dynamodb:PutItem'], to, [ANY_PROGRAMME], [ANY_DAY]),
    blobs('Archive', ['s3:GetObject', 's3:PutObject'], to.archiveArn, [FILES.editions, FILES.closes, FILES.ledgers]),
    blobs('ReadPhotos', ['s3:GetObject'], to.photosArn, [`${BLOB_FOLDERS.photos}*`]),
    tellMissing(to.photosArn),
    allow('TakeJobs', ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [to.queueArn]),
    readSecrets(to),
  ],
};

export function allow(sid: string, actions: string[], resources: string[], conditions?: object): PolicyStatement {
  return new PolicyStatement({ sid, actions, resources, ...(conditions ? { conditions } : {}) });
}

/**
 * Items whose partition keys match one of `like` and none of `unlike`. A request without keys is not allowed: ForAllValues
 * alone would be true of it.
 * source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
function records(
  sid: string,
  actions: string[],
  to: Resources,
  like: string[],
  unlike: string[] = [],
): PolicyStatement {
  const keys = 'dynamodb:LeadingKeys';
  return allow(sid, actions, [to.tableArn], {
    'ForAllValues:StringLike': { [keys]: like },
    ...(unlike.length > 0 ? { 'ForAllValues:StringNotLike': { [keys]: unlike } } : {}),
    Null: { [keys]: 'false' },
  });
}

const countTries = (to: Resources): PolicyStatement =>
  records('CountTries', ['dynamodb:GetItem', 'dynamodb:PutItem'], to, [ANY_TRIES]);

/**
 * A photo that is not there is answered as missing only to whoever may list the bucket; to others as forbidden.
 * source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (permissions)
 */
const tellMissing = (bucketArn: string): PolicyStatement => allow('TellMissingPhotos', ['s3:ListBucket'], [bucketArn]);

const blobs = (sid: string, actions: string[], bucketArn: string, keys: string[]): PolicyStatement =>
  allow(
    sid,
    actions,
    keys.map((key) => `${bucketArn}/${key}`),
  );

/** One at a time and by name; they are encrypted with the account's own key for parameters, which needs no permission. */
const readSecrets = (to: Resources): PolicyStatement => allow('ReadSecrets', ['ssm:GetParameter'], [to.secretsArn]);

/**
 * The key, only for our table and our buckets: told by the encryption context, which reads the same in every partition (the
 * service's name in kms:ViaService may not). A table is read and written with its table key, so Decrypt is enough there.
 * source: https://docs.aws.amazon.com/kms/latest/developerguide/services-dynamodb.html (encryption context, table key)
 * source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html (the context is the bucket's ARN)
 */
function keyUse(name: FunctionName, to: Resources): PolicyStatement[] {
  const ofBucket = name === 'archive' ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'];
  const context = 'kms:EncryptionContext:aws';
  return [
    allow('UseTableKey', ['kms:Decrypt'], [to.keyArn], {
      StringEquals: { [`${context}:dynamodb:tableName`]: to.tableName },
    }),
    allow('UseBucketKey', ofBucket, [to.keyArn], {
      StringEquals: { [`${context}:s3:arn`]: [to.archiveArn, to.photosArn] },
    }),
  ];
}
