/**
 * Rules of a programme: one comparison of sums that figures must satisfy.
 *
 * The text is compiled once, when the programme is checked (`parse.ts`), into this small tree; form, server and
 * tests evaluate the same tree exactly, in scaled integers.
 */

export type RuleExpression =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'figure'; readonly indicator: string; readonly of: 'today' | 'previous' | 'total' }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: RuleExpression;
      readonly right: RuleExpression;
    };

export interface CompiledRule {
  readonly left: RuleExpression;
  readonly comparison: '<' | '<=' | '==' | '!=' | '>=' | '>';
  readonly right: RuleExpression;
}

/** The indicators that a rule speaks of, each once, in order of appearance. */
export function indicatorsOf({ left, right }: Pick<CompiledRule, 'left' | 'right'>): string[] {
  const named = (expression: RuleExpression): string[] => {
    if (expression.kind === 'operation') return [...named(expression.left), ...named(expression.right)];
    return expression.kind === 'figure' ? [expression.indicator] : [];
  };
  return [...new Set([...named(left), ...named(right)])];
}
