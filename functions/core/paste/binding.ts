/**
 * A name and a quantity of a pasted text that belong together (see `bind.ts`), with the measure behind the number.
 */

import type { Indicator } from '../programme/programme.ts';
import { countedBy, type Measure, measureAt } from '../wording/measures.ts';
import type { NamePlace } from './names.ts';
import type { Quantity } from './quantities.ts';
import type { Span } from './spans.ts';

export interface Binding extends Span {
  readonly indicator: Indicator;
  readonly quantity: Quantity;
  readonly measure: Measure;
  /** The name as it stands there, and what stands between it and the number. */
  readonly name: Span;
  readonly between: string;
}

/** What one sentence holds. */
export interface Places {
  readonly text: string;
  readonly names: readonly NamePlace[];
  readonly quantities: readonly Quantity[];
}

export function bindingOf(sentence: Places, indicator: Indicator, quantity: Quantity, name: Span): Binding {
  const { text } = sentence;
  const named = (at: number): boolean => sentence.names.some(({ start }) => start === at);
  const found = measureAt(text, quantity, indicator.unit, named);
  const measure =
    found.kind === 'none' && !agrees(text.slice(name.end, quantity.start), indicator)
      ? { kind: 'other' as const, end: found.end }
      : found;
  return {
    ...{ indicator, quantity, measure, name },
    between: name.end <= quantity.start ? text.slice(name.end, quantity.start) : '',
    start: Math.min(name.start, quantity.start),
    end: Math.max(name.end, measure.end),
  };
}

/** 清运垃圾（车）：120 names its measure before the number. */
function agrees(between: string, { unit }: Indicator): boolean {
  const [, said] = /[（(]\s*(?:单位[：:])?([^（()）]+?)\s*[)）]/u.exec(between) ?? [];
  if (said === undefined || countedBy(said, 0) === '') return true;
  return measureAt(said, { end: 0, digitsEnd: 0, digits: '0' }, unit, () => false).kind === 'own';
}
