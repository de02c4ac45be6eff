/**
 * Faults planted against the promises about what is kept.
 */
import { resources } from './deployments.ts';
import { all, archivePolicy, drop, type Fault, named } from './faults.ts';

export const DATA_FAULTS: readonly Fault[] = [
  [
    'what holds data stays when its stack is deleted',
    'a bucket goes with its stack',
    ({ storage }) => {
      resources(storage, 'AWS::S3::Bucket')[0]![1].DeletionPolicy = 'Delete';
    },
  ],
  [
    'what holds data stays when its stack is deleted',
    'a log is replaced',
    ({ pipeline }) => {
      resources(pipeline, 'AWS::Logs::LogGroup')[0]![1].UpdateReplacePolicy = 'Delete';
    },
  ],
  ...(
    [
      ['SSESpecification', 'the key of DynamoDB'],
      ['PointInTimeRecoverySpecification', 'no recovery'],
      ['DeletionProtectionEnabled', 'no protection'],
      ['BillingMode', 'capacity by plan'],
    ] as const
  ).map(
    ([property, fault]): Fault => [
      'the table is encrypted with our key, can be restored and cannot be deleted',
      fault,
      ({ storage }) => delete all(storage, 'AWS::DynamoDB::Table')[0]![property],
    ],
  ),
  [
    'the table is encrypted with our key, can be restored and cannot be deleted',
    'records expire',
    ({ storage }) => {
      all(storage, 'AWS::DynamoDB::Table')[0]!.TimeToLiveSpecification = { AttributeName: 'x', Enabled: true };
    },
  ],
  [
    'the table is backed up each month, for as long as logs are kept',
    'backups are kept for a month',
    ({ storage }) => {
      all(storage, 'AWS::Backup::BackupPlan')[0]!.BackupPlan.BackupPlanRule[0].Lifecycle.DeleteAfterDays = 30;
    },
  ],
  [
    'the table is backed up each month, for as long as logs are kept',
    'nothing is selected',
    ({ storage }) => drop(storage, /BackupPlanTable/),
  ],
  ...(
    [
      'VersioningConfiguration',
      'PublicAccessBlockConfiguration',
      'BucketEncryption',
      'OwnershipControls',
      'LoggingConfiguration',
    ] as const
  ).map(
    (property): Fault => [
      'every bucket is versioned, encrypted, closed to the public and owned by us',
      `an archive without ${property}`,
      ({ storage }) => delete named(storage, /BucketsArchive/, 'AWS::S3::Bucket')[property],
    ],
  ),
  [
    'every bucket, queue and topic refuses what comes without TLS',
    'a bucket without policy',
    ({ storage }) => drop(storage, /BucketsPhotosPolicy/),
  ],
  [
    'every bucket, queue and topic refuses what comes without TLS',
    'a queue without policy',
    ({ pipeline }) => drop(pipeline, /PublishJobsPolicy/),
  ],
  [
    'every bucket, queue and topic refuses what comes without TLS',
    'a topic that allows only',
    ({ pipeline }) => {
      all(pipeline, 'AWS::SNS::TopicPolicy')[0]!.PolicyDocument.Statement.pop();
    },
  ],
  [
    'the archive is written once, whoever writes',
    'the condition is gone',
    (deployment) => {
      for (const each of archivePolicy(deployment)) delete each.Condition?.Null;
    },
  ],
  [
    'the archive is written once, whoever writes',
    'only some keys',
    (deployment) => {
      archivePolicy(deployment).find((each: { Sid?: string }) => each.Sid === 'WrittenOnce').Resource = 'x/archive/*';
    },
  ],
  [
    'the archive is locked when the stage says so',
    'a shorter lock',
    ({ storage }) => {
      named(storage, /BucketsArchive/, 'AWS::S3::Bucket').ObjectLockConfiguration.Rule.DefaultRetention.Days = 1;
    },
    'locked',
  ],
  [
    'the key is rotated, and used by those alone who are named',
    'never rotated',
    ({ storage }) => {
      all(storage, 'AWS::KMS::Key')[0]!.EnableKeyRotation = false;
    },
  ],
  [
    'the key is rotated, and used by those alone who are named',
    'another account',
    ({ storage }) => {
      all(storage, 'AWS::KMS::Key')[0]!.KeyPolicy.Statement[0].Principal.AWS = '111122223333';
    },
  ],
  [
    'the key is rotated, and used by those alone who are named',
    'logs of anybody',
    ({ storage }) => delete all(storage, 'AWS::KMS::Key')[0]!.KeyPolicy.Statement[1].Condition,
  ],
  [
    'logs are kept for more than a year, encrypted with our key',
    'half a year',
    ({ pipeline }) => {
      all(pipeline, 'AWS::Logs::LogGroup')[0]!.RetentionInDays = 180;
    },
  ],
  [
    'logs are kept for more than a year, encrypted with our key',
    'no key',
    ({ pipeline }) => delete all(pipeline, 'AWS::Logs::LogGroup')[0]!.KmsKeyId,
  ],
];
