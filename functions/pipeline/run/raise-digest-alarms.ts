/**
 * "No weekly by nine": as for a day's briefing, somebody is told once of each digest that is not there after its hour and the
 * same grace, with the reason of the run that broke off. It is tried again by every tick.
 */
import type { DigestAlarmNote } from '../../core/delivery/notice.ts';
import { addresseesOf } from '../../core/delivery/recipients.ts';
import type { DueDigest } from '../../core/digest/schedule.ts';
import { DIGEST_WORDS, type DigestPlace } from '../../core/programme/digests.ts';
import { GRACE_MINUTES, type Programme } from '../../core/programme/programme.ts';
import { instantOf } from '../../core/values/reporting-day.ts';
import { shortPeriod } from '../../core/wording/phrases.ts';
import { digestAlarmOf, writeDigestAlarm } from '../../records/delivery/notices.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { digestFailureOf } from '../../records/run/failures.ts';
import { type Notice, tellPeople } from '../delivery/tell-people.ts';
import { dueDigests } from '../digest/queue.ts';
import { type AlarmStores, isEnough } from './raise-alarms.ts';

/** Whose hour passed longer ago are not called for any more. */
const LOOK_BACK_DAYS = 3;

/** The digests of which somebody was told now (or could not be). */
export async function raiseDigestAlarms(stores: AlarmStores, stored: StoredProgramme): Promise<DigestPlace[]> {
  const { programme } = stored;
  if (programme.alarm === undefined) return [];
  const raised: DigestPlace[] = [];
  for (const { kind, period } of await dueDigests(stores, stored)) {
    const digest = { kind, ...period };
    if (isLately(programme, { kind, period }, stores.clock.now()) && (await raise(stores, programme, digest)))
      raised.push(digest);
  }
  return raised;
}

function isLately(programme: Programme, { kind, period }: DueDigest, now: string): boolean {
  const { when } = programme.digests!.find((each) => each.kind === kind)!;
  const minutes = programme.alarm?.afterMinutes ?? GRACE_MINUTES;
  const since = (Date.parse(now) - Date.parse(instantOf(period.to, when!, programme.timezone))) / 60_000 - minutes;
  return since > 0 && since < LOOK_BACK_DAYS * 1440;
}

async function raise(stores: AlarmStores, programme: Programme, digest: DigestPlace): Promise<boolean> {
  const { table, clock, channels } = stores;
  const standing = await digestAlarmOf(table, programme.id, digest);
  const now = clock.now();
  if (standing !== undefined && isEnough(standing, now)) return false;
  const failure = await digestFailureOf(table, programme.id, digest);
  const why = failure?.why ?? '没有运行记录，定时程序可能没有运行。';
  const [times, version] = [(standing?.note.times ?? 0) + 1, standing?.version ?? 0];
  const note: DigestAlarmNote = { programme: programme.id, day: digest.to, digest, why, at: now, times };
  if (!(await writeDigestAlarm(table, note, version))) return false;
  const told = await tellPeople(channels, addresseesOf(programme.alarm!), noticeOf(stores, programme, digest, why));
  await writeDigestAlarm(table, { ...note, told }, version + 1);
  return true;
}

function noticeOf({ siteUrl }: AlarmStores, programme: Programme, digest: DigestPlace, why: string): Notice {
  const { title, id } = programme;
  const about = `${shortPeriod(digest)}的${DIGEST_WORDS[digest.kind].name}`;
  const text = `${title}：${about}到了编发时间，现在还没有编发。原因：${why}程序会继续重试，请到收报台查看。`;
  return {
    subject: `【未编发】${title}（${about}）`,
    text: siteUrl === undefined ? text : `${text}\n${new URL(`/desk/${id}/digests`, siteUrl).href}`,
    id: `${id}.${digest.to}.${digest.kind}.alarm`,
  };
}
