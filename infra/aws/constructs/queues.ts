/**
 * The publish queue: jobs of one programme in order, each until it succeeded; and where those go that never do.
 */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { LIMITS } from './pipeline-function.ts';

/** Attempts at a job before it is put aside; the clock asks for the briefing again all the same. */
const MOST_ATTEMPTS = 3;

/** Jobs name a programme and a day, nothing personal: SQS's own key encrypts them and costs nothing. */
const KEPT = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
  removalPolicy: RemovalPolicy.DESTROY,
} as const;

export class PublishQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', { ...KEPT, fifo: true });
    this.queue = new Queue(this, 'Jobs', {
      ...KEPT,
      fifo: true,
      /** source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html (six times the time-out) */
      visibilityTimeout: Duration.seconds(6 * LIMITS.publish.timeout),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MOST_ATTEMPTS },
    });
  }

  /** One job at a time: a failed one must not make those before it be done again. */
  feed(lambda: IFunction): EventSourceMapping {
    return new EventSourceMapping(this, 'Feed', {
      target: lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: 1,
      reportBatchItemFailures: true,
    });
  }
}

/** For what the schedule and the clock could not do. */
export const clockDeadLetters = (scope: Construct, id: string): Queue => new Queue(scope, id, KEPT);
