/**
 * A picture of a day: when the form opens, who is reminded when, when it is due, when the briefing goes out, on one line.
 */
import type { Programme } from '../../core/programme/programme.ts';
import type { DayTime } from '../../core/values/values.ts';
import type { Language } from '../page/words.ts';
import { say } from './words.ts';

interface Mark {
  /** In hundredths of the line. */
  readonly x: number;
  readonly y: number;
  readonly word: string;
  readonly time: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly isDue: boolean;
}

export interface DayPicture {
  readonly title: string;
  readonly says: string;
  readonly marks: readonly Mark[];
}

const minutesOf = ({ plusDays, time }: DayTime): number => {
  const [hours = 0, minutes = 0] = time.split(':').map((each) => Number.parseInt(each, 10));
  return plusDays * 1440 + hours * 60 + minutes;
};

const WIDTH = 1000;

/** undefined programme: its schedule is not in order yet. */
export function pictureOfDay(programme: Programme | undefined, language: Language): DayPicture | null {
  if (programme === undefined) return null;
  const { due, remind, issue } = programme.schedule;
  const times = [
    { word: say(language, 'dayOpen'), at: { plusDays: 0, time: '00:00' }, isDue: false },
    ...remind.map((at) => ({ word: say(language, 'dayRemind'), at, isDue: false })),
    { word: say(language, 'dayDue'), at: due, isDue: true },
    { word: say(language, 'dayIssue'), at: issue, isDue: false },
  ].sort((one, other) => minutesOf(one.at) - minutesOf(other.at));
  const last = Math.max(...times.map(({ at }) => minutesOf(at)), 1);
  const marks = times.map(({ word, at, isDue }, index): Mark => {
    const x = Math.round((minutesOf(at) / last) * WIDTH);
    const anchor = x < 80 ? 'start' : x > WIDTH - 80 ? 'end' : 'middle';
    return { x, y: index % 2 === 0 ? 34 : 118, word, time: timeWords(at), anchor, isDue };
  });
  return {
    title: say(language, 'dayPicture'),
    says: marks.map(({ word, time }) => `${time}${word}`).join('，'),
    marks,
  };
}

const timeWords = ({ plusDays, time }: DayTime): string =>
  plusDays === 0 ? time : plusDays === 1 ? `次日${time}` : `${plusDays}天后${time}`;
