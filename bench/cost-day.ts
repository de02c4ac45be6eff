/**
 * A day of a programme on the DynamoDB adapter and an emulator, for `cost.ts`: some reports through the collect function as
 * units send them, the others stored as these were, then the clock's ticks and the publish job with its measures and one
 * delivery. Weeks of the same lie before it, as before any day but the first. Every request is captured.
 *
 * Documents are short here: they lie in S3 and touch no table.
 */
import { openDynamoTable } from '../functions/adapters/dynamodb/table.ts';
import { SETTINGS } from '../functions/contract.ts';
import { groupCount } from '../functions/core/figures/recent.ts';
import type { Programme } from '../functions/core/programme/programme.ts';
import type { Revision } from '../functions/core/report/submission.ts';
import type { Job } from '../functions/core/run/job.ts';
import { addDays, daysBetween } from '../functions/core/values/reporting-day.ts';
import type { ReportingDay } from '../functions/core/values/values.ts';
import { summariseFigures } from '../functions/pipeline/figures/summarise.ts';
import type { Table } from '../functions/ports.ts';
import { storeProgramme } from '../functions/records/programme/programmes.ts';
import { revisionsOf } from '../functions/records/report/submissions.ts';
import { runEveryClock } from '../functions/runtime/clock.ts';
import { runJobs } from '../functions/runtime/jobs.ts';
import { wire } from '../functions/runtime/wire.ts';
import type { World } from '../functions/runtime/world.ts';
import { clientOf, startEmulators } from '../infra/local/emulators.ts';
import { type SimulatedClock, simulatedClock } from '../infra/local/simulated-clock.ts';
import { type Call, capturing } from './cost-capture.ts';
import { clerks, countedBlobs, documents, keepFigures, mail, programmeOf, storeReports, unitId } from './cost-world.ts';

export interface DayCalls {
  /** Of each report that came through the API; the first one of a process is left out. */
  readonly reports: readonly (readonly Call[])[];
  /** Of the first report that a process takes: it reads the programme too. */
  readonly cold: readonly Call[];
  /** Of one opening of the form, and of sending it without a script. */
  readonly form: readonly Call[];
  readonly post: readonly Call[];
  /** Of the ticks at the deadline and at the hour of issue, and of the publish job; empty when nothing was issued. */
  readonly briefing: readonly Call[];
  /** Of a tick that finds nothing to do. */
  readonly idle: readonly Call[];
  /** Of drawing a month of figures together, as for 30 days. */
  readonly month: { readonly calls: readonly Call[]; readonly times: number };
  /** Keeping a day's figures to look back at, of some of so many groups; none where a briefing shows it. */
  readonly kept: readonly Call[];
  readonly groups: number;
  /** Files that were put into the archive for the briefing. */
  readonly puts: number;
  /** Bytes of a report's item as plain JSON, the median. */
  readonly plainBytes: number;
}

const DAY = '2022-05-05';
const SAMPLE = 30;
/** What a briefing looks back on: 30 days; a report: 14. Of large programmes only these are made. */
const startOf = (units: number): ReportingDay => (units <= 200 ? '2022-04-01' : addDays(DAY, -15));

/** @param whole also store all other reports of the days, close and issue. */
export async function dayOf(units: number, shards: number, whole: boolean): Promise<DayCalls> {
  const emulators = await startEmulators();
  const calls: Call[] = [];
  const client = { ...clientOf(emulators.dynamoEndpoint), requestHandler: capturing(calls) };
  const open = (): Table => openDynamoTable({ tableName: emulators.tableName, client });
  const { blobs, puts } = countedBlobs();
  const table = open();
  const programme = programmeOf(units, shards, startOf(units));
  const clock = simulatedClock(at(programme.starts, '17:00'));
  const jobs: Job[] = [];
  const queue = { send: async (job: Job) => void jobs.push(job) };
  const ports = { blobs, clock, queue, log: LOG, channels: { smtp: mail }, documents: async () => documents };
  const world = await wire({}, { ...ports, table });
  await storeProgramme(table, programme, clock.now());
  const during = async (act: () => Promise<unknown>): Promise<Call[]> => {
    const from = calls.length;
    await act();
    return calls.slice(from);
  };
  try {
    const model = await firstReport(world, clock, programme);
    if (whole) await daysBefore(world, clock, programme, jobs, model);
    clock.set(at(DAY, '17:00'));
    const sampled = sampleOf(units);
    const past = daysBetween(programme.starts, addDays(DAY, -1));
    const put = whole ? [] : await during(() => keepFigures(table, programme, past, sampled));
    // Another process than the one that looked after the days before.
    const { send, look, post } = await clerks(table, await wire({}, { ...ports, table: open() }), clock, sampled);
    const cold = await during(() => send(sampled[0]!, DAY));
    const form = await during(() => look(sampled[1]!, DAY));
    const posted = await during(() => post(sampled[1]!, DAY));
    const reports: Call[][] = [];
    for (const unit of sampled.slice(2)) reports.push(await during(() => send(unit, DAY)));
    if (whole) await storeReports(table, programme, DAY, model, allBut(units, sampled));
    const before = puts();
    const briefing = whole ? await during(() => issue(world, clock, jobs, DAY)) : [];
    const filed = puts() - before;
    const idle = whole ? await during(() => runEveryClock(world)) : [];
    const april = whole ? await during(() => summariseFigures(world, programme.id, true)) : [];
    const month = { calls: april, times: 30 / daysBetween(programme.starts, '2022-04-30').length };
    const [first] = await revisionsOf(table, programme, DAY, unitId(sampled[2]!));
    const plainBytes = Buffer.byteLength(JSON.stringify(first)) + 60;
    return {
      reports,
      cold,
      form,
      post: posted,
      briefing,
      idle,
      month,
      kept: put,
      groups: groupCount(programme),
      puts: filed,
      plainBytes,
    };
  } finally {
    await emulators.stop();
  }
}

const LOG = { info: () => {}, error: (message: string, fields?: object) => console.error(message, fields) };

const at = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();

/** Units that report through the function, spread over all. */
function sampleOf(units: number): number[] {
  const size = Math.min(SAMPLE, units);
  return [...new Set(Array.from({ length: size }, (_, n) => Math.floor((n * units) / size)))];
}

function allBut(units: number, there: readonly number[]): number[] {
  const known = new Set(there);
  return Array.from({ length: units }, (_, n) => n).filter((n) => !known.has(n));
}

/** What the function stores of a report. */
async function firstReport(world: World, clock: SimulatedClock, programme: Programme): Promise<Revision> {
  const { send } = await clerks(world.table, world, clock, [0]);
  await send(0, programme.starts);
  const [model] = await revisionsOf(world.table, programme, programme.starts, unitId(0));
  return model!;
}

/** Reports of all units, closed and issued, from the first day on. */
async function daysBefore(
  world: World,
  clock: SimulatedClock,
  programme: Programme,
  jobs: Job[],
  model: Revision,
): Promise<void> {
  for (const day of daysBetween(programme.starts, addDays(DAY, -1))) {
    clock.set(at(day, '17:00'));
    const missing = allBut(programme.units.length, day === programme.starts ? [0] : []);
    await storeReports(world.table, programme, day, { ...model, receivedAt: clock.now() }, missing);
    await issue(world, clock, jobs, day);
  }
}

/** The ticks and the job that make a day a briefing, measured as on AWS. */
async function issue(world: World, clock: SimulatedClock, jobs: Job[], day: ReportingDay): Promise<void> {
  clock.set(at(day, '18:00'));
  await measured(() => runEveryClock(world));
  clock.set(at(addDays(day, 1), '08:00'));
  await measured(() => runEveryClock(world));
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    const body = JSON.stringify(job);
    const { batchItemFailures } = await measured(() => runJobs(world, [{ messageId: '1', body }]));
    if (batchItemFailures.length > 0) throw new Error('the job failed');
  }
}

/** Measuring reads too. Its lines go nowhere. */
async function measured<T>(act: () => Promise<T>): Promise<T> {
  const write = process.stdout.write;
  process.env[SETTINGS.stage] = 'bench';
  process.stdout.write = () => true;
  try {
    return await act();
  } finally {
    process.stdout.write = write;
    delete process.env[SETTINGS.stage];
  }
}
