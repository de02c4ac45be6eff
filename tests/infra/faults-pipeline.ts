/**
 * Faults planted against the promises about what runs.
 */
import { all, drop, type Fault, named } from './faults.ts';

export const PIPELINE_FAULTS: readonly Fault[] = [
  ...(
    ['Runtime', 'Architectures', 'MemorySize', 'Timeout', 'ReservedConcurrentExecutions', 'LoggingConfig'] as const
  ).map(
    (property): Fault => [
      'five functions, each with its limits written down',
      `no ${property}`,
      ({ pipeline }) => delete named(pipeline, /^desk/, 'AWS::Lambda::Function')[property],
    ],
  ),
  [
    'no request outlives the gateway',
    'a desk that takes a minute',
    ({ pipeline }) => {
      named(pipeline, /^desk/, 'AWS::Lambda::Function').Timeout = 60;
    },
  ],
  ...(
    [
      ['ScheduleExpressionTimezone', 'UTC'],
      ['ScheduleExpression', 'rate(1 hour)'],
      ['State', 'DISABLED'],
    ] as const
  ).map(
    ([property, value]): Fault => [
      'the clock starts every five minutes in the zone of the stage, and what fails is put aside',
      `${property} ${value}`,
      ({ pipeline }) => {
        all(pipeline, 'AWS::Scheduler::Schedule')[0]![property] = value;
      },
    ],
  ),
  ...(['RetryPolicy', 'DeadLetterConfig'] as const).map(
    (property): Fault => [
      'the clock starts every five minutes in the zone of the stage, and what fails is put aside',
      `no ${property}`,
      ({ pipeline }) => delete all(pipeline, 'AWS::Scheduler::Schedule')[0]!.Target[property],
    ],
  ),
  [
    'jobs are done in order, one at a time, and never lost',
    'batches of ten',
    ({ pipeline }) => {
      all(pipeline, 'AWS::Lambda::EventSourceMapping')[0]!.BatchSize = 10;
    },
  ],
  ...(
    ['FifoQueue', 'RedrivePolicy', 'VisibilityTimeout', 'SqsManagedSseEnabled', 'MessageRetentionPeriod'] as const
  ).map(
    (property): Fault => [
      'jobs are done in order, one at a time, and never lost',
      `a queue without ${property}`,
      ({ pipeline }) => delete named(pipeline, /^PublishJobs/, 'AWS::SQS::Queue')[property],
    ],
  ),
  [
    'jobs are done in order, one at a time, and never lost',
    'dead letters in any order',
    ({ pipeline }) => delete named(pipeline, /^PublishDeadLetters/, 'AWS::SQS::Queue').FifoQueue,
  ],
  [
    'the address has exactly the routes of the contract',
    'a route is missing',
    ({ pipeline }) => drop(pipeline, /AddressApiGEThealth/),
  ],
  [
    'the address has exactly the routes of the contract',
    'a route too many',
    ({ pipeline }) => {
      all(pipeline, 'AWS::ApiGatewayV2::Route')[0]!.RouteKey = '$default';
    },
  ],
  [
    'the address has exactly the routes of the contract',
    'a method of the private address is missing',
    ({ pipeline }) => {
      all(pipeline, 'AWS::ApiGateway::Method')[0]!.HttpMethod = 'ANY';
    },
    'inside',
  ],
  [
    'each route leads to its function',
    'the desk leads to the archive',
    ({ pipeline }) => {
      const of = (route: string) =>
        all(pipeline, 'AWS::ApiGatewayV2::Route').find(({ RouteKey }) => RouteKey === route)!;
      of('GET /desk/{programme}').Target = of('GET /archive/{programme}').Target;
    },
  ],
  [
    'the address is throttled and each request is logged, with the right time-out',
    'any number of requests',
    ({ pipeline }) => delete all(pipeline, 'AWS::ApiGatewayV2::Stage')[0]!.DefaultRouteSettings,
  ],
  [
    'the address is throttled and each request is logged, with the right time-out',
    'no access log',
    ({ pipeline }) => delete all(pipeline, 'AWS::ApiGatewayV2::Stage')[0]!.AccessLogSettings,
  ],
  [
    'the address is throttled and each request is logged, with the right time-out',
    'what people send is logged',
    ({ pipeline }) => {
      all(pipeline, 'AWS::ApiGateway::Stage')[0]!.MethodSettings[0].DataTraceEnabled = true;
    },
    'inside',
  ],
  [
    "an internal address is reached through the bureau's endpoints alone",
    'a regional address',
    ({ pipeline }) => {
      all(pipeline, 'AWS::ApiGateway::RestApi')[0]!.EndpointConfiguration.Types = ['REGIONAL'];
    },
    'inside',
  ],
  [
    "an internal address is reached through the bureau's endpoints alone",
    'nobody is denied',
    ({ pipeline }) => {
      all(pipeline, 'AWS::ApiGateway::RestApi')[0]!.Policy.Statement.pop();
    },
    'inside',
  ],
  [
    "a domain of one's own has TLS 1.2 and is the only address",
    'old TLS',
    ({ pipeline }) => {
      all(pipeline, 'AWS::ApiGatewayV2::DomainName')[0]!.DomainNameConfigurations[0].SecurityPolicy = 'TLS_1_0';
    },
    'locked',
  ],
  [
    "a domain of one's own has TLS 1.2 and is the only address",
    'two addresses',
    ({ pipeline }) => {
      all(pipeline, 'AWS::ApiGatewayV2::Api')[0]!.DisableExecuteApiEndpoint = false;
    },
    'locked',
  ],
  ...(
    [
      'collecterrors',
      'publishthrottles',
      'publishdeadletters',
      'clockdeadletters',
      'publishqueueage',
      'clocksilent',
    ] as const
  ).map(
    (alarm): Fault => [
      'every function has an alarm on errors and on throttles, every dead-letter queue one on its first message',
      `no ${alarm}`,
      ({ pipeline }) => drop(pipeline, new RegExp(`^Alarms${alarm}`)),
    ],
  ),
  [
    'every function has an alarm on errors and on throttles, every dead-letter queue one on its first message',
    'nobody counts the jobs that wait',
    ({ pipeline }) => {
      named(pipeline, /^Alarmspublishqueuedepth/, 'AWS::CloudWatch::Alarm').MetricName = 'NumberOfMessagesSent';
    },
  ],
  [
    'a briefing that is not there by the hour is heard of',
    'another namespace',
    ({ pipeline }) => {
      named(pipeline, /^Alarmsbriefingoverdue/, 'AWS::CloudWatch::Alarm').Namespace = 'Jianbao';
    },
  ],
  [
    'damage that a night finds is heard of, and stays so until the next night',
    'five minutes',
    ({ pipeline }) => {
      named(pipeline, /^Alarmsarchivedamaged/, 'AWS::CloudWatch::Alarm').Period = 300;
    },
  ],
  [
    'every alarm rings, and names its entry in the runbook',
    'a silent alarm',
    ({ pipeline }) => delete all(pipeline, 'AWS::CloudWatch::Alarm')[0]!.AlarmActions,
  ],
  [
    'every alarm rings, and names its entry in the runbook',
    'an alarm without entry',
    ({ pipeline }) => {
      all(pipeline, 'AWS::CloudWatch::Alarm')[0]!.AlarmDescription = 'something is wrong';
    },
  ],
];
