/** The text of inlines as a reader reads it: for measuring and for naming. */
import type { Inline } from './briefing.ts';

/** What a reader reads. */
export function textOf(inlines: readonly Inline[]): string {
  const [only] = inlines;
  if (inlines.length === 1 && only?.type === 'text') return only.text;
  return inlines
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'break' ? '\n' : textOf(inline.children)))
    .join('');
}
