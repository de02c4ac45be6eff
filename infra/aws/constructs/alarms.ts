/**
 * Alarms: each names its entry in docs/runbook.md, so that whoever is woken knows what to do first. A test holds the two
 * together; an alarm without an entry does not compile.
 */
import { Aws, Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type CreateAlarmOptions,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { type FunctionName, type MetricName, metricNamespace } from '../../../functions/contract.ts';
import type { Stage } from '../stages.ts';

/** Headings of docs/runbook.md. */
export type RunbookEntry =
  | `${FunctionName}-errors`
  | `${FunctionName}-throttles`
  | 'briefing-overdue'
  | 'clock-silent'
  | 'clock-dead-letters'
  | 'publish-dead-letters'
  | 'publish-queue-age'
  | 'publish-queue-depth'
  | 'deliveries-failed'
  | 'archive-damaged'
  | 'address-errors'
  | 'table-throttles';

interface Watch {
  readonly entry: RunbookEntry;
  readonly metric: IMetric;
  /** Rings at this value and above. */
  readonly from: number;
  /** Periods in a row; absent: one. */
  readonly periods?: number;
  /** Silence is an alarm too. */
  readonly silence?: 'breaching';
  /** Rings below the value instead. */
  readonly below?: true;
}

export const FIVE_MINUTES = Duration.minutes(5);
/** Of what happens once a night: the alarm stands until the next one. */
export const ONE_DAY = Duration.days(1);

export class Alarms extends Construct {
  readonly topic: Topic;
  private readonly stage: Stage;

  constructor(scope: Construct, id: string, { stage, key }: { readonly stage: Stage; readonly key: IKey }) {
    super(scope, id);
    this.stage = stage;
    this.topic = new Topic(this, 'Topic', { displayName: `Jianbao ${stage.name}`, masterKey: key });
    this.topic.addToResourcePolicy(mayRing(this.topic));
    this.topic.addToResourcePolicy(onlyTls(this.topic));
    if (stage.alarmMail) this.topic.addSubscription(new EmailSubscription(stage.alarmMail));
  }

  watch({ entry, metric, from, periods = 1, silence, below }: Watch): Alarm {
    const options: CreateAlarmOptions = {
      alarmName: `jianbao-${this.stage.name}-${entry}`,
      alarmDescription: `docs/runbook.md#${entry}`,
      threshold: from,
      evaluationPeriods: periods,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    };
    const alarm = new Alarm(this, entry, { ...options, metric });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    return alarm;
  }
}

/** One of ours, written by runtime/metrics.ts. */
export const ourMetric = (stage: Stage, metricName: MetricName, statistic: string = Stats.MAXIMUM): Metric =>
  new Metric({ namespace: metricNamespace(stage.name), metricName, statistic, period: FIVE_MINUTES });

/** Refused reads and writes of the table together. */
export function tableThrottles(tableName: string): MathExpression {
  const of = (metricName: string): Metric =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: tableName },
      statistic: Stats.SUM,
      period: FIVE_MINUTES,
    });
  return new MathExpression({
    label: 'refused',
    expression: 'FILL(r, 0) + FILL(w, 0)',
    usingMetrics: { r: of('ReadThrottleEvents'), w: of('WriteThrottleEvents') },
    period: FIVE_MINUTES,
  });
}

const mayRing = (topic: Topic): PolicyStatement =>
  new PolicyStatement({
    sid: 'Alarms',
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });

const onlyTls = (topic: Topic): PolicyStatement =>
  new PolicyStatement({
    sid: 'OnlyTls',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });
