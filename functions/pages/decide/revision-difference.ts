/**
 * What changed between any two revisions of a unit's report: figures, narratives, reasons. Part of `unit-view.ts`.
 */
import type { Programme } from '../../core/programme/programme.ts';
import type { Narrative, Revision } from '../../core/report/submission.ts';
import { figureInWords } from '../page/figure-text.ts';
import type { Language } from '../page/words.ts';
import { say } from './words.ts';

export interface Difference {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** In the programme's order: nil return, figures, their reasons, narratives by kind. */
export function differencesOf(programme: Programme, from: Revision, to: Revision, language: Language): Difference[] {
  const said = (revision: Revision): readonly (readonly [string, string])[] => [
    [say(language, 'nilWord'), say(language, revision.nil ? 'yes' : 'no')],
    ...programme.indicators.map(
      (each) => [each.name, figureInWords(each, revision.figures[each.id], language)] as const,
    ),
    ...programme.indicators.map(
      ({ id, name }) => [say(language, 'reasonOf', { name }), revision.reasons?.[id] ?? '–'] as const,
    ),
    ...programme.narratives.map(({ name }) => [name, textOf(revision.narratives, name)] as const),
  ];
  const after = said(to);
  return said(from).flatMap(([name, before], index) => {
    const now = after[index]?.[1] ?? '–';
    return now === before ? [] : [{ name, from: before, to: now }];
  });
}

const textOf = (narratives: readonly Narrative[], kind: string): string =>
  narratives
    .filter((each) => each.kind === kind)
    .map(({ text, photos = [] }) => [text, ...photos].join('\n'))
    .join('\n\n') || '–';
