/**
 * What runs: the address, five functions, the clock's schedule, the publish queue, alarms and the dashboard. Holds no data;
 * may be deleted and deployed again at any time.
 */
import { Aws, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { FUNCTION_NAMES, type FunctionName, SETTINGS } from '../../../functions/contract.ts';
import type { BundleFolders } from '../bundle.ts';
import { TEMPLATES_IN_FUNCTION } from '../bundle.ts';
import { Alarms, FIVE_MINUTES, ONE_DAY, ourMetric, tableThrottles } from '../constructs/alarms.ts';
import { ClockSchedule } from '../constructs/clock-schedule.ts';
import { StageDashboard } from '../constructs/dashboard.ts';
import { permissionsOf } from '../constructs/permissions.ts';
import { keptLog, PipelineFunction } from '../constructs/pipeline-function.ts';
import { PrivateApi } from '../constructs/private-api.ts';
import { PublicApi } from '../constructs/public-api.ts';
import { clockDeadLetters, PublishQueue } from '../constructs/queues.ts';
import { messageSettings } from '../message-settings.ts';
import type { Stage } from '../stages.ts';
import type { StorageStack } from './storage.ts';

interface PipelineProps extends StackProps {
  readonly stage: Stage;
  readonly storage: StorageStack;
  readonly bundles: BundleFolders;
}

/** Jobs that wait for a quarter of an hour: far more than the programmes of a bureau that are issued at the same hour. */
const MANY_JOBS = 100;

type Functions = Readonly<Record<FunctionName, PipelineFunction>>;
type AddressMetrics = Readonly<Record<'requests' | 'serverErrors' | 'latency', IMetric>>;

/** Who puts jobs into the queue: only they are told where it is. */
const SENDERS: readonly FunctionName[] = ['desk', 'clock'];

export class PipelineStack extends Stack {
  private readonly stage: Stage;
  private readonly storage: StorageStack;

  constructor(scope: Construct, id: string, { stage, storage, bundles, ...props }: PipelineProps) {
    super(scope, id, { ...props, description: `Jianbao ${stage.name}: functions, address, clock and queue` });
    this.stage = stage;
    this.storage = storage;
    const publish = new PublishQueue(this, 'Publish');
    const unstarted = clockDeadLetters(this, 'ClockDeadLetters');
    const functions = this.functions(bundles, publish.queue, unstarted);
    publish.feed(functions.publish.lambda).node.addDependency(functions.publish.policy);
    const { lambda } = functions.clock;
    new ClockSchedule(this, 'Clock', { lambda, deadLetters: unstarted, zone: stage.zone });
    const address = this.address(functions);
    this.alarms(functions, { publish, unstarted, address });
    new StageDashboard(this, 'Dashboard', { stage, functions, queue: publish.queue, address });
    new CfnOutput(this, 'PublishQueueUrl', { value: publish.queue.queueUrl });
    new CfnOutput(this, 'PublishDeadLettersUrl', { value: publish.deadLetters.queueUrl });
    new CfnOutput(this, 'ClockDeadLettersUrl', { value: unstarted.queueUrl });
  }

  private functions(bundles: BundleFolders, queue: Queue, deadLetters: Queue): Functions {
    const { stage, storage } = this;
    const secretsArn = `arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter/jianbao/*`;
    const resources = { ...storage.resources(), queueArn: queue.queueArn, secretsArn };
    const made = FUNCTION_NAMES.map((name) => {
      const settings = this.settings(SENDERS.includes(name) ? queue : undefined);
      const statements = permissionsOf(name, resources);
      const common = { name, stage, code: bundles[name].folder, environment: settings, statements, key: storage.key };
      const made = new PipelineFunction(this, name, name === 'clock' ? { ...common, deadLetters } : common);
      new CfnOutput(this, `${name}Log`, { value: made.log.logGroupName });
      return [name, made] as const;
    });
    return Object.fromEntries(made) as Record<FunctionName, PipelineFunction>;
  }

  private settings(queue: Queue | undefined): Record<string, string> {
    const { table, buckets } = this.storage;
    return {
      [SETTINGS.stage]: this.stage.name,
      [SETTINGS.table]: table.tableName,
      [SETTINGS.archiveBucket]: buckets.archive.bucketName,
      [SETTINGS.photoBucket]: buckets.photos.bucketName,
      [SETTINGS.photoOrigin]: `https://${buckets.photos.bucketRegionalDomainName}`,
      [SETTINGS.templates]: TEMPLATES_IN_FUNCTION,
      ...(queue ? { [SETTINGS.publishQueue]: queue.queueUrl } : {}),
      ...messageSettings(this.stage),
    };
  }

  /** `/aws/vendedlogs/`: the gateway may write there without a policy of its own for each log. */
  private address(functions: Functions): AddressMetrics {
    const { stage, storage } = this;
    const accessLog = keptLog(this, 'AccessLog', stage, storage.key, `/aws/vendedlogs/jianbao-${stage.name}`);
    const every = { period: FIVE_MINUTES };
    const slow = { ...every, statistic: Stats.p(95) };
    if (stage.shape.kind === 'internal') {
      const { api } = new PrivateApi(this, 'Address', { stage, shape: stage.shape, functions, accessLog });
      return {
        requests: api.metricCount(every),
        serverErrors: api.metricServerError(every),
        latency: api.metricLatency(slow),
      };
    }
    const { api } = new PublicApi(this, 'Address', { stage, shape: stage.shape, functions, accessLog });
    return {
      requests: api.metricCount(every),
      serverErrors: api.metricServerError(every),
      latency: api.metricLatency(slow),
    };
  }

  private alarms(
    functions: Functions,
    { publish, unstarted, address }: { publish: PublishQueue; unstarted: Queue; address: AddressMetrics },
  ): void {
    const { stage, storage } = this;
    const every = { period: FIVE_MINUTES };
    const alarms = new Alarms(this, 'Alarms', { stage, key: storage.key });
    for (const name of FUNCTION_NAMES) {
      const { lambda } = functions[name];
      alarms.watch({ entry: `${name}-errors`, metric: lambda.metricErrors(every), from: 1 });
      alarms.watch({ entry: `${name}-throttles`, metric: lambda.metricThrottles(every), from: 1 });
    }
    const ticks = functions.clock.lambda.metricInvocations(every);
    alarms.watch({ entry: 'clock-silent', metric: ticks, from: 1, below: true, periods: 3, silence: 'breaching' });
    alarms.watch({ entry: 'briefing-overdue', metric: ourMetric(stage, 'BriefingsOverdue'), from: 1 });
    alarms.watch({ entry: 'deliveries-failed', metric: ourMetric(stage, 'DeliveriesFailed'), from: 1 });
    const damage = ourMetric(stage, 'ArchiveProblems').with({ period: ONE_DAY });
    alarms.watch({ entry: 'archive-damaged', metric: damage, from: 1 });
    const waiting = publish.queue.metricApproximateAgeOfOldestMessage(every);
    alarms.watch({ entry: 'publish-queue-age', metric: waiting, from: 900 });
    const depth = publish.queue.metricApproximateNumberOfMessagesVisible(every);
    alarms.watch({ entry: 'publish-queue-depth', metric: depth, from: MANY_JOBS, periods: 3 });
    const letters = [
      ['publish-dead-letters', publish.deadLetters],
      ['clock-dead-letters', unstarted],
    ] as const;
    for (const [entry, queue] of letters) {
      alarms.watch({ entry, metric: queue.metricApproximateNumberOfMessagesVisible(every), from: 1 });
    }
    alarms.watch({ entry: 'address-errors', metric: address.serverErrors, from: 5 });
    alarms.watch({ entry: 'table-throttles', metric: tableThrottles(storage.table.tableName), from: 1 });
    new CfnOutput(this, 'AlarmTopic', { value: alarms.topic.topicArn });
  }
}
