/**
 * A sentence with its places filled in: a clause of which a place has no value is left out with its comma, and a sentence
 * of which no clause is left is not said.
 */
import type { ParsedSay, Place, SayClause, SaySentence } from './parse.ts';

/** Words, or a value that the reader of the sentence sets in its own way. */
export type Filled<Value> = string | Value;

/** @param valueAt null: there is none. */
export function fillSay<Value>(
  { sentences }: ParsedSay,
  valueAt: (place: Place) => readonly Filled<Value>[] | null,
): Filled<Value>[] {
  return sentences.flatMap((sentence) => fillSentence(sentence, valueAt));
}

function fillSentence<Value>(
  { clauses, end }: SaySentence,
  valueAt: (place: Place) => readonly Filled<Value>[] | null,
): Filled<Value>[] {
  const kept = clauses.flatMap((clause) => {
    const filled = fillClause(clause, valueAt);
    return filled === null ? [] : [{ mark: clause.mark, filled }];
  });
  const parts = kept.flatMap(({ mark, filled }, at) => (at === 0 ? filled : [mark, ...filled]));
  return parts.length === 0 ? [] : [...parts, end];
}

function fillClause<Value>(
  { parts }: SayClause,
  valueAt: (place: Place) => readonly Filled<Value>[] | null,
): Filled<Value>[] | null {
  const filled = parts.map((part) => (typeof part === 'string' ? [part] : valueAt(part)));
  return filled.includes(null) ? null : (filled as Filled<Value>[][]).flat();
}
