/**
 * Ledgers of a programme file that is known to be right -> those that everybody works with, conditions compiled; and back
 * again into what a person would have written.
 *
 * The defaults: decimals 0, min 0, required false, a percentage is counted in %, no rules; every unit keeps it.
 */
import type { LedgerSource } from '../kinds/indicator.ts';
import { compileRowCondition } from '../rule/parse-row-condition.ts';
import type { RowCondition } from '../rule/row-condition.ts';
import { exactDecimal } from '../values/exact-decimal.ts';
import type { Column, ColumnKind, Ledger, RowRule } from './ledger.ts';

type Written = string | number;

/** As the schema has it. */
export interface ColumnFile {
  readonly id: string;
  readonly name: string;
  readonly kind: ColumnKind;
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
  readonly of?: readonly string[] | undefined;
  readonly required?: boolean | undefined;
  readonly min?: Written | undefined;
  readonly max?: Written | undefined;
}

export interface LedgerFile {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly asked_of?: readonly string[] | undefined;
  readonly columns: readonly ColumnFile[];
  readonly closed?: string | undefined;
  readonly list?: string | undefined;
  readonly rules?:
    | readonly { readonly check: string; readonly level: 'error' | 'warning'; readonly message: string }[]
    | undefined;
}

export interface FromFile {
  readonly ledger: string;
  readonly count?: string | true | undefined;
  readonly sum?: string | undefined;
  readonly where?: string | undefined;
}

export function buildLedger(file: LedgerFile): Ledger {
  const columns = file.columns.map(buildColumn);
  const compiled = (text: string): RowCondition => condition(text, columns);
  return {
    ...{ id: file.id, name: file.name, key: file.key },
    ...(file.asked_of === undefined ? {} : { askedOf: file.asked_of }),
    columns,
    ...(file.closed === undefined ? {} : { closed: compiled(file.closed) }),
    ...(file.list === undefined ? {} : { list: compiled(file.list) }),
    rules: (file.rules ?? []).map(({ check, level, message }) => ({
      ...{ check: compiled(check), level, message: message.trim() },
    })),
  };
}

/** The key must be there: a row without it has no name. */
function buildColumn({ of, unit, decimals = 0, min, max, ...entry }: ColumnFile): Column {
  const exact = (value: Written): string => exactDecimal(value, decimals)!;
  return {
    ...{ id: entry.id, name: entry.name, kind: entry.kind, unit: unit ?? (entry.kind === 'percent' ? '%' : '') },
    decimals,
    ...(of === undefined ? {} : { options: of }),
    required: entry.required ?? false,
    ...(min === undefined ? {} : { min: exact(min) }),
    ...(max === undefined ? {} : { max: exact(max) }),
  };
}

/** @param ledgers of the same file */
export function buildSource({ ledger: id, count, sum, where }: FromFile, ledgers: readonly Ledger[]): LedgerSource {
  const text = where ?? (count === true ? undefined : count);
  const { columns } = ledgers.find((each) => each.id === id)!;
  return {
    ledger: id,
    ...(sum === undefined ? {} : { sum }),
    ...(text === undefined ? {} : { where: condition(text, columns) }),
  };
}

function condition(text: string, columns: readonly Column[]): RowCondition {
  const compiled = compileRowCondition(text, columns);
  if ('problem' in compiled) throw new Error(`unchecked condition: ${text}`);
  return compiled.condition;
}

export const ledgerEntry = (ledger: Ledger): object => ({
  ...{ id: ledger.id, name: ledger.name, key: ledger.key, ...given('asked_of', ledger.askedOf) },
  columns: ledger.columns.map(columnEntry),
  ...given('closed', ledger.closed?.text),
  ...given('list', ledger.list?.text),
  ...given('rules', ledger.rules.length === 0 ? undefined : ledger.rules.map(ruleEntry)),
});

const ruleEntry = ({ check, level, message }: RowRule): object => ({ check: check.text, level, message });

const columnEntry = ({ id, name, kind, unit, decimals, options, required, min, max }: Column): object => ({
  ...{ id, name, kind },
  ...given('unit', unit === '' || (kind === 'percent' && unit === '%') ? undefined : unit),
  ...given('decimals', decimals || undefined),
  ...given('of', options),
  ...given('required', required || undefined),
  ...{ ...given('min', min), ...given('max', max) },
});

export const fromEntry = ({ ledger, sum, where }: LedgerSource): object =>
  sum === undefined ? { ledger, count: where?.text ?? true } : { ledger, sum, ...given('where', where?.text) };

/** An absent key stays absent. */
const given = (key: string, value: unknown): object => (value === undefined ? {} : { [key]: value });
