/**
 * A period's files as zips of a bounded size: one a month, and a month that is too large in several, day by day.
 */
import { LIMITS } from '../limits/limits.ts';
import type { ReportingDay } from '../values/values.ts';
import type { Edition, Rendition } from './edition.ts';
import type { FileName } from './renditions.ts';

/**
 * Most bytes of files in one zip. A function may answer 6 MB, and bytes travel as base64, a third longer; what is left is
 * for the index, the list and the zip's own headers.
 * source: AWS Lambda developer guide, quotas: invocation payload, 6 MB for request and response, synchronous.
 */

export interface PeriodPart {
  readonly from: ReportingDay;
  readonly to: ReportingDay;
  readonly briefings: number;
  readonly bytes: number;
  /** A single day that is larger than a zip may be: its files are downloaded one by one. */
  readonly tooLarge: boolean;
}

/** @param editions one of each day, in any order. Days without any of the wanted files are in no part. */
export function partsOf(editions: readonly Edition[], wanted: readonly FileName[]): PeriodPart[] {
  const parts: PeriodPart[] = [];
  for (const edition of editions.toSorted((left, right) => (left.day < right.day ? -1 : 1))) {
    const bytes = bytesOf(edition, wanted);
    if (bytes === 0) continue;
    const open = parts.at(-1);
    const { day } = edition;
    const joins = open?.to.slice(0, 7) === day.slice(0, 7) && open.bytes + bytes <= LIMITS.zipBytes;
    if (open === undefined || !joins) {
      parts.push({ from: day, to: day, briefings: 1, bytes, tooLarge: bytes > LIMITS.zipBytes });
    } else {
      parts[parts.length - 1] = { ...open, to: day, briefings: open.briefings + 1, bytes: open.bytes + bytes };
    }
  }
  return parts;
}

export const filesWanted = ({ files }: Edition, wanted: readonly FileName[]): readonly Rendition[] =>
  files.filter(({ name }) => wanted.includes(name));

export const bytesOf = (edition: Edition, wanted: readonly FileName[]): number =>
  filesWanted(edition, wanted).reduce((sum, { bytes }) => sum + bytes, 0);
