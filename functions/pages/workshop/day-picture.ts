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
  const spread = spreadOut(times.map(({ at }) => minutesOf(at)));
  const marks = times.map(({ word, at, isDue }, index): Mark => {
    const x = spread[index]!;
    const anchor = x < 80 ? 'start' : x > WIDTH - 80 ? 'end' : 'middle';
    return { x, y: index % 2 === 0 ? 34 : 118, word, time: timeWords(at), anchor, isDue };
  });
  return {
    title: say(language, 'dayPicture'),
    says: marks.map(({ word, time }) => `${time}${word}`).join('，'),
    marks,
  };
}

/** Neighbours closer than this would write over each other. */
const APART = 120;

/** In proportion, but far enough apart to be read. */
function spreadOut(minutes: readonly number[]): number[] {
  const last = Math.max(...minutes, 1);
  const apart = Math.min(APART, WIDTH / Math.max(1, minutes.length - 1));
  const places = minutes.map((each) => Math.round((each / last) * WIDTH));
  for (let at = 1; at < places.length; at += 1) places[at] = Math.max(places[at]!, places[at - 1]! + apart);
  for (let at = places.length - 1, most = WIDTH; at >= 0; at -= 1, most -= apart)
    places[at] = Math.min(places[at]!, most);
  return places;
}

const timeWords = ({ plusDays, time }: DayTime): string =>
  plusDays === 0 ? time : plusDays === 1 ? `次日${time}` : `${plusDays}天后${time}`;
