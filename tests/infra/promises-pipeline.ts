/**
 * Promises about what runs: functions, clock, queue, address, alarms. Each gives one sentence for each breach.
 */
import { FUNCTION_NAMES, ROUTES } from '../../functions/contract.ts';
import { asText, type Deployment, list, type Resource, resources } from './deployments.ts';
import type { Promised } from './promises-data.ts';
import { statements } from './statements.ts';

const unless = (so: unknown, sentence: string): string[] => (so ? [] : [sentence]);

const functionOf = ({ pipeline }: Deployment, name: string): [id: string, resource: Resource] | undefined =>
  resources(pipeline, 'AWS::Lambda::Function').find(([, { Properties }]) =>
    Properties.FunctionName.endsWith(`-${name}`),
  );

const alarmsOn = ({ pipeline }: Deployment, metric: string, dimension: string): Resource[] =>
  resources(pipeline, 'AWS::CloudWatch::Alarm')
    .map(([, alarm]) => alarm)
    .filter(
      ({ Properties: { MetricName, Dimensions } }) =>
        MetricName === metric && JSON.stringify(Dimensions).includes(dimension),
    );

export const PIPELINE_PROMISES: Readonly<Record<string, Promised>> = {
  'five functions, each with its limits written down': (deployment) => [
    ...unless(resources(deployment.pipeline, 'AWS::Lambda::Function').length === 5, 'there are not five functions'),
    ...FUNCTION_NAMES.flatMap((name) => {
      const [, { Properties: p }] = functionOf(deployment, name) ?? ['', { Type: '', Properties: {} }];
      const reserved = deployment.stage.reserved ? deployment.stage.reserved[name] : undefined;
      return [
        ...unless(p.Runtime === 'nodejs24.x', `${name} runs on ${p.Runtime}`),
        ...unless(String(p.Architectures) === 'arm64', `${name} runs on ${p.Architectures}`),
        ...unless(p.MemorySize >= 512, `${name} has ${p.MemorySize} MB`),
        ...unless(p.Timeout >= 10 && p.Timeout <= 240, `${name} ends after ${p.Timeout} s`),
        ...unless(
          p.ReservedConcurrentExecutions === reserved,
          `${name} has ${p.ReservedConcurrentExecutions} instances`,
        ),
        ...unless(p.LoggingConfig?.LogGroup && p.LoggingConfig.LogFormat === 'JSON', `${name} logs somewhere else`),
        ...unless(!p.TracingConfig, `${name} is traced, which China has not`),
      ];
    }),
  ],

  'no request outlives the gateway': (deployment) =>
    ['collect', 'desk', 'archive'].flatMap((name) =>
      unless((functionOf(deployment, name)?.[1].Properties.Timeout ?? 99) < 30, `${name} may take longer than 30 s`),
    ),

  'the clock starts every five minutes in the zone of the stage, and what fails is put aside': ({
    stage,
    pipeline,
  }) => {
    const schedules = resources(pipeline, 'AWS::Scheduler::Schedule');
    return [
      ...unless(schedules.length === 1, `there are ${schedules.length} schedules`),
      ...schedules.flatMap(([id, { Properties: p }]) => [
        ...unless(p.ScheduleExpression === 'cron(0/5 * * * ? *)', `${id} runs ${p.ScheduleExpression}`),
        ...unless(p.ScheduleExpressionTimezone === stage.zone, `${id} runs in ${p.ScheduleExpressionTimezone}`),
        ...unless(p.State !== 'DISABLED', `${id} is switched off`),
        ...unless(/^\$\{clockFunction/.test(asText(p.Target?.Arn ?? '')), `${id} starts something else`),
        ...unless(p.Target?.RetryPolicy?.MaximumRetryAttempts >= 1, `${id} is not tried again`),
        ...unless(/DeadLetters/.test(asText(p.Target?.DeadLetterConfig?.Arn ?? '')), `${id} loses what fails`),
      ]),
      ...unless(
        resources(pipeline, 'AWS::Lambda::Function').some(
          ([id, each]) => /^clock/.test(id) && each.Properties.DeadLetterConfig,
        ),
        'the clock loses what fails',
      ),
    ];
  },

  'jobs are done in order, one at a time, and never lost': ({ pipeline }) => {
    const queues = Object.fromEntries(resources(pipeline, 'AWS::SQS::Queue'));
    const feeds = resources(pipeline, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
    const [feed] = feeds;
    const queue = queues[asText(feed?.EventSourceArn ?? '').replace(/^\$\{(\w+)\..*/, '$1')]?.Properties ?? {};
    const aside =
      queues[asText(queue.RedrivePolicy?.deadLetterTargetArn ?? '').replace(/^\$\{(\w+)\..*/, '$1')]?.Properties;
    const timeout = resources(pipeline, 'AWS::Lambda::Function').find(([id]) => /^publish/.test(id))?.[1].Properties
      .Timeout;
    return [
      ...unless(feeds.length === 1 && feed?.BatchSize === 1, 'jobs come in batches'),
      ...unless(list(feed?.FunctionResponseTypes).includes('ReportBatchItemFailures'), 'failures are not told'),
      ...unless(queue.FifoQueue === true, 'jobs come in any order'),
      ...unless(aside?.FifoQueue === true, 'failed jobs are not put aside in order'),
      ...unless(queue.RedrivePolicy?.maxReceiveCount >= 2, 'a job is tried once'),
      ...unless(queue.VisibilityTimeout >= 6 * timeout, `a job is hidden for ${queue.VisibilityTimeout} s only`),
      ...Object.entries(queues).flatMap(([id, { Properties: p }]) => [
        ...unless(p.SqsManagedSseEnabled === true, `${id} is not encrypted`),
        ...unless(p.MessageRetentionPeriod === 1_209_600, `${id} forgets before 14 days`),
      ]),
    ];
  },

  'the address has exactly the routes of the contract': ({ stage, pipeline }) => {
    const wanted = ROUTES.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).sort();
    const made = (stage.shape.kind === 'public' ? publicRoutes(pipeline) : privateRoutes(pipeline)).sort();
    return [
      ...wanted.filter((route) => !made.includes(route)).map((route) => `${route} leads nowhere`),
      ...made.filter((route) => !wanted.includes(route)).map((route) => `${route} is not in the contract`),
    ];
  },

  'each route leads to its function': ({ stage, pipeline }) => {
    const of = stage.shape.kind === 'public' ? publicTarget : privateTarget;
    return ROUTES.flatMap(({ method, path, lambda }) => {
      const target = of(pipeline, method, path.replace(/:(\w+)/g, '{$1}'));
      return unless(target.includes(`\${${lambda}Function`), `${method} ${path} leads to ${target}`);
    });
  },

  'the address is throttled and each request is logged, with the right time-out': ({ stage, pipeline }) => {
    const { rate, burst } = stage.throttling;
    if (stage.shape.kind === 'internal') {
      return resources(pipeline, 'AWS::ApiGateway::Stage').flatMap(([id, { Properties: p }]) => {
        const all = list<Record<string, unknown>>(p.MethodSettings).find(
          ({ HttpMethod, ResourcePath }) => HttpMethod === '*' && ResourcePath === '/*',
        );
        return [
          ...unless(all?.ThrottlingRateLimit === rate && all?.ThrottlingBurstLimit === burst, `${id} is not throttled`),
          ...unless(all?.DataTraceEnabled === false, `${id} logs what people send`),
          ...unless(p.AccessLogSetting?.DestinationArn, `${id} logs no requests`),
        ];
      });
    }
    return [
      ...resources(pipeline, 'AWS::ApiGatewayV2::Stage').flatMap(([id, { Properties: p }]) => [
        ...unless(p.DefaultRouteSettings?.ThrottlingRateLimit === rate, `${id} is not throttled`),
        ...unless(p.DefaultRouteSettings?.ThrottlingBurstLimit === burst, `${id} takes any burst`),
        ...unless(p.AccessLogSettings?.DestinationArn, `${id} logs no requests`),
      ]),
      ...resources(pipeline, 'AWS::ApiGatewayV2::Integration').flatMap(([id, { Properties: p }]) =>
        unless(p.PayloadFormatVersion === '2.0' && p.TimeoutInMillis <= 29_000, `${id} has other settings`),
      ),
      ...unless(resources(pipeline, 'AWS::ApiGatewayV2::Integration').length === 3, 'there are not three integrations'),
    ];
  },

  "an internal address is reached through the bureau's endpoints alone": (deployment) => {
    const { stage, pipeline } = deployment;
    if (stage.shape.kind === 'public')
      return unless(resources(pipeline, 'AWS::ApiGateway::RestApi').length === 0, 'two addresses');
    const { apiEndpoints } = stage.shape;
    const api = resources(pipeline, 'AWS::ApiGateway::RestApi')[0]?.[1].Properties;
    const denied = statements(deployment).find(
      ({ type, effect }) => type === 'AWS::ApiGateway::RestApi' && effect === 'Deny',
    );
    const allowed = statements(deployment).filter(
      ({ type, effect }) => type === 'AWS::ApiGateway::RestApi' && effect === 'Allow',
    );
    return [
      ...unless(String(api?.EndpointConfiguration?.Types) === 'PRIVATE', 'the address is not private'),
      ...unless(
        String(denied?.condition.StringNotEquals?.['aws:SourceVpce']) === String(apiEndpoints),
        'others are not denied',
      ),
      ...unless(
        allowed.every(({ condition }) => String(condition.StringEquals?.['aws:SourceVpce']) === String(apiEndpoints)),
        'others are allowed',
      ),
      ...unless(resources(pipeline, 'AWS::ApiGatewayV2::Api').length === 0, 'there is a public address too'),
    ];
  },

  "a domain of one's own has TLS 1.2 and is the only address": ({ stage, pipeline }) => {
    if (stage.shape.kind !== 'public' || !stage.shape.domain) return [];
    const domain = resources(pipeline, 'AWS::ApiGatewayV2::DomainName')[0]?.[1].Properties;
    const api = resources(pipeline, 'AWS::ApiGatewayV2::Api')[0]?.[1].Properties;
    return [
      ...unless(domain?.DomainNameConfigurations?.[0]?.SecurityPolicy === 'TLS_1_2', 'the domain takes old TLS'),
      ...unless(api?.DisableExecuteApiEndpoint === true, 'the default address is open too'),
    ];
  },

  'every function has an alarm on errors and on throttles, every dead-letter queue one on its first message': (
    deployment,
  ) => [
    ...resources(deployment.pipeline, 'AWS::Lambda::Function').flatMap(([id]) => [
      ...unless(alarmsOn(deployment, 'Errors', id).length === 1, `${id} may fail unheard`),
      ...unless(alarmsOn(deployment, 'Throttles', id).length === 1, `${id} may be throttled unheard`),
    ]),
    ...resources(deployment.pipeline, 'AWS::SQS::Queue')
      .filter(([id]) => /DeadLetters/.test(id))
      .flatMap(([id]) => {
        const alarms = alarmsOn(deployment, 'ApproximateNumberOfMessagesVisible', id);
        return unless(
          alarms.some(({ Properties }) => Properties.Threshold === 1),
          `${id} may fill unheard`,
        );
      }),
    ...unless(alarmsOn(deployment, 'ApproximateAgeOfOldestMessage', 'Publish').length === 1, 'jobs may wait unheard'),
    ...unless(
      alarmsOn(deployment, 'ApproximateNumberOfMessagesVisible', 'PublishJobs').length === 1,
      'jobs may pile up unheard',
    ),
    ...unless(
      alarmsOn(deployment, 'Invocations', 'clockFunction')[0]?.Properties.TreatMissingData === 'breaching',
      'the clock may stop unheard',
    ),
  ],

  'a briefing that is not there by the hour is heard of': ({ stage, pipeline }) => {
    const ours = resources(pipeline, 'AWS::CloudWatch::Alarm').filter(
      ([, { Properties: p }]) => p.Namespace === `Jianbao/${stage.name}` && p.MetricName === 'BriefingsOverdue',
    );
    return unless(
      ours[0]?.[1].Properties.Threshold === 1 && !ours[0][1].Properties.Dimensions,
      'a missing briefing is not heard of',
    );
  },

  'damage that a night finds is heard of, and stays so until the next night': ({ stage, pipeline }) => {
    const ours = resources(pipeline, 'AWS::CloudWatch::Alarm').filter(
      ([, { Properties: p }]) => p.Namespace === `Jianbao/${stage.name}` && p.MetricName === 'ArchiveProblems',
    );
    return unless(
      ours[0]?.[1].Properties.Threshold === 1 && ours[0][1].Properties.Period === 86_400,
      'damage in the archive is not heard of',
    );
  },

  'every alarm rings, and names its entry in the runbook': ({ pipeline }) =>
    resources(pipeline, 'AWS::CloudWatch::Alarm').flatMap(([id, { Properties: p }]) => [
      ...unless(
        list<unknown>(p.AlarmActions).some((each) => /AlarmsTopic/.test(asText(each))),
        `${id} rings nowhere`,
      ),
      ...unless(/^docs\/runbook\.md#[a-z-]+$/.test(p.AlarmDescription ?? ''), `${id} names no entry`),
    ]),
};

const publicRoutes = (pipeline: Deployment['pipeline']): string[] =>
  resources(pipeline, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties.RouteKey);

function publicTarget(pipeline: Deployment['pipeline'], method: string, path: string): string {
  const routes = resources(pipeline, 'AWS::ApiGatewayV2::Route');
  const route = routes.find(([, { Properties }]) => Properties.RouteKey === `${method} ${path}`);
  const id = asText(route?.[1].Properties.Target ?? '').replace(/^integrations\/\$\{(\w+)\}$/, '$1');
  return asText(pipeline.Resources[id]?.Properties.IntegrationUri ?? 'nothing');
}

function privatePath(pipeline: Deployment['pipeline'], resource: unknown): string {
  const id = asText(resource).replace(/^\$\{(\w+)\}$/, '$1');
  const found = pipeline.Resources[id];
  return found ? `${privatePath(pipeline, found.Properties.ParentId)}/${found.Properties.PathPart}` : '';
}

const privateMethods = (pipeline: Deployment['pipeline']): [route: string, uri: string][] =>
  resources(pipeline, 'AWS::ApiGateway::Method').map(([, { Properties: p }]) => [
    `${p.HttpMethod} ${privatePath(pipeline, p.ResourceId) || '/'}`,
    asText(p.Integration?.Uri ?? ''),
  ]);

const privateRoutes = (pipeline: Deployment['pipeline']): string[] => privateMethods(pipeline).map(([route]) => route);

const privateTarget = (pipeline: Deployment['pipeline'], method: string, path: string): string =>
  privateMethods(pipeline).find(([route]) => route === `${method} ${path}`)?.[1] ?? 'nothing';
