/**
 * Reads a pasted paragraph or a list from a chat group: which figures of the programme it tells, and which are doubtful.
 *
 * A grammar: no model, no network, the same answer for the same text. It proposes and the clerk confirms. Whatever could
 * be meant otherwise is asked (`doubtful`), and every quantity that is left aside is told with the reason. What stands where:
 * `scene.ts`; a sentence's figures: `sentence.ts`; which number belongs to which name: `bind.ts`.
 */

import type { Programme, Unit } from '../programme/programme.ts';
import type { ReportingDay } from '../values/values.ts';
import { daysIn } from './lines.ts';
import { narrativesIn } from './lists.ts';
import type { PasteReading, Proposal, Unmatched } from './reading.ts';
import { type Scene, sceneOf } from './scene.ts';
import { readSentence } from './sentence.ts';

/** More is no message of a chat group. UTF-16 code units. */
export const LONGEST_PASTE = 10_000;

/**
 * @param pasted at most `LONGEST_PASTE` long; what is longer is not read.
 * @param day the day that is reported on: other days that the text names are noticed.
 */
export function readPaste(programme: Programme, unit: Unit, pasted: string, day?: ReportingDay): PasteReading {
  const scene = sceneOf(programme, unit, pasted.slice(0, LONGEST_PASTE), day);
  const found = scene.sentences.flatMap((sentence) => readSentence(scene, sentence));
  const read = found.flatMap((each) => ('proposal' in each ? [each.proposal] : []));
  const left = found.flatMap((each) => ('left' in each ? [each.left] : []));
  const days = otherDays(scene);
  const { kept, dropped } = settle(isOfOtherDay(scene, read) ? read.map(ofContext) : read);
  return {
    proposals: kept,
    unmatched: [...left, ...dropped]
      .map((each) => withoutTaken(each, kept))
      .sort((one, other) => one.from - other.from),
    narratives: narrativesIn(scene.text, programme.narratives),
    otherDays: days,
  };
}

const otherDays = ({ text, day }: Scene): string[] =>
  day === undefined
    ? []
    : [...new Set(daysIn(text, day).flatMap(({ start, end, other }) => (other ? [text.slice(start, end)] : [])))];

/** The first day that the text names is another one, before any figure, and today is not named: yesterday's message? */
function isOfOtherDay({ text, day }: Scene, proposals: readonly Proposal[]): boolean {
  const days = day === undefined ? [] : daysIn(text, day);
  const [first] = days;
  if (first === undefined || days.some(({ other }) => !other)) return false;
  return proposals.every(({ from }) => first.start < from);
}

const ofContext = (proposal: Proposal): Proposal =>
  proposal.doubtful === undefined ? { ...proposal, doubtful: 'context' } : proposal;

/**
 * One value said several times is said once. Where values differ, a clear one outdoes those that may be another day's; else
 * all are asked.
 */
function settle(read: readonly Proposal[]): { kept: Proposal[]; dropped: Unmatched[] } {
  const dropped: Unmatched[] = [];
  const kept = read.flatMap((proposal, index) => {
    const same = read.filter(({ indicator }) => indicator === proposal.indicator);
    const clear = same.filter(({ doubtful }) => doubtful === undefined);
    if (proposal.doubtful === 'context' && clear.length > 0 && !clear.some((each) => isSame(each, proposal))) {
      const { words, from, to } = proposal;
      dropped.push({ words, from, to, why: 'other_day', couldBe: [] });
      return [];
    }
    const rivals = clear.length > 0 ? same.filter(({ doubtful }) => doubtful !== 'context') : same;
    if (same.some((each) => isSame(each, proposal) && outdoes(each, proposal, read.indexOf(each) < index))) return [];
    const differs = rivals.some((each) => !isSame(each, proposal));
    return [differs && proposal.doubtful === undefined ? { ...proposal, doubtful: 'twice' as const } : proposal];
  });
  return { kept, dropped };
}

/** Of two that say the same value the clear one stays, else the first. */
const outdoes = (each: Proposal, other: Proposal, isEarlier: boolean): boolean =>
  each !== other &&
  ((each.doubtful === undefined) === (other.doubtful === undefined) ? isEarlier : each.doubtful === undefined);

const isSame = (one: Proposal, other: Proposal): boolean =>
  one.value !== undefined && JSON.stringify(one.value) === JSON.stringify(other.value);

const withoutTaken = (left: Unmatched, kept: readonly Proposal[]): Unmatched => ({
  ...left,
  couldBe: left.couldBe.filter(({ indicator }) => kept.every((proposal) => proposal.indicator !== indicator)),
});
