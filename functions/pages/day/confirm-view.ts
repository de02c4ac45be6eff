/**
 * What has to be confirmed before a day's first briefing goes out by hand, in words, for the partial `issue-confirm`.
 */
import { inTheWayOf, isReady } from '../../core/day/in-the-way.ts';
import type { DayAsk } from '../page/ask.ts';
import { timeInWords } from '../page/when.ts';
import { say } from './words.ts';

/** Of many units the first are named; the board has all. */
const MOST_NAMES = 12;

export interface ConfirmView {
  readonly title: string;
  /** Beside the box to tick. */
  readonly tick: string;
  readonly button: string;
  /** In words: deadline, units missing, units whose reports were returned. */
  readonly lines: readonly string[];
  readonly missing: readonly string[];
  readonly returned: readonly string[];
}

interface Standing {
  readonly unit: string;
  readonly name: string;
  readonly state: string;
  readonly decided?: string | undefined;
}

/** null: nothing stands in the way. */
export function confirmView(
  { language, stored, params, world }: DayAsk,
  units: readonly Standing[],
): ConfirmView | null {
  const way = inTheWayOf(stored.programme, params.day, world.clock.now(), units);
  if (isReady(way)) return null;
  const { early, missing, returned } = way;
  const line = (word: 'confirmMissing' | 'confirmReturned', ids: readonly string[]): string[] => {
    const names = units.filter(({ unit }) => ids.includes(unit)).map(({ name }) => name);
    const more = names.length > MOST_NAMES ? say(language, 'andMore', { count: names.length - MOST_NAMES }) : '';
    const said = { count: ids.length, names: names.slice(0, MOST_NAMES).join(say(language, 'separator')) + more };
    return ids.length === 0 ? [] : [say(language, word, said)];
  };
  const due = early === undefined ? '' : timeInWords(early, stored.programme.timezone, params.day, language);
  return {
    title: say(language, 'confirmTitle'),
    tick: say(language, 'confirmTick'),
    button: say(language, 'issueAnyway'),
    lines: [
      ...(early === undefined ? [] : [say(language, 'confirmEarly', { time: due })]),
      ...line('confirmMissing', missing),
      ...line('confirmReturned', returned),
    ],
    missing,
    returned,
  };
}
