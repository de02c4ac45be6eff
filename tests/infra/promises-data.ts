/**
 * Promises about what is kept: table, buckets, key, backups, logs. Each gives one sentence for each breach.
 */
import { asText, type Deployment, list, resources, type Template } from './deployments.ts';
import { statements, statementsIn } from './statements.ts';

export type Promised = (deployment: Deployment) => string[];

const isKept = ({ DeletionPolicy, UpdateReplacePolicy }: Template['Resources'][string]): boolean =>
  DeletionPolicy === 'Retain' && UpdateReplacePolicy === 'Retain';

/** Sentences of those that are not so. */
const unless = (so: unknown, sentence: string): string[] => (so ? [] : [sentence]);

const KEPT_TYPES = [
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::Backup::BackupVault',
  'AWS::Logs::LogGroup',
];

export const DATA_PROMISES: Readonly<Record<string, Promised>> = {
  'what holds data stays when its stack is deleted': ({ storage, pipeline }) =>
    [storage, pipeline].flatMap((template) =>
      KEPT_TYPES.flatMap((type) => resources(template, type))
        .filter(([, resource]) => !isKept(resource))
        .map(([id]) => `${id} would be deleted`),
    ),

  'the table is encrypted with our key, can be restored and cannot be deleted': ({ storage }) => {
    const tables = resources(storage, 'AWS::DynamoDB::Table');
    return [
      ...unless(tables.length === 1, `there are ${tables.length} tables`),
      ...tables.flatMap(([id, { Properties: p }]) => [
        ...unless(p.SSESpecification?.SSEType === 'KMS', `${id} is not encrypted with KMS`),
        ...unless(
          /^\$\{DataKey\w+\.Arn\}$/.test(asText(p.SSESpecification?.KMSMasterKeyId ?? '')),
          `${id} has another key`,
        ),
        ...unless(p.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled === true, `${id} cannot be restored`),
        ...unless(p.PointInTimeRecoverySpecification?.RecoveryPeriodInDays === 35, `${id} goes back less than 35 days`),
        ...unless(p.DeletionProtectionEnabled === true, `${id} can be deleted`),
        ...unless(p.BillingMode === 'PAY_PER_REQUEST', `${id} is not paid by request`),
        ...unless(!p.TimeToLiveSpecification, `${id} lets records expire`),
      ]),
    ];
  },

  'the table is backed up each month, for as long as logs are kept': ({ stage, storage }) => {
    const rules = resources(storage, 'AWS::Backup::BackupPlan').flatMap(
      ([, each]) => each.Properties.BackupPlan.BackupPlanRule,
    );
    const chosen = resources(storage, 'AWS::Backup::BackupSelection').flatMap(([, each]) =>
      list<unknown>(each.Properties.BackupSelection.Resources).map(asText),
    );
    return [
      ...unless(
        rules.some((rule) => rule.Lifecycle?.DeleteAfterDays >= stage.logDays),
        'no backup is kept long enough',
      ),
      ...unless(
        chosen.some((arn) => /RecordsTable/.test(arn)),
        'the table is not backed up',
      ),
    ];
  },

  'every bucket is versioned, encrypted, closed to the public and owned by us': ({ storage }) =>
    resources(storage, 'AWS::S3::Bucket').flatMap(([id, { Properties: p }]) => {
      const block = p.PublicAccessBlockConfiguration ?? {};
      const closed = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];
      const rule = p.BucketEncryption?.ServerSideEncryptionConfiguration?.[0];
      const kind = rule?.ServerSideEncryptionByDefault?.SSEAlgorithm;
      const forLogs = /AccessLogs/.test(id);
      return [
        ...unless(p.VersioningConfiguration?.Status === 'Enabled', `${id} keeps no versions`),
        ...unless(
          closed.every((each) => block[each] === true),
          `${id} can be opened to the public`,
        ),
        ...unless(kind === (forLogs ? 'AES256' : 'aws:kms'), `${id} is encrypted with ${kind}`),
        ...unless(forLogs || rule?.BucketKeyEnabled === true, `${id} asks KMS for each object`),
        ...unless(forLogs || p.LoggingConfiguration?.DestinationBucketName, `${id} logs no access`),
        ...unless(
          p.OwnershipControls?.Rules?.[0]?.ObjectOwnership === 'BucketOwnerEnforced',
          `${id} takes objects of others`,
        ),
      ];
    }),

  'every bucket, queue and topic refuses what comes without TLS': ({ storage, pipeline }) => {
    const denies = (template: Template, type: string, property: string, id: string): boolean =>
      resources(template, type).some(
        ([policy, { Properties }]) =>
          list<unknown>(Properties[property]).some((each) => asText(each) === `\${${id}}`) &&
          statementsIn(template).some(
            (each) =>
              each.in === policy && each.effect === 'Deny' && each.condition.Bool?.['aws:SecureTransport'] === 'false',
          ),
      );
    const of = (template: Template, type: string, policy: string, property: string): string[] =>
      resources(template, type)
        .filter(([id]) => !denies(template, policy, property, id))
        .map(([id]) => `${id} is open without TLS`);
    return [
      ...of(storage, 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'Bucket'),
      ...of(pipeline, 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'Queues'),
      ...of(pipeline, 'AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'Topics'),
    ];
  },

  'the archive is written once, whoever writes': (deployment) => {
    const denied = statements(deployment).filter(
      ({ type, effect, actions, principals, resources: on, condition }) =>
        type === 'AWS::S3::BucketPolicy' &&
        effect === 'Deny' &&
        actions.includes('s3:PutObject') &&
        principals.includes('*') &&
        on.some((each) => /^\$\{BucketsArchive\w+\.Arn\}\/\*$/.test(each)) &&
        condition.Null?.['s3:if-none-match'] === 'true',
    );
    return unless(denied.length === 1, 'the policy of the archive does not demand If-None-Match');
  },

  'the archive is locked when the stage says so': ({ stage, storage }) => {
    const [, archive] = resources(storage, 'AWS::S3::Bucket').find(([id]) => /BucketsArchive/.test(id))!;
    const kept = archive.Properties.ObjectLockConfiguration?.Rule?.DefaultRetention;
    if (stage.objectLock === undefined) return unless(!archive.Properties.ObjectLockEnabled, 'locked unasked');
    const { mode, days } = stage.objectLock;
    return [
      ...unless(archive.Properties.ObjectLockEnabled === true, 'the archive is not locked'),
      ...unless(kept?.Mode === mode.toUpperCase() && kept?.Days === days, `locked for ${JSON.stringify(kept)}`),
    ];
  },

  'the key is rotated, and used by those alone who are named': (deployment) => {
    const keys = resources(deployment.storage, 'AWS::KMS::Key');
    const users = statements(deployment).filter(({ type }) => type === 'AWS::KMS::Key');
    const known =
      /^(arn:\$\{AWS::Partition\}:iam::\$\{AWS::AccountId\}:root|logs\.\$\{AWS::Region\}\.\$\{AWS::URLSuffix\}|cloudwatch\.amazonaws\.com)$/;
    const strangers = users.flatMap(({ principals }) => principals).filter((each) => !known.test(each));
    const unbound = users.filter(
      ({ principals, condition }) => !/root$/.test(principals[0] ?? '') && Object.keys(condition).length === 0,
    );
    return [
      ...unless(keys.length === 1, `there are ${keys.length} keys`),
      ...keys.flatMap(([id, { Properties }]) =>
        unless(Properties.EnableKeyRotation === true, `${id} is never rotated`),
      ),
      ...strangers.map((each) => `${each} may use the key`),
      ...unbound.map(({ sid }) => `${sid} may use the key for anything`),
    ];
  },

  'logs are kept for more than a year, encrypted with our key': ({ stage, pipeline }) =>
    resources(pipeline, 'AWS::Logs::LogGroup').flatMap(([id, { Properties: p }]) => [
      ...unless(
        p.RetentionInDays === stage.logDays && p.RetentionInDays >= 366,
        `${id} is kept ${p.RetentionInDays} days`,
      ),
      ...unless(/DataKey/.test(asText(p.KmsKeyId ?? '')), `${id} is not encrypted with our key`),
    ]),
};
