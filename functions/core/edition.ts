/**
 * Issue and edition: the numbered publication of one day, and each immutable version of it (a correction is a new edition).
 */
import type { Instant, ReportingDay } from './programme.ts';

export interface Rendition {
  readonly name: 'briefing.docx' | 'briefing.html' | 'figures.xlsx' | 'figures.json' | 'briefing.txt';
  readonly mediaType: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** Blob key, made only of ids that we made. */
  readonly key: string;
}

export interface Edition {
  readonly programme: string;
  readonly day: ReportingDay;
  /** Number within the year, from the register. */
  readonly issue: number;
  /** Number since the programme began (总第…期). */
  readonly overall: number;
  /** 1 is the first; a correction is 2, 3 … */
  readonly edition: number;
  readonly issuedAt: Instant;
  /** Why it was corrected; absent for the first edition. */
  readonly reason?: string;
  /** Who issued it: `clock` or the id of the access key. */
  readonly by: string;
  readonly programmeVersion: number;
  /** Checksum of the close that it prints. */
  readonly close: string;
  readonly files: readonly Rendition[];
  /** Checksum of the edition before it, or null. */
  readonly previous: string | null;
}

/** One year of the register: reporting day to issue number and the instant at which the number was given. */
export interface RegisterYear {
  readonly programme: string;
  readonly year: string;
  /** Issues of all earlier years. */
  readonly before: number;
  readonly issues: Readonly<Record<ReportingDay, { readonly issue: number; readonly at: Instant }>>;
}
