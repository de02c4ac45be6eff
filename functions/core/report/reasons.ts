/**
 * Why a figure is unusual, in the unit's own words, by indicator; read for `parse.ts`.
 */

import { type Finding, finding } from '../findings/finding.ts';
import { LIMITS } from '../limits/limits.ts';
import { cleanText, lengthOf } from '../text/text.ts';
import type { FigureValue } from '../values/values.ts';
import { changesIn } from './text-changes.ts';

const kept = (text: unknown): string => cleanText(String(text)).text.trim();

type Reasons = Readonly<Record<string, string>>;

/** Blank reasons are none. A reason belongs to a figure that was reported. */
export function readReasons(
  figures: Readonly<Record<string, FigureValue>>,
  given: unknown = {},
): { value: Reasons; findings: Finding[] } {
  const wrong = (path: string, seen: unknown): Finding => finding('submission.reason', { path, seen });
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { value: {}, findings: [wrong('reasons', given)] };
  }
  const entries = Object.entries(given).filter(([, text]) => typeof text !== 'string' || text.trim() !== '');
  const fits = ([id, text]: [string, unknown]): boolean =>
    Object.hasOwn(figures, id) && typeof text === 'string' && lengthOf(text.trim()) <= LIMITS.figureReasonCharacters;
  const findings = entries.filter((entry) => !fits(entry)).slice(0, 50);
  return {
    value: Object.fromEntries(entries.filter(fits).map(([id, text]) => [id, kept(text)])),
    findings: [
      ...findings.map(([id, text]) => wrong(`reasons.${id}`, text)),
      ...entries
        .filter(fits)
        .flatMap(([id, text]) => changesIn(String(text), kept(text), { path: `reasons.${id}`, name: '说明' })),
    ],
  };
}
