/**
 * What is done with the compiled tree of a formula or a rule: its value in exact fractions, what it is made of, how it is
 * written. Parsing is in `core/rule/`.
 */
import type { RuleExpression } from '../rule/rule.ts';
import { calculate, type Fraction, fractionOf, type Operator } from '../values/fraction.ts';

type Figure = Extract<RuleExpression, { kind: 'figure' }>;

/** null: a figure in it is not known, or something is divided by zero. */
export function evaluated(tree: RuleExpression, figureOf: (figure: Figure) => Fraction | null): Fraction | null {
  if (tree.kind === 'number') return fractionOf(tree.value);
  if (tree.kind === 'figure') return figureOf(tree);
  const left = evaluated(tree.left, figureOf);
  const right = evaluated(tree.right, figureOf);
  return left && right && calculate(left, tree.operator, right);
}

/** Ids of the indicators in it, each once, in order of appearance. */
export function operandsOf(tree: RuleExpression): string[] {
  if (tree.kind === 'operation') return [...new Set([tree.left, tree.right].flatMap(operandsOf))];
  return tree.kind === 'figure' ? [tree.indicator] : [];
}

const BINDS: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 };

/** With as few brackets as say the same: `（已检＋免检）÷应检`. */
export function writtenWith(
  tree: RuleExpression,
  nameOf: (id: string) => string,
  signs: Readonly<Record<Operator, string>>,
): string {
  if (tree.kind === 'number') return tree.value;
  if (tree.kind === 'figure') return nameOf(tree.indicator);
  const { operator } = tree;
  const part = (each: RuleExpression, isRight: boolean): string => {
    const text = writtenWith(each, nameOf, signs);
    if (each.kind !== 'operation') return text;
    const looser = BINDS[each.operator] < BINDS[operator];
    const sameOnRight = isRight && BINDS[each.operator] === BINDS[operator] && (operator === '-' || operator === '/');
    return looser || sameOnRight ? `(${text})` : text;
  };
  return `${part(tree.left, false)}${signs[operator]}${part(tree.right, true)}`;
}
