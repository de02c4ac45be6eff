/**
 * A ledger in the form: the rows that were changed on top, then a page of the others, each to be opened and changed; new rows;
 * search. Rows that are not shown stay as they are, so nothing is typed twice and thousands of rows cost nothing.
 */
import type { Finding } from '../../core/findings/finding.ts';
import { isClosedRow } from '../../core/ledger/holds.ts';
import type { Column, Ledger, LedgerRow } from '../../core/ledger/ledger.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Language } from '../page/words.ts';
import { type RowLook, shownCells, type TypedRow } from './typed-rows.ts';
import { say } from './words.ts';

const PER_PAGE = 20;
/** Cells in the line by which a row is known, besides its name. */
const IN_SUMMARY = 4;

export interface LedgerView {
  readonly anchor: string;
  readonly id: string;
  readonly name: string;
  /** How many rows there are, and that they stay. */
  readonly hint: string;
  /** null: few enough to be seen at once. */
  readonly find: { readonly text: string; readonly closed: boolean; readonly hasClosed: boolean } | null;
  readonly page: number;
  readonly fresh: number;
  readonly errors: readonly string[];
  readonly changed: readonly RowView[];
  readonly rows: readonly RowView[];
  readonly added: readonly RowView[];
  /** `第21–40条，共43条`; null: all are shown. */
  readonly shown: string | null;
  /** Number of the page before and after; null: there is none. A text, so that 0 is told from none. */
  readonly before: string | null;
  readonly after: string | null;
}

interface RowView {
  readonly anchor: string;
  /** What it is called; of a new row nothing yet. */
  readonly title: string;
  readonly summary: string;
  readonly badge: string | null;
  readonly open: boolean;
  readonly was: { readonly name: string; readonly value: string } | null;
  readonly drop: { readonly name: string; readonly value: string } | null;
  readonly history: string | null;
  readonly shared: string | null;
  readonly errors: readonly string[];
  readonly questions: readonly string[];
  readonly cells: readonly CellView[];
}

interface CellView {
  readonly anchor: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly required: boolean;
  readonly isDate: boolean;
  readonly isLong: boolean;
  readonly inputMode: 'decimal' | 'text';
  readonly options: readonly { readonly value: string; readonly chosen: boolean }[] | null;
  readonly errors: readonly string[];
}

export interface LedgerSituation {
  readonly ledger: Ledger;
  readonly day: ReportingDay;
  /** As they stand before this form is sent. */
  readonly rows: readonly LedgerRow[];
  readonly typed: readonly TypedRow[];
  readonly look: RowLook;
  /** In the reader's language. */
  readonly findings: readonly Finding[];
  /** Where a row's history is shown; null: not to this reader. */
  readonly history: string | null;
  readonly nameOf: (unit: string) => string;
}

export const FIRST_LOOK: RowLook = { find: '', closed: false, page: 0, fresh: 0 };

export function ledgerView(situation: LedgerSituation, language: Language): LedgerView {
  const { ledger, day, rows, typed, look, findings } = situation;
  const standing = new Map(rows.map((row) => [row.key, row]));
  const own = findings.filter(
    ({ path }) => path === `ledgers.${ledger.id}` || path.startsWith(`ledgers.${ledger.id}[`),
  );
  const ofRow = (index: number): Finding[] =>
    own.filter(({ path }) => path.startsWith(`ledgers.${ledger.id}[${index}]`));
  const make = rowMaker(situation, language);
  const changed = typed.flatMap((row, index) =>
    row.key === null ? [] : [make(standing.get(row.key), row, `${index}`, ofRow(index))],
  );
  const added = typed.flatMap((row, index) =>
    row.key === null ? [make(undefined, row, `${index}`, ofRow(index))] : [],
  );
  const blank = Array.from({ length: Math.max(0, look.fresh - added.length) }, (_, index) =>
    make(undefined, undefined, `n${index}`, []),
  );
  const isTyped = new Set(typed.map(({ key }) => key));
  const isOpen = (row: LedgerRow): boolean => look.closed || !isClosedRow(ledger, row.cells, day);
  const open = rows.filter((row) => isOpen(row));
  const found = open.filter((row) => !isTyped.has(row.key) && isFound(row, look.find));
  const last = Math.max(0, Math.ceil(found.length / PER_PAGE) - 1);
  const page = Math.min(look.page, last);
  const shown = found.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
  const closed = rows.filter((row) => isClosedRow(ledger, row.cells, day)).length;
  const count = { open: rows.length - closed, closed };
  return {
    ...{ anchor: `ledger-${ledger.id}`, id: ledger.id, name: ledger.name },
    hint: say(language, closed === 0 ? 'ledgerHint' : 'ledgerHintClosed', count),
    find:
      rows.length > PER_PAGE || closed > 0 || look.find !== ''
        ? { text: look.find, closed: look.closed, hasClosed: closed > 0 }
        : null,
    ...{ page, fresh: look.fresh },
    errors: own.filter(({ path }) => path === `ledgers.${ledger.id}`).map(({ message }) => message),
    changed,
    rows: shown.map((row, index) => make(row, undefined, `r${page * PER_PAGE + index}`, [])),
    added: [...added, ...blank],
    shown:
      found.length > PER_PAGE || look.find !== ''
        ? say(language, 'ledgerShown', {
            ...{ from: shown.length === 0 ? 0 : page * PER_PAGE + 1, to: page * PER_PAGE + shown.length },
            count: found.length,
          })
        : null,
    before: page > 0 ? String(page - 1) : null,
    after: page < last ? String(page + 1) : null,
  };
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

const isFound = ({ cells }: LedgerRow, find: string): boolean =>
  find === '' || Object.values(cells).some((text) => plain(text).includes(plain(find)));

type RowMaker = (
  row: LedgerRow | undefined,
  typed: TypedRow | undefined,
  place: string,
  findings: readonly Finding[],
) => RowView;

function rowMaker({ ledger, history, nameOf }: LedgerSituation, language: Language): RowMaker {
  return (row, typed, place, findings) => {
    const key = typed?.key ?? row?.key ?? null;
    const anchor = `row-${ledger.id}-${place}`;
    const cells = { ...row?.cells, ...typed?.cells };
    const said = findings.map((found) => ({ ...found, message: withoutLine(found.message) }));
    const errors = said.filter(({ level }) => level === 'error');
    const columns = ledger.columns.filter(({ id }) => key === null || id !== ledger.key);
    const ofCell = (id: string): Finding[] => errors.filter(({ path }) => path.endsWith(`].${id}`));
    const told = new Set(columns.flatMap(({ id }) => ofCell(id)));
    const shared = (row?.units ?? []).map(nameOf);
    return {
      anchor,
      title: key ?? say(language, 'ledgerNew'),
      summary: summaryOf(columns, cells),
      badge:
        typed === undefined || key === null
          ? null
          : say(language, typed.drop.trim() === '' ? 'ledgerChanged' : 'ledgerDropped'),
      open: typed !== undefined || key === null,
      was:
        key === null
          ? null
          : { name: `was.${ledger.id}.${key}`, value: typed?.was ?? shownCells(ledger, row?.cells ?? {}) },
      drop: key === null ? null : { name: `drop.${ledger.id}.${key}`, value: typed?.drop ?? '' },
      history:
        history === null || row === undefined ? null : `${history}/${ledger.id}?row=${encodeURIComponent(row.key)}`,
      shared:
        shared.length === 0 ? null : say(language, 'ledgerShared', { names: shared.join(say(language, 'separator')) }),
      errors: errors.filter((found) => !told.has(found)).map(({ message }) => message),
      questions: said.filter(({ level }) => level !== 'error').map(({ message }) => message),
      cells: columns.map((column) => {
        const name = key === null ? `new.${ledger.id}.${place}.${column.id}` : `row.${ledger.id}.${column.id}.${key}`;
        return cellView(
          column,
          { anchor: `${anchor}-${column.id}`, name, value: cells[column.id] ?? '' },
          ofCell(column.id),
        );
      }),
    };
  };
}

/** A clerk knows a row by its name, not by its place among those that were sent. */
const withoutLine = (message: string): string => message.replace(/第\d+行(?=“)/gu, '');

const summaryOf = (columns: readonly Column[], cells: Readonly<Record<string, string>>): string =>
  columns
    .flatMap(({ id, unit }) => (cells[id] ? [`${cells[id]}${unit}`] : []))
    .slice(0, IN_SUMMARY)
    .join(' · ');

function cellView(
  { name: label, kind, unit, options, required }: Column,
  place: Pick<CellView, 'anchor' | 'name' | 'value'>,
  errors: readonly Finding[],
): CellView {
  return {
    ...place,
    ...{ label, unit, required },
    isDate: kind === 'date',
    isLong: kind === 'text',
    inputMode: kind === 'number' || kind === 'percent' ? 'decimal' : 'text',
    options: options?.map((value) => ({ value, chosen: value === place.value })) ?? null,
    errors: errors.map(({ message }) => message),
  };
}
