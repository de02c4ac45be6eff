/**
 * The day close (日结): one day's figures added up over units, with completeness.
 *
 * Plain JSON. Same revisions and same previous close give the same close, to the byte. Computed in `close.ts`.
 */
import type { DecimalString, FigureValue, Instant, ReportingDay } from '../values/values.ts';

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

export interface UnitFigure {
  readonly value: FigureValue;
  /** `carry` stocks: the day this value was really reported. */
  readonly carriedFrom?: ReportingDay;
}

/** One indicator on one day. null means: nobody reported it (未报), never zero. */
export interface IndicatorClose {
  readonly day: DecimalString | null;
  readonly total: DecimalString | null;
  /** `day` of the previous close, and the difference to it. */
  readonly previous: DecimalString | null;
  readonly change: DecimalString | null;
  readonly byUnit: Readonly<Record<string, UnitFigure>>;
  /** Units that were asked and gave no value (neither a nil return nor carried). */
  readonly missing: readonly string[];
  /** `flow`: what each unit has reported to date, without the opening balance. */
  readonly unitTotals?: Readonly<Record<string, DecimalString>>;
  /** `mean`: sum over the days that have one, and how many they are. */
  readonly meanOf?: { readonly sum: DecimalString; readonly days: number };
  /** `places`: distinct names of the day and to date, in order of first appearance. */
  readonly places?: { readonly day: readonly string[]; readonly toDate: readonly string[] };
  /** `places` with a roster: names not yet covered to date. */
  readonly uncovered?: readonly string[];
  /** `check`: units asked and units that answered. */
  readonly answers?: { readonly asked: number; readonly answered: number };
}

export interface DayClose {
  readonly programme: string;
  readonly programmeVersion: number;
  readonly day: ReportingDay;
  readonly completeness: Completeness;
  readonly units: readonly UnitStanding[];
  readonly indicators: Readonly<Record<string, IndicatorClose>>;
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
  readonly indicators: Readonly<
    Record<
      string,
      {
        day: DecimalString | null;
        total: DecimalString | null;
        previous: DecimalString | null;
        change: DecimalString | null;
      }
    >
  >;
}
