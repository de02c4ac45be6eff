/**
 * Rows of ledgers as an edition tells them: all of them for `figures.json` and the workbook, those that `list` chooses as a
 * table of the briefing.
 */
import type { ReportingDay } from '../values/values.ts';
import { dayWords } from '../wording/phrases.ts';
import { type PlacedRow, placedRows, type RowsByUnit } from './draw.ts';
import { isChosen, isClosedRow } from './holds.ts';
import type { Column, Ledger } from './ledger.ts';

/** By ledger every row once, in the programme's order of units and each unit's own. */
export type PlacedLedgers = Readonly<Record<string, readonly PlacedRow[]>>;

interface HasLedgers {
  readonly ledgers?: readonly Ledger[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/** How units stand that day. */
interface Standings {
  readonly day: ReportingDay;
  readonly units: readonly { readonly unit: string; readonly name: string; readonly state: string }[];
}

/** @param rows as a close names them (`pipeline/ledger/rows-after.ts`) */
export function placedLedgers(
  { ledgers = [], units }: HasLedgers,
  rows: ReadonlyMap<string, RowsByUnit>,
): PlacedLedgers {
  const ofLedger = ({ id }: Ledger): PlacedRow[] =>
    placedRows(new Map(units.map((unit) => [unit.id, rows.get(id)?.get(unit.id) ?? []])));
  return Object.fromEntries(ledgers.map((ledger) => [ledger.id, ofLedger(ledger)]));
}

/** A row in `figures.json`: its unit, all of its units where there are several, its cells by column; a blank is absent. */
export type PrintedRow = Readonly<Record<string, string | readonly string[]>>;

export const printedRows = ({ columns }: Ledger, placed: readonly PlacedRow[]): PrintedRow[] =>
  placed.map(({ keeper, units, row }) => ({
    unit: keeper,
    ...(units.length > 1 ? { units } : {}),
    ...Object.fromEntries(columns.flatMap(({ id }) => (row.cells[id] === undefined ? [] : [[id, row.cells[id]]]))),
  }));

/** Names of the units that a row belongs to. */
export const unitNamesOf = ({ units }: PlacedRow, nameOf: (unit: string) => string): string =>
  units.map(nameOf).join('、');

export interface LedgerColumn {
  readonly name: string;
  readonly measure: string | null;
  readonly align: 'left' | 'center' | 'decimal';
  readonly weight: number;
}

/** The rows of one ledger that the briefing shows. */
export interface LedgerTable {
  readonly id: string;
  readonly name: string;
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
  /** `在建项目台账共4条，未办结3条，列出2条。` and whose rows are of an earlier day. */
  readonly notes: readonly string[];
}

/** More rows than these are in the workbook alone. */
const MOST_LISTED = 200;

/** None of a ledger that has no row to show. The first column is the row's key, so that a table that is split names it again. */
export function ledgerTables(programme: HasLedgers, standings: Standings, placed: PlacedLedgers): LedgerTable[] {
  const names = new Map(programme.units.map(({ id, name }) => [id, name]));
  return (programme.ledgers ?? []).flatMap((ledger): LedgerTable[] => {
    const rows = placed[ledger.id] ?? [];
    const listed = rows.filter(({ row }) => isListed(ledger, row.cells, standings.day));
    if (listed.length === 0) return [];
    const shown = listed.slice(0, MOST_LISTED);
    const columns = ledger.columns.filter(
      ({ id }) => id !== ledger.key && shown.some(({ row }) => row.cells[id] !== undefined),
    );
    const key = ledger.columns.find(({ id }) => id === ledger.key)!;
    return [
      {
        ...{ id: ledger.id, name: ledger.name },
        columns: [{ ...columnOf(key), name: key.name }, UNIT, ...columns.map(columnOf)],
        rows: shown.map((each) => ({
          name: each.row.key,
          cells: [
            unitNamesOf(each, (unit) => names.get(unit) ?? unit),
            ...columns.map((column) => cellWords(column, each.row.cells[column.id])),
          ],
        })),
        notes: notesOf(ledger, standings, { rows, listed, shown }),
      },
    ];
  });
}

const isListed = (ledger: Ledger, cells: PlacedRow['row']['cells'], day: ReportingDay): boolean =>
  ledger.list === undefined ? !isClosedRow(ledger, cells, day) : isChosen(ledger.list, cells, day);

const UNIT: LedgerColumn = { name: '单位', measure: null, align: 'left', weight: 4 };

function columnOf({ name, kind, unit }: Column): LedgerColumn {
  const isNumber = kind === 'number' || kind === 'percent';
  const align = isNumber ? 'decimal' : kind === 'text' ? 'left' : 'center';
  return { name, measure: unit === '' ? null : unit, align, weight: kind === 'text' ? 6 : 4 };
}

/** As a table has it: the measure of a number stands in the head. */
export function cellWords({ kind }: Column, cell: string | undefined): string {
  if (cell === undefined) return '—';
  return kind === 'date' ? dayWords(cell) : cell;
}

function notesOf(
  ledger: Ledger,
  { day, units }: Standings,
  { rows, listed, shown }: { readonly [Key in 'rows' | 'listed' | 'shown']: readonly PlacedRow[] },
): string[] {
  const open = rows.filter(({ row }) => !isClosedRow(ledger, row.cells, day)).length;
  const standing = ledger.closed === undefined ? '' : `，未办结${open}条`;
  const told =
    shown.length < listed.length ? `应列出${listed.length}条，表中为前${shown.length}条，` : `列出${shown.length}条，`;
  const silent = units.filter(({ unit, state }) => state === 'missing' && shown.some(({ keeper }) => keeper === unit));
  return [
    `${ledger.name}共${rows.length}条${standing}；${told}全部条目见数据表。`,
    ...(silent.length === 0 ? [] : [`${silent.map(({ name }) => name).join('、')}未报，其条目为此前所报。`]),
  ];
}
