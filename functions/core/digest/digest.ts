/**
 * A digest (周报、月报、专报): what the closes of a period say together. Plain JSON, made by `make.ts`, printed by a
 * template of its own, and kept as an edition beside the daily ones.
 */

import type { Completeness } from '../day/day-close.ts';
import type { NumberedEdition } from '../edition/edition.ts';
import type { PeriodFigure } from '../indicators/period-figures.ts';
import type { DigestKind } from '../programme/programme.ts';
import type { PrintedTarget } from '../target/printed.ts';
import type { Period } from '../values/spans.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import type { ContinuedIndicator, EndedIndicator } from './series.ts';
import type { DigestToDate } from './to-date.ts';

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
export interface DigestIndicator extends PeriodFigure, DigestToDate, PrintedTarget {
  readonly previous: DecimalString | null;
  readonly change: DecimalString | null;
  readonly percent: DecimalString | null;
  readonly yearAgo: DecimalString | null;
  readonly yearChange: DecimalString | null;
  readonly yearPercent: DecimalString | null;
  /** Units that one of the two periods lacks, where the change is over those that have both (同口径). */
  readonly changeLeftOut?: readonly string[];
  readonly yearLeftOut?: readonly string[];
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
  /** The last day that is closed: figures to date are of it. null: none is. */
  readonly until: ReportingDay | null;
  /** Sums over the closed days: reports, not units. */
  readonly completeness: Completeness;
  readonly units: readonly DigestUnit[];
  readonly indicators: Readonly<Record<string, DigestIndicator>>;
  /** Indicators that the last day has no more, each over its own days. */
  readonly ended: readonly EndedIndicator[];
  /** Indicators that carry on what the first day has under another name; absent: none. */
  readonly continued?: readonly ContinuedIndicator[];
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
export interface DigestEdition extends NumberedEdition {
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
