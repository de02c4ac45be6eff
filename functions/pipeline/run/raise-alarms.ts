/**
 * "No briefing by half past seven": somebody is told, over a way of its own, once for each day. The briefing itself is tried
 * again by every tick, whether or not anybody could be told.
 *
 * The note is written before anything is sent, so two ticks never tell twice; where nobody could be reached, a later tick
 * tries again, a few times.
 */

import { daysToIssue, isReportingDayOf, lastDayDue } from '../../core/calendar/schedule.ts';
import { reportingDayWords, scheduledWords } from '../../core/calendar/words.ts';
import { minutesAfter } from '../../core/delivery/delivery.ts';
import type { AlarmNote } from '../../core/delivery/notice.ts';
import { addresseesOf } from '../../core/delivery/recipients.ts';
import { arrangementOn } from '../../core/programme/in-force.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { isOverdue, overdueInstant, type Run, type RunFailure, runOf } from '../../core/run/ledger.ts';
import { addDays, dayAt, daysBetween, laterDay } from '../../core/values/reporting-day.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Blobs, Channel, Clock, Table } from '../../ports.ts';
import { lastDecisions } from '../../records/day/decisions.ts';
import { alarmOf, writeAlarm } from '../../records/delivery/notices.ts';
import { latestEditions } from '../../records/edition/editions.ts';
import { firstApplied, programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { failureOf } from '../../records/run/failures.ts';
import { signingOf } from '../board/signing.ts';
import { type Notice, tellPeople } from '../delivery/tell-people.ts';

export interface AlarmStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly channels: Readonly<Record<string, Channel>>;
  readonly siteUrl?: string | undefined;
}

/** Days whose hour of issue passed longer ago are on the board and in the ledger; nobody is called for them any more. */
const LOOK_BACK_DAYS = 3;
const MOST_TIMES = 5;
const PAUSE_MINUTES = 10;

/** The days for which somebody was told now (or could not be). */
export async function raiseAlarms(stores: AlarmStores, stored: StoredProgramme): Promise<ReportingDay[]> {
  const { programme } = stored;
  if (programme.alarm === undefined) return [];
  const raised: ReportingDay[] = [];
  for (const { run, why } of await overdueRuns(stores, stored)) {
    if (await raise(stores, programme, run, why)) raised.push(run.day);
  }
  return raised;
}

/** Reads one page of editions in a quiet tick, more only for a day that has none after its hour. */
async function overdueRuns(
  stores: AlarmStores,
  stored: StoredProgramme,
): Promise<{ readonly run: Run; readonly why: string }[]> {
  const { table, clock } = stores;
  const { programme } = stored;
  const now = clock.now();
  const today = dayAt(now, programme.timezone);
  const from = addDays(today, -LOOK_BACK_DAYS - daysToIssue(programme));
  const to = lastDayDue(programme, today);
  const begins = dayAt((await firstApplied(table, programme.id)) ?? now, programme.timezone);
  const days = daysBetween(laterDay(from, begins), to).filter(
    (day) => isReportingDayOf(programme, day) && isLately(overdueInstant(programme, day), now),
  );
  if (days.length === 0) return [];
  const issued = new Set((await latestEditions(table, programme.id, { from, to })).map(({ day }) => day));
  const open = days.filter((day) => !issued.has(day));
  if (open.length === 0) return [];
  const decisions = await lastDecisions(table, programme.id, from, to);
  const runs = open.map(async (day) => {
    const failure = await failureOf(table, programme.id, day);
    const decision = decisions.get(day)?.kind;
    const held = decision === 'hold';
    const signing = held || decision === undefined ? 'open' : await signingOf(stores, stored, day);
    const facts = { held, signing, failure };
    const run = runOf((await programmeOn(table, stored, day)).programme, day, now, facts);
    return {
      run,
      why: whyOf(run, failure),
    };
  });
  return (await Promise.all(runs)).filter(({ run }) => isOverdue(programme, run, now));
}

function whyOf({ waitsFor }: Run, failure: RunFailure | undefined): string {
  if (waitsFor === 'sign-again') return '签发后内容有变，还没有重新签发。';
  if (waitsFor === 'sign-off') return '还没有签发。';
  return failure?.why ?? '没有运行记录，定时程序可能没有运行。';
}

async function raise(stores: AlarmStores, programme: Programme, run: Run, why: string): Promise<boolean> {
  const { table, clock, channels } = stores;
  const standing = await alarmOf(table, programme.id, run.day);
  const now = clock.now();
  if (standing !== undefined && isEnough(standing, now)) return false;
  const [times, version] = [(standing?.note.times ?? 0) + 1, standing?.version ?? 0];
  const note = { programme: programme.id, day: run.day, why, at: now, times };
  if (!(await writeAlarm(table, note, version))) return false;
  const told = await tellPeople(channels, addresseesOf(programme.alarm!), noticeOf(stores, programme, run, why));
  await writeAlarm(table, { ...note, told }, version + 1);
  return true;
}

/** Passed, and not longer ago than anybody still waits for. */
const isLately = (overdue: Instant, now: Instant): boolean =>
  now > overdue && now < minutesAfter(overdue, LOOK_BACK_DAYS * 1440);

/** Somebody knows, or it was tried often enough, or a moment ago. */
export function isEnough({ note }: { readonly note: Pick<AlarmNote, 'told' | 'times' | 'at'> }, now: Instant): boolean {
  if (note.told?.some(({ ok }) => ok) === true || note.times >= MOST_TIMES) return true;
  return now < minutesAfter(note.at, PAUSE_MINUTES);
}

function noticeOf({ siteUrl }: AlarmStores, programme: Programme, run: Run, why: string): Notice {
  const { title } = programme;
  const { schedule } = arrangementOn(programme, run.day);
  const day = reportingDayWords(schedule, run.day);
  const time = scheduledWords(programme, run.day, schedule.issue);
  const desk = siteUrl === undefined ? undefined : new URL(`/desk/${programme.id}/${run.day}`, siteUrl).href;
  const text = `${title}：${day}的简报应于${time}编发，现在还没有编发。原因：${why}程序会继续重试，请到收报台查看。`;
  return {
    subject: `【未编发】${title}（${run.day}）`,
    text: desk === undefined ? text : `${text}\n${desk}`,
    id: `${programme.id}.${run.day}.alarm`,
  };
}
