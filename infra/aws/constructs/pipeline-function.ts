/**
 * One function: its code, role, log and limits. Everything that would otherwise be a default is written down.
 */
import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ManagedPolicy, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  type CfnFunction,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../../functions/contract.ts';
import type { Stage } from '../stages.ts';
import { allow } from './permissions.ts';

/**
 * Memory in MB (1,769 MB is one processor) and time-out in seconds. An HTTP API ends a request after 30 s; the queue's
 * visibility is six times publish's time-out; a tick ends before the next one begins.
 */
export const LIMITS = {
  collect: { memory: 768, timeout: 15 },
  desk: { memory: 1_769, timeout: 29 },
  archive: { memory: 768, timeout: 15 },
  clock: { memory: 1_024, timeout: 240 },
  publish: { memory: 3_008, timeout: 120 },
} as const satisfies Record<FunctionName, { memory: number; timeout: number }>;

interface PipelineFunctionProps {
  readonly name: FunctionName;
  readonly stage: Stage;
  /** Folder of the bundle. */
  readonly code: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
  readonly key: IKey;
  /** Where an event goes that failed again and again; only for a function that is started without anybody waiting. */
  readonly deadLetters?: IQueue;
}

export class PipelineFunction extends Construct {
  readonly lambda: Lambda;
  readonly log: LogGroup;
  /** What must be in place before something is connected that checks the function's permissions. */
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);
    const { name, stage, environment, deadLetters } = props;
    this.log = keptLog(this, 'Log', stage, props.key);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const statements = [...props.statements, writeLog(this.log), ...inNetwork(stage)];
    this.policy = new ManagedPolicy(this, 'Policy', { roles: [role], statements });
    this.lambda = new Lambda(this, 'Function', {
      functionName: `jianbao-${stage.name}-${name}`,
      description: `Jianbao ${stage.name}: ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'handler.handler',
      code: Code.fromAsset(props.code),
      memorySize: LIMITS[name].memory,
      timeout: Duration.seconds(LIMITS[name].timeout),
      ...(stage.reserved ? { reservedConcurrentExecutions: stage.reserved[name] } : {}),
      environment: { ...environment },
      role: role.withoutPolicyUpdates(),
      logGroup: this.log,
      loggingFormat: LoggingFormat.JSON,
      ...(deadLetters ? { deadLetterQueue: deadLetters } : {}),
    });
    this.lambda.node.addDependency(this.policy);
    placeInNetwork(this.lambda.node.defaultChild as CfnFunction, stage);
  }
}

export function keptLog(scope: Construct, id: string, stage: Stage, key: IKey, logGroupName?: string): LogGroup {
  return new LogGroup(scope, id, {
    ...(logGroupName ? { logGroupName } : {}),
    retention: stage.logDays,
    encryptionKey: key,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

const writeLog = (log: LogGroup): PolicyStatement =>
  allow('WriteLog', ['logs:CreateLogStream', 'logs:PutLogEvents'], [log.logGroupArn]);

const networkOf = ({ shape }: Stage) => (shape.kind === 'internal' ? shape.network : undefined);

/**
 * Network interfaces, which Lambda makes in the role's name; these actions know no resource.
 * source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html (required IAM permissions)
 */
function inNetwork(stage: Stage): PolicyStatement[] {
  if (!networkOf(stage)) return [];
  const actions = ['Create', 'Describe', 'Delete'].map(
    (verb) => `ec2:${verb}NetworkInterface${verb === 'Describe' ? 's' : ''}`,
  );
  return [
    allow(
      'NetworkInterfaces',
      [...actions, 'ec2:DescribeSubnets', 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
      ['*'],
      {
        StringEquals: { 'aws:RequestedRegion': Aws.REGION },
      },
    ),
  ];
}

function placeInNetwork(lambda: CfnFunction, stage: Stage): void {
  const network = networkOf(stage);
  if (!network) return;
  lambda.vpcConfig = { subnetIds: [...network.subnets], securityGroupIds: [...network.securityGroups] };
}
