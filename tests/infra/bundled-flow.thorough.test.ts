/**
 * From report to briefing through the five bundles as they are uploaded, each in processes of its own, on emulated DynamoDB,
 * S3 and SQS: report, tick of the clock, job of the queue, desk, archive. The table refuses whatever a function's statements
 * do not allow.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openDynamoTable } from '../../functions/adapters/dynamodb/table.ts';
import { FUNCTION_NAMES, type FunctionName, ROUTES, type Role, SETTINGS } from '../../functions/contract.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';
import { createKey } from '../../functions/records/access/access-keys.ts';
import { storeProgramme } from '../../functions/records/programme/programmes.ts';
import { type Bundles, bundleFunctions } from '../../infra/aws/bundle.ts';
import { clientOf, type Emulators, startEmulators } from '../../infra/local/emulators.ts';
import { httpEvent, type Request } from '../../infra/local/http-event.ts';
import { fillIn } from '../support/filled-workbook.ts';
import { webProgramme } from '../support/web-world.ts';
import { folder } from './deployments.ts';
import { type PermissionProxy, startPermissionProxy } from './permission-proxy.ts';
import type { Run } from './run-handler.ts';

/** Two days ago and the day before it: both are over and due, whatever the hour and the zone. */
const NOW = new Date().toISOString();
const DAYS = [-3, -2].map((days) => addDays(NOW.slice(0, 10), days)) as [string, string];

/** A zone in which it is about that hour now: what runs at night does so there alone. */
function zoneAt(hour: number): string {
  const east = ((hour - Number(NOW.slice(11, 13)) + 36) % 24) - 12;
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`; // signed the other way round
}
const programme = webProgramme({ starts: DAYS[0], ends: DAYS[1], deliver: [], timezone: zoneAt(12) });
const nightly = { ...programme, id: 'nightly', timezone: zoneAt(3) };

let emulators: Emulators;
let bundles: Bundles;
const tables: Partial<Record<FunctionName, PermissionProxy>> = {};
const keys: Partial<Record<Role, string>> = {};

beforeAll(async () => {
  [emulators, bundles] = await Promise.all([startEmulators(), bundleFunctions(folder())]);
  const table = openDynamoTable({ tableName: emulators.tableName, client: clientOf(emulators.dynamoEndpoint) });
  for (const name of FUNCTION_NAMES) tables[name] = await startPermissionProxy(emulators.dynamoEndpoint, name);
  const at = new Date(Date.parse(NOW) - 10 * 86_400_000).toISOString();
  await storeProgramme(table, programme, at);
  for (const role of ['unit', 'office', 'reader'] as const) {
    keys[role] = (
      await createKey(table, { programme: programme.id, role, ...(role === 'unit' ? { unit: 'a' } : {}), at })
    ).key;
  }
});

afterEach(() => {
  for (const name of FUNCTION_NAMES) expect(tables[name]?.refused, name).toEqual([]);
});

afterAll(async () => {
  await Promise.all(FUNCTION_NAMES.map((name) => tables[name]?.stop()));
  await emulators?.stop();
});

/** A cold start of a function with what its role is told. */
async function call<Answer>(name: FunctionName, event: unknown): Promise<Answer> {
  return (await callAll<Answer>(name, [event]))[0]!;
}

async function callAll<Answer>(name: FunctionName, events: readonly unknown[]): Promise<readonly Answer[]> {
  return (await runAll(name, events)).answers as Answer[];
}

async function runAll(name: FunctionName, events: readonly unknown[]): Promise<Run> {
  const { tableName, bucket, queueUrl, s3Endpoint, sqsEndpoint, region, credentials } = emulators;
  const env = {
    PATH: process.env.PATH,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: tables[name]!.endpoint,
    AWS_ENDPOINT_URL_S3: s3Endpoint,
    AWS_ENDPOINT_URL_SQS: sqsEndpoint,
    [SETTINGS.stage]: 'test',
    [SETTINGS.table]: tableName,
    [SETTINGS.archiveBucket]: bucket,
    [SETTINGS.photoBucket]: bucket,
    [SETTINGS.templates]: join(bundles[name].folder, 'templates'),
    ...(name === 'clock' || name === 'desk' ? { [SETTINGS.publishQueue]: queueUrl } : {}),
  };
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'run-handler.ts'), bundles[name].folder, JSON.stringify(events)],
    { env },
  );
  const [output, complaint] = [child.stdout, child.stderr].map(async (stream) => (await stream.toArray()).join(''));
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect(status, await complaint).toBe(0);
  return JSON.parse((await output)!) as Run;
}

interface HttpAnswer {
  readonly statusCode: number;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

const ask = (name: FunctionName, role: Role, request: Request): Promise<HttpAnswer> =>
  call(name, httpEvent({ ...request, headers: { authorization: `Bearer ${keys[role]}`, ...request.headers } }, NOW));

async function takeJobs(): Promise<{ messageId: string; body: string }[]> {
  const sqs = new SQSClient(clientOf(emulators.sqsEndpoint));
  const jobs: { messageId: string; body: string }[] = [];
  for (;;) {
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: emulators.queueUrl, MaxNumberOfMessages: 10 }),
    );
    if (!Messages?.length) return jobs;
    for (const { MessageId, Body, ReceiptHandle } of Messages) {
      jobs.push({ messageId: MessageId!, body: Body! });
      await sqs.send(new DeleteMessageCommand({ QueueUrl: emulators.queueUrl, ReceiptHandle }));
    }
  }
}

it('goes through the bundles of all five functions', async () => {
  const day = DAYS[1];
  const report = {
    id: 'r-1',
    figures: { garbage: '612.5', dissuaded: 20586 },
    narratives: [{ kind: '工作动态', text: '夜间保洁。' }],
  };
  const sent = await ask('collect', 'unit', {
    method: 'PUT',
    path: `/api/programmes/${programme.id}/days/${day}/submissions/a`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report),
  });
  expect(sent.statusCode, sent.body).toBe(201);

  const request = 'from-lambda';
  expect((await runAll('clock', [{}])).logged).toContainEqual(expect.objectContaining({ request, action: 'issue' }));
  const jobs = await takeJobs();
  expect(jobs.map(({ body }) => JSON.parse(body))).toEqual(
    DAYS.map((each) => ({ kind: 'issue', programme: programme.id, day: each, request })),
  );
  for (const [at, job] of jobs.entries()) {
    const told = { ...job, body: job.body.replace(request, `tick-${at}`) };
    const { answers, logged } = await runAll('publish', [{ Records: [told] }]);
    expect(answers).toEqual([{ batchItemFailures: [] }]);
    expect(logged).toContainEqual(expect.objectContaining({ request: `tick-${at}`, message: 'issued', day: DAYS[at] }));
    expect(logged.map((line) => line.request)).toEqual(logged.map(() => `tick-${at}`)); // metrics too
  }

  const desk = await ask('desk', 'office', { method: 'GET', path: `/api/programmes/${programme.id}/days/${day}` });
  expect(JSON.parse(desk.body)).toMatchObject({ completeness: { expected: 3, received: 1 } });

  const listed = await ask('archive', 'reader', { method: 'GET', path: `/api/programmes/${programme.id}/briefings` });
  const [newest] = JSON.parse(listed.body) as {
    day: string;
    issue: number;
    edition: number;
    files: { name: string }[];
  }[];
  expect(newest).toMatchObject({ day, issue: 2, edition: 1 });
  expect(newest!.files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['briefing.docx', 'briefing.html', 'figures.json']),
  );

  const figures = await ask('archive', 'reader', {
    method: 'GET',
    path: `/api/programmes/${programme.id}/briefings/${day}/1/figures.json`,
  });
  expect([200, 302, 303, 307]).toContain(figures.statusCode);

  await call('clock', {});
  expect(await takeJobs()).toEqual([]);
});

it('checks what is stored at night, by the clock and a job of the queue, and the archive says what was found', async () => {
  const table = openDynamoTable({ tableName: emulators.tableName, client: clientOf(emulators.dynamoEndpoint) });
  const at = new Date(Date.parse(NOW) - 10 * 86_400_000).toISOString();
  await storeProgramme(table, nightly, at);
  const { key } = await createKey(table, { programme: nightly.id, role: 'reader', at });
  await call('clock', {});
  const jobs = await takeJobs();
  expect(jobs.map(({ body }) => (JSON.parse(body) as Job).kind)).toEqual(['issue', 'issue', 'verify']);
  for (const job of jobs) expect(await call('publish', { Records: [job] })).toEqual({ batchItemFailures: [] });
  const headers = { accept: 'text/html', authorization: `Bearer ${key}` };
  const front = await call<HttpAnswer>('archive', httpEvent({ method: 'GET', path: '/archive/nightly', headers }, NOW));
  expect(front.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('存档核对 没有发现问题');
  await call('clock', {});
  expect(await takeJobs()).toEqual([]);
});

it('takes a report by file through the bundle, its bytes in base64 as the gateway hands them on', async () => {
  const path = `/report/${programme.id}/${DAYS[0]}/workbook`;
  const sheet = await ask('collect', 'unit', { method: 'GET', path });
  expect([sheet.statusCode, sheet.isBase64Encoded]).toEqual([200, true]);
  const form = new FormData();
  const filled = fillIn(new Uint8Array(Buffer.from(sheet.body, 'base64')), { C5: 612.5, C6: 3010 });
  form.set('file', new File([new Uint8Array(filled)], '报送.xlsx'));
  const sent = new Response(form);
  const headers = {
    authorization: `Bearer ${keys.unit}`,
    'content-type': sent.headers.get('content-type') ?? '',
  };
  const body = Buffer.from(await sent.arrayBuffer()).toString('base64');
  const event = { ...httpEvent({ method: 'POST', path, headers, body }, NOW), isBase64Encoded: true };
  const dry = await call<HttpAnswer>('collect', event);
  expect(dry.statusCode).toBe(200);
  const html = dry.isBase64Encoded ? Buffer.from(dry.body, 'base64').toString() : dry.body;
  const fields = [...html.matchAll(/<input type="hidden" name="(step|id|entered)" value="([^"]*)">/g)];
  const confirmed = await ask('collect', 'unit', {
    ...{ method: 'POST', path, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    body: new URLSearchParams(
      Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')])),
    ).toString(),
  });
  expect(confirmed.statusCode).toBe(303);
  const stored = await ask('collect', 'unit', {
    method: 'GET',
    path: `/api/programmes/${programme.id}/days/${DAYS[0]}/submissions/a`,
  });
  expect(JSON.parse(stored.body)).toMatchObject({ revision: 1, figures: { garbage: '612.5', dissuaded: '3010' } });
});

/** What stands for the parameters of a path; names that are not there are answered too, but not by falling over. */
const PARAMETERS: Readonly<Record<string, string>> = {
  ...{ programme: programme.id, day: DAYS[1], unit: 'a', indicator: 'garbage', edition: '1', kind: 'monthly' },
  ...{ file: 'briefing.html', matter: 'nobody', period: `${DAYS[0]}_${DAYS[1]}`, photo: '0'.repeat(64) },
};

it.each(['collect', 'desk', 'archive'] as const)('answers every page of %s from its own bundle', async (name) => {
  const pages = ROUTES.filter(({ lambda, method }) => lambda === name && method === 'GET');
  const events = pages.map(({ path, access }) => {
    const role = (['office', 'unit', 'reader'] as const).find(
      (each) => access !== 'anyone' && access.some((one) => one === each),
    );
    const headers = { accept: 'text/html', authorization: `Bearer ${keys[role ?? 'reader']}` };
    const filled = path.replaceAll(/:(\w+)/g, (_, parameter: string) => PARAMETERS[parameter] ?? 'style.css');
    return httpEvent({ method: 'GET', path: filled, headers }, NOW);
  });
  const { answers } = await runAll(name, events);
  const broken = (answers as HttpAnswer[]).map(({ statusCode }, at) => `${statusCode} ${pages[at]!.path}`);
  expect(broken.filter((each) => each.startsWith('5'))).toEqual([]);
  expect(broken.filter((each) => each.startsWith('200')).length).toBeGreaterThan(pages.length / 2);
});
