/**
 * The day or stretch of days that a question says at a place, in any wording: the longest that begins there.
 */
import { DAY_PHRASES } from './day-phrases.ts';
import { type AskedAt, asSpan, type When } from './phrase.ts';
import { SPAN_PHRASES } from './span-phrases.ts';

export interface WhenRead {
  readonly end: number;
  /** undefined: written as a day, and no day: nothing of it may be read as anything else. */
  readonly when: When | undefined;
}

const TO = /\s?(?:至|到|—+|~|-)\s?/uy;

export function whenAt(text: string, start: number, at: AskedAt): WhenRead | undefined {
  const first = oneAt(text, start, at);
  if (first?.when?.is !== 'day') return first;
  const { day } = first.when;
  TO.lastIndex = first.end;
  const joined = TO.exec(text);
  const second = joined === null ? undefined : oneAt(text, first.end + joined[0].length, { ...at, near: day });
  if (second === undefined) return first;
  return { end: second.end, when: second.when?.is === 'day' ? asSpan(day, second.when.day) : undefined };
}

/** A number that goes on to the left is no day: the 4 of 114. */
function oneAt(text: string, start: number, at: AskedAt): WhenRead | undefined {
  if (/\d/.test(text[start] ?? '') && /[\d.]/.test(text[start - 1] ?? '')) return undefined;
  let best: WhenRead | undefined;
  for (const { pattern, means } of [...DAY_PHRASES, ...SPAN_PHRASES]) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    const end = match === null ? start : start + match[0].length;
    if (match !== null && end > (best?.end ?? start)) best = { end, when: means(match.groups ?? {}, at) };
  }
  return best;
}
