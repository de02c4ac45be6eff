/**
 * What must hold for the ledgers of a programme file: columns that exist, once; a key that is a required text; conditions
 * that can be read; who keeps a ledger. Figures drawn from them: `ledger-figures.ts`.
 */
import { type Finding, finding } from '../findings/finding.ts';
import type { ColumnKind } from '../ledger/ledger.ts';
import { LIMITS } from '../limits/limits.ts';
import { compileRowCondition } from '../rule/parse-row-condition.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Level } from '../unit/levels.ts';
import { toScaled } from '../values/decimal.ts';
import { exactDecimal } from '../values/exact-decimal.ts';
import { formFindings } from './levels.ts';
import { duplicates, type Placed, textsOf } from './placed.ts';

/** Without the keys whose shape is broken. */
export type Maybe<Of> = { readonly [Key in keyof Of]?: Of[Key] | undefined };

export type ColumnEntry = Maybe<{
  readonly id: string;
  readonly name: string;
  readonly kind: ColumnKind;
  readonly unit: string;
  readonly decimals: number;
  readonly of: readonly string[];
  readonly required: boolean;
  readonly min: string | number;
  readonly max: string | number;
}>;

export type LedgerEntry = Maybe<{
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly asked_of: readonly string[];
  readonly closed: string;
  readonly list: string;
}> & {
  readonly columns: readonly Placed<ColumnEntry>[];
  readonly rules: readonly Placed<{ readonly check?: string | undefined }>[];
};

interface Known {
  readonly units: readonly string[];
  readonly levels: readonly Level[];
}

/** Names that a row uses for itself. */
const RESERVED = ['units', 'unit', 'remove', 'day'];

export function ledgerFindings(ledgers: readonly Placed<LedgerEntry>[], known: Known): Finding[] {
  return [
    ...duplicates('id', textsOf(ledgers, 'id')),
    ...ledgers.flatMap((each) => [
      ...columnFindings(each),
      ...keyFindings(each),
      ...unitFindings(each, known),
      ...conditionFindings(each),
    ]),
  ];
}

export const wrong = (path: string, name: string, seen: unknown, expected: string): Finding =>
  finding('programme.ledger', { path, name, seen, expected });

function columnFindings({ entry: { columns }, path }: Placed<LedgerEntry>): Finding[] {
  const many =
    columns.length > LIMITS.ledgerColumns
      ? [wrong(`${path}.columns`, 'columns', columns.length, `最多 ${LIMITS.ledgerColumns} 个栏目`)]
      : [];
  return [
    ...many,
    ...duplicates('id', textsOf(columns, 'id')),
    ...duplicates('name', textsOf(columns, 'name')),
    ...columns.flatMap(columnKeys),
  ];
}

/** Keys that mean something for some kinds of column only. */
const KEYS_OF: Readonly<Record<string, readonly ColumnKind[]>> = {
  of: ['choice'],
  unit: ['number'],
  decimals: ['number', 'percent'],
  min: ['number', 'percent'],
  max: ['number', 'percent'],
};

function columnKeys({ entry, path }: Placed<ColumnEntry>): Finding[] {
  const { id, kind } = entry;
  const reserved =
    id !== undefined && RESERVED.includes(id)
      ? [wrong(`${path}.id`, 'id', id, `“${id}”另有所指，请换一个编号，如 ${id}_name`)]
      : [];
  if (kind === undefined) return reserved;
  const misplaced = Object.entries(KEYS_OF).flatMap(([key, kinds]) => {
    const value = entry[key as keyof ColumnEntry];
    if (value === undefined || value === 0 || kinds.includes(kind)) return [];
    return [
      wrong(`${path}.${key}`, key, value, `只能用于 ${kinds.join('、')} 栏目，这里的 kind 是 ${kind}，请删去或改 kind`),
    ];
  });
  const missing =
    kind === 'choice' && entry.of === undefined
      ? [finding('programme.missing', { path: `${path}.of`, name: 'of', expected: '选项的列表，如 [在建, 停工]' })]
      : [];
  const options = (entry.of ?? []).map((each, at) => ({ entry: each, path: `${path}.of[${at}]` }));
  return [...reserved, ...misplaced, ...missing, ...duplicates('of', options), ...rangeFindings({ entry, path })];
}

function rangeFindings({ entry: { min, max, decimals = 0 }, path }: Placed<ColumnEntry>): Finding[] {
  const given = { min, max };
  const odd = Object.entries(given).flatMap(([key, value]) =>
    value === undefined || exactDecimal(value, decimals) !== undefined
      ? []
      : [wrong(`${path}.${key}`, key, value, `应为数字，最多 ${decimals} 位小数`)],
  );
  if (odd.length > 0 || max === undefined) return odd;
  const [least, most] = [min ?? '0', max].map((value) => toScaled(exactDecimal(value, decimals)!, decimals));
  return least! <= most! ? [] : [wrong(`${path}.max`, 'max', max, `不能小于 min（${min ?? '0'}）`)];
}

function keyFindings({ entry: { key, columns }, path }: Placed<LedgerEntry>): Finding[] {
  if (key === undefined) return [];
  const ids = columns.flatMap(({ entry: { id } }) => (id === undefined ? [] : [id]));
  const column = columns.find(({ entry: { id } }) => id === key);
  const at = `${path}.key`;
  if (column === undefined) return [wrong(at, 'key', key, `columns 里没有这个栏目，${didYouMean(key, ids)}`)];
  const { kind, required } = column.entry;
  if (kind !== undefined && kind !== 'text')
    return [wrong(at, 'key', key, `认出条目的栏目应是文字（kind: text），这里是 ${kind}`)];
  if (required !== true) return [wrong(at, 'key', key, `认出条目的栏目必须填，请给它写 required: true`)];
  return [];
}

function unitFindings({ entry: { asked_of = [] }, path }: Placed<LedgerEntry>, { units, levels }: Known): Finding[] {
  const placed = asked_of.map((entry, index) => ({ entry, path: `${path}.asked_of[${index}]` }));
  const unknown = placed.filter(({ entry }) => !units.includes(entry));
  return [
    ...unknown.map(({ entry, path: at }) =>
      finding('programme.unknown_unit', { path: at, seen: entry, expected: didYouMean(entry, units) }),
    ),
    ...duplicates('asked_of', placed),
    ...formFindings(placed, levels),
  ];
}

/** Over the columns that are sound; where one is not, nothing can be said of a condition that names it. */
function conditionFindings({ entry, path }: Placed<LedgerEntry>): Finding[] {
  const { closed, list, rules } = entry;
  return [
    ...conditionProblem(closed, `${path}.closed`, entry),
    ...conditionProblem(list, `${path}.list`, entry),
    ...rules.flatMap(({ entry: { check }, path: at }) => conditionProblem(check, `${at}.check`, entry)),
  ];
}

export function conditionProblem(text: string | undefined, path: string, { columns }: LedgerEntry): Finding[] {
  const sound = columns.flatMap(({ entry: { id, kind, of } }) =>
    id === undefined || kind === undefined ? [] : [{ id, kind, options: of }],
  );
  if (text === undefined || sound.length < columns.length) return [];
  const compiled = compileRowCondition(text, sound);
  return 'problem' in compiled
    ? [finding('programme.row_condition', { path, seen: text, expected: compiled.problem })]
    : [];
}
