/**
 * The rows of a report -> what they change, or every finding by row and cell; nothing is taken in part.
 *
 * A row is an object with its key column and whatever else it says. A row that is not named stays as it was, a cell that is
 * not named too; null or '' makes a cell blank. `remove` takes a row out, with the reason.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { LIMITS } from '../limits/limits.ts';
import { didYouMean } from '../text/nearest.ts';
import { cleanText, lengthOf } from '../text/text.ts';
import { own } from '../values/own.ts';
import type { ReportingDay } from '../values/values.ts';
import { isClosedRow, says } from './holds.ts';
import { type Column, isKeptBy, type Ledger, type LedgerRow, type RowChange, type UnitRows } from './ledger.ts';
import { readCell } from './read-cell.ts';
import { applyChanges } from './rows.ts';

/** Findings told one by one; the rest are counted. */
const MOST_TOLD = 100;

export interface RowsPlace {
  readonly ledgers: readonly Ledger[];
  readonly unit: string;
  readonly day: ReportingDay;
  /** Ids of the units of the day. */
  readonly units: readonly string[];
  /** As they stand before this report, by ledger. */
  readonly rows: UnitRows;
  /** Ledgers whose rows may belong to one unit only. */
  readonly alone: ReadonlySet<string>;
}

export interface RowsReading {
  /** By ledger; those that change nothing are there as well. */
  readonly changes: Readonly<Record<string, readonly RowChange[]>>;
  readonly findings: readonly Finding[];
}

type Fields = Readonly<Record<string, unknown>>;

/** @param given `{ledger: [row, …]}` as it was sent. */
export function readRows(place: RowsPlace, given: unknown): RowsReading {
  if (!isRecord(given)) return refused('ledgers', given, '一个对象，键是台账的 id');
  const findings: Finding[] = [];
  const changes: Record<string, readonly RowChange[]> = {};
  for (const [id, rows] of Object.entries(given)) {
    const read = readLedger(place, id, rows);
    findings.push(...read.findings);
    changes[id] = read.changes;
  }
  return { changes, findings: shortened(findings) };
}

const refused = (path: string, seen: unknown, expected: string): RowsReading => ({
  changes: {},
  findings: [finding('submission.value', { path, seen, expected })],
});

function readLedger(place: RowsPlace, id: string, rows: unknown): Read {
  const path = `ledgers.${id}`;
  const kept = place.ledgers.filter((each) => isKeptBy(each, place.unit));
  const ledger = place.ledgers.find((each) => each.id === id);
  const ids = kept.map((each) => each.id);
  if (ledger === undefined)
    return nothing(finding('ledger.unknown', { path, seen: id, expected: didYouMean(id, ids) }));
  if (!kept.includes(ledger)) return nothing(finding('ledger.not_asked', { path, name: ledger.name, seen: id }));
  if (!Array.isArray(rows))
    return nothing(finding('submission.value', { path, name: ledger.name, seen: rows, expected: '条目的列表' }));
  if (rows.length > LIMITS.ledgerRows)
    return nothing(finding('ledger.too_many', { path, name: ledger.name, seen: rows.length }));
  return new LedgerReader(place, ledger, path).read(rows);
}

interface Read {
  readonly changes: readonly RowChange[];
  readonly findings: readonly Finding[];
}

const nothing = (...findings: Finding[]): Read => ({ changes: [], findings });

/** Reads the rows of one ledger; what it has seen of them is needed from row to row. */
class LedgerReader {
  readonly #standing: ReadonlyMap<string, LedgerRow>;
  readonly #columns: ReadonlyMap<string, Column>;
  /** By key the row that named it first. */
  readonly #seen = new Map<string, number>();
  readonly #findings: Finding[] = [];

  readonly place: RowsPlace;
  readonly ledger: Ledger;
  readonly path: string;

  constructor(place: RowsPlace, ledger: Ledger, path: string) {
    this.place = place;
    this.ledger = ledger;
    this.path = path;
    this.#standing = new Map((own(place.rows, ledger.id) ?? []).map((row) => [row.key, row]));
    this.#columns = new Map(ledger.columns.map((column) => [column.id, column]));
  }

  read(rows: readonly unknown[]): Read {
    const changes = rows.flatMap((row: unknown, index) => this.#row(row, index));
    const after = applyChanges([...this.#standing.values()], changes, this.place.day);
    const open = after.filter(({ cells }) => !isClosedRow(this.ledger, cells, this.place.day)).length;
    if (open > LIMITS.ledgerRows) this.#find('ledger.too_many', this.path, this.ledger.name, open);
    return { changes: this.#findings.some(({ level }) => level === 'error') ? [] : changes, findings: this.#findings };
  }

  #row(row: unknown, index: number): RowChange[] {
    const path = `${this.path}[${index}]`;
    const line = `第${index + 1}行`;
    if (!isRecord(row)) {
      this.#find('submission.value', path, line, row, '一个对象，键是栏目的 id');
      return [];
    }
    const key = this.#key(row, index, path);
    if (key === undefined) return [];
    const name = `${line}“${key}”`;
    const units = this.#units(row, name, path);
    if (row.remove !== undefined) return this.#removal(key, row.remove, name, path);
    const standing = this.#standing.get(key);
    const change = this.#change(row, key, standing, name, path);
    if (change === undefined) return [];
    const [after] = applyChanges(standing === undefined ? [] : [standing], [change], this.place.day);
    this.#checkRow(after!, row, name, path);
    const isMoved = units !== undefined && units.join() !== (standing?.units ?? [this.place.unit]).join();
    const isSame = standing !== undefined && Object.keys(change.cells ?? {}).length === 0 && !isMoved;
    return isSame ? [] : [isMoved ? { ...change, units } : change];
  }

  #key(row: Fields, index: number, path: string): string | undefined {
    const { key: id } = this.ledger;
    const column = this.#columns.get(id)!;
    const at = `${path}.${id}`;
    const given = own(row, id);
    const read =
      given === undefined
        ? { value: null, findings: [] }
        : readCell(column, given, `第${index + 1}行的“${column.name}”`, at);
    this.#findings.push(...read.findings);
    if (read.value === null) this.#find('ledger.key_missing', at, `第${index + 1}行`, undefined, column.name);
    const key = read.value ?? undefined;
    if (key === undefined) return undefined;
    const first = this.#seen.get(key);
    if (first !== undefined) {
      this.#find('ledger.key_twice', at, `第${first + 1}行和第${index + 1}行`, key, column.name);
      return undefined;
    }
    this.#seen.set(key, index);
    return key;
  }

  /** The units that it belongs to, in their order; the sender must be among them. */
  #units(row: Fields, name: string, path: string): readonly string[] | undefined {
    const { unit, units: known } = this.place;
    const given = row.units ?? (row.unit === undefined ? undefined : [row.unit]);
    if (given === undefined) return undefined;
    const at = `${path}.${row.units === undefined ? 'unit' : 'units'}`;
    const named = Array.isArray(given) ? given.filter((each): each is string => typeof each === 'string') : [];
    if (!Array.isArray(given) || named.length < given.length || named.length === 0) {
      this.#find('submission.value', at, `${name}的 units`, given, '单位 id 的列表，如 [a, b]');
      return undefined;
    }
    const unknown = named.find((each) => !known.includes(each) || !isKeptBy(this.ledger, each));
    if (unknown !== undefined) {
      const keepers = known.filter((each) => isKeptBy(this.ledger, each));
      this.#find('ledger.unit_unknown', at, name, unknown, didYouMean(unknown, keepers));
    } else if (!named.includes(unit)) this.#find('ledger.other_unit', at, name, named.join('、'), unit);
    if (named.length > 1 && this.place.alone.has(this.ledger.id))
      this.#find('ledger.shared', at, name, named.join('、'));
    return known.filter((each) => named.includes(each));
  }

  #removal(key: string, given: unknown, name: string, path: string): RowChange[] {
    const reason = typeof given === 'string' ? cleanText(given).text.trim() : '';
    const standing = this.#standing.get(key);
    if (standing === undefined) this.#find('ledger.no_row', `${path}.remove`, name, key, this.ledger.name);
    if (reason === '' || lengthOf(reason) > LIMITS.removalReasonCharacters)
      this.#find('ledger.remove_reason', `${path}.remove`, name, given);
    return [{ key, remove: reason, ...(standing === undefined ? {} : { last: standing.changed }) }];
  }

  /** Cells that differ from what stands; of a new row every cell, so that nothing of an earlier one of its name stays. */
  #change(
    row: Fields,
    key: string,
    standing: LedgerRow | undefined,
    name: string,
    path: string,
  ): RowChange | undefined {
    const cells: Record<string, string | null> = {};
    const errors = this.#findings.length;
    for (const [id, typed] of Object.entries(row)) {
      if (id === 'units' || id === 'unit' || id === 'remove') continue;
      const column = this.#columns.get(id);
      if (column === undefined) {
        const ids = [...this.#columns.keys()];
        this.#find('ledger.column_unknown', `${path}.${id}`, name, id, didYouMean(id, ids));
        continue;
      }
      const read =
        id === this.ledger.key
          ? { value: key, findings: [] }
          : readCell(column, typed, `${name}的“${column.name}”`, `${path}.${id}`);
      this.#findings.push(...read.findings);
      if (read.value !== undefined && read.value !== (standing?.cells[id] ?? null)) cells[id] = read.value;
    }
    if (this.#findings.length > errors) return undefined;
    if (standing === undefined) for (const id of this.#columns.keys()) cells[id] ??= null;
    return { key, cells, ...(standing === undefined ? {} : { last: standing.changed }) };
  }

  /** What must hold of the row as it would stand. */
  #checkRow({ cells }: LedgerRow, row: Fields, name: string, path: string): void {
    for (const { id, name: column, required } of this.ledger.columns) {
      if (required && cells[id] === undefined) this.#find('ledger.required', `${path}.${id}`, name, row[id], column);
    }
    for (const { check, level, message } of this.ledger.rules) {
      if (says(check.tree, cells, this.place.day) !== false) continue;
      const code = level === 'error' ? 'ledger.rule_broken' : 'ledger.rule_questioned';
      this.#find(code, path, `${name}：${message.replace(/[。；;.]+$/u, '')}`, cellsIn(cells, this.ledger), check.text);
    }
  }

  #find(code: Finding['code'], path: string, name: string, seen: unknown, expected?: string): void {
    this.#findings.push(finding(code, { path, name, seen, ...(expected === undefined ? {} : { expected }) }));
  }
}

/** `状态 停工、累计投资 12.50`: what a rule saw. */
const cellsIn = (cells: Readonly<Record<string, string>>, { columns }: Ledger): string =>
  columns.flatMap(({ id, name }) => (cells[id] === undefined ? [] : [`${name} ${cells[id]}`])).join('、');

/** A sheet of thousands with one mistake in every row is told by its beginning. */
function shortened(findings: readonly Finding[]): readonly Finding[] {
  return (['error', 'warning'] as const).flatMap((level) => {
    const found = findings.filter((each) => each.level === level);
    if (found.length <= MOST_TOLD) return found;
    const code = level === 'error' ? 'ledger.more' : 'ledger.more_questions';
    return [...found.slice(0, MOST_TOLD), finding(code, { path: 'ledgers', seen: found.length - MOST_TOLD })];
  });
}

const isRecord = (given: unknown): given is Fields =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
