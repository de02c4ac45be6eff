/**
 * A rule's text, in CEL syntax -> the small tree of `rule.ts`; or what is wrong with it, in words for the programme's author.
 *
 * Only this file knows the expression library, and only its parser: nothing of CEL is ever evaluated, so a rule can do no
 * more than compare sums. Kept out of the form's bundle, which receives compiled rules.
 */
import { type ASTNode, ParseError, parse } from '@marcbachmann/cel-js';
import type { CompiledRule, RuleExpression } from './rule.ts';

type Comparison = CompiledRule['comparison'];
type Operator = Extract<RuleExpression, { kind: 'operation' }>['operator'];

const COMPARISONS: ReadonlySet<string> = new Set<Comparison>(['<', '<=', '==', '!=', '>=', '>']);
const OPERATORS: ReadonlySet<string> = new Set<Operator>(['+', '-', '*', '/']);
const LONGEST = 500;

/** Why a rule cannot be used. */
class RuleProblem extends Error {}

/**
 * @param indicators ids that may stand in the rule.
 * @returns the tree, or a clause such as `没有“x”这个指标，可用的有 a、b` that completes a sentence.
 */
export function compileRule(text: string, indicators: readonly string[]): { rule: CompiledRule } | { problem: string } {
  try {
    if (text.length > LONGEST) throw new RuleProblem(`最长 ${LONGEST} 个字符`);
    refuseHyphens(text, indicators);
    const { ast } = parse(text);
    if (!COMPARISONS.has(ast.op))
      throw new RuleProblem('应是一个比较式，像 a + b <= c，用 <、<=、==、!=、>= 或 > 之一');
    const [left, right] = ast.args as [ASTNode, ASTNode];
    const compile = (node: ASTNode): RuleExpression => expressionOf(node, text, new Set(indicators));
    return { rule: { left: compile(left), comparison: ast.op as Comparison, right: compile(right) } };
  } catch (error) {
    if (error instanceof RuleProblem) return { problem: error.message };
    if (error instanceof ParseError) return { problem: unreadable(text, error.range?.start ?? 0) };
    throw error;
  }
}

function unreadable(text: string, at: number): string {
  const rest = text.slice(at, at + 10);
  const place = rest === '' ? '末尾' : `第 ${at + 1} 个字符“${rest}”处`;
  return `${place}读不懂，应像 a + b <= previous(c) 这样，用一个比较号（<、<=、==、!=、>=、>）`;
}

/** In CEL `bus-lane` is bus minus lane: an id with a hyphen would silently be another rule. */
function refuseHyphens(text: string, indicators: readonly string[]): void {
  const words = text.match(/[a-z_][\w-]*/gi) ?? [];
  const hyphened = words.find((word) => word.includes('-') && indicators.includes(word));
  if (hyphened !== undefined) {
    throw new RuleProblem(`“${hyphened}”带连字符，在规则里会读成减法；请把指标 id 改用下划线，减号两边请加空格`);
  }
}

function expressionOf(node: ASTNode, text: string, known: ReadonlySet<string>): RuleExpression {
  const inner = (each: ASTNode): RuleExpression => expressionOf(each, text, known);
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
      return callOf(node.args, known);
    default:
      throw new RuleProblem(
        `不能用“${source}”；只能用指标 id、数字、+ - * /、括号、previous(id)、total(id) 和一个比较号`,
      );
  }
}

/** The source text, because the library would read 0.1 as a float; 0x10, 1e3 and text are no numbers here. */
function numberOf(source: string): string {
  if (!/^(0|[1-9]\d*)(\.\d+)?$/.test(source)) throw new RuleProblem(`“${source}”不是数字，应写成 12 或 12.5`);
  return source;
}

function callOf([name, given]: [string, ASTNode[]], known: ReadonlySet<string>): RuleExpression {
  const [indicator, ...more] = given;
  if ((name !== 'previous' && name !== 'total') || indicator?.op !== 'id' || more.length > 0) {
    throw new RuleProblem(`没有 ${name}(…) 这种写法，只能写 previous(指标 id) 或 total(指标 id)`);
  }
  return { kind: 'figure', indicator: knownId(indicator.args, known), of: name };
}

function knownId(id: string, known: ReadonlySet<string>): string {
  if (!known.has(id)) throw new RuleProblem(`没有“${id}”这个指标，可用的有 ${[...known].join('、')}`);
  return id;
}
