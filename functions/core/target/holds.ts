/**
 * Does the condition of a list hold for a unit? Exactly, on unrounded figures.
 */
import { evaluated } from '../kinds/formula.ts';
import type { Condition, ConditionName } from '../rule/condition.ts';
import type { CompiledRule, RuleExpression } from '../rule/rule.ts';
import { calculate, type Fraction } from '../values/fraction.ts';

/** null: what it depends on is not known of the unit. */
export function holdsFor(condition: Condition, figureOf: (name: ConditionName) => Fraction | null): boolean | null {
  switch (condition.kind) {
    case 'not': {
      const holds = holdsFor(condition.of, figureOf);
      return holds === null ? null : !holds;
    }
    case 'both':
    case 'either': {
      const [left, right] = [holdsFor(condition.left, figureOf), holdsFor(condition.right, figureOf)];
      const decides = condition.kind === 'either';
      if (left === decides || right === decides) return decides;
      return left === null || right === null ? null : !decides;
    }
    case 'comparison':
      return compared(condition, figureOf);
  }
}

function compared({ left, comparison, right }: CompiledRule, figureOf: (name: ConditionName) => Fraction | null) {
  const value = (tree: RuleExpression): Fraction | null =>
    evaluated(tree, ({ indicator }) => figureOf(indicator as ConditionName));
  const [one, other] = [value(left), value(right)];
  const gap = one && other && calculate(one, '-', other);
  if (gap === null) return null;
  const is = { '<': gap.above < 0n, '==': gap.above === 0n, '>': gap.above > 0n };
  if (comparison === '!=') return !is['=='];
  if (comparison === '<=') return is['<'] || is['=='];
  if (comparison === '>=') return is['>'] || is['=='];
  return is[comparison];
}
