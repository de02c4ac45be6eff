/**
 * Reading policies out of templates: every statement with where it stands.
 */
import type { Deployment, Template } from './deployments.ts';
import { asText, list, resources } from './deployments.ts';

export interface Statement {
  /** Logical id of the resource that holds it. */
  readonly in: string;
  readonly type: string;
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** As texts, `${TableArn}/*`. */
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  readonly condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  'AWS::IAM::ManagedPolicy': 'PolicyDocument',
  'AWS::IAM::Policy': 'PolicyDocument',
  'AWS::IAM::Role': 'AssumeRolePolicyDocument',
  'AWS::S3::BucketPolicy': 'PolicyDocument',
  'AWS::SQS::QueuePolicy': 'PolicyDocument',
  'AWS::SNS::TopicPolicy': 'PolicyDocument',
  'AWS::KMS::Key': 'KeyPolicy',
  'AWS::Backup::BackupVault': 'AccessPolicy',
  'AWS::ApiGateway::RestApi': 'Policy',
};

/** All statements of both stacks. */
export const statements = ({ storage, pipeline }: Deployment): Statement[] => [storage, pipeline].flatMap(statementsIn);

export const statementsIn = (template: Template): Statement[] =>
  Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) => {
    const document = Properties?.[DOCUMENTS[Type] ?? ''] as { Statement?: object[] } | undefined;
    return list(document?.Statement).map((statement) => read(id, Type, statement as Record<string, never>));
  });

/** Those that a function's role has: its own policies, found by the role that they name. */
export function statementsOf({ pipeline }: Deployment, functionName: string): Statement[] {
  const [, { Properties }] = resources(pipeline, 'AWS::Lambda::Function').find(([, each]) =>
    String(each.Properties.FunctionName).endsWith(`-${functionName}`),
  )!;
  const role = asText(Properties.Role).replace(/\.Arn\}$/, '}');
  const policies = resources(pipeline, 'AWS::IAM::ManagedPolicy').filter(([, policy]) =>
    list(policy.Properties.Roles).some((each) => asText(each) === role),
  );
  return statementsIn({ Resources: Object.fromEntries(policies) });
}

function read(id: string, type: string, raw: Record<string, unknown>): Statement {
  const principal = raw.Principal as string | Record<string, unknown> | undefined;
  const named =
    typeof principal === 'object' ? Object.values(principal).flatMap((each) => list(each)) : list(principal);
  return {
    in: id,
    type,
    sid: String(raw.Sid ?? ''),
    effect: raw.Effect as 'Allow' | 'Deny',
    actions: list(raw.Action as string | string[]),
    resources: list(raw.Resource).map(asText),
    principals: named.map(asText),
    condition: (raw.Condition ?? {}) as Statement['condition'],
  };
}
