/**
 * Why the office sent a report back, as its unit reads it on the form and on the receipt.
 */
import type { Programme } from '../../core/programme/programme.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { ReportDecision } from '../../records/report/decisions.ts';
import { withoutStop } from '../page/fill-in.ts';
import { timeInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { say } from './words.ts';

export function returnedInWords(
  returned: ReportDecision | undefined,
  { timezone }: Programme,
  day: ReportingDay,
  language: Language,
): string | null {
  if (returned === undefined) return null;
  const { reason = '', revision, at } = returned;
  return say(language, 'returnedToUnit', {
    revision,
    reason: withoutStop(reason),
    time: timeInWords(at, timezone, day, language),
  });
}
