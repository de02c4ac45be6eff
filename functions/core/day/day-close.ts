/**
 * The day close (日结): one day's figures added up over units, with completeness.
 *
 * Plain JSON. Same revisions and same previous close give the same close, to the byte. Computed in `close.ts`.
 */

import type { Compared } from '../indicators/comparison.ts';
import type { UnitRow } from '../indicators/unit-figures.ts';
import type { Comparison } from '../kinds/indicator.ts';
import type { IndicatorClose } from '../kinds/indicator-close.ts';
import type { PrintedRow } from '../ledger/told.ts';
import type { Shape } from '../values/shape.ts';
import type { DecimalString, Instant, ReportingDay } from '../values/values.ts';

export interface Completeness {
  readonly expected: number;
  readonly received: number;
  readonly onTime: number;
}

/** How one unit stands on one day. Lateness is computed from times, never stored by anyone else. */
export interface UnitStanding {
  readonly unit: string;
  readonly name: string;
  readonly state: 'reported' | 'nil' | 'missing';
  readonly late: boolean;
  readonly revision: number | null;
  readonly receivedAt: Instant | null;
  readonly checksum: string | null;
}

/** Rows that a unit keeps in a ledger, which lie in a file of their own: how many, how many not closed, its SHA-256. */
export interface KeptRows {
  readonly rows: number;
  readonly open: number;
  readonly sha256: string;
}

export interface DayClose {
  readonly programme: string;
  readonly programmeVersion: number;
  readonly day: ReportingDay;
  readonly completeness: Completeness;
  readonly units: readonly UnitStanding[];
  readonly indicators: Readonly<Record<string, IndicatorClose>>;
  /** Rows after the day, by ledger and by the unit that keeps them; absent: there are none. */
  readonly ledgers?: Readonly<Record<string, Readonly<Record<string, KeptRows>>>>;
  /** Checksum of the previous day's close that the totals build on, or null on the first day. */
  readonly previousClose: string | null;
}

/** The contract file `figures.json` of an edition. */
export interface FiguresFile {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly issue: number;
  readonly edition: number;
  readonly completeness: Completeness;
  /** Units by how they reported; absent in files of earlier releases. */
  readonly reports?: Readonly<Record<ReportState, readonly string[]>>;
  readonly indicators: Readonly<Record<string, PrintedFigure>>;
  /** Rows of ledgers as they stand, by ledger; absent where there is none. */
  readonly ledgers?: Readonly<Record<string, { readonly rows: readonly PrintedRow[] }>>;
  /** Units that the programme's lists name, by ids; absent where it has none. */
  readonly lists?: readonly { readonly title: string; readonly units: readonly string[] }[];
}

/** What every release wrote of it. */
export const FIGURES_SHAPE: Shape<FiguresFile> = {
  ...{ programme: 'text', day: 'text', issue: 'number', edition: 'number' },
  ...{ completeness: 'record', indicators: 'record' },
};

/** What a briefing names units for: 未报, 迟报, 零报告. */
export type ReportState = 'missing' | 'late' | 'nil';

/** One indicator of an edition. `units` and what depends on it is absent in files of earlier releases. */
export interface PrintedFigure {
  readonly day: DecimalString | null;
  readonly total: DecimalString | null;
  readonly previous: DecimalString | null;
  readonly change: DecimalString | null;
  /** Units that the figure is taken over, and those that it lacks; absent: all of them. */
  readonly of?: readonly string[];
  readonly leftOut?: readonly string[];
  /** Units that one of the two days lacks, where the change is over those that have both (同口径). */
  readonly changeLeftOut?: readonly string[];
  /** `places` with a roster: how many names are on it, and those not yet covered to date. */
  readonly roster?: { readonly asked: number; readonly uncovered: readonly string[] };
  /** What is to be reached; rate and time that has passed in percent, the gap between them in 个百分点. */
  readonly target?: DecimalString;
  readonly completion?: DecimalString | null;
  readonly timeProgress?: DecimalString;
  readonly ahead?: DecimalString | null;
  /** Units that have a target and no figure, where the rate is over the others. */
  readonly completionLeftOut?: readonly string[];
  /** Beside other days, where the programme compares it with them. */
  readonly compared?: Readonly<Partial<Record<Comparison, Compared>>>;
  /** 今年以来, where it is compared with last year, and that year’s. */
  readonly yearToDate?: Compared & { readonly now: DecimalString };
  /** `choice`: how many units gave each option that day. */
  readonly options?: Readonly<Record<string, number>>;
  /** 分项: of two dimensions each pair, then each name. */
  readonly parts?: Readonly<Record<string, PrintedPart>>;
  readonly units?: Readonly<Record<string, PrintedUnit>>;
}

export interface PrintedPart {
  readonly day: DecimalString | null;
  readonly total: DecimalString | null;
  /** Of the day's whole, in percent. */
  readonly share: DecimalString | null;
  readonly compared?: Readonly<Partial<Record<Comparison, Compared>>>;
}

/** A unit's figure in an edition, beside others; of a branch that of the units under it. */
export interface PrintedUnit extends UnitRow {
  readonly compared?: Readonly<Partial<Record<Comparison, Compared>>>;
  /** Of a branch that reports itself: what it reported, which is part of `day` and `total`. */
  readonly own?: Pick<UnitRow, 'day' | 'total'>;
  /** Of a branch: units of it that are asked and lack the day's figure; absent: none. */
  readonly leftOut?: readonly string[];
  readonly parts?: Readonly<Record<string, Pick<PrintedPart, 'day' | 'total'>>>;
  /** Of all units together, in percent, where the programme asks for it. */
  readonly share?: DecimalString | null;
  readonly target?: DecimalString;
  readonly completion?: DecimalString | null;
  readonly ahead?: DecimalString | null;
  /** Its place by completion, else by the day's figure, the highest first; equal ones share it. */
  readonly rank?: number;
}

export const REPORT_STATES = ['missing', 'late', 'nil'] as const satisfies readonly ReportState[];

export function isInState({ state, late }: UnitStanding, of: ReportState): boolean {
  return of === 'late' ? state !== 'missing' && late : state === of;
}
