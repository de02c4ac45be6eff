/**
 * What search finds an edition by: its title, what each unit told, matters that were closed, who sent nothing, and why it
 * was corrected. One passage is one place of the briefing; all terms of a search must be in the same one.
 */
import type { ReportedNarrative } from '../briefing/narratives.ts';
import type { DayClose } from '../day/day-close.ts';
import type { Matter } from '../matter/matter.ts';
import { fold } from './words.ts';

export interface Passage {
  readonly about: 'title' | 'narrative' | 'matter' | 'closed' | 'missing' | 'reason';
  /** Id and name of the unit that it is about. */
  readonly unit?: string;
  readonly name?: string;
  /** Kind of a narrative, as the programme calls it. */
  readonly kind?: string;
  readonly text: string;
}

export interface SearchInput {
  readonly title: string;
  readonly reason?: string | undefined;
  readonly close: DayClose;
  readonly narratives: readonly ReportedNarrative[];
  /** As they stood on that day. */
  readonly matters: readonly Matter[];
}

/** A matter is told on the day it is opened (where the unit told it) and on the day it is closed, not on each between. */
export function passagesOf({ title, reason, close, narratives, matters }: SearchInput): Passage[] {
  const nameOf = new Map(close.units.map(({ unit, name }) => [unit, name]));
  const of = (unit: string) => ({ unit, name: nameOf.get(unit) ?? unit });
  const told = new Set(narratives.map(({ unit, text }) => `${unit} ${text}`));
  const opened = matters.filter(({ openedOn, unit, text }) => openedOn === close.day && !told.has(`${unit} ${text}`));
  const closed = matters.filter(({ closedOn }) => closedOn === close.day);
  const missing = close.units.filter(({ state }) => state === 'missing');
  return [
    { about: 'title', text: title },
    ...(reason === undefined ? [] : [{ about: 'reason', text: inOneLine(reason) } as const]),
    ...narratives.map(
      ({ unit, kind, text }): Passage => ({ about: 'narrative', ...of(unit), kind, text: inOneLine(text) }),
    ),
    ...opened.map(({ unit, text }): Passage => ({ about: 'matter', ...of(unit), text: inOneLine(text) })),
    ...closed.map(
      ({ unit, text, result }): Passage => ({
        ...{ about: 'closed', ...of(unit) },
        text: inOneLine(`${text} ${result ?? ''}`),
      }),
    ),
    ...missing.map(({ unit }): Passage => ({ about: 'missing', ...of(unit), text: '未报' })),
  ];
}

/** Everything of the passage that a term may be in, folded. */
export const foldedPassage = ({ name = '', kind = '', text }: Passage): string => fold(`${name} ${kind} ${text}`);

export const holdsAll = (passage: Passage, terms: readonly string[]): boolean => {
  const folded = foldedPassage(passage);
  return terms.every((term) => folded.includes(term));
};

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
