/**
 * One issued briefing as a row of a list: day, number, how complete it was, whether it was corrected.
 */

import type { Edition } from '../../core/edition/edition.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { shareWords } from '../../core/wording/phrases.ts';
import { reportingDayInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { type FileLink, fileLinks, readHref } from './file-links.ts';
import { say } from './words.ts';

export interface BriefingRow {
  readonly href: string;
  readonly day: string;
  readonly issue: string;
  /** `报送率 96%（48/50）`; null: the edition does not say. */
  readonly completeness: string | null;
  readonly isWhole: boolean;
  /** Marked when the day has been corrected. */
  readonly correction: string | null;
  readonly read: string | null;
  readonly files: readonly FileLink[];
}

export function briefingRow(programme: Programme, edition: Edition, language: Language): BriefingRow {
  return {
    href: `/archive/${edition.programme}/${edition.day}`,
    day: reportingDayInWords(programme, edition.day, language),
    issue: say(language, 'issueName', { issue: edition.issue }),
    completeness: completenessInWords(edition, language),
    isWhole: isWhole(edition),
    correction: correctionInWords(edition, language),
    read: readHref(edition),
    files: fileLinks(edition, language).slice(0, 1),
  };
}

export function completenessInWords({ outline }: Edition, language: Language): string | null {
  if (outline === undefined) return null;
  const { received, expected } = outline.completeness;
  return say(language, 'completenessOf', { share: shareWords(received, expected) ?? '–', received, expected });
}

export const correctionInWords = ({ edition }: Edition, language: Language): string | null =>
  edition === 1 ? null : `${say(language, 'correction')} ${say(language, 'editionName', { edition })}`;

/** Every unit reported; also where the edition does not say otherwise. */
export const isWhole = ({ outline }: Edition): boolean =>
  outline === undefined || outline.completeness.received >= outline.completeness.expected;
