/**
 * Rows of ledgers as the form sends them: of a row that stands only the cells that differ from what the page showed, of a new
 * one whatever was typed. A row that is not on the page stays as it was.
 *
 * Fields: `row.<ledger>.<column>.<key>`, beside it `was.<ledger>.<key>` with the cells as they were shown, `drop.<ledger>.<key>`
 * why it is taken out, `new.<ledger>.<n>.<column>`; `find.`, `closed.`, `page.` and `fresh.<ledger>` what is looked at.
 */
import { isKeptBy, type Ledger } from '../../core/ledger/ledger.ts';

export interface TypedRow {
  /** null: a new one, whose key column is a cell as well. */
  readonly key: string | null;
  /** As typed, by column: those that were changed. */
  readonly cells: Readonly<Record<string, string>>;
  /** Why it is taken out; blank: it is not. */
  readonly drop: string;
  /** The cells as the page showed them (`shownCells`). */
  readonly was: string;
}

/** Which rows are looked at. */
export interface RowLook {
  readonly find: string;
  /** Closed rows too. */
  readonly closed: boolean;
  readonly page: number;
  /** Blank new rows that are offered. */
  readonly fresh: number;
}

/** By ledger that the unit keeps. */
export type TypedLedgers = Readonly<
  Record<string, { readonly key: string; readonly rows: readonly TypedRow[]; readonly look: RowLook }>
>;

/** Cells in the order of the columns, as one text. */
export const shownCells = ({ columns }: Ledger, cells: Readonly<Record<string, string>>): string =>
  columns.map(({ id }) => (cells[id] ?? '').replaceAll('\t', ' ')).join('\t');

/** The button that changes what is looked at, `projects page 2`; a search that was typed and sent off is one too. */
export const isLooking = (form: URLSearchParams): boolean =>
  form.has('rows') ||
  [...form].some(([name, text]) => name.startsWith('find.') && text !== form.get(`found.${name.slice(5)}`));

export function readTypedLedgers(ledgers: readonly Ledger[], unit: string, form: URLSearchParams): TypedLedgers {
  const kept = ledgers.filter((ledger) => isKeptBy(ledger, unit));
  return Object.fromEntries(
    kept.map((ledger) => [ledger.id, { key: ledger.key, rows: rowsIn(ledger, form), look: lookIn(ledger.id, form) }]),
  );
}

/** What the API takes: a ledger without a row says that its rows stand as they are. */
export const ledgersInput = (typed: TypedLedgers): Record<string, readonly object[]> =>
  Object.fromEntries(Object.entries(typed).map(([id, { key, rows }]) => [id, rows.map((row) => rowInput(row, key))]));

const rowInput = ({ key, cells, drop }: TypedRow, column: string): object =>
  key === null ? cells : drop.trim() === '' ? { [column]: key, ...cells } : { [column]: key, remove: drop };

/** The same rows as fields, for a page that passes them on. */
export const rowFields = (typed: TypedLedgers): { readonly name: string; readonly value: string }[] =>
  Object.entries(typed).flatMap(([ledger, { rows }]) =>
    rows.flatMap(({ key, cells, drop, was }, index) => {
      const place = (column: string) =>
        key === null ? `new.${ledger}.${index}.${column}` : `row.${ledger}.${column}.${key}`;
      const fields = Object.entries(cells).map(([column, value]) => ({ name: place(column), value }));
      if (key === null) return fields;
      return [...fields, { name: `was.${ledger}.${key}`, value: was }, { name: `drop.${ledger}.${key}`, value: drop }];
    }),
  );

function rowsIn(ledger: Ledger, form: URLSearchParams): TypedRow[] {
  const standing = new Map<string, Record<string, string>>();
  const fresh = new Map<string, Record<string, string>>();
  const put = (rows: typeof fresh, row: string, column: string, text: string): void => {
    rows.set(row, { ...rows.get(row), [column]: text });
  };
  for (const [name, text] of form) {
    const [, kind, rest = ''] = new RegExp(`^(row|new)\\.${ledger.id}\\.(.*)$`, 'su').exec(name) ?? [];
    const dot = rest.indexOf('.');
    if (kind === 'row') put(standing, rest.slice(dot + 1), rest.slice(0, dot), text);
    if (kind === 'new') put(fresh, rest.slice(0, dot), rest.slice(dot + 1), text);
  }
  const changed = [...standing].flatMap(([key, cells]) => changedRow(ledger, key, cells, form));
  const isTyped = (cells: Record<string, string>): boolean => Object.values(cells).some((text) => text.trim() !== '');
  const added = [...fresh.values()].filter(isTyped).map((cells) => ({ key: null, cells, drop: '', was: '' }));
  return [...changed, ...added];
}

function changedRow(ledger: Ledger, key: string, typed: Record<string, string>, form: URLSearchParams): TypedRow[] {
  const was = form.get(`was.${ledger.id}.${key}`) ?? '';
  const drop = form.get(`drop.${ledger.id}.${key}`) ?? '';
  const shown = was.split('\t');
  const before = Object.fromEntries(ledger.columns.map(({ id }, index) => [id, shown[index] ?? '']));
  const cells = Object.fromEntries(
    Object.entries(typed).filter(
      ([column, text]) => text.replaceAll('\t', ' ').trim() !== (before[column] ?? '').trim(),
    ),
  );
  return Object.keys(cells).length === 0 && drop.trim() === '' ? [] : [{ key, cells, drop, was }];
}

function lookIn(ledger: string, form: URLSearchParams): RowLook {
  const [of, what, page = ''] = (form.get('rows') ?? '').split(' ');
  const isHere = of === ledger;
  const count = (text: string | null): number => (/^\d{1,4}$/.test(text ?? '') ? Number(text) : 0);
  const find = (form.get(`find.${ledger}`) ?? '').trim();
  const isNewSearch = (isHere && what === 'find') || find !== (form.get(`found.${ledger}`) ?? '').trim();
  return {
    find,
    closed: form.has(`closed.${ledger}`),
    page: isHere && what === 'page' ? count(page) : isNewSearch ? 0 : count(form.get(`page.${ledger}`)),
    fresh: count(form.get(`fresh.${ledger}`)) + (isHere && what === 'add' ? 1 : 0),
  };
}
