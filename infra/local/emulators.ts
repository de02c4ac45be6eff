/**
 * DynamoDB, S3 and SQS on this machine, in this process: dynalite and fauxqs on loopback, with a table, a bucket and a queue.
 *
 * For tests and for the demo with `--emulated`. Both packages are development dependencies, so they are loaded here only.
 * Where they fall short of AWS is listed in tests/contract/gaps.ts.
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface Emulators {
  readonly tableName: string;
  readonly bucket: string;
  /** FIFO. */
  readonly queueUrl: string;
  readonly dynamoEndpoint: string;
  readonly s3Endpoint: string;
  readonly sqsEndpoint: string;
  readonly region: string;
  /** Made up: the emulators check none, the SDK wants some. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  stop(): Promise<void>;
}

const region = 'us-east-1';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const names = { tableName: 'jianbao', bucket: 'jianbao-archive', queue: 'jianbao-publish.fifo' };

/** Starts both on free ports, empty. */
export async function startEmulators(): Promise<Emulators> {
  const [dynamo, aws] = await Promise.all([startDynalite(), startFauxqs()]);
  await createTable(dynamo.endpoint);
  return {
    tableName: names.tableName,
    bucket: names.bucket,
    queueUrl: aws.queueUrl,
    dynamoEndpoint: dynamo.endpoint,
    s3Endpoint: aws.endpoint,
    sqsEndpoint: aws.endpoint,
    region,
    credentials,
    async stop() {
      await Promise.all([dynamo.stop(), aws.stop()]);
    },
  };
}

/** Settings for the SDK's clients; S3 by path, since a bucket's own host name does not resolve here. */
export const clientOf = (endpoint: string) => ({
  endpoint,
  region,
  credentials: { ...credentials },
  forcePathStyle: true,
});

async function startDynalite(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const { default: dynalite } = await import('dynalite');
  const server: Server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections(); // clients keep theirs open
    });
  return { endpoint: `http://127.0.0.1:${port}`, stop };
}

async function startFauxqs(): Promise<{ endpoint: string; queueUrl: string; stop(): Promise<void> }> {
  const fauxqs = await import('fauxqs');
  const server = await fauxqs.startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  server.createBucket(names.bucket);
  const { queueUrl } = server.createQueue(names.queue, { attributes: { FifoQueue: 'true' } });
  return { endpoint: `http://127.0.0.1:${server.port}`, queueUrl, stop: () => server.stop() };
}

async function createTable(endpoint: string): Promise<void> {
  const client = new DynamoDBClient(clientOf(endpoint));
  const key = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  const TableName = names.tableName;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [key('pk'), key('sk')],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  client.destroy();
}
