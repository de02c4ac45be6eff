/**
 * Metrics as log lines: CloudWatch's embedded metric format (EMF), so that measuring needs no call and no permission.
 *
 * Metrics carry no dimension but the stage (in their namespace): ten are free, one for each programme would cost more than
 * everything else together. The programme and the day stand beside the value in the line, where a query finds them.
 * source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
import { METRICS, type MetricName, metricNamespace, SETTINGS } from '../contract.ts';
import { currentRequest, toStandardOutput } from './log.ts';

export interface MetricOptions {
  /** Stage of the deployment; absent: the setting. Without a stage (one machine) nobody reads metrics: none are written. */
  readonly stage?: string;
  readonly write?: (line: string) => void;
  readonly now?: () => Date;
}

/** Does anybody read metrics here? */
export const isMeasured = (): boolean => Boolean(process.env[SETTINGS.stage]);

/** Writes one value; its unit is fixed by its name. `properties` are found by queries, they are not dimensions. */
export function metric(
  name: MetricName,
  value: number,
  properties: Readonly<Record<string, string | number>> = {},
  { stage = process.env[SETTINGS.stage], write = toStandardOutput, now = () => new Date() }: MetricOptions = {},
): void {
  if (!stage) return;
  if (!Number.isFinite(value)) throw new RangeError(`The metric ${name} is a finite number, not ${value}.`);
  const metrics = [{ Name: name, Unit: METRICS[name] }];
  const directive = { Namespace: metricNamespace(stage), Dimensions: [[]], Metrics: metrics };
  const request = currentRequest();
  const about = request === undefined ? properties : { ...properties, request };
  const aws = { Timestamp: now().getTime(), CloudWatchMetrics: [directive] };
  write(`${JSON.stringify({ ...about, [name]: value, _aws: aws })}\n`);
}
