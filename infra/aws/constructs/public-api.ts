/**
 * The address of a public stage: an HTTP API with one route for each route of the contract, nothing else.
 *
 * Who may call a route is decided in the function (access keys), because China has no managed sign-in to delegate it to.
 */
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  DomainName,
  EndpointType,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ROUTES } from '../../../functions/contract.ts';
import type { PublicShape, Stage } from '../stages.ts';
import type { WebFunctions } from './access-log.ts';
import { accessLogFields, gatewayPath } from './access-log.ts';

interface PublicApiProps {
  readonly stage: Stage;
  readonly shape: PublicShape;
  readonly functions: WebFunctions;
  readonly accessLog: ILogGroup;
}

export class PublicApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { stage, shape, functions, accessLog }: PublicApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: `jianbao-${stage.name}`,
      createDefaultStage: false,
      disableExecuteApiEndpoint: shape.domain !== undefined,
    });
    const live = new HttpStage(this, 'Live', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: stage.throttling.rate, burstLimit: stage.throttling.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: ACCESS_LOG },
    });
    this.addRoutes(functions);
    const address = shape.domain ? this.ownDomain(shape.domain, live) : this.api.apiEndpoint;
    new CfnOutput(this, 'Address', { value: address });
  }

  private addRoutes(functions: WebFunctions): void {
    const integrations = new Map<string, HttpLambdaIntegration>();
    for (const { lambda, method, path } of ROUTES) {
      const integration = integrations.get(lambda) ?? integrationOf(lambda, functions);
      integrations.set(lambda, integration);
      this.api.addRoutes({ path: gatewayPath(path), methods: [HttpMethod[method]], integration });
    }
  }

  private ownDomain({ name, certificateArn }: NonNullable<PublicShape['domain']>, stage: HttpStage): string {
    const domainName = new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new ApiMapping(this, 'Mapping', { api: this.api, domainName, stage });
    new CfnOutput(this, 'PointDomainTo', { value: domainName.regionalDomainName });
    return `https://${name}`;
  }
}

/** A second less than the 30 s after which the gateway itself gives up. */
const integrationOf = (name: keyof WebFunctions, functions: WebFunctions): HttpLambdaIntegration =>
  new HttpLambdaIntegration(`To-${name}`, functions[name].lambda, {
    payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    timeout: Duration.seconds(29),
    scopePermissionToRoute: false,
  });

const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify(accessLogFields('$context.routeKey', '$context.integrationErrorMessage')),
);
