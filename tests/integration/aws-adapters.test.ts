/**
 * What the AWS adapters send, beyond what the contracts of their ports can see.
 */
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openS3Blobs } from '../../functions/adapters/s3/blobs.ts';
import { openSqsQueue } from '../../functions/adapters/sqs/queue.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { clientOf, type Emulators, startEmulators } from '../../infra/local/emulators.ts';
import { startConditionalPuts } from '../support/conditional-puts.ts';
import { FAULTS, type Fault, startFaultProxy } from '../support/fault-proxy.ts';

const IMPATIENT = { connectionTimeout: 800, requestTimeout: 800, throwOnRequestTimeout: true, socketTimeout: 800 };

let emulators: Emulators;
beforeAll(async () => {
  emulators = await startEmulators();
});
afterAll(() => emulators.stop());

describe('s3', () => {
  it('signs a link for one file, a short time, with its Chinese name', async () => {
    const blobs = openS3Blobs({ bucket: 'archive', client: clientOf('https://s3.example.org') });
    const link = new URL((await blobs.link('suizhou/2022-04-08/1/briefing.docx', 300, '简报 第8期.docx')) ?? '');
    expect(link.pathname).toBe('/archive/suizhou/2022-04-08/1/briefing.docx');
    expect(link.searchParams.get('X-Amz-Expires')).toBe('300');
    expect(link.searchParams.get('response-content-disposition')).toBe(
      `attachment; filename="__ _8_.docx"; filename*=UTF-8''%E7%AE%80%E6%8A%A5%20%E7%AC%AC8%E6%9C%9F.docx`,
    );
  });

  it('asks again after a conflict and is told that the key is taken', async () => {
    const proxy = await startConditionalPuts(emulators.s3Endpoint);
    const blobs = openS3Blobs({ bucket: emulators.bucket, client: clientOf(proxy.endpoint) });
    const bytes = new Uint8Array(2_000_000);
    const answers = await Promise.all([1, 2, 3].map((n) => blobs.putOnce('conflict', bytes.fill(n), 'text/plain')));
    expect(answers.sort()).toEqual(['exists', 'exists', 'stored']);
    expect(proxy.refused[412]).toBe(2);
    await proxy.stop();
  });

  it.each<Fault>(['reset-before', 'reset-after', 'truncate', 'error-500', 'hang', 'hang-after', 'stall'])(
    'ends with the bytes stored when the first put meets %s',
    async (fault) => {
      const conditional = await startConditionalPuts(emulators.s3Endpoint);
      const proxy = await startFaultProxy(conditional.endpoint, { fault, times: 1 });
      const client = { ...clientOf(proxy.endpoint), requestHandler: IMPATIENT };
      const blobs = openS3Blobs({ bucket: emulators.bucket, client });
      const isStored = !['reset-after', 'truncate', 'hang-after', 'stall'].includes(fault);
      expect(await blobs.putOnce(fault, Buffer.from(fault), 'text/plain')).toBe(isStored ? 'stored' : 'exists');
      expect(Buffer.from((await blobs.get(fault))?.bytes ?? []).toString()).toBe(fault);
      await proxy.stop();
      await conditional.stop();
    },
  );
});

describe('s3 reading', () => {
  const bytes = new Uint8Array(2_000_000).map((_, at) => at % 251);
  beforeAll(async () => {
    const blobs = openS3Blobs({ bucket: emulators.bucket, client: clientOf(emulators.s3Endpoint) });
    await blobs.putOnce('large', bytes, 'image/jpeg');
  });

  it.each(FAULTS.filter((fault) => fault !== 'throttle'))(
    'gives the whole file after %s, three times',
    async (fault) => {
      const proxy = await startFaultProxy(emulators.s3Endpoint, { fault, times: 3 });
      const client = { ...clientOf(proxy.endpoint), requestHandler: IMPATIENT };
      const blob = await openS3Blobs({ bucket: emulators.bucket, client }).get('large');
      expect(Buffer.from(blob?.bytes ?? []).equals(bytes)).toBe(true);
      expect(proxy.injected()).toBe(3);
      await proxy.stop();
    },
  );

  it.each<Fault>(['hang', 'truncate'])(
    'ends by itself, with the time-outs that it has, on %s for ever',
    async (fault) => {
      const proxy = await startFaultProxy(emulators.s3Endpoint, { fault, times: 1_000 });
      const blobs = openS3Blobs({ bucket: emulators.bucket, client: clientOf(proxy.endpoint) });
      await expect(blobs.get('large')).rejects.toThrow();
      await proxy.stop();
    },
  );
});

describe('sqs', () => {
  const issue: Job = { kind: 'issue', programme: 'suizhou', day: '2022-04-08' };
  const deliver: Job = { kind: 'deliver', programme: 'suizhou', day: '2022-04-08', edition: 1 };

  it('keeps the jobs of a programme in order and swallows none that is sent again', async () => {
    const queue = openSqsQueue({ queueUrl: emulators.queueUrl, client: clientOf(emulators.sqsEndpoint) });
    const jobs = [issue, deliver, issue];
    for (const job of jobs) await queue.send(job);
    expect(await receiveAll(jobs.length)).toEqual(jobs.map((job) => ({ job, group: 'suizhou' })));
  });

  it('refuses a job that is too large by its bytes, before it is sent', async () => {
    const queue = openSqsQueue({ queueUrl: 'http://127.0.0.1:1/none', client: clientOf('http://127.0.0.1:1') });
    const wide = { ...issue, request: '报'.repeat(100_000) }; // 300,000 bytes, 100,000 characters
    await expect(queue.send(wide)).rejects.toThrow(/A job of suizhou has 300\d{3} bytes; one has at most 262144/);
  });

  async function receiveAll(count: number): Promise<unknown[]> {
    const sqs = new SQSClient(clientOf(emulators.sqsEndpoint));
    const received = [];
    while (received.length < count) {
      const ask = { QueueUrl: emulators.queueUrl, MessageSystemAttributeNames: ['MessageGroupId' as const] };
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(ask));
      for (const { Body = '', Attributes, ReceiptHandle } of Messages) {
        received.push({ job: JSON.parse(Body), group: Attributes?.MessageGroupId });
        await sqs.send(new DeleteMessageCommand({ QueueUrl: emulators.queueUrl, ReceiptHandle }));
      }
    }
    return received;
  }
});
