/**
 * Issue and edition: the numbered publication of one day, and each immutable version of it (a correction is a new edition).
 */

import type { Completeness } from '../day/day-close.ts';
import type { InTheWay } from '../day/in-the-way.ts';
import type { IndicatorKind } from '../kinds/indicator.ts';
import type { DigestKind } from '../programme/programme.ts';
import type { Instant, ReportingDay } from '../values/values.ts';
import type { FileName } from './renditions.ts';

/** What lists and the archive's front page show of an edition without opening its files. */
export interface Outline {
  readonly title: string;
  readonly completeness: Completeness;
  /** Names of units that sent nothing: the first of them, in the programme's order. */
  readonly missing: readonly string[];
  /** The figures that lead, in the programme's order; their values stand in the edition's `figures.json`. */
  readonly headline: readonly HeadlineFigure[];
}

export interface HeadlineFigure {
  readonly indicator: string;
  /** Name, measure and kind as they were when it was issued. */
  readonly name: string;
  readonly unit: string;
  readonly kind: IndicatorKind;
  /** How many units owe the day's figure and did not give it. */
  readonly without: number;
}

export interface Rendition {
  readonly name: FileName;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** Blob key, made only of ids that we made. */
  readonly key: string;
}

/** Who wrote, checked and signed it, by name (拟稿、审核、签发). */
export interface SignedBy {
  readonly drafted: string;
  readonly reviewed: string;
  readonly approved: string;
}

/** What an edition of any series holds: a day's briefing, or a digest (core/digest/digest.ts). */
export interface NumberedEdition {
  readonly programme: string;
  /** Number within the year, from the register. */
  readonly issue: number;
  /** Number of its series since the programme began (总第…期). */
  readonly overall: number;
  /** 1 is the first; a correction is 2, 3 … */
  readonly edition: number;
  readonly issuedAt: Instant;
  /** Why it was corrected; absent for the first edition. */
  readonly reason?: string;
  /** Who issued it: `clock` or the id of the access key. */
  readonly by: string;
  readonly programmeVersion: number;
  readonly files: readonly Rendition[];
  /** Seal of the edition before it, or null. */
  readonly previous: string | null;
  /** SHA-256, hex, over the canonical JSON of everything else here; every stored edition has it. */
  readonly seal?: string;
}

export interface Edition extends NumberedEdition {
  /** What stood in the way of a first edition that a person issued, and was confirmed; absent: nothing did. */
  readonly confirmed?: InTheWay;
  readonly day: ReportingDay;
  /** Where the programme wants signatures. */
  readonly signed?: SignedBy;
  /** Checksum of the close that it prints. */
  readonly close: string;
  /** Checksum of what the office made of narratives and reports (pipeline/report/edited.ts); absent: nothing. */
  readonly editing?: string;
  /** What lists and the front page show; absent in editions that were issued before it was kept. */
  readonly outline?: Outline;
  /** Checksum of the text that search finds it by (records/search/texts.ts); absent: search does not find it. */
  readonly text?: string;
}

/** A number as it was given: within the year of its reporting day, since the programme began, and when. */
export interface RegisterEntry {
  readonly issue: number;
  readonly overall: number;
  readonly at: Instant;
}

/** One year of the register: reporting day to the number that was given to it. */
export interface RegisterYear {
  readonly programme: string;
  /** A year of digests of that kind, by period (`<from>_<to>`) in the place of the day. */
  readonly digest?: DigestKind;
  readonly year: string;
  /** Issues of all earlier years when this year's first number was given. */
  readonly before: number;
  /** Issues of this year that came out before the programme began, of its first year where it goes on from a paper edition. */
  readonly issuesBefore?: number;
  readonly issues: Readonly<Record<ReportingDay, RegisterEntry>>;
  /** The next year that has numbers; from then on overall numbers for days of this year come from the newest year's `late`. */
  readonly followedBy?: string;
  /** Overall numbers that this year gave to days of earlier years, issued only after this year had begun. */
  readonly late?: Readonly<Record<ReportingDay, number>>;
}
