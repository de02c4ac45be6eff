/**
 * What cdk-nag finds and we decided to leave, each with its resources and the reason. `npm run synth` prints the list.
 *
 * A test takes this list away and compares: each finding is answered by exactly one entry, and no entry answers nothing.
 */
import { type App, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Stage } from './stages.ts';

export interface Acknowledgement {
  /** Ids of findings, whole; `{stage}` stands for the stage's name. */
  readonly rules: readonly string[];
  /** Paths of constructs below the stage; also answers for what is below them. */
  readonly at: readonly string[];
  /** Only in stages of that shape. */
  readonly shape?: Stage['shape']['kind'];
  readonly reason: string;
}

const functions = (...names: string[]) => names.map((name) => `pipeline/${name}/Function/Resource`);
const policies = (...names: string[]) => names.map((name) => `pipeline/${name}/Policy/Resource`);
const ADDRESS = 'pipeline/Address/Api';
const AWS_POLICY = 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role';
const OBJECTS = 'AwsSolutions-IAM5[Resource::jianbao-{stage}-storage:ExportsOutputFnGetAtt';
const IN_ARCHIVE = `${OBJECTS}BucketsArchiveCE3432CCArnEF252FF2`;

export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    rules: [`${IN_ARCHIVE}/closes/*]`, `${IN_ARCHIVE}/ledgers/*]`],
    at: policies('collect', 'desk', 'archive', 'clock', 'publish'),
    reason:
      'A permission for objects names a folder of keys; keys are made of days and hashes. No other bucket, no other action.',
  },
  {
    rules: [`${IN_ARCHIVE}/archive/*]`],
    at: policies('desk', 'archive', 'publish'),
    reason:
      'A permission for objects names a folder of keys; keys are made of days and hashes. No other bucket, no other action.',
  },
  {
    rules: [`${OBJECTS}BucketsPhotos9AFB0EE6Arn66765969/*]`],
    at: policies('collect'),
    reason:
      'The whole bucket holds photos, and for a day the edited Word files that wait to be accepted; nothing else.',
  },
  {
    rules: [`${OBJECTS}BucketsPhotos9AFB0EE6Arn66765969/photos/*]`],
    at: policies('desk', 'publish'),
    reason: 'A permission for objects names a folder of keys; keys are made of days, units and hashes.',
  },
  {
    rules: [`${OBJECTS}BucketsPhotos9AFB0EE6Arn66765969/incoming/copies/*]`],
    at: policies('desk'),
    reason: 'Edited Word files wait there for a day; keys are made of days and ids that we made.',
  },
  {
    rules: ['AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter/jianbao/*]'],
    at: policies('clock', 'publish'),
    reason:
      'Secrets of channels are named by programmes, which come and go; nothing but ours lies in that folder of parameters.',
  },
  {
    rules: [`${AWS_POLICY}/AWSBackupServiceRolePolicyForBackup]`],
    at: ['storage/Backup/Role/Resource'],
    reason:
      'AWS Backup asks for actions that differ from region to region; AWS keeps this policy for it. No function has the role.',
  },
  {
    rules: [`${AWS_POLICY}/AmazonAPIGatewayPushToCloudWatchLogs]`],
    at: ['pipeline/Address/LogRole/Resource'],
    shape: 'internal',
    reason: 'API Gateway refuses a narrower role for the log of an account. Only API Gateway may take the role.',
  },
  {
    rules: ['AwsSolutions-APIG4'],
    at: [ADDRESS],
    reason:
      'Access is decided in the functions by access keys, and a test tries every route as every role. Cognito is absent in China, and browsers cannot sign requests.',
  },
  {
    rules: ['AwsSolutions-COG4'],
    at: [ADDRESS],
    shape: 'internal',
    reason: 'Cognito user pools are absent in the China regions.',
  },
  {
    rules: ['AwsSolutions-APIG2'],
    at: [`${ADDRESS}/Resource`],
    shape: 'internal',
    reason:
      'Requests are checked in the functions by the same schemas on every platform, with a Chinese sentence for each finding.',
  },
  {
    rules: ['AwsSolutions-APIG3', 'NIST.800.53.R5-APIGWAssociatedWithWAF'],
    at: [`${ADDRESS}/DeploymentStage.live/Resource`],
    shape: 'internal',
    reason:
      'The address is reached only through the VPC endpoints of the bureau; its own gateway filters what comes in.',
  },
  {
    rules: ['NIST.800.53.R5-APIGWCacheEnabledAndEncrypted'],
    at: [`${ADDRESS}/DeploymentStage.live/Resource`],
    shape: 'internal',
    reason:
      'Answers depend on who asks and on the second at which they ask: a cache would show one unit what another sent.',
  },
  {
    rules: ['NIST.800.53.R5-APIGWSSLEnabled'],
    at: [`${ADDRESS}/DeploymentStage.live/Resource`],
    shape: 'internal',
    reason: 'A client certificate is for HTTP backends; this one calls functions, by signed requests over TLS.',
  },
  {
    rules: ['Serverless-APIGWXrayEnabled'],
    at: [`${ADDRESS}/DeploymentStage.live/Resource`],
    shape: 'internal',
    reason: 'Lambda has no X-Ray in the China regions. One request id runs through the logs instead.',
  },
  {
    rules: ['Serverless-LambdaTracing'],
    at: functions('collect', 'desk', 'archive', 'clock', 'publish'),
    reason: 'Lambda has no X-Ray in the China regions. One request id runs through the logs instead.',
  },
  {
    rules: ['NIST.800.53.R5-S3BucketReplicationEnabled'],
    at: ['Archive', 'Photos', 'AccessLogs'].map((bucket) => `storage/Buckets/${bucket}/Resource`),
    reason:
      'A copy in another region is a decision of the bureau about where its data lie. Versions, the policy against overwriting and the lock protect the objects; the runbook says how to copy them elsewhere.',
  },
  {
    rules: ['NIST.800.53.R5-S3DefaultEncryptionKMS'],
    at: ['storage/Buckets/AccessLogs/Resource'],
    reason:
      'S3 delivers access logs to no bucket that is encrypted with a key of ours; it is encrypted with the key of S3.',
  },
  {
    rules: ['NIST.800.53.R5-LambdaDLQ', 'Serverless-LambdaDLQ'],
    at: functions('collect', 'desk', 'archive', 'publish'),
    reason:
      'Called by the gateway or the queue, which get the error themselves; a dead-letter queue serves asynchronous calls only.',
  },
  {
    rules: ['Serverless-LambdaAsyncFailureDestination'],
    at: ['pipeline/Clock/Retries/Resource'],
    reason: 'The clock has a dead-letter queue, with an alarm; a destination beside it would tell the same twice.',
  },
  {
    rules: ['Serverless-LambdaEventSourceMappingDestination'],
    at: ['pipeline/Publish/Feed/Resource'],
    reason:
      'A mapping of an SQS queue has no failure destination: the redrive policy of the queue puts failed jobs aside.',
  },
  {
    rules: ['Serverless-SQSRedrivePolicy'],
    at: ['pipeline/Publish/DeadLetters/Resource', 'pipeline/ClockDeadLetters/Resource'],
    reason: 'They are the dead-letter queues; each has an alarm from the first message on.',
  },
  {
    rules: ['NIST.800.53.R5-LambdaInsideVPC'],
    at: functions('collect', 'desk', 'archive', 'clock', 'publish'),
    reason:
      'Nothing that they use lies in a VPC; every call goes to AWS over TLS with a signature. An internal stage may name a network (stages.ts).',
  },
];

/** Those that a stage has, with its name in their ids. */
export const acknowledgementsOf = ({ name, shape }: Stage): Acknowledgement[] =>
  ACKNOWLEDGEMENTS.filter((each) => each.shape === undefined || each.shape === shape.kind).map((each) => ({
    ...each,
    rules: each.rules.map((rule) => rule.replace('{stage}', name)),
  }));

/** @throws Error when an entry names a construct that is not there. */
export function acknowledge(app: App, stages: readonly Stage[]): void {
  for (const stage of stages) {
    for (const { at, rules, reason } of acknowledgementsOf(stage)) {
      for (const path of at) {
        const construct = constructAt(app, `${stage.name}/${path}`);
        for (const id of rules) Validations.of(construct).acknowledge({ id, reason });
      }
    }
  }
}

function constructAt(app: App, path: string): IConstruct {
  let construct: IConstruct = app;
  for (const id of path.split('/')) {
    const child = construct.node.tryFindChild(id);
    if (!child) throw new Error(`infra/aws/acknowledgements.ts names ${path}, which does not exist.`);
    construct = child;
  }
  return construct;
}
