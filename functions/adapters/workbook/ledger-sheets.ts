/**
 * One sheet a ledger with all of its rows, those that are closed too, to be filtered by every column.
 */
import type { PlacedRow } from '../../core/ledger/draw.ts';
import { isClosedRow } from '../../core/ledger/holds.ts';
import type { Column, Ledger } from '../../core/ledger/ledger.ts';
import { type PlacedLedgers, unitNamesOf } from '../../core/ledger/told.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { type Cell, headOf, words } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** Excel's limit of a sheet's name, and what it may not hold. source: ECMA-376 Part 1, 18.2.19; Excel specifications */
const MOST_OF_NAME = 31;
const NOT_IN_NAME = /[[\]:*?/\\']/gu;

/** @param taken names of the sheets before them */
export function ledgerSheets(
  programme: Programme,
  placed: PlacedLedgers,
  day: ReportingDay,
  taken: readonly string[],
): readonly Sheet[] {
  const names = new Set(taken);
  const units = new Map(programme.units.map(({ id, name }) => [id, name]));
  return (programme.ledgers ?? []).map((ledger): Sheet => {
    const name = freeName(ledger.name, names);
    names.add(name);
    const head = [
      words('单位', 'head'),
      ...ledger.columns.map(headOf),
      ...['办结', '首次报送', '最近变更'].map((text) => words(text, 'head')),
    ];
    const rows = (placed[ledger.id] ?? []).map((each) => rowOf(ledger, each, day, (unit) => units.get(unit) ?? unit));
    const widths = [16, ...ledger.columns.map(({ kind }) => (kind === 'text' ? 24 : 14)), 8, 12, 12];
    return { name, rows: [head, ...rows], widths, fixed: 1, filtered: true };
  });
}

function rowOf(ledger: Ledger, placed: PlacedRow, day: ReportingDay, nameOf: (unit: string) => string): Cell[] {
  const { cells, since, changed } = placed.row;
  return [
    words(unitNamesOf(placed, nameOf)),
    ...ledger.columns.map((column) => cellOf(column, cells[column.id])),
    words(isClosedRow(ledger, cells, day) ? '是' : '否'),
    ...[since, changed].map((each): Cell => ({ kind: 'date', day: each })),
  ];
}

function cellOf({ kind, decimals }: Column, cell: string | undefined): Cell {
  if (cell === undefined) return { kind: 'empty' };
  if (kind === 'number' || kind === 'percent') return { kind: 'number', value: cell, decimals };
  return kind === 'date' ? { kind: 'date', day: cell } : words(cell);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const plain = name.replace(NOT_IN_NAME, '').trim() || '台账';
  for (let at = 1; ; at += 1) {
    const mark = at === 1 ? '' : String(at);
    const free = [...plain].slice(0, MOST_OF_NAME - mark.length).join('') + mark;
    if (!taken.has(free)) return free;
  }
}
