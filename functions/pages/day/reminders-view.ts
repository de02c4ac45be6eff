/**
 * Reminders of a day: when, by whom, to how many units, over which channel and with what answer.
 */
import type { ReportingDay } from '../../core/values/values.ts';
import type { Reminder } from '../../records/run/reminders.ts';
import { type ToldLine, toldWords } from '../delivery/told-lines.ts';
import type { MemberAsk } from '../page/ask.ts';
import { timeInWords } from '../page/when.ts';
import { say } from './words.ts';

export interface ReminderLine {
  /** `16:30 按计划提醒 3个单位`. */
  readonly head: string;
  readonly units: string;
  readonly answers: readonly ToldLine[];
}

type DayAsk = MemberAsk<'programme' | 'day'>;

/** Newest first. */
export function reminderLines(ask: DayAsk, reminders: readonly Reminder[]): ReminderLine[] {
  const ordered = [...reminders].sort((left, right) => (left.at < right.at ? 1 : -1));
  return ordered.map((reminder) => lineOf(ask, reminder, ask.params.day));
}

function lineOf({ language, stored }: DayAsk, reminder: Reminder, day: ReportingDay): ReminderLine {
  const { programme } = stored;
  const names = new Map(programme.units.map(({ id, name }) => [id, name]));
  const time = timeInWords(reminder.at, programme.timezone, day, language);
  const count = reminder.units.length;
  const head =
    reminder.by === undefined
      ? say(language, 'remindedByPlan', { time, count })
      : say(language, 'remindedByHand', { time, count, by: reminder.by });
  const answers = toldWords(language, reminder.sent ?? []);
  const nothing = count === 0 ? 'remindedNobody' : reminder.sent === undefined ? 'remindedOpen' : 'remindedNoChannel';
  const none = { ok: count === 0, text: say(language, nothing) };
  return {
    head,
    units: reminder.units.map((id) => names.get(id) ?? id).join(say(language, 'separator')),
    answers: answers.length > 0 ? answers : [none],
  };
}
