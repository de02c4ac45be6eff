/**
 * Checks a report against the rules of its programme, exactly: fractions of BigInt, no rounding anywhere.
 *
 * The same code runs while somebody types and when the report arrives; the trees come compiled with the programme.
 */

import { type Finding, finding } from '../findings/finding.ts';
import { evaluated } from '../kinds/formula.ts';
import { typingOf } from '../kinds/typing.ts';
import type { Programme, Rule } from '../programme/programme.ts';
import { type CompiledRule, indicatorsOf, type RuleExpression } from '../rule/rule.ts';
import { calculate, type Fraction, fractionOf } from '../values/fraction.ts';
import type { DecimalString, FigureValue } from '../values/values.ts';

/** What the figures of today are compared with: this unit's own reports. */
export interface FigureHistory {
  /** Its figures of the previous reporting day, by indicator; a blank is absent. */
  readonly previous: Readonly<Record<string, FigureValue>>;
  /** Its own sums from `starts` to the previous reporting day, by flow indicator, without the programme's opening balance. */
  readonly total: Readonly<Record<string, DecimalString>>;
  /** Its values of the last days (`HISTORY_DAYS`) by indicator, blanks left out; absent: nothing is questioned. */
  readonly recent?: Readonly<Record<string, readonly DecimalString[]>>;
  /** What the unit's rows say of figures that are drawn from ledgers; absent: there are none. */
  readonly drawn?: Readonly<Record<string, DecimalString>>;
}

type Figures = Readonly<Record<string, FigureValue>>;

/**
 * The rules that the figures of one unit and day break, in the programme's order.
 *
 * `previous(id)` is the unit's figure of the previous reporting day. `total(id)` of a flow is the unit's own sum to date
 * with today's figure (the programme's opening balance belongs to no unit and is left out); of a stock it is today's
 * figure. A names figure counts as how many names it has. A blank operand or a division by zero skips the rule, and so
 * does a rule of whose indicators none was reported today.
 */
export function checkRules(programme: Programme, figures: Figures, history: FigureHistory): Finding[] {
  return programme.rules.flatMap((rule, index) => {
    const left = evaluate(rule.compiled.left, programme, figures, history);
    const right = evaluate(rule.compiled.right, programme, figures, history);
    const reported = indicatorsOf(rule.compiled).filter((id) => figures[id] !== undefined);
    if (left === undefined || right === undefined || reported.length === 0) return [];
    return holds(left, rule.compiled.comparison, right) ? [] : [broken(rule, index, programme, figures, history)];
  });
}

/** Names every figure that the rule compares, those of the day before and the totals to date as well. */
function broken(rule: Rule, index: number, programme: Programme, figures: Figures, history: FigureHistory): Finding {
  const operands = [rule.compiled.left, rule.compiled.right].flatMap(operandsOf);
  const seen = operands.map(({ indicator: id, of }) => {
    const name = programme.indicators.find((indicator) => indicator.id === id)?.name ?? id;
    return `${OPERAND_WORDS[of]}${name} ${toldOperand({ kind: 'figure', indicator: id, of }, programme, figures, history)}`;
  });
  return finding(rule.level === 'error' ? 'rule.broken' : 'rule.questioned', {
    path: `rules[${index}]`,
    name: rule.message.replace(/[。；;.]+$/u, ''),
    expected: rule.check,
    seen: [...new Set(seen)].join('、'),
  });
}

type Operand = Extract<RuleExpression, { kind: 'figure' }>;

const OPERAND_WORDS: Readonly<Record<Operand['of'], string>> = { today: '', previous: '上一报告日', total: '累计' };

const operandsOf = (expression: RuleExpression): Operand[] => {
  if (expression.kind === 'operation') return [expression.left, expression.right].flatMap(operandsOf);
  return expression.kind === 'figure' ? [expression] : [];
};

/** As it was given where it stands alone; a total as it was added up, exactly. */
function toldOperand(operand: Operand, programme: Programme, figures: Figures, history: FigureHistory): string {
  const given = operand.of === 'previous' ? history.previous[operand.indicator] : figures[operand.indicator];
  if (operand.of !== 'total') return Array.isArray(given) ? String(given.length) : String(given);
  const { above, below } = evaluate(operand, programme, figures, history)!;
  const decimals = String(below).length - 1;
  const digits = String(above < 0n ? -above : above).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${above < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`;
}

/** undefined: an operand is blank, or something is divided by zero. */
function evaluate(
  expression: RuleExpression,
  programme: Programme,
  figures: Figures,
  history: FigureHistory,
): Fraction | undefined {
  const found = evaluated(expression, (operand) => figureOf(operand, programme, figures, history) ?? null);
  return found ?? undefined;
}

function figureOf(
  { indicator: id, of }: Operand,
  programme: Programme,
  figures: Figures,
  history: FigureHistory,
): Fraction | undefined {
  if (of === 'previous') return fractionIn(history.previous[id]);
  const today = fractionIn(figures[id]);
  const indicator = programme.indicators.find((each) => each.id === id);
  const accumulates = indicator !== undefined && typingOf(indicator)?.isState === false;
  if (of === 'today' || !accumulates) return today;
  const before = fractionIn(history.total[id]);
  if (indicator.reported === 'cumulative') return today ?? before;
  return before && today ? (calculate(before, '+', today) ?? undefined) : (before ?? today);
}

/** Names count as how many they are; an answer is no number. */
function fractionIn(value: FigureValue | undefined): Fraction | undefined {
  if (Array.isArray(value)) return { above: BigInt(value.length), below: 1n };
  return typeof value === 'string' ? fractionOf(value) : undefined;
}

function holds(left: Fraction, comparison: CompiledRule['comparison'], right: Fraction): boolean {
  const difference = left.above * right.below - right.above * left.below;
  switch (comparison) {
    case '<':
      return difference < 0n;
    case '<=':
      return difference <= 0n;
    case '==':
      return difference === 0n;
    case '!=':
      return difference !== 0n;
    case '>=':
      return difference >= 0n;
    case '>':
      return difference > 0n;
  }
}
