/**
 * How large a report may be as a whole: whatever is taken can be stored as one record, and be sent by the form as well.
 *
 * A record has at most 390,000 bytes (`MOST_ITEM_BYTES` in `ports.ts`); what is left is for its findings and who sent it. A
 * form writes no byte as more than three (`%E4`), so that a report of this size stays below the megabyte of a request.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { LIMITS } from '../limits/limits.ts';
import type { Submission } from './submission.ts';

/** A Chinese character in UTF-8. */
const BYTES_A_CHARACTER = 3;

/** Bytes of a value as the record holds it. */
export const bytesAsJson = (value: object): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Nothing, or that it is too large, in characters. */
export function sizeFindings(submission: Submission): Finding[] {
  const bytes = bytesAsJson(submission);
  return bytes <= LIMITS.reportBytes ? [] : [tooLarge(bytes, LIMITS.reportBytes)];
}

export function tooLarge(bytes: number, most: number): Finding {
  const characters = (count: number): string => (count / BYTES_A_CHARACTER / 10_000).toFixed(1);
  return finding('submission.too_large', { path: '', seen: characters(bytes), expected: characters(most) });
}
