/**
 * Reminds the units that still owe a report: at the programme's times, or because the office asked for it. A unit that has
 * reported, nil included, is never reminded.
 */
import { randomUUID } from 'node:crypto';
import type { Told } from '../core/notice.ts';
import type { Programme, ReportingDay } from '../core/programme.ts';
import { addresseesOf } from '../core/recipients.ts';
import { dueInstant } from '../core/schedule.ts';
import type { Channel, Clock, Table } from '../ports.ts';
import type { StoredProgramme } from '../records/programmes.ts';
import { recordAnswers, recordReminder } from '../records/runs.ts';
import { readDay } from './read-day.ts';
import { type Notice, tellPeople } from './tell-people.ts';

type Stores = {
  readonly table: Table;
  readonly clock: Clock;
  readonly channels: Readonly<Record<string, Channel>>;
};

/** Asked for by hand: once for each id. `units` absent: all that owe a report. */
export interface AskedReminder {
  readonly id: string;
  readonly by: string;
  readonly units?: readonly string[];
}

/**
 * Ids of the units that were reminded; recorded once per day and time, so a second tick reminds nobody.
 * @throws Error, after every robot had its turn, with the sentences of those that failed: the tick's alarm hears of it
 */
export async function remindUnits(
  stores: Stores,
  stored: StoredProgramme,
  day: ReportingDay,
  time: string,
): Promise<string[]> {
  const { units, sent } = await remind(stores, stored, day, { time });
  const failed = sent.filter(({ ok, channel }) => !ok && stores.channels[channel] !== undefined);
  if (failed.length > 0) throw new Error(`提醒没有全部发出：${failed.map(({ answer }) => answer).join(' ')}`);
  return units;
}

/** By hand. What came of it is on record; nothing is thrown for a channel. */
export async function remindAsked(
  stores: Stores,
  stored: StoredProgramme,
  day: ReportingDay,
  { id, by, units }: AskedReminder,
): Promise<void> {
  await remind(stores, stored, day, { time: `hand-${id}`, by, ...(units === undefined ? {} : { only: units }) });
}

interface Wanted {
  readonly time: string;
  readonly by?: string;
  readonly only?: readonly string[];
}

async function remind(
  stores: Stores,
  stored: StoredProgramme,
  day: ReportingDay,
  { time, by, only }: Wanted,
): Promise<{ readonly units: string[]; readonly sent: readonly Told[] }> {
  const { table, clock, channels } = stores;
  const view = await readDay(stores, stored, day);
  const missing = view.units.filter(({ state, unit }) => state === 'missing' && (only?.includes(unit) ?? true));
  const units = missing.map(({ unit }) => unit);
  const about = { programme: stored.programme.id, day, time, units, at: clock.now(), run: randomUUID() };
  const reminder = by === undefined ? about : { ...about, by };
  const { ours } = await recordReminder(table, reminder);
  if (!ours || units.length === 0) return { units, sent: [] };
  const names = missing.map(({ name }) => name);
  const sent = await tellPeople(channels, robotsOf(stored.programme), noticeOf(stored.programme, day, names, about.at));
  await recordAnswers(table, reminder, sent);
  return { units, sent };
}

/** Group robots are where units read; the programme's mail goes to readers of the briefing, whom this does not concern. */
const robotsOf = (programme: Programme) => addresseesOf(programme).filter(({ channel }) => channel !== 'smtp');

function noticeOf(programme: Programme, day: ReportingDay, names: readonly string[], now: string): Notice {
  const { title, schedule } = programme;
  const isOver = Date.parse(now) > Date.parse(dueInstant(programme, day));
  const until = isOver ? '已过报送时限，请尽快报送' : `请于${schedule.due.time}前报送`;
  return {
    subject: `${title}报送提醒`,
    text: `${title}（${day}）：尚未报送的单位有${names.join('、')}，${until}。`,
  };
}
