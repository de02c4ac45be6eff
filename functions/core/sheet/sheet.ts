/**
 * A sheet that a page wants written, as plain data; `adapters/workbook` knows more kinds of cells and writes these too.
 */
import type { DecimalString, ReportingDay } from '../values/values.ts';

export type PlainCell =
  | { readonly kind: 'text'; readonly text: string; readonly look?: 'head' | 'strong' | 'wrapped' }
  | { readonly kind: 'number'; readonly value: DecimalString; readonly decimals: number; readonly strong?: boolean }
  | { readonly kind: 'date'; readonly day: ReportingDay }
  | { readonly kind: 'empty' };

export interface PlainSheet {
  /** At most 31 characters, none of `[]:*?/\`; said by us, never by people. */
  readonly name: string;
  /** The first row is the head. */
  readonly rows: readonly (readonly PlainCell[])[];
  /** Widths in characters. */
  readonly widths: readonly number[];
  /** Columns that stay in view at the left. */
  readonly fixed: number;
}

export const textCell = (text: string, look?: 'head' | 'strong' | 'wrapped'): PlainCell =>
  look === undefined ? { kind: 'text', text } : { kind: 'text', text, look };
