/**
 * The formula of a computed indicator, in the language of the rules without their comparison -> a tree; or what is wrong
 * with it (see `expression.ts`).
 */
import { ExpressionProblem, type Places, parsed } from './expression.ts';
import type { RuleExpression } from './rule.ts';

const PLACES: Places = {
  calls: false,
  usable: '只能用指标 id、数字、+ - * / 和括号',
  looks: ' due - checked 或 (a + b) / c 这样的算式',
};

/** @param indicators ids that may stand in it. */
export function compileFormula(
  text: string,
  indicators: readonly string[],
): { tree: RuleExpression } | { problem: string } {
  return parsed(text, indicators, PLACES, (ast, expression) => {
    const tree = expression(ast);
    if (!hasFigure(tree)) throw new ExpressionProblem('其中没有指标，至少要有一个指标的 id');
    return { tree };
  });
}

const hasFigure = (tree: RuleExpression): boolean =>
  tree.kind === 'operation' ? hasFigure(tree.left) || hasFigure(tree.right) : tree.kind === 'figure';
