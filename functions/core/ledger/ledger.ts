/**
 * A ledger (台账) as the checked programme holds it, and its rows: under a unit, living from report to report, from which
 * figures are counted and summed. Plain readonly JSON.
 */
import type { RowCondition } from '../rule/row-condition.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';

/** text: 文字, number: 数字, percent: 百分比, choice: 选项, date: 日期. */
export const COLUMN_KINDS = ['text', 'number', 'percent', 'choice', 'date'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export interface Column {
  readonly id: string;
  readonly name: string;
  readonly kind: ColumnKind;
  /** Unit of measure of a number; empty where it has none. */
  readonly unit: string;
  readonly decimals: number;
  /** `choice` only. */
  readonly options?: readonly string[];
  readonly required: boolean;
  /** Smallest and largest number; `min` is "0" unless the programme says otherwise. */
  readonly min?: DecimalString;
  readonly max?: DecimalString;
}

/** A relation that the cells of each row must satisfy. */
export interface RowRule {
  readonly check: RowCondition;
  readonly level: 'error' | 'warning';
  readonly message: string;
}

export interface Ledger {
  readonly id: string;
  readonly name: string;
  /** Id of the column that names a row within its unit. */
  readonly key: string;
  /** Ids of the units that keep it; absent: all. */
  readonly askedOf?: readonly string[];
  readonly columns: readonly Column[];
  /** Rows that leave the form and stay in the ledger. */
  readonly closed?: RowCondition;
  /** Rows that the briefing shows; absent: all that are not closed. */
  readonly list?: RowCondition;
  readonly rules: readonly RowRule[];
}

/** By column, as text in its canonical form; a blank cell is absent. */
export type Cells = Readonly<Record<string, string>>;

export interface LedgerRow {
  /** What its key column says: its name within the unit. */
  readonly key: string;
  readonly cells: Cells;
  /** Units that it belongs to, the one that keeps it among them; absent: that one alone. */
  readonly units?: readonly string[];
  /** The day of its first report and of its last change. */
  readonly since: ReportingDay;
  readonly changed: ReportingDay;
}

/** What a report changes of one row, against how it stood when the day began. */
export interface RowChange {
  readonly key: string;
  /** New cells by column; null: made blank. */
  readonly cells?: Readonly<Record<string, string | null>>;
  readonly units?: readonly string[];
  /** Why it was taken out. */
  readonly remove?: string;
  /** The day of the row's last change before this one: where its history goes on. */
  readonly last?: ReportingDay;
}

/** Rows that one unit keeps, by ledger, in the order in which they came. */
export type UnitRows = Readonly<Record<string, readonly LedgerRow[]>>;

/** Is the ledger kept by that unit? */
export const isKeptBy = ({ askedOf }: Pick<Ledger, 'askedOf'>, unit: string): boolean =>
  askedOf?.includes(unit) !== false;
