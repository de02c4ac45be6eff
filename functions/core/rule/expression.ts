/**
 * A sum in CEL syntax -> the small tree of `rule.ts`; or what is wrong with it, in words for the programme's author. Rules
 * and formulas are made of it.
 *
 * Only this file knows the expression library, and only its parser: nothing of CEL is ever evaluated. Kept out of the form's
 * bundle, which receives compiled trees.
 */
import { type ASTNode, ParseError, parse } from '@marcbachmann/cel-js';
import type { RuleExpression } from './rule.ts';

export type { ASTNode } from '@marcbachmann/cel-js';

type Operator = Extract<RuleExpression, { kind: 'operation' }>['operator'];

/** Where it stands: what may be in it besides sums, and how that is said. */
export interface Places {
  /** `previous(id)` and `total(id)`. */
  readonly calls: boolean;
  readonly usable: string;
  /** How the whole looks, where it cannot be read at all. */
  readonly looks: string;
}

const OPERATORS: ReadonlySet<string> = new Set<Operator>(['+', '-', '*', '/']);
const LONGEST = 500;

/** Why it cannot be used. */
export class ExpressionProblem extends Error {}

/** Runs the making of a tree; a problem is a clause such as `没有“x”这个指标，可用的有 a、b` that completes a sentence. */
export function parsed<Made>(
  text: string,
  indicators: readonly string[],
  places: Places,
  make: (ast: ASTNode, expression: (node: ASTNode) => RuleExpression) => Made,
): Made | { readonly problem: string } {
  return parseText(
    text,
    places.looks,
    (ast, idOf) => make(ast, (node) => expressionOf(node, text, idOf, places)),
    () => {
      const held = holdParts(text, indicators);
      refuseHyphens(held.text, indicators);
      return held;
    },
  );
}

/**
 * The same for a language with words of its own.
 * @param looks how the whole looks, where it cannot be read at all
 * @param hold the text as the parser may have it, and which ids its words stand for
 */
export function parseText<Made>(
  text: string,
  looks: string,
  make: (ast: ASTNode, idOf: IdOf) => Made,
  hold: () => { readonly text: string; readonly idOf: IdOf } = () => ({ text, idOf: new Map() }),
): Made | { readonly problem: string } {
  try {
    if (text.length > LONGEST) throw new ExpressionProblem(`最长 ${LONGEST} 个字符`);
    const held = hold();
    return make(parse(held.text).ast, held.idOf);
  } catch (error) {
    if (error instanceof ExpressionProblem) return { problem: error.message };
    if (error instanceof ParseError) return { problem: unreadable(text, error.range?.start ?? 0, looks) };
    throw error;
  }
}

/** Ids, by what stands for them in the text. */
type IdOf = ReadonlyMap<string, string>;

/** Parts (`calls:热线`) are no words of CEL: each is held back behind a word as long as itself, so that places stay right. */
function holdParts(text: string, indicators: readonly string[]): { readonly text: string; readonly idOf: IdOf } {
  const idOf = new Map(indicators.map((id) => [id, id]));
  const parts = indicators.filter((id) => id.includes(':')).toSorted((one, other) => other.length - one.length);
  const held = parts.reduce((rest, id, at) => {
    const word = `_${at}`.padEnd(id.length, '_');
    if (!rest.includes(id) || word.length > id.length) return rest;
    idOf.set(word, id);
    return rest.replaceAll(id, word);
  }, text);
  const unknown = /[a-z][\w-]*:[^\s:()+*/-]+/iu.exec(held)?.[0];
  if (unknown !== undefined) {
    const usable = parts.length === 0 ? '其中的指标没有分项（by）' : `可用的有 ${parts.toSorted().join('、')}`;
    throw new ExpressionProblem(`没有“${unknown}”这个分项，${usable}`);
  }
  return { text: held, idOf };
}

function unreadable(text: string, at: number, looks: string): string {
  const rest = text.slice(at, at + 10);
  const place = rest === '' ? '末尾' : `第 ${at + 1} 个字符“${rest}”处`;
  return `${place}读不懂，应像${looks}`;
}

/** In CEL `bus-lane` is bus minus lane: an id with a hyphen would silently be another rule. */
function refuseHyphens(text: string, indicators: readonly string[]): void {
  const words = text.match(/[a-z_][\w-]*/gi) ?? [];
  const hyphened = words.find((word) => word.includes('-') && indicators.includes(word));
  if (hyphened !== undefined) {
    throw new ExpressionProblem(`“${hyphened}”带连字符，在算式里会读成减法；请把指标 id 改用下划线，减号两边请加空格`);
  }
}

function expressionOf(node: ASTNode, text: string, known: IdOf, places: Places): RuleExpression {
  const inner = (each: ASTNode): RuleExpression => expressionOf(each, text, known, places);
  const source = text.slice(node.start, node.end);
  if (OPERATORS.has(node.op)) {
    const [left, right] = node.args as [ASTNode, ASTNode];
    return { kind: 'operation', operator: node.op as Operator, left: inner(left), right: inner(right) };
  }
  switch (node.op) {
    case 'value':
      return { kind: 'number', value: numberOf(source) };
    case '-_':
      return { kind: 'operation', operator: '-', left: { kind: 'number', value: '0' }, right: inner(node.args) };
    case 'id':
      return { kind: 'figure', indicator: knownId(node.args, known), of: 'today' };
    case 'call':
      if (places.calls) return callOf(node.args, known);
      throw new ExpressionProblem(`不能用“${source}”；${places.usable}`);
    default:
      throw new ExpressionProblem(`不能用“${source}”；${places.usable}`);
  }
}

/** The source text, because the library would read 0.1 as a float; 0x10, 1e3 and text are no numbers here. */
export function numberOf(source: string): string {
  if (!/^(0|[1-9]\d*)(\.\d+)?$/.test(source)) throw new ExpressionProblem(`“${source}”不是数字，应写成 12 或 12.5`);
  return source;
}

function callOf([name, given]: [string, ASTNode[]], known: IdOf): RuleExpression {
  const [indicator, ...more] = given;
  if ((name !== 'previous' && name !== 'total') || indicator?.op !== 'id' || more.length > 0) {
    throw new ExpressionProblem(`没有 ${name}(…) 这种写法，只能写 previous(指标 id) 或 total(指标 id)`);
  }
  return { kind: 'figure', indicator: knownId(indicator.args, known), of: name };
}

function knownId(id: string, known: IdOf): string {
  const found = known.get(id);
  if (found !== undefined) return found;
  const whole = [...new Set(known.values())].filter((each) => !each.includes(':'));
  throw new ExpressionProblem(`没有“${id}”这个指标，可用的有 ${whole.join('、')}`);
}
