/**
 * What must hold for the formulas of a programme file, over all of its indicators together: readable, no circle, nothing
 * divided by zero. A divisor that can be zero is pointed out: on such a day there is no figure.
 */

import type { Placed } from '../checks/placed.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { evaluated, operandsOf } from '../kinds/formula.ts';
import { INDICATOR_KINDS } from '../kinds/indicator.ts';
import { partIds } from '../kinds/parts.ts';
import { isAnswer, KINDS } from '../kinds/table.ts';
import { compileFormula } from '../rule/formula.ts';
import type { RuleExpression } from '../rule/rule.ts';
import type { IndicatorEntry } from './schema.ts';

/** Without the keys whose shape is broken. */
type Entry = Partial<IndicatorEntry>;

interface Compiled {
  readonly placed: Placed<Entry>;
  readonly tree: RuleExpression;
}

export function formulaFindings(indicators: readonly Placed<Entry>[]): Finding[] {
  const made = indicators.flatMap((placed) => compiledOf(placed, indicators));
  const problems = made.flatMap((each) => ('problem' in each ? [each.problem] : []));
  const compiled = made.flatMap((each) => ('tree' in each ? [each] : []));
  const entries = new Map(indicators.map(({ entry }) => [entry.id ?? '', entry]));
  return [...problems, ...circles(indicators, compiled), ...compiled.flatMap((each) => divisorFindings(each, entries))];
}

const at = (path: string): string => `${path}.formula`;

function compiledOf(
  placed: Placed<Entry>,
  indicators: readonly Placed<Entry>[],
): ({ readonly problem: Finding } | Compiled)[] {
  const { entry, path } = placed;
  if (entry.formula === undefined || !takesFormula(entry)) return [];
  const compiled = compileFormula(entry.formula, usableIds(indicators));
  if ('tree' in compiled) return [{ placed, tree: compiled.tree }];
  const expected = compiled.problem;
  return [{ problem: finding('programme.formula', { path: at(path), seen: entry.formula, expected }) }];
}

const takesFormula = ({ kind }: Entry): boolean => kind !== undefined && KINDS[kind].file.keys.includes('formula');

/** Ids that may stand in a formula, as far as their kinds can be read. */
const usableIds = (indicators: readonly Placed<Entry>[]): string[] =>
  indicators.flatMap(({ entry: { id, kind, by } }) => {
    if (id === undefined || (kind !== undefined && isAnswer({ kind }))) return [];
    return [id, ...(by === undefined ? [] : partIds(id, by))];
  });

/** Each circle once, told where its first indicator stands: `a → b → a`. */
function circles(indicators: readonly Placed<Entry>[], compiled: readonly Compiled[]): Finding[] {
  const needs = new Map<string, readonly string[]>(indicators.map(({ entry }) => [entry.id ?? '', entry.of ?? []]));
  for (const { placed, tree } of compiled) needs.set(placed.entry.id ?? '', operandsOf(tree));
  const told = new Set<string>();
  return compiled.flatMap(({ placed: { entry, path } }) => {
    const way = wayBack(entry.id ?? '', needs);
    if (way === undefined || told.has(entry.id ?? '')) return [];
    for (const id of way) told.add(id);
    const seen = [...way, entry.id].join(' → ');
    return [finding('programme.circle', { path: at(path), name: entry.id ?? '', seen })];
  });
}

/** From an indicator over what it is computed from back to itself. */
function wayBack(from: string, needs: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const seen = new Set<string>();
  const search = (id: string, way: readonly string[]): string[] | undefined => {
    for (const next of needs.get(id) ?? []) {
      if (next === from) return [...way];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search(next, [...way, next]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(from, [from]);
}

function divisorFindings({ placed: { entry, path }, tree }: Compiled, entries: ReadonlyMap<string, Entry>): Finding[] {
  const divisors = divisorsIn(tree);
  const words = { path: at(path), name: entry.name ?? entry.id ?? '', seen: entry.formula ?? '' };
  const isZero = divisors.some((each) => operandsOf(each).length === 0 && evaluated(each, () => null)?.above === 0n);
  if (isZero) return [finding('programme.formula', { ...words, expected: '不能除以 0' })];
  const open = new Set(divisors.filter((each) => !isPositive(each, entries)).flatMap(operandsOf));
  if (open.size === 0) return [];
  return [finding('programme.zero_divisor', { ...words, expected: [...open].join('、') })];
}

function divisorsIn(tree: RuleExpression): RuleExpression[] {
  if (tree.kind !== 'operation') return [];
  const inner = [tree.left, tree.right].flatMap(divisorsIn);
  return tree.operator === '/' ? [tree.right, ...inner] : inner;
}

/** Sure to be above zero: numbers, states of which every unit has some, and what is added or multiplied of these. */
function isPositive(tree: RuleExpression, entries: ReadonlyMap<string, Entry>): boolean {
  if (tree.kind === 'number') return /[1-9]/.test(tree.value);
  if (tree.kind === 'figure') return hasSome(entries.get(tree.indicator));
  const [left, right] = [isPositive(tree.left, entries), isPositive(tree.right, entries)];
  if (tree.operator === '+')
    return (left && isAtLeastZero(tree.right, entries)) || (right && isAtLeastZero(tree.left, entries));
  return tree.operator !== '-' && left && right;
}

/** A nil return says nothing of a state; of what adds up it says zero. */
function hasSome(entry: Entry | undefined): boolean {
  const kind = INDICATOR_KINDS.find((each) => each === entry?.kind);
  if (entry === undefined || kind === undefined) return false;
  const { isAsked, ...known } = KINDS[kind];
  const isState = isAsked && 'isOfDay' in known && known.isOfDay;
  return isState && /^[^-]*[1-9]/.test(String(entry.min ?? '0'));
}

function isAtLeastZero(tree: RuleExpression, entries: ReadonlyMap<string, Entry>): boolean {
  if (tree.kind === 'number') return true;
  if (tree.kind === 'operation')
    return tree.operator !== '-' && isAtLeastZero(tree.left, entries) && isAtLeastZero(tree.right, entries);
  const entry = entries.get(tree.indicator);
  return entry?.formula === undefined && !String(entry?.min ?? '0').startsWith('-');
}
