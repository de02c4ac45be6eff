/**
 * A rule's text, in CEL syntax -> the small tree of `rule.ts`; or what is wrong with it (see `expression.ts`). A rule can do
 * no more than compare sums.
 */
import { type ASTNode, ExpressionProblem, type Places, parsed } from './expression.ts';
import type { CompiledRule } from './rule.ts';

type Comparison = CompiledRule['comparison'];

const COMPARISONS: ReadonlySet<string> = new Set<Comparison>(['<', '<=', '==', '!=', '>=', '>']);
const PLACES: Places = {
  calls: true,
  usable: '只能用指标 id、数字、+ - * /、括号、previous(id)、total(id) 和一个比较号',
  looks: ' a + b <= previous(c) 这样，用一个比较号（<、<=、==、!=、>=、>）',
};

/**
 * @param indicators ids that may stand in the rule.
 * @returns the tree, or a clause such as `没有“x”这个指标，可用的有 a、b` that completes a sentence.
 */
export function compileRule(text: string, indicators: readonly string[]): { rule: CompiledRule } | { problem: string } {
  return parsed(text, indicators, PLACES, (ast, expression) => {
    if (!COMPARISONS.has(ast.op))
      throw new ExpressionProblem('应是一个比较式，像 a + b <= c，用 <、<=、==、!=、>= 或 > 之一');
    const [left, right] = ast.args as [ASTNode, ASTNode];
    return { rule: { left: expression(left), comparison: ast.op as Comparison, right: expression(right) } };
  });
}
