/**
 * Figures drawn from rows: counted or summed over those that a condition chooses, for each unit that a row belongs to.
 *
 * A row that two units keep under the same name and say they share is one row; that of the first unit counts.
 */
import type { Indicator } from '../kinds/indicator.ts';
import type { SharedPart } from '../values/counted-once.ts';
import { addExactly, fromScaled } from '../values/decimal.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import { isChosen } from './holds.ts';
import type { LedgerRow } from './ledger.ts';

/** A row with the units that it belongs to and the one that keeps it. */
export interface PlacedRow {
  readonly keeper: string;
  readonly units: readonly string[];
  readonly row: LedgerRow;
}

/** Rows of one ledger by unit, in the programme's order of units. */
export type RowsByUnit = ReadonlyMap<string, readonly LedgerRow[]>;

/** What rows say of one figure: of each unit, and what units have together. */
export interface DrawnFigure {
  readonly byUnit: Readonly<Record<string, DecimalString>>;
  readonly shared: readonly SharedPart[];
}

/** Every row once. */
export function placedRows(rows: RowsByUnit): PlacedRow[] {
  const seen = new Set<string>();
  return [...rows].flatMap(([keeper, own]) =>
    own.flatMap((row): PlacedRow[] => {
      if (row.units === undefined) return [{ keeper, units: [keeper], row }];
      const name = JSON.stringify([row.key, ...row.units]);
      if (seen.has(name)) return [];
      seen.add(name);
      return [{ keeper, units: row.units, row }];
    }),
  );
}

/** The rows that a figure is drawn from. */
const rowsBehind = ({ from }: Pick<Indicator, 'from'>, rows: readonly PlacedRow[], day: ReportingDay): PlacedRow[] =>
  rows.filter(({ row }) => isChosen(from?.where, row.cells, day));

/** @param units that keep the ledger: one without rows has none of it, which is 0. */
export function drawFigure(
  indicator: Indicator,
  rows: readonly PlacedRow[],
  units: readonly string[],
  day: ReportingDay,
): DrawnFigure {
  const { decimals, from } = indicator;
  const amountOf = ({ row }: PlacedRow): string => (from?.sum === undefined ? '1' : (row.cells[from.sum] ?? '0'));
  const sum = (values: readonly string[]): DecimalString =>
    values.length === 0 ? fromScaled(0n, decimals) : addExactly(values, decimals);
  const behind = rowsBehind(indicator, rows, day);
  const values = new Map<string, string[]>(units.map((unit) => [unit, []]));
  const together = new Map<string, { units: readonly string[]; values: string[] }>();
  for (const placed of behind) {
    for (const unit of placed.units) values.get(unit)?.push(amountOf(placed));
    if (placed.units.length < 2) continue;
    const name = placed.units.join(' ');
    const part = together.get(name) ?? { units: placed.units, values: [] };
    together.set(name, part);
    part.values.push(amountOf(placed));
  }
  return {
    byUnit: Object.fromEntries([...values].map(([unit, each]) => [unit, sum(each)])),
    shared: [...together.values()].map(({ units: of, values: each }) => ({ units: of, value: sum(each) })),
  };
}
