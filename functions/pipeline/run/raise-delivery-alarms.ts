/**
 * "Not delivered": somebody is told once whom an edition did not reach, and again where it are more later. What failed after
 * issuing is as loud as what fails before.
 *
 * As with `raise-alarms.ts`, the note is written before anything is sent.
 */
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { DeliveryAlarmNote } from '../../core/delivery/notice.ts';
import { addresseesOf } from '../../core/delivery/recipients.ts';
import { channelWords } from '../../core/programme/channels.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { type Published, placeOf } from '../../core/series/published.ts';
import { deliveryAlarmOf, writeDeliveryAlarm } from '../../records/delivery/notices.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import type { FailedDeliveries } from '../delivery/retry.ts';
import { type Notice, tellPeople } from '../delivery/tell-people.ts';
import { type AlarmStores, isEnough } from './raise-alarms.ts';

/** The editions of which somebody was told now (or could not be). */
export async function raiseDeliveryAlarms(
  stores: AlarmStores,
  { programme }: StoredProgramme,
  failures: readonly FailedDeliveries[],
): Promise<Published[]> {
  if (programme.alarm === undefined) return [];
  const raised: Published[] = [];
  for (const failure of failures) if (await raise(stores, programme, failure)) raised.push(failure.edition);
  return raised;
}

async function raise(
  stores: AlarmStores,
  programme: Programme,
  { edition, failed }: FailedDeliveries,
): Promise<boolean> {
  const { table, clock, channels } = stores;
  const place = placeOf(edition);
  const standing = await deliveryAlarmOf(table, place);
  const now = clock.now();
  const isMore = standing === undefined || failed.length > standing.note.failed;
  if (!isMore && isEnough(standing, now)) return false;
  const [times, version] = [isMore ? 1 : standing.note.times + 1, standing?.version ?? 0];
  const note: DeliveryAlarmNote = { ...place, at: now, times, failed: failed.length };
  if (!(await writeDeliveryAlarm(table, note, version))) return false;
  const told = await tellPeople(channels, addresseesOf(programme.alarm!), noticeOf(stores, programme, edition, failed));
  await writeDeliveryAlarm(table, { ...note, told }, version + 1);
  return true;
}

function noticeOf(
  { siteUrl }: AlarmStores,
  programme: Programme,
  edition: Published,
  failed: readonly Delivery[],
): Notice {
  const { day, digest } = placeOf(edition);
  const about = digest === undefined ? day : `${digest.from}至${digest.to}`;
  const text = `${programme.title}（${about}）已经印发，但有${failed.length}处没有投递到：${reasons(failed)}。请到收报台“投递记录”查看并重新投递。`;
  return {
    subject: `【未送达】${programme.title}（${about}）`,
    text: siteUrl === undefined ? text : `${text}\n${new URL(`/desk/${programme.id}/${day}`, siteUrl).href}`,
    id: `${programme.id}.${day}.${digest?.kind ?? 'day'}.${edition.edition}.undelivered.${failed.length}`,
  };
}

/** 电子邮件2处（…）、企业微信1处（…): by channel, with the last reason. No address: a message goes through other hands. */
const reasons = (failed: readonly Delivery[]): string =>
  [...Map.groupBy(failed, ({ channel }) => channel)]
    .map(([channel, those]) => {
      const why = those.findLast(({ attempts }) => attempts.length > 0)?.attempts.at(-1)?.answer ?? '渠道没有设置';
      return `${channelWords(channel, 'zh')}${those.length}处（${why.replace(/。$/u, '')}）`;
    })
    .join('、');
