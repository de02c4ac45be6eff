/**
 * 补录: figures of reporting days before a programme starts, so that its first year has something to be compared with.
 *
 * A day of history is closed like any other, from rows of a file instead of reports, and kept apart: it is no edition, takes
 * no number, and no total to date rests on it. What balances there were is said by `opening`.
 */
import type { DayClose } from '../day/day-close.ts';
import type { FigureValue, Instant, ReportingDay } from '../values/values.ts';

/** What one unit had on one day. */
export interface HistoryRow {
  readonly day: ReportingDay;
  readonly unit: string;
  readonly figures: Readonly<Record<string, FigureValue>>;
}

/** Where history comes from, in words that are printed beside it. */
export interface HistorySource {
  /** Number of the import. */
  readonly number: number;
  readonly source: string;
  readonly at: Instant;
  readonly by: string;
  readonly file: { readonly name: string; readonly sha256: string };
}

/** The close of a day of history. */
export interface HistoryClose extends DayClose {
  /** First calendar day of the unbroken run of reports that it stands in: what its totals go back to. */
  readonly begins: ReportingDay;
  readonly history: HistorySource;
}
