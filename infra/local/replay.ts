/**
 * A programme's days, lived through again: every submission goes through the form function's own handler, a simulated
 * clock ticks at each time of the schedule, and what was issued is copied to `<out>/<programme>/<day>/`, digests to
 * `<out>/digests/<programme>/<kind>/<from>_<to>/`.
 *
 * Used by the demo and by `jianbao replay`. Stopped in the middle and started again it ends with the same files: ids are
 * made from day, unit and place in the list, so what was received before gives the same receipt.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { handle } from 'hono/aws-lambda';
import { app as collectApp } from '../../functions/collect/handler.ts';
import { dueInstant, reportingDays, scheduledInstant } from '../../functions/core/calendar/schedule.ts';
import type { DigestEdition } from '../../functions/core/digest/digest.ts';
import type { Edition } from '../../functions/core/edition/edition.ts';
import { periodId } from '../../functions/core/programme/digests.ts';
import { DIGEST_KINDS, type Programme } from '../../functions/core/programme/programme.ts';
import { dayAt, instantOf } from '../../functions/core/values/reporting-day.ts';
import { monthOf, weekOf } from '../../functions/core/values/spans.ts';
import type { Instant, ReportingDay } from '../../functions/core/values/values.ts';
import { queueDigests } from '../../functions/pipeline/digest/queue.ts';
import { runClock } from '../../functions/pipeline/run/clock.ts';
import { createKey } from '../../functions/records/access/access-keys.ts';
import { latestDigests } from '../../functions/records/digest/digests.ts';
import { editionsOf } from '../../functions/records/edition/editions.ts';
import { type StoredProgramme, storeProgramme } from '../../functions/records/programme/programmes.ts';
import type { World } from '../../functions/runtime/world.ts';
import { type HttpResult, httpEvent } from './http-event.ts';
import type { SimulatedClock } from './simulated-clock.ts';

export interface ReplaySubmission {
  readonly day: ReportingDay;
  readonly unit: string;
  /** Instant of sending; an hour before the deadline when absent. */
  readonly at?: string;
  readonly nil?: boolean;
  readonly figures?: Readonly<Record<string, unknown>>;
  /** Rows of ledgers that come or change, by their key. */
  readonly ledgers?: Readonly<Record<string, unknown>>;
  /** Why a figure is unusual or a total falls, by indicator. */
  readonly reasons?: Readonly<Record<string, unknown>>;
  readonly narratives?: readonly { readonly kind: string; readonly text: string }[];
}

export interface Replay {
  readonly world: World;
  readonly clock: SimulatedClock;
  readonly programme: Programme;
  readonly submissions: readonly ReplaySubmission[];
  /** Where the issued files are copied to; absent: they stay in the archive. */
  readonly out?: string;
  /** Called after each step with how many of all steps are done. */
  readonly progress?: (done: number, all: number, doing: string) => void;
}

export interface ReplayResult {
  readonly editions: readonly Edition[];
  /** Of each kind that the programme arranges, oldest first. */
  readonly digests: readonly DigestEdition[];
  /** Submissions that were not accepted, in words. */
  readonly refused: readonly string[];
}

export async function replay(run: Replay): Promise<ReplayResult> {
  const { programme, world, clock } = run;
  const days = daysOf(run);
  clock.set(instantOf(programme.starts, { plusDays: 0, time: '00:00' }, programme.timezone));
  const stored = await storeProgramme(world.table, programme, clock.now());
  const send = await sender(run);
  const refused: string[] = [];
  const steps = [...sends(run), ...ticks(programme, days), ...digestTicks(programme, days)].sort(
    (a, b) => compare(a.at, b.at) || a.order - b.order,
  );
  for (const [done, step] of steps.entries()) {
    clock.set(step.at);
    if (step.submission !== undefined) refused.push(...(await send(step.submission)));
    else await tick(run, stored, step);
    run.progress?.(done + 1, steps.length, dayAt(step.at, programme.timezone));
  }
  const editions: Edition[] = [];
  for (const day of days) {
    const edition = (await editionsOf(world.table, programme.id, day)).at(-1);
    if (edition !== undefined) editions.push(await copied(run, edition, join(programme.id, day)));
  }
  return { editions, digests: await copiedDigests(run), refused };
}

async function tick({ world, programme }: Replay, stored: StoredProgramme, { isForDigests }: Step): Promise<void> {
  if (isForDigests) await queueDigests(world, stored);
  else await runClock(world, programme.id);
}

interface Step {
  readonly at: Instant;
  /** At the same instant reports come before the clock. */
  readonly order: number;
  readonly submission?: ReplaySubmission & { readonly id: string };
  /** The hour of a digest; days are left alone, for the file may end before them. */
  readonly isForDigests?: boolean;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** From the programme's start to the last day that anybody reported about. */
function daysOf({ programme, submissions }: Replay): ReportingDay[] {
  const last = submissions
    .map(({ day }) => day)
    .sort(compare)
    .at(-1);
  if (last === undefined) throw new Error('没有任何报送，无法回放。请在报送文件中至少写一条。');
  const end = instantOf(last, { plusDays: 0, time: '23:59' }, programme.timezone);
  return reportingDays(programme, programme.starts, end).filter((day) => day <= last);
}

function sends({ programme, submissions }: Replay): Step[] {
  return submissions.map((submission, index) => {
    const at =
      submission.at === undefined ? hourBefore(dueInstant(programme, submission.day)) : instantIn(submission.at);
    return { at, order: index, submission: { ...submission, id: `${submission.day}-${submission.unit}-${index}` } };
  });
}

const hourBefore = (instant: Instant): Instant => new Date(Date.parse(instant) - 3_600_000).toISOString();

function instantIn(text: string): Instant {
  const at = Date.parse(text);
  if (!/(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(at)) {
    throw new Error(`报送时间“${text}”无法读取，请写成 2022-04-01T17:00:00+08:00 的形式。`);
  }
  return new Date(at).toISOString();
}

function ticks(programme: Programme, days: readonly ReportingDay[]): Step[] {
  const { remind, due, issue } = programme.schedule;
  const times = days.flatMap((day) => [...remind, due, issue].map((at) => scheduledInstant(programme, day, at)));
  return [...new Set(times)].map((at) => ({ at, order: Number.MAX_SAFE_INTEGER }));
}

/** The hours of the digests that the days fall into; one whose period the days do not fill is not issued then. */
function digestTicks(programme: Programme, days: readonly ReportingDay[]): Step[] {
  const times = (programme.digests ?? []).flatMap(({ kind, when }) => {
    if (when === undefined) return [];
    const ends = days.map((day) => (kind === 'weekly' ? weekOf(day) : monthOf(day)).to);
    return [...new Set(ends)].map((end) => instantOf(end, when, programme.timezone));
  });
  return [...new Set(times)].map((at) => ({ at, order: Number.POSITIVE_INFINITY, isForDigests: true }));
}

/** Sends as the unit would: its own key, PUT to the submission route, through the Lambda handler. */
async function sender({ world, programme, clock }: Replay) {
  const handler = handle(collectApp(world)) as (event: unknown, context: Context) => Promise<HttpResult>;
  const keys = new Map<string, string>();
  const revisions = new Map<string, number>();
  return async ({
    id,
    day,
    unit,
    nil,
    figures,
    ledgers,
    narratives,
    reasons,
  }: NonNullable<Step['submission']>): Promise<string[]> => {
    if (!keys.has(unit)) {
      const { key } = await createKey(world.table, { programme: programme.id, role: 'unit', unit, at: clock.now() });
      keys.set(unit, key);
    }
    const basedOn = revisions.get(`${day} ${unit}`) ?? 0;
    const body = JSON.stringify({
      id,
      basedOn,
      ...(nil ? { nil } : { figures: figures ?? {}, ledgers, narratives: narratives ?? [], reasons }),
    });
    const path = `/api/programmes/${programme.id}/days/${encodeURIComponent(day)}/submissions/${encodeURIComponent(unit)}`;
    const headers = { authorization: `Bearer ${keys.get(unit)}`, 'content-type': 'application/json' };
    const result = await handler(httpEvent({ method: 'PUT', path, headers, body }, clock.now()), {} as Context);
    const answer = JSON.parse(result.body ?? '{}') as {
      revision?: number;
      message?: string;
      findings?: { message: string }[];
    };
    if (result.statusCode !== 201) return [refusal(day, unit, answer)];
    revisions.set(`${day} ${unit}`, answer.revision ?? basedOn + 1);
    return [];
  };
}

function refusal(day: string, unit: string, answer: { message?: string; findings?: { message: string }[] }): string {
  const reasons = answer.findings?.map(({ message }) => message) ?? [];
  return `${day} ${unit}：${(reasons.length > 0 ? reasons : [answer.message ?? '未说明原因']).join(' ')}`;
}

/** Each file written whole: temporary name, then renamed. */
async function copied<Issued extends Edition | DigestEdition>(
  { world, out }: Replay,
  edition: Issued,
  folder: string,
): Promise<Issued> {
  if (out === undefined) return edition;
  await mkdir(join(out, folder), { recursive: true });
  for (const { name, key } of edition.files) {
    const blob = await world.blobs.get(key);
    if (blob === undefined) throw new Error(`the archive lacks ${key}`);
    await writeFile(join(out, folder, `.${name}.part`), blob.bytes);
    await rename(join(out, folder, `.${name}.part`), join(out, folder, name));
  }
  return edition;
}

async function copiedDigests(run: Replay): Promise<DigestEdition[]> {
  const { world, programme } = run;
  const copies: DigestEdition[] = [];
  for (const kind of DIGEST_KINDS) {
    for (const digest of (await latestDigests(world.table, programme.id, kind)).reverse()) {
      copies.push(await copied(run, digest, digestFolder(digest)));
    }
  }
  return copies;
}

/** Below `out`, beside the programmes' folders, in which every folder is a day. */
export const digestFolder = (digest: DigestEdition): string =>
  join('digests', digest.programme, digest.kind, periodId(digest));
