/**
 * Promises about who may do what, and about what must not be written into a template. One sentence for each breach.
 */
import { FUNCTION_NAMES, type FunctionName } from '../../functions/contract.ts';
import { type Deployment, resources } from './deployments.ts';
import type { Promised } from './promises-data.ts';
import { type Statement, statements, statementsOf } from './statements.ts';

const unless = (so: unknown, sentence: string): string[] => (so ? [] : [sentence]);

/** Each function's actions, in full: a new permission is a decision, so it changes this list too. */
const ACTIONS: Readonly<Record<FunctionName, readonly string[]>> = {
  collect: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
  desk: [
    ...['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
    'sqs:SendMessage',
  ],
  archive: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 's3:GetObject'],
  clock: [
    ...['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 's3:GetObject', 's3:PutObject'],
    ...['sqs:SendMessage', 'ssm:GetParameter'],
  ],
  publish: [
    ...['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
    ...['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'ssm:GetParameter'],
  ],
};

const EVERYBODY = ['logs:CreateLogStream', 'logs:PutLogEvents', 'kms:Decrypt'];
const WRITERS = ['kms:GenerateDataKey'];
const IN_NETWORK = [
  ...[
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeSubnets',
  ],
  ...['ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
];

/** The only statements that may hold an asterisk as an action or a whole resource, and why. */
const MAY_BE_WIDE: readonly (readonly [reason: string, fits: (statement: Statement) => boolean])[] = [
  ['a denial may be as wide as it likes', ({ effect }) => effect === 'Deny'],
  [
    'a key policy knows one resource: its own key',
    ({ type, actions, principals }) =>
      type === 'AWS::KMS::Key' && (!actions.includes('kms:*') || /:root$/.test(principals[0] ?? '')),
  ],
  [
    'network interfaces know no resource',
    ({ sid, actions }) => sid === 'NetworkInterfaces' && actions.every((each) => IN_NETWORK.includes(each)),
  ],
  ['S3 delivers access logs into a folder', ({ principals }) => principals.join() === 'logging.s3.amazonaws.com'],
  [
    'a policy of an address knows its own address',
    ({ type, resources: on }) => type === 'AWS::ApiGateway::RestApi' && on.join() === 'execute-api:/*',
  ],
];

/** Resources that end in an asterisk: folders of one of our buckets, and of parameters. */
const FOLDER =
  /^\$\{[\w-]+:ExportsOutputFnGetAttBuckets(Archive\w+Arn\w+\}\/(archive|closes|ledgers)|Photos\w+Arn\w+\}(\/photos|\/incoming\/copies)?)\/\*$|:parameter\/jianbao\/\*$/;

const isWide = ({ actions, resources: on }: Statement): boolean =>
  actions.some((each) => each.includes('*')) || on.some((each) => each.includes('*') && !FOLDER.test(each));

export const ACCESS_PROMISES: Readonly<Record<string, Promised>> = {
  'each function may do what the list says, and nothing else': (deployment) =>
    FUNCTION_NAMES.flatMap((name) => {
      const has = new Set(statementsOf(deployment, name).flatMap(({ actions }) => actions));
      const network = deployment.stage.shape.kind === 'internal' && deployment.stage.shape.network ? IN_NETWORK : [];
      const put = name === 'clock' ? ['sqs:SendMessage'] : [];
      const may = new Set([...ACTIONS[name], ...EVERYBODY, ...(name === 'archive' ? [] : WRITERS), ...network, ...put]);
      return [
        ...[...has].filter((action) => !may.has(action)).map((action) => `${name} may ${action}`),
        ...[...may].filter((action) => !has.has(action)).map((action) => `${name} may not ${action}`),
      ];
    }),

  'nobody may delete a record or a file, or change how they are kept': (deployment) =>
    statements(deployment)
      .filter(({ effect, type }) => effect === 'Allow' && type !== 'AWS::KMS::Key')
      .flatMap(({ in: where, actions }) =>
        actions
          .filter((action) =>
            /:(Delete(?!Message$|NetworkInterface$)|Update|BatchWrite|Put(?!Item$|Object$|LogEvents$))/.test(action),
          )
          .map((action) => `${where} may ${action}`),
      ),

  'only collect writes submissions, only archive downloads, and each nothing else but wrong access keys': (
    deployment,
  ) =>
    FUNCTION_NAMES.flatMap((name) => {
      const isBeside = ({ condition }: { condition: Readonly<Record<string, Readonly<Record<string, unknown>>>> }) => {
        const keys = String(condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']);
        return keys === 'TRIES#*' || (keys === 'HEALTH' && name === 'collect');
      };
      const writes = statementsOf(deployment, name)
        .filter(({ actions }) => actions.includes('dynamodb:PutItem'))
        .filter((each) => !(['collect', 'desk', 'archive'].includes(name) && isBeside(each)));
      return writes.flatMap(({ condition }) => {
        const like = String(condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']);
        const unlike = String(condition['ForAllValues:StringNotLike']?.['dynamodb:LeadingKeys']);
        const own = { collect: 'P#*#D#*,P#*#AMENDMENTS,P#*#KEY-USE', archive: 'P#*#DOWNLOADS#*,P#*#KEY-USE' }[
          name as string
        ];
        const any = name === 'desk' ? 'PROGRAMMES,P#*' : 'P#*';
        const days = own === undefined ? like === any && unlike === 'P#*#D#*' : like === own;
        return unless(
          days && condition.Null?.['dynamodb:LeadingKeys'] === 'false',
          `${name} writes ${like} but ${unlike}`,
        );
      });
    }),

  'records are read by their keys, never searched through': (deployment) =>
    FUNCTION_NAMES.flatMap((name) =>
      statementsOf(deployment, name)
        .filter(({ actions }) => actions.some((each) => each.startsWith('dynamodb:')))
        .flatMap(({ condition, actions }) =>
          unless(condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'], `${name} may ${actions} anything`),
        ),
    ),

  'the key is used for our table and buckets alone': (deployment) =>
    FUNCTION_NAMES.flatMap((name) =>
      statementsOf(deployment, name)
        .filter(({ actions }) => actions.some((each) => each.startsWith('kms:')))
        .flatMap(({ condition, actions }) => {
          const context = Object.keys(condition.StringEquals ?? {}).filter((each) =>
            each.startsWith('kms:EncryptionContext:aws:'),
          );
          return unless(context.length === 1, `${name} may ${actions} for anything`);
        }),
    ),

  'no statement is wide but those on a short list': (deployment) =>
    statements(deployment)
      .filter((each) => isWide(each) && !MAY_BE_WIDE.some(([, fits]) => fits(each)))
      .map(({ in: where, sid, actions, resources: on }) => `${where} ${sid} allows ${actions} on ${on}`),

  'everybody is only ever denied, or comes through an endpoint': (deployment) =>
    statements(deployment)
      .filter(({ effect, principals }) => effect === 'Allow' && principals.includes('*'))
      .filter(({ condition }) => !condition.StringEquals?.['aws:SourceVpce'])
      .map(({ in: where }) => `${where} allows everybody`),

  'roles are taken by services alone, and carry no policy inline': ({ storage, pipeline }) =>
    [storage, pipeline].flatMap((template) => [
      ...resources(template, 'AWS::IAM::Policy').map(([id]) => `${id} is written into its role`),
      ...resources(template, 'AWS::IAM::Role').flatMap(([id, { Properties: p }]) => [
        ...unless(!p.Policies, `${id} carries a policy`),
        ...unless(
          p.AssumeRolePolicyDocument.Statement.every(
            (each: { Principal: object }) => Object.keys(each.Principal).join() === 'Service',
          ),
          `${id} is taken by others`,
        ),
        ...unless((p.ManagedPolicyArns ?? []).length === 0 || /Backup|LogRole/.test(id), `${id} has a policy of AWS`),
      ]),
    ]),

  'no partition, suffix, region or account is written out': (deployment) =>
    texts(deployment)
      .filter(([, text]) => isLiteral(text, deployment.stage.region))
      .map(([where, text]) => `${where}: ${text}`),

  'nothing is used that China lacks': ({ storage, pipeline }) =>
    [storage, pipeline].flatMap((template) =>
      Object.entries(template.Resources)
        .filter(([, { Type }]) => !IN_CHINA.has(Type))
        .map(([id, { Type }]) => `${id} is a ${Type}`),
    ),

  "no secret is written into a function's settings": ({ pipeline }) =>
    resources(pipeline, 'AWS::Lambda::Function').flatMap(([id, { Properties }]) =>
      Object.keys(Properties.Environment?.Variables ?? {})
        .filter((name) => !SETTING.test(name))
        .map((name) => `${id} is given ${name}`),
    ),
};

/** What functions are given: names and addresses; a password only by the name of its parameter. */
const SETTING =
  /^JIANBAO_(STAGE|TABLE|ARCHIVE_BUCKET|PHOTO_BUCKET|PHOTO_ORIGIN|TEMPLATES|PUBLISH_QUEUE|SITE_URL|SMTP_(HOST|PORT|SECURITY|FROM|USER|PASSWORD_REF))$/;

/**
 * Types that both China regions have: services in the partition aws-cn of botocore's endpoints, less what the China user
 * guide excludes (function URLs, X-Ray, Cognito user pools, SES, CloudFront without a domain).
 * source: https://github.com/boto/botocore/blob/develop/botocore/data/endpoints.json,
 * https://docs.amazonaws.cn/en_us/aws/latest/userguide/introduction.html
 */
const IN_CHINA = new Set([
  ...['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::KMS::Key'],
  ...['AWS::Backup::BackupVault', 'AWS::Backup::BackupPlan', 'AWS::Backup::BackupSelection'],
  ...[
    'AWS::Lambda::Function',
    'AWS::Lambda::Permission',
    'AWS::Lambda::EventSourceMapping',
    'AWS::Lambda::EventInvokeConfig',
  ],
  ...['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy', 'AWS::Logs::LogGroup', 'AWS::Scheduler::Schedule'],
  ...['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SNS::Subscription'],
  ...['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard'],
  ...['Api', 'Stage', 'Route', 'Integration', 'DomainName', 'ApiMapping'].map((each) => `AWS::ApiGatewayV2::${each}`),
  ...['RestApi', 'Resource', 'Method', 'Deployment', 'Stage', 'Account'].map((each) => `AWS::ApiGateway::${each}`),
]);

/** A service's principal is the same in every partition; everything else takes the partition's own suffix. */
const PRINCIPAL = /^(lambda|apigateway|scheduler|backup|cloudwatch|logging\.s3)\.amazonaws\.com$/;
/** Made from the stage's own region: the CDK's bucket for uploads, what a gateway's calls come from, the address put out. */
const OWN_REGION = [
  /^cdk-hnb659fds-assets-\$\{AWS::AccountId\}-#REGION#$/,
  /^:execute-api:#REGION#:$/,
  /^:apigateway:#REGION#:lambda:path\//,
  /^\.execute-api\.#REGION#\.$/,
];

function isLiteral(text: string, region: string): boolean {
  if (/arn:aws/.test(text) && !/:acm:[\w-]+:111122223333:/.test(text)) return true;
  if (/amazonaws/.test(text) && !PRINCIPAL.test(text)) return true;
  if (/\b\d{12}\b/.test(text) && !/:acm:/.test(text)) return true;
  const own = text.replaceAll(region, '#REGION#');
  if (own.includes('#REGION#') && !OWN_REGION.some((each) => each.test(own))) return !/:acm:/.test(text);
  return (
    /\b(us|eu|ap|cn|ca|sa|me|af|il)(-gov)?-(north|south|east|west|central)+\w*-\d\b/.test(own) && !/:acm:/.test(text)
  );
}

/** Every text of both templates, with the resource that it stands in. */
function texts({ storage, pipeline }: Deployment): [where: string, text: string][] {
  const found: [string, string][] = [];
  const walk = (where: string, value: unknown): void => {
    if (typeof value === 'string') found.push([where, value]);
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) walk(where, each);
  };
  for (const template of [storage, pipeline]) {
    for (const [id, resource] of Object.entries(template.Resources)) walk(id, resource);
    walk('Outputs', template.Outputs);
  }
  return found;
}
