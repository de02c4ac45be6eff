/**
 * Faults planted against the promises about who may do what, and about what is written out.
 */
import { all, archivePolicy, type Fault, policyOf } from './faults.ts';

export const ACCESS_FAULTS: readonly Fault[] = [
  [
    'each function may do what the list says, and nothing else',
    'the archive may write files',
    (deployment) => policyOf(deployment, 'archive')[0].Action.push('s3:PutObject'),
  ],
  [
    'each function may do what the list says, and nothing else',
    'publish may not take jobs',
    (deployment) => {
      policyOf(deployment, 'publish').find((each: { Sid: string }) => each.Sid === 'TakeJobs').Action = [
        'sqs:DeleteMessage',
      ];
    },
  ],
  [
    'nobody may delete a record or a file, or change how they are kept',
    'publish may delete files',
    (deployment) => policyOf(deployment, 'publish').push({ Effect: 'Allow', Action: 's3:DeleteObject', Resource: 'x' }),
  ],
  [
    'only collect writes submissions, only archive downloads, and each nothing else but wrong access keys',
    'publish writes submissions',
    (deployment) => {
      const write = policyOf(deployment, 'publish').find((each: { Sid: string }) => each.Sid === 'WriteRecords');
      delete write.Condition['ForAllValues:StringNotLike'];
    },
  ],
  [
    'only collect writes submissions, only archive downloads, and each nothing else but wrong access keys',
    'collect writes programmes',
    (deployment) => {
      const write = policyOf(deployment, 'collect').find((each: { Sid: string }) => each.Sid === 'WriteSubmissions');
      write.Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'] = ['P#*'];
    },
  ],
  [
    'only collect writes submissions, only archive downloads, and each nothing else but wrong access keys',
    'the archive writes programmes',
    (deployment) => policyOf(deployment, 'archive')[0].Action.push('dynamodb:PutItem'),
  ],
  [
    'records are read by their keys, never searched through',
    'collect reads anything',
    (deployment) => delete policyOf(deployment, 'collect')[0].Condition,
  ],
  [
    'the key is used for our table and buckets alone',
    'decrypts anything',
    (deployment) =>
      delete policyOf(deployment, 'collect').find((each: { Sid: string }) => each.Sid === 'UseTableKey').Condition,
  ],
  [
    'no statement is wide but those on a short list',
    'every action of a service',
    (deployment) => policyOf(deployment, 'desk').push({ Effect: 'Allow', Action: 's3:Get*', Resource: 'x' }),
  ],
  [
    'no statement is wide but those on a short list',
    'every resource',
    (deployment) => policyOf(deployment, 'desk').push({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
  ],
  [
    'everybody is only ever denied, or comes through an endpoint',
    'an open bucket',
    (deployment) =>
      archivePolicy(deployment).push({ Effect: 'Allow', Action: 's3:GetObject', Principal: '*', Resource: 'x' }),
  ],
  [
    'roles are taken by services alone, and carry no policy inline',
    'another account takes a role',
    ({ pipeline }) => {
      all(pipeline, 'AWS::IAM::Role')[0]!.AssumeRolePolicyDocument.Statement[0].Principal = { AWS: '*' };
    },
  ],
  [
    'roles are taken by services alone, and carry no policy inline',
    'a role with a policy of AWS',
    ({ pipeline }) => {
      all(pipeline, 'AWS::IAM::Role')[0]!.ManagedPolicyArns = ['arn:x:iam::aws:policy/AdministratorAccess'];
    },
  ],
  ...['arn:aws:s3:::x', 'https://sqs.cn-north-1.amazonaws.com.cn/x', 'us-west-2', '111122223333'].map(
    (text): Fault => [
      'no partition, suffix, region or account is written out',
      text,
      ({ pipeline }) => {
        all(pipeline, 'AWS::Lambda::Function')[0]!.Environment.Variables.JIANBAO_TABLE = text;
      },
    ],
  ),
  ...['AWS::Lambda::Url', 'AWS::Cognito::UserPool', 'AWS::CloudFront::Distribution', 'AWS::SES::EmailIdentity'].map(
    (Type): Fault => [
      'nothing is used that China lacks',
      Type,
      ({ pipeline }) => {
        pipeline.Resources.Planted = { Type, Properties: {} };
      },
    ],
  ),
  [
    "no secret is written into a function's settings",
    'a password',
    ({ pipeline }) => {
      all(pipeline, 'AWS::Lambda::Function')[0]!.Environment.Variables.SMTP_PASSWORD = 'x';
    },
  ],
];
