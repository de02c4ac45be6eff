/**
 * Reminds the units that still owe a report. A unit that has reported, nil included, is never reminded.
 */
import { randomUUID } from 'node:crypto';
import { ChannelError } from '../core/channel-error.ts';
import type { Programme, ReportingDay } from '../core/programme.ts';
import { addresseesOf } from '../core/recipients.ts';
import type { Channel, Clock, Table } from '../ports.ts';
import type { StoredProgramme } from '../records/programmes.ts';
import { recordReminder } from '../records/runs.ts';
import { readDay } from './read-day.ts';

type Stores = {
  readonly table: Table;
  readonly clock: Clock;
  readonly channels: Readonly<Record<string, Channel>>;
};

/** Ids of the units that were reminded; recorded once per day and time, so a second tick reminds nobody. */
export async function remindUnits(
  stores: Stores,
  stored: StoredProgramme,
  day: ReportingDay,
  time: string,
): Promise<string[]> {
  const view = await readDay(stores, stored, day);
  const missing = view.units.filter(({ state }) => state === 'missing');
  const units = missing.map(({ unit }) => unit);
  const { ours } = await recordReminder(stores.table, {
    programme: stored.programme.id,
    day,
    time,
    units,
    at: stores.clock.now(),
    run: randomUUID(),
  });
  if (ours && units.length > 0)
    await announce(
      stores,
      stored.programme,
      day,
      missing.map(({ name }) => name),
    );
  return units;
}

/**
 * Group robots of the programme get one message that names who is missing; a channel that is not wired is passed over.
 * @throws Error, after every robot had its turn, with the sentences of those that failed
 */
async function announce(stores: Stores, programme: Programme, day: ReportingDay, names: string[]): Promise<void> {
  const text = `${programme.title}（${day}）：尚未报送的单位有${names.join('、')}，请于${programme.schedule.due.time}前报送。`;
  const message = { subject: `${programme.title}报送提醒`, text, files: [] };
  const failures: string[] = [];
  for (const { channel: name, ...address } of addresseesOf(programme)) {
    const channel = stores.channels[name];
    if (channel === undefined || name === 'smtp') continue;
    await channel.send({ ...message, ...address }).catch((error: unknown) => failures.push(reasonOf(error)));
  }
  if (failures.length > 0) throw new Error(`提醒没有全部发出：${failures.join(' ')}`);
}

/** Only the sentence of a ChannelError is known to hold no address and no secret. */
const reasonOf = (error: unknown): string =>
  error instanceof ChannelError
    ? error.message
    : `发送程序出错（${error instanceof Error ? error.name : typeof error}）。`;
