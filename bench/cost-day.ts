/**
 * A day of a programme on the DynamoDB adapter and an emulator, for `cost.ts`: some reports through the collect function as
 * units send them, the others stored as these were, then the clock's ticks and the publish job. Every request is captured.
 *
 * Documents are short here: they lie in S3 and touch no table.
 */
import type { Context } from 'aws-lambda';
import { handle } from 'hono/aws-lambda';
import { openDynamoTable } from '../functions/adapters/dynamodb/table.ts';
import { app as collectApp } from '../functions/collect/handler.ts';
import type { Indicator, Programme } from '../functions/core/programme.ts';
import { addDays } from '../functions/core/reporting-day.ts';
import type { Revision } from '../functions/core/submission.ts';
import type { Blob, Blobs, Job, Table } from '../functions/ports.ts';
import { createKey } from '../functions/records/access-keys.ts';
import { storeProgramme } from '../functions/records/programmes.ts';
import { insertRevision, revisionsOf } from '../functions/records/submissions.ts';
import { runEveryClock } from '../functions/runtime/clock.ts';
import { runJobs } from '../functions/runtime/jobs.ts';
import { wire } from '../functions/runtime/wire.ts';
import type { World } from '../functions/runtime/world.ts';
import { clientOf, startEmulators } from '../infra/local/emulators.ts';
import { type HttpResult, httpEvent, type Request } from '../infra/local/http-event.ts';
import { type SimulatedClock, simulatedClock } from '../infra/local/simulated-clock.ts';
import { type Call, capturing } from './cost-capture.ts';

export interface DayCalls {
  /** Of each report that came through the function; the first one of a process is left out. */
  readonly reports: readonly (readonly Call[])[];
  /** Of the first report that a process takes: it reads the programme too. */
  readonly cold: readonly Call[];
  /** Of one opening of the form. */
  readonly form: readonly Call[];
  /** Of the ticks at the deadline and at the hour of issue, and of the publish job; empty when nothing was issued. */
  readonly briefing: readonly Call[];
  /** Of a tick that finds nothing to do. */
  readonly idle: readonly Call[];
  /** Files that were put into the archive for the briefing. */
  readonly puts: number;
  /** Bytes of a report's item as plain JSON, the median. */
  readonly plainBytes: number;
}

const DAY = '2022-04-20';
const BEFORE = '2022-04-19';
const SAMPLE = 30;
const CLAUSES = ['开展全员核酸检测', '维护现场秩序', '清扫主次干道', '劝导聚集人员', '检查沿街门店', '消杀公共区域'];

export const unitId = (at: number): string => `u${String(at).padStart(6, '0')}`;

/** @param whole also store all other reports of two days, close and issue. */
export async function dayOf(units: number, shards: number, whole: boolean): Promise<DayCalls> {
  const emulators = await startEmulators();
  const calls: Call[] = [];
  const client = { ...clientOf(emulators.dynamoEndpoint), requestHandler: capturing(calls) };
  const table = openDynamoTable({ tableName: emulators.tableName, client });
  const { blobs, puts } = countedBlobs();
  const jobs: Job[] = [];
  const clock = simulatedClock(at(BEFORE, '00:00'));
  const log = { info: () => {}, error: (message: string, fields?: object) => console.error(message, fields) };
  const queue = { send: async (job: Job) => void jobs.push(job) };
  const world = await wire({}, { table, blobs, clock, queue, log, channels: {}, documents: async () => documents });
  const programme = programmeOf(units, shards);
  await storeProgramme(table, programme, clock.now());
  const during = async (act: () => Promise<unknown>): Promise<Call[]> => {
    const from = calls.length;
    await act();
    return calls.slice(from);
  };
  try {
    const sample = Array.from(
      { length: Math.min(SAMPLE, units - 1) },
      (_, n) => 1 + Math.floor((n * (units - 1)) / SAMPLE),
    );
    const sampled = [...new Set(sample)];
    const { send, look } = await clerks(world, clock, [0, ...sampled]);
    if (whole) {
      clock.set(at(BEFORE, '17:00'));
      await send(0, BEFORE);
      await others(table, programme, BEFORE, [0]);
      await issue(world, clock, jobs, BEFORE);
    }
    clock.set(at(DAY, '17:00'));
    const cold = await during(() => send(0, DAY));
    const form = await during(() => look(sampled[0]!, DAY));
    const reports: Call[][] = [];
    for (const unit of sampled) reports.push(await during(() => send(unit, DAY)));
    if (whole) await others(table, programme, DAY, [0, ...sampled]);
    const before = puts();
    const briefing = whole ? await during(() => issue(world, clock, jobs, DAY)) : [];
    const filed = puts() - before;
    const idle = whole ? await during(() => runEveryClock(world)) : [];
    const [first] = await revisionsOf(table, programme, DAY, unitId(sampled[0]!));
    const plainBytes = Buffer.byteLength(JSON.stringify(first)) + 60;
    return { reports, cold, form, briefing, idle, puts: filed, plainBytes };
  } finally {
    await emulators.stop();
  }
}

const at = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();

/** Twelve figures and a narrative of 150 characters each. */
function programmeOf(units: number, shards: number): Programme {
  const indicator = (n: number): Indicator => ({
    ...{ id: `figure_${n}`, name: `指标${n}`, unit: '人次', kind: 'flow', decimals: 0 },
    ...{ aliases: [], required: false, carry: false },
  });
  const time = (plusDays: number, text: string) => ({ plusDays, time: text });
  return {
    ...{ id: 'cost', title: '工作每日专报', organisation: '某市某局', issuer: '某局办公室', timezone: 'Asia/Shanghai' },
    ...{ starts: '2022-04-01', template: 'daily', layout: 'gbt9704', shards },
    schedule: { days: 'every', due: time(0, '18:00'), remind: [], issue: time(1, '08:00'), review: 'none' },
    units: Array.from({ length: units }, (_, n) => ({
      id: unitId(n),
      name: `第${n + 1}街道执法中队`,
      group: '执法队伍',
    })),
    indicators: Array.from({ length: 12 }, (_, n) => indicator(n + 1)),
    narratives: [{ name: '工作动态', opensMatter: false }],
    ...{ rules: [], distribution: [], deliver: [], calendar: { holidays: [], workdays: [] } },
  };
}

async function clerks(world: World, clock: SimulatedClock, units: readonly number[]) {
  const handler = handle(collectApp(world)) as (event: unknown, context: Context) => Promise<HttpResult>;
  const keys = new Map<number, string>();
  for (const unit of units) {
    const wanted = { programme: 'cost', role: 'unit', unit: unitId(unit), at: clock.now() } as const;
    keys.set(unit, (await createKey(world.table, wanted)).key);
  }
  const ask = async (unit: number, request: Pick<Request, 'method' | 'path' | 'body'>, wanted: number) => {
    const headers = { authorization: `Bearer ${keys.get(unit)}`, 'content-type': 'application/json' };
    const { statusCode, body } = await handler(httpEvent({ ...request, headers }, clock.now()), {} as Context);
    if (statusCode !== wanted) throw new Error(`${request.path}: ${statusCode} ${body}`);
  };
  return {
    look: (unit: number, day: string) => ask(unit, { method: 'GET', path: `/report/cost/${day}` }, 200),
    send(unit: number, day: string) {
      const body = JSON.stringify({ id: crypto.randomUUID(), basedOn: 0, ...said(unit) });
      const path = `/api/programmes/cost/days/${day}/submissions/${unitId(unit)}`;
      return ask(unit, { method: 'PUT', path, body }, 201);
    },
  };
}

function said(unit: number): object {
  const figures = Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [`figure_${n + 1}`, String((unit * 7919 + n * 104_729) % 10_000)]),
  );
  let text = '';
  for (let n = unit; text.length < 150; n = (n * 48_271 + 11) % 2_147_483_647)
    text += `${CLAUSES[n % CLAUSES.length]}${n % 97}处，`;
  return { figures, narratives: [{ kind: '工作动态', text: text.slice(0, 150) }] };
}

/** All other units' reports, as the first one's was stored. */
async function others(table: Table, programme: Programme, day: string, there: readonly number[]): Promise<void> {
  const [model] = await revisionsOf(table, programme, day, unitId(0));
  const missing = programme.units.map((_, n) => n).filter((n) => !there.includes(n));
  for (let from = 0; from < missing.length; from += 16) {
    const some = missing.slice(from, from + 16);
    await Promise.all(
      some.map((n) =>
        insertRevision(table, programme, { ...model!, ...said(n), unit: unitId(n), id: `${day}-${n}` } as Revision),
      ),
    );
  }
}

async function issue(world: World, clock: SimulatedClock, jobs: Job[], day: string): Promise<void> {
  clock.set(at(day, '18:00'));
  await runEveryClock(world);
  clock.set(at(addDays(day, 1), '08:00'));
  await runEveryClock(world);
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    const { batchItemFailures } = await runJobs(world, [{ messageId: '1', body: JSON.stringify(job) }]);
    if (batchItemFailures.length > 0) throw new Error('the job failed');
  }
}

const FILES = ['briefing.docx', 'briefing.html', 'figures.xlsx', 'briefing.txt', 'figures.json'] as const;
const documents: Awaited<ReturnType<World['documents']>> = {
  templates: { compose: async () => ({ title: '专报', body: [] }) },
  renderers: FILES.map((file) => ({ file, mediaType: 'text/plain', render: async () => Buffer.from(file) })),
};

function countedBlobs(): { blobs: Blobs; puts: () => number } {
  const kept = new Map<string, Blob>();
  let puts = 0;
  const blobs: Blobs = {
    async putOnce(key, bytes, mediaType) {
      puts += 1;
      if (kept.has(key)) return 'exists';
      kept.set(key, { bytes, mediaType });
      return 'stored';
    },
    get: async (key) => kept.get(key),
    link: async () => undefined,
  };
  return { blobs, puts: () => puts };
}
