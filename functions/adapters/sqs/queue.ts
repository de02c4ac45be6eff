/**
 * The Queue port on an SQS FIFO queue: jobs of one programme in order, those of different programmes side by side.
 *
 * Every send has an id of its own. A hash of the job would be shorter-lived wisdom: for five minutes SQS swallows a job
 * with an id that it has seen, also when the first one failed, so a needed retry would be lost. The SDK's own attempts at
 * one send share the id, so a lost answer does not double it; and doing a job twice changes nothing.
 * source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html
 */
import { randomUUID } from 'node:crypto';
import { SendMessageCommand, SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import type { Queue } from '../../ports.ts';

export interface SqsQueueOptions {
  readonly queueUrl: string;
  /** Settings over the defaults below: credentials, region, endpoint. */
  readonly client?: SQSClientConfig;
}

/** Time-outs that end the call: the SDK's own defaults wait for ever on a silent peer, or on an answer that stalls. */
const ENDING = {
  maxAttempts: 4,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    throwOnRequestTimeout: true,
    socketTimeout: 3_000,
  },
} satisfies SQSClientConfig;

/**
 * Of a message's text, in UTF-8 bytes; refused here with a sentence, before it is sent.
 * source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html (256 KiB; newer
 * queues take more, older ones do not)
 */
const MOST_MESSAGE_BYTES = 262_144;

/** @throws RangeError from `send` when a job is larger than MOST_MESSAGE_BYTES */
export function openSqsQueue({ queueUrl, client }: SqsQueueOptions): Queue {
  const sqs = new SQSClient({ ...ENDING, ...client });
  return {
    async send(job) {
      const text = JSON.stringify(job);
      const bytes = Buffer.byteLength(text);
      if (bytes > MOST_MESSAGE_BYTES)
        throw new RangeError(`A job of ${job.programme} has ${bytes} bytes; one has at most ${MOST_MESSAGE_BYTES}.`);
      const message = {
        QueueUrl: queueUrl,
        MessageBody: text,
        MessageGroupId: job.programme,
        MessageDeduplicationId: randomUUID(),
      };
      await sqs.send(new SendMessageCommand(message));
    },
  };
}
