/**
 * The fire drill: the whole pipeline on the DynamoDB, S3 and SQS adapters while their answers are cut, lost, broken,
 * throttled and delayed, and the webhook's too. It ends with the same records and bytes as an undisturbed run on one machine.
 */
import { join } from 'node:path';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDynamoTable } from '../../functions/adapters/dynamodb/table.ts';
import { openFileBlobs } from '../../functions/adapters/files/blobs.ts';
import { openPost } from '../../functions/adapters/http/post.ts';
import { openS3Blobs } from '../../functions/adapters/s3/blobs.ts';
import { openSqliteTable } from '../../functions/adapters/sqlite/table.ts';
import { openSqsQueue } from '../../functions/adapters/sqs/queue.ts';
import { openWebhookChannel } from '../../functions/adapters/webhook/channel.ts';
import { isDelivered } from '../../functions/core/delivery/delivery.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import type { Job } from '../../functions/core/run/job.ts';
import type { Queue, Stores } from '../../functions/ports.ts';
import { deliveriesOf } from '../../functions/records/delivery/deliveries.ts';
import { editionsOf } from '../../functions/records/edition/editions.ts';
import { latestRevisions } from '../../functions/records/report/submissions.ts';
import { sha256 } from '../../functions/records/store/checksum.ts';
import { partition, recordPrefix } from '../../functions/records/store/keys.ts';
import { wire } from '../../functions/runtime/wire.ts';
import { clientOf, type Emulators, startEmulators } from '../../infra/local/emulators.ts';
import { readExample } from '../../infra/local/examples.ts';
import type { ReplaySubmission } from '../../infra/local/replay.ts';
import { simulatedClock } from '../../infra/local/simulated-clock.ts';
import { startConditionalPuts } from '../support/conditional-puts.ts';
import { type Drill, live, type Reruns } from '../support/drill.ts';
import { FAULTS } from '../support/fault-proxy.ts';
import { type Storm, startStorm } from '../support/fault-storm.ts';
import { quiet } from '../support/heart-world.ts';
import { type RobotServer, startRobotServer } from '../support/robot-server.ts';
import { temporaryFolder } from '../support/stores.ts';

const DAYS = ['2020-03-09', '2020-03-10'];
const SECRETS: Record<string, string> = { 'env:SECRET': 'a secret of the drill' };
/** Short time-outs, so that hanging ends soon. */
const IMPATIENT = {
  connectionTimeout: 2_000,
  requestTimeout: 2_000,
  throwOnRequestTimeout: true,
  socketTimeout: 2_000,
};

let programme: Programme;
let submissions: readonly ReplaySubmission[];
const running: { stop(): Promise<void> }[] = [];
const started = <T extends { stop(): Promise<void> }>(server: T): T => {
  running.unshift(server);
  return server;
};

beforeAll(async () => {
  const example = await readExample('xianning');
  const deliver = [{ channel: 'webhook', urlRef: 'env:URL', secretRef: 'env:SECRET' }] as const;
  programme = { ...example.programme, deliver };
  submissions = example.submissions.filter(({ day }) => DAYS.includes(day));
});
afterAll(async () => {
  for (const server of running) await server.stop();
});

interface Life {
  readonly reruns: Reruns;
  readonly outcome: Awaited<ReturnType<typeof outcomeOf>>;
  readonly webhook: RobotServer;
}

/** @param direct the same stores, not disturbed, to look at what is there. */
async function liveOn(direct: Stores, given: Stores, queue: Queue, nextJob: Drill['nextJob']): Promise<Life> {
  const webhook = started(await startRobotServer(() => ({ answer: {}, taken: true })));
  if (given !== direct) webhook.faults.push(500, undefined, 'drop', undefined, 'drop-before');
  const clock = simulatedClock(`${DAYS[0]}T00:00:00.000Z`);
  const realTime = { now: () => new Date().toISOString() };
  const readSecret = async (ref: string) => SECRETS[ref] ?? `${webhook.endpoint}/briefings`;
  const channels = { webhook: openWebhookChannel({ post: openPost({ mostSeconds: 2 }), readSecret, clock: realTime }) };
  const world = await wire({}, { ...given, queue, clock, channels, log: quiet });
  const isOver = async () => (await undelivered(direct)).length === 0;
  const reruns = await live({ world, clock, programme, days: DAYS, submissions, nextJob, isOver });
  return { reruns, webhook, outcome: await outcomeOf(direct) };
}

/** Editions of the drill, two and a correction, that did not reach their recipient yet. */
async function undelivered({ table }: Stores): Promise<string[]> {
  const wanted = [...DAYS.map((day) => [day, 1] as const), [DAYS[0]!, 2] as const];
  const found = wanted.map(async ([day, edition]) => {
    const [kept] = await deliveriesOf(table, programme.id, day, edition);
    return kept !== undefined && isDelivered(kept.delivery) ? [] : [`${day} ${edition}`];
  });
  return (await Promise.all(found)).flat();
}

/** Every record that leads to a briefing, and the hash of every file as it lies in the archive. */
async function outcomeOf({ table, blobs }: Stores) {
  const ofKind = async (kind: 'close' | 'register' | 'matter' | 'searchText') =>
    (await table.query(partition(programme.id), { prefix: recordPrefix(kind) })).map(({ sk, data }) => [sk, data]);
  const editions = (await Promise.all(DAYS.map((day) => editionsOf(table, programme.id, day)))).flat();
  const files: Record<string, string> = {};
  for (const { name, key } of editions.flatMap((edition) => edition.files)) {
    files[`${key} ${name}`] = sha256((await blobs.get(key))!.bytes);
  }
  return {
    ...{ editions, files, closes: await ofKind('close'), register: await ofKind('register') },
    ...{ matters: await ofKind('matter'), texts: await ofKind('searchText') },
    revisions: await Promise.all(DAYS.map((day) => latestRevisions(table, programme, day))),
  };
}

async function undisturbed(): Promise<Life> {
  const folder = temporaryFolder();
  const table = openSqliteTable(join(folder.path, 'jianbao.sqlite'));
  const stores = { table, blobs: openFileBlobs(join(folder.path, 'blobs')) };
  started({
    stop: async () => {
      table.close();
      folder.remove();
    },
  });
  const jobs: Job[] = [];
  const nextJob = async () =>
    jobs[0] === undefined ? undefined : { job: jobs[0], done: async () => void jobs.shift() };
  return liveOn(stores, stores, { send: async (job) => void jobs.push(job) }, nextJob);
}

interface Storms {
  readonly dynamodb: Storm;
  readonly s3: Storm;
  readonly sqs: Storm;
}

async function disturbed(storms: Storms, emulators: Emulators, s3Endpoint: string): Promise<Life> {
  const { tableName, bucket, queueUrl } = emulators;
  const client = (endpoint: string) => ({ ...clientOf(endpoint), requestHandler: IMPATIENT });
  const direct = {
    table: openDynamoTable({ tableName, client: clientOf(emulators.dynamoEndpoint) }),
    blobs: openS3Blobs({ bucket, client: clientOf(s3Endpoint) }),
  };
  const given = {
    table: openDynamoTable({ tableName, client: client(storms.dynamodb.endpoint) }),
    blobs: openS3Blobs({ bucket, client: client(storms.s3.endpoint) }),
  };
  const queue = openSqsQueue({ queueUrl, client: client(storms.sqs.endpoint) });
  return liveOn(direct, given, queue, jobsOf(emulators));
}

/** As Lambda's poller does it, which is no code of ours and is not disturbed. */
function jobsOf({ queueUrl, sqsEndpoint }: Emulators): Drill['nextJob'] {
  const sqs = new SQSClient(clientOf(sqsEndpoint));
  return async () => {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl }));
    const [message] = Messages;
    if (message === undefined) return undefined;
    const done = async () =>
      void (await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle })));
    return { job: JSON.parse(message.Body ?? '') as Job, done };
  };
}

describe('fire drill', () => {
  it('ends with the same records and bytes as an undisturbed run', async () => {
    const calm = await undisturbed();
    expect(calm.reruns).toEqual({ reports: 0, ticks: 0, jobs: 0 });
    expect(calm.outcome.editions.map(({ day, issue, edition }) => [day, issue, edition])).toEqual([
      [DAYS[0], 1, 1],
      [DAYS[0], 1, 2],
      [DAYS[1], 2, 1],
    ]);

    const emulators = started(await startEmulators());
    const conditional = started(await startConditionalPuts(emulators.s3Endpoint));
    const storms: Storms = {
      dynamodb: started(await startStorm(emulators.dynamoEndpoint, { seed: 20_200, rate: 0.06, rateAfterFault: 0.5 })),
      s3: started(await startStorm(conditional.endpoint, { seed: 309, rate: 0.3, rateAfterFault: 0.5 })),
      sqs: started(await startStorm(emulators.sqsEndpoint, { seed: 15, rate: 0.6, rateAfterFault: 0.6 })),
    };
    const stormy = await disturbed(storms, emulators, conditional.endpoint);
    const isEqual = JSON.stringify(stormy.outcome) === JSON.stringify(calm.outcome);
    console.log(tableOf(storms, stormy, isEqual));

    expect(stormy.outcome).toEqual(calm.outcome);
    expect(messagesOf(stormy.webhook)).toEqual(messagesOf(calm.webhook));
    expect(idsOf(stormy.webhook)).toEqual(idsOf(calm.webhook));
    expect(calm.webhook.taken).toHaveLength(3);
    for (const fault of FAULTS) expect(storms.dynamodb.seen.injected[fault], fault).toBeGreaterThan(0);
    for (const { seen } of Object.values(storms)) expect(seen.retries).toBeGreaterThan(0);
    expect(stormy.reruns.reports + stormy.reruns.ticks + stormy.reruns.jobs).toBeGreaterThan(0);
  });
});

/** What a recipient that drops repeats has in the end; but for the link, which S3 signs with the time. */
const messagesOf = ({ taken }: RobotServer): unknown[] =>
  [...new Map(taken.map(({ json }) => [`${json.data.day} ${json.data.edition}`, json]))]
    .map(([, json]) => ({ ...json, data: { ...json.data, link: undefined } }))
    .toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));

/** One id for each message, however often it came. */
const idsOf = ({ taken }: RobotServer): string[] =>
  [...new Set(taken.map(({ headers }) => String(headers['webhook-id'])))].toSorted();

function tableOf(storms: Storms, { reruns }: Life, isEqual: boolean): string {
  const services = Object.entries(storms) as [string, Storm][];
  const row = (name: string, cells: readonly number[]) =>
    name.padEnd(24) + cells.map((cell) => String(cell).padStart(10)).join('');
  return [
    'fire drill'.padEnd(24) + services.map(([name]) => name.padStart(10)).join(''),
    row(
      'requests',
      services.map(([, { seen }]) => seen.requests),
    ),
    ...FAULTS.map((fault) =>
      row(
        `  ${fault}`,
        services.map(([, { seen }]) => seen.injected[fault]),
      ),
    ),
    row(
      'retries by the SDK',
      services.map(([, { seen }]) => seen.retries),
    ),
    `done again: ${reruns.reports} reports, ${reruns.ticks} ticks, ${reruns.jobs} jobs`,
    `records and bytes as undisturbed: ${isEqual ? 'equal' : 'DIFFERENT'}`,
  ].join('\n');
}
