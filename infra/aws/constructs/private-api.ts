/**
 * The address of an internal stage: a private REST API (an HTTP API cannot be private), reached only through the bureau's
 * VPC endpoints. The bureau's own gateway maps its address to `<endpoint>/live`; paths and cookies then stay as they are.
 * Why: docs/decisions/0015-internal-address.md.
 */
import { CfnOutput } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  AuthorizationType,
  CfnAccount,
  EndpointType,
  type IResource,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { InterfaceVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import {
  AnyPrincipal,
  Effect,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ROUTES } from '../../../functions/contract.ts';
import type { InternalShape, Stage } from '../stages.ts';
import { accessLogFields, gatewayPath, type WebFunctions } from './access-log.ts';

interface PrivateApiProps {
  readonly stage: Stage;
  readonly shape: InternalShape;
  readonly functions: WebFunctions;
  readonly accessLog: ILogGroup;
}

export class PrivateApi extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, { stage, shape, functions, accessLog }: PrivateApiProps) {
    super(scope, id);
    const account = this.accountLogging();
    this.api = new RestApi(this, 'Api', {
      restApiName: `jianbao-${stage.name}`,
      endpointConfiguration: { types: [EndpointType.PRIVATE], vpcEndpoints: this.endpoints(shape) },
      policy: onlyThrough(shape.apiEndpoints),
      /** Word files are bytes: without this they would be sent as text. */
      binaryMediaTypes: ['*/*'],
      cloudWatchRole: false,
      deployOptions: {
        stageName: 'live',
        metricsEnabled: true,
        loggingLevel: MethodLoggingLevel.ERROR,
        throttlingRateLimit: stage.throttling.rate,
        throttlingBurstLimit: stage.throttling.burst,
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: ACCESS_LOG,
      },
    });
    this.api.deploymentStage.node.addDependency(account);
    this.addMethods(functions);
    new CfnOutput(this, 'Address', { value: this.api.url });
  }

  private endpoints({ apiEndpoints }: InternalShape) {
    return apiEndpoints.map((vpcEndpointId) =>
      InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(this, vpcEndpointId, { vpcEndpointId, port: 443 }),
    );
  }

  private addMethods(functions: WebFunctions): void {
    for (const { lambda, method, path } of ROUTES) {
      const options = { allowTestInvoke: false, scopePermissionToMethod: false };
      const integration = new LambdaIntegration(functions[lambda].lambda, options);
      const resource: IResource = path === '/' ? this.api.root : this.api.root.resourceForPath(gatewayPath(path));
      resource.addMethod(method, integration, { authorizationType: AuthorizationType.NONE });
    }
  }

  /** A REST API writes logs with one role of the account and region: the policy is the one that AWS keeps for it. */
  private accountLogging(): CfnAccount {
    const policy = ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs');
    const assumedBy = new ServicePrincipal('apigateway.amazonaws.com');
    const role = new Role(this, 'LogRole', { assumedBy, managedPolicies: [policy] });
    return new CfnAccount(this, 'AccountLogging', { cloudWatchRoleArn: role.roleArn });
  }
}

/** Everybody may call it who comes through one of the endpoints; whoever does not is denied. */
function onlyThrough(endpoints: readonly string[]): PolicyDocument {
  const statement = (effect: Effect, conditions: object): PolicyStatement =>
    new PolicyStatement({
      effect,
      principals: [new AnyPrincipal()],
      actions: ['execute-api:Invoke'],
      resources: ['execute-api:/*'],
      conditions: { ...conditions },
    });
  return new PolicyDocument({
    statements: [
      statement(Effect.ALLOW, { StringEquals: { 'aws:SourceVpce': endpoints } }),
      statement(Effect.DENY, { StringNotEquals: { 'aws:SourceVpce': endpoints } }),
    ],
  });
}

const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify(accessLogFields('$context.resourcePath', '$context.integration.error')),
);
