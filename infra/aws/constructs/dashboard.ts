/**
 * The dashboard: what a bureau asks first (did the briefing go out, who is missing), then what an engineer asks.
 */
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  PeriodOverride,
  SingleValueWidget,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FUNCTION_NAMES, type FunctionName, METRICS, type MetricName } from '../../../functions/contract.ts';
import type { Stage } from '../stages.ts';
import { FIVE_MINUTES, ourMetric } from './alarms.ts';
import type { PipelineFunction } from './pipeline-function.ts';

interface DashboardProps {
  readonly stage: Stage;
  readonly functions: Readonly<Record<FunctionName, PipelineFunction>>;
  readonly queue: Queue;
  readonly address: { readonly requests: IMetric; readonly serverErrors: IMetric; readonly latency: IMetric };
}

export class StageDashboard extends Construct {
  constructor(scope: Construct, id: string, { stage, functions, queue, address }: DashboardProps) {
    super(scope, id);
    const each = (pick: (of: PipelineFunction) => IMetric): IMetric[] =>
      FUNCTION_NAMES.map((name) => pick(functions[name]));
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: `jianbao-${stage.name}`,
      periodOverride: PeriodOverride.INHERIT,
    });
    const ours = (Object.keys(METRICS) as MetricName[]).map((name) => ourMetric(stage, name));
    dashboard.addWidgets(new SingleValueWidget({ title: '简报 · briefings', metrics: ours, width: 24, height: 4 }));
    dashboard.addWidgets(
      graph('Requests', [address.requests, address.serverErrors]),
      graph('Latency (ms)', [address.latency]),
      graph('Queue: oldest job (s)', [queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES })]),
    );
    dashboard.addWidgets(
      graph(
        'Errors',
        each(({ lambda }) => lambda.metricErrors({ period: FIVE_MINUTES })),
      ),
      graph(
        'Throttles',
        each(({ lambda }) => lambda.metricThrottles({ period: FIVE_MINUTES })),
      ),
      graph(
        'Duration p95 (ms)',
        each(({ lambda }) => lambda.metricDuration({ period: FIVE_MINUTES, statistic: Stats.p(95) })),
      ),
    );
  }
}

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8, height: 6 });
