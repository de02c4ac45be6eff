/**
 * The condition of a list (`ahead <= -10 && ahead > -30`), in the language of the rules: comparisons of sums, joined by `&&`,
 * `||`, `!` and brackets -> a tree; or what is wrong with it (see `expression.ts`).
 */
import { CONDITION_NAMES, type Condition } from './condition.ts';
import { type ASTNode, ExpressionProblem, type Places, parsed } from './expression.ts';
import type { CompiledRule, RuleExpression } from './rule.ts';

const COMPARISONS: ReadonlySet<string> = new Set<CompiledRule['comparison']>(['<', '<=', '==', '!=', '>=', '>']);
const PLACES: Places = {
  calls: false,
  usable: `只能用 ${CONDITION_NAMES.join('、')}、数字、+ - * /、括号、比较号和 && || !`,
  looks: ' ahead <= -10 && ahead > -30 这样的条件',
};

export function compileCondition(text: string): { condition: Condition } | { problem: string } {
  const made = parsed(text, CONDITION_NAMES, PLACES, (ast, expression) => ({
    condition: conditionOf(ast, expression),
  }));
  return 'problem' in made ? { problem: made.problem.replace('这个指标', '') } : made;
}

function conditionOf(node: ASTNode, expression: (node: ASTNode) => RuleExpression): Condition {
  const inner = (each: ASTNode): Condition => conditionOf(each, expression);
  if (node.op === '&&' || node.op === '||') {
    const [left, right] = node.args as [ASTNode, ASTNode];
    return { kind: node.op === '&&' ? 'both' : 'either', left: inner(left), right: inner(right) };
  }
  if (node.op === '!_') return { kind: 'not', of: inner(node.args) };
  if (!COMPARISONS.has(node.op)) {
    throw new ExpressionProblem('应由比较式组成，像 ahead < 0，用 <、<=、==、!=、>= 或 > 之一，用 && 或 || 连接');
  }
  const [left, right] = node.args as [ASTNode, ASTNode];
  return {
    kind: 'comparison',
    left: expression(left),
    comparison: node.op as CompiledRule['comparison'],
    right: expression(right),
  };
}
