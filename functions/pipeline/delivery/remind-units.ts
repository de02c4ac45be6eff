/**
 * Reminds the units that still owe a report: at the programme's times, or because the office asked for it. A unit that has
 * reported, nil included, is never reminded.
 */

import { randomUUID } from 'node:crypto';
import { cycleOf } from '../../core/calendar/cycle.ts';
import { dueInstant } from '../../core/calendar/schedule.ts';
import { reportingDayWords, scheduledWords } from '../../core/calendar/words.ts';
import type { Told } from '../../core/delivery/notice.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { recordAnswers, recordReminder } from '../../records/run/reminders.ts';
import { readReported } from '../day/read.ts';
import { formLink, type TellStores, tellUnits, type UnitNotices } from './tell-units.ts';

type Stores = TellStores & { readonly table: Table };

/** Asked for by hand: once for each id. `units` absent: all that owe a report. */
export interface AskedReminder {
  readonly id: string;
  readonly by: string;
  readonly units?: readonly string[];
}

/**
 * Ids of the units that were reminded; recorded once per day and time, so a second tick reminds nobody.
 * @throws Error, after everybody had a turn, with the sentences of those that failed: the tick's alarm hears of it
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
  standing: StoredProgramme,
  day: ReportingDay,
  { time, by, only }: Wanted,
): Promise<{ readonly units: string[]; readonly sent: readonly Told[] }> {
  const { table, clock } = stores;
  const stored = await programmeOn(table, standing, day);
  const view = await readReported(stores, stored, day);
  const missing = view.units.filter(({ state, unit }) => state === 'missing' && (only?.includes(unit) ?? true));
  const units = missing.map(({ unit }) => unit);
  const about = { programme: stored.programme.id, day, time, units, at: clock.now(), run: randomUUID() };
  const reminder = by === undefined ? about : { ...about, by };
  const { ours } = await recordReminder(table, reminder);
  if (!ours || units.length === 0) return { units, sent: [] };
  const names = missing.map(({ name }) => name);
  const owing = stored.programme.units.filter(({ id }) => units.includes(id));
  const sent = await tellUnits(stores, stored.programme, owing, noticesOf(stores, stored.programme, day, names));
  await recordAnswers(table, reminder, sent);
  return { units, sent };
}

function noticesOf(stores: Stores, programme: Programme, day: ReportingDay, names: readonly string[]): UnitNotices {
  const { title, schedule } = programme;
  const isOver = Date.parse(stores.clock.now()) > Date.parse(dueInstant(programme, day));
  const until = isOver ? '已过报送时限，请尽快报送' : `请于${scheduledWords(programme, day, schedule.due)}前报送`;
  const about = cycleOf(schedule) === 'day' ? day : reportingDayWords(schedule, day);
  const subject = `${title}报送提醒`;
  const form = formLink(stores, programme, day);
  return {
    group: { subject, text: `${title}（${about}）：尚未报送的单位有${names.join('、')}，${until}。` },
    own: ({ name }) => ({ subject, text: `${name}：还没有收到贵单位${about}的${title}报送，${until}。${form}` }),
  };
}
