/**
 * A digest (周报、月报、专报): what the closes of a period say together. Plain JSON, made by `make-digest.ts`, printed by a
 * template of its own, and kept as an edition beside the daily ones.
 */
import type { Completeness } from './day-close.ts';
import type { Edition } from './edition.ts';
import type { PeriodFigure } from './period-figures.ts';
import type { Period } from './period-spans.ts';
import type { DecimalString, DigestKind, DigestSettings, Programme, ReportingDay } from './programme.ts';

export const DIGEST_WORDS = {
  weekly: { name: '周报', before: '上周', end: '上周末' },
  monthly: { name: '月报', before: '上月', end: '上月末' },
  special: { name: '专报', before: '上期', end: '上期末' },
} as const satisfies Record<DigestKind, object>;

/** Which digest. */
export interface DigestPlace extends Period {
  readonly kind: DigestKind;
}

/** How one unit reported over the period's closed days. */
export interface DigestUnit {
  readonly unit: string;
  readonly name: string;
  readonly expected: number;
  readonly received: number;
  readonly onTime: number;
  readonly nil: number;
}

/** An indicator over the period, and what it was in the period before and a year ago where these are whole. */
export interface DigestIndicator extends PeriodFigure {
  readonly previous: DecimalString | null;
  readonly change: DecimalString | null;
  readonly percent: DecimalString | null;
  readonly yearAgo: DecimalString | null;
  readonly yearChange: DecimalString | null;
  readonly yearPercent: DecimalString | null;
}

/** A stretch that figures are compared with: only one whose every reporting day has a close. */
export interface Compared {
  readonly period: Period;
  readonly isWhole: boolean;
}

export interface Digest {
  readonly programme: string;
  readonly kind: DigestKind;
  readonly period: Period;
  /** Reporting days of the period, those that have a close, and the names of those that have none. */
  readonly days: { readonly asked: number; readonly closed: number; readonly unclosed: readonly ReportingDay[] };
  /** Sums over the closed days: reports, not units. */
  readonly completeness: Completeness;
  readonly units: readonly DigestUnit[];
  readonly indicators: Readonly<Record<string, DigestIndicator>>;
  readonly before: Compared;
  readonly yearBefore: Compared;
}

/** What the daily briefings of the period are, told in the lead. */
export interface DailyIssues {
  readonly count: number;
  readonly corrected: number;
  /** Numbers of the first and the last one; null: none was issued. */
  readonly first: number | null;
  readonly last: number | null;
}

/** An issued digest: immutable; a correction is the next edition of the same issue. */
export interface DigestEdition
  extends Pick<
    Edition,
    | 'programme'
    | 'issue'
    | 'overall'
    | 'edition'
    | 'issuedAt'
    | 'reason'
    | 'by'
    | 'programmeVersion'
    | 'files'
    | 'previous'
    | 'seal'
  > {
  readonly kind: DigestKind;
  readonly from: ReportingDay;
  readonly to: ReportingDay;
  readonly title: string;
  readonly template: string;
  readonly completeness: Completeness;
  readonly days: { readonly asked: number; readonly closed: number };
  /** Checksum of the digest that it prints, matters and daily issues included. */
  readonly content: string;
  /** Checksums of the closes that it adds up, by day: what it was made from. */
  readonly closes: Readonly<Record<ReportingDay, string>>;
}

/** `2022-04-01_2022-04-30`: the period in keys and paths. */
export const periodId = ({ from, to }: Period): string => `${from}_${to}`;

/** As the programme arranges it; a kind that it does not name has the template of its own name. */
export const digestSettings = ({ digests = [] }: Programme, kind: DigestKind): DigestSettings =>
  digests.find((each) => each.kind === kind) ?? { kind, template: kind };
