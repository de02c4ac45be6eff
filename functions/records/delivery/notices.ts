/**
 * Alarms and channel tests on record. Each is written before anything is sent, by whoever comes first, and again with the
 * answers: a tick or a job that comes twice tells nobody twice.
 */
import type { AlarmNote, ChannelTestNote, DeliveryAlarmNote, DigestAlarmNote } from '../../core/delivery/notice.ts';
import type { DigestPlace } from '../../core/programme/digests.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { type Key, KIND, padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, replaceOurs } from '../store/write.ts';

export interface StoredAlarm {
  readonly note: AlarmNote;
  readonly version: number;
}

export async function alarmOf(table: Table, programme: string, day: ReportingDay): Promise<StoredAlarm | undefined> {
  const { pk, sk } = recordKey(programme, 'alarm', day);
  const item = await table.get<AlarmNote>(pk, sk);
  return item && { note: item.data, version: item.version };
}

/** Writes it over the version that was read (0: there was none); false: somebody else was first. */
export async function writeAlarm(table: Table, note: AlarmNote, expectedVersion: number): Promise<boolean> {
  const item = { ...recordKey(note.programme, 'alarm', note.day), data: note };
  const written = expectedVersion === 0 ? insertOurs(table, item) : replaceOurs(table, item, expectedVersion);
  return (await written).ours;
}

/** Those of days from one to another, both included, in order of day. */
export async function alarmsBetween(
  table: Table,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<AlarmNote[]> {
  const range = { from: KIND.alarm + from, to: KIND.alarm + to };
  return (await table.query<AlarmNote>(partition(programme), range)).map(({ data }) => data);
}

/** What was told of a digest that is not there. */
export async function digestAlarmOf(
  table: Table,
  programme: string,
  digest: DigestPlace,
): Promise<StoredAlarm | undefined> {
  const { pk, sk } = digestAlarmKey(programme, digest);
  const item = await table.get<DigestAlarmNote>(pk, sk);
  return item && { note: item.data, version: item.version };
}

/** As `writeAlarm`. */
export async function writeDigestAlarm(table: Table, note: DigestAlarmNote, expected: number): Promise<boolean> {
  const item = { ...digestAlarmKey(note.programme, note.digest), data: note };
  return (await (expected === 0 ? insertOurs(table, item) : replaceOurs(table, item, expected))).ours;
}

const digestAlarmKey = (programme: string, { kind, from, to }: DigestPlace): Key =>
  recordKey(programme, 'digestAlarm', to, kind, from);

type OfEdition = Pick<DeliveryAlarmNote, 'programme' | 'day' | 'digest' | 'edition'>;

/** What was told of an edition's recipients who were not reached. */
export async function deliveryAlarmOf(
  table: Table,
  of: OfEdition,
): Promise<{ readonly note: DeliveryAlarmNote; readonly version: number } | undefined> {
  const { pk, sk } = deliveryAlarmKey(of);
  const item = await table.get<DeliveryAlarmNote>(pk, sk);
  return item && { note: item.data, version: item.version };
}

/** As `writeAlarm`. */
export async function writeDeliveryAlarm(table: Table, note: DeliveryAlarmNote, expected: number): Promise<boolean> {
  const item = { ...deliveryAlarmKey(note), data: note };
  return (await (expected === 0 ? insertOurs(table, item) : replaceOurs(table, item, expected))).ours;
}

function deliveryAlarmKey({ programme, day, digest, edition }: OfEdition): Key {
  const series = digest === undefined ? ['day'] : [digest.kind, digest.from];
  return recordKey(programme, 'deliveryAlarm', day, ...series, padded(edition, 2));
}

/** false: a test of that id was begun before. */
export async function recordTest(table: Table, programme: Programme, note: ChannelTestNote): Promise<boolean> {
  return (await insertOurs(table, { ...testKey(programme, note), data: note })).ours;
}

export async function recordTestAnswers(table: Table, programme: Programme, note: ChannelTestNote): Promise<void> {
  await replaceOurs(table, { ...testKey(programme, note), data: note }, 1);
}

/** Tests asked for on that calendar day, newest first. */
export async function testsOn(table: Table, programme: string, day: ReportingDay): Promise<ChannelTestNote[]> {
  const items = await table.query<ChannelTestNote>(partition(programme), { prefix: recordPrefix('channelTest', day) });
  return items.map(({ data }) => data).sort((left, right) => (left.at < right.at ? 1 : -1));
}

const testKey = (programme: Programme, { id, at }: ChannelTestNote): Key =>
  recordKey(programme.id, 'channelTest', dayAt(at, programme.timezone), id);
