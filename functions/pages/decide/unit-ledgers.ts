/**
 * A unit's rows as the office looks at them: those that are not closed and those that the day's report changed, with what
 * became of each.
 */
import { isClosedRow } from '../../core/ledger/holds.ts';
import type { Ledger, LedgerRow, RowChange, UnitRows } from '../../core/ledger/ledger.ts';
import { cellWords } from '../../core/ledger/told.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { own } from '../../core/values/own.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Language } from '../page/words.ts';
import { say } from './words.ts';

/** Rows of a unit with the day's report, and what that report changes. */
export interface UnitLedgers {
  readonly rows: UnitRows;
  readonly changes: Readonly<Record<string, readonly RowChange[]>>;
}

export interface LedgerView {
  readonly id: string;
  readonly name: string;
  /** `85条，未办结60条；本次变更2条` */
  readonly line: string;
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly mark: string;
    readonly cells: readonly { readonly text: string; readonly isNew: boolean }[];
  }[];
  /** Rows taken out, with the reasons. */
  readonly removed: readonly string[];
  /** How many rows are not shown; null: none. */
  readonly more: string | null;
}

/** Rows shown of a ledger; the sheet of the day has all. */
const MOST_SHOWN = 200;

export function ledgerViews(
  { ledgers = [] }: Programme,
  day: ReportingDay,
  { rows, changes }: UnitLedgers,
  language: Language,
): LedgerView[] {
  return ledgers.flatMap((ledger) => {
    const kept = own(rows, ledger.id);
    return kept === undefined ? [] : [viewOf(ledger, day, kept, own(changes, ledger.id) ?? [], language)];
  });
}

function viewOf(
  ledger: Ledger,
  day: ReportingDay,
  rows: readonly LedgerRow[],
  changes: readonly RowChange[],
  language: Language,
): LedgerView {
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const isOpen = ({ cells }: LedgerRow): boolean => !isClosedRow(ledger, cells, day);
  const open = rows.filter(isOpen).length;
  const columns = ledger.columns.filter(({ id }) => id !== ledger.key);
  const shown = rows.filter((row) => isOpen(row) || byKey.has(row.key));
  // What changed is what the office looks for.
  const inOrder = [...shown.filter(({ key }) => byKey.has(key)), ...shown.filter(({ key }) => !byKey.has(key))];
  const left = inOrder.length - MOST_SHOWN;
  const words = { all: rows.length, open, changed: changes.length };
  return {
    ...{ id: ledger.id, name: ledger.name, line: say(language, 'ledgerLine', words) },
    heads: [ledger.columns.find(({ id }) => id === ledger.key)!.name, '', ...columns.map(({ name }) => name)],
    rows: inOrder.slice(0, MOST_SHOWN).map((row) => ({
      name: row.key,
      mark: markOf(row, day, byKey.has(row.key), isOpen(row), language),
      cells: columns.map((column) => ({
        text: cellWords(column, row.cells[column.id]),
        isNew: row.since < day && own(byKey.get(row.key)?.cells, column.id) !== undefined,
      })),
    })),
    removed: changes.flatMap(({ key, remove: reason }) =>
      reason === undefined ? [] : [say(language, 'ledgerRemoved', { key, reason })],
    ),
    more: left > 0 ? say(language, 'ledgerMore', { count: left }) : null,
  };
}

function markOf(
  { since }: LedgerRow,
  day: ReportingDay,
  isChanged: boolean,
  isOpen: boolean,
  language: Language,
): string {
  if (!isChanged) return '';
  return say(language, since === day ? 'ledgerNew' : isOpen ? 'ledgerChanged' : 'ledgerClosed');
}
