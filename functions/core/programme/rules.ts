/**
 * The rules of a programme file, compiled against its indicators (see `parse.ts`).
 */

import type { Placed } from '../checks/placed.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { INDICATOR_KINDS } from '../kinds/indicator.ts';
import type { Kind } from '../kinds/kind.ts';
import { KINDS } from '../kinds/table.ts';
import { compileRule } from '../rule/parse.ts';
import type { CompiledRule, RuleExpression } from '../rule/rule.ts';

/** @param indicators ids with their kinds as written. */
export function ruleFindings({ entry, path }: Placed<string>, indicators: ReadonlyMap<string, unknown>): Finding[] {
  const compiled = compileFor(entry, indicators);
  return 'rule' in compiled ? [] : [finding('programme.rule', { path, seen: entry, expected: compiled.problem })];
}

export function compileFor(
  text: string,
  indicators: ReadonlyMap<string, unknown>,
): { rule: CompiledRule } | { problem: string } {
  const usable = [...indicators.keys()].filter((id) => inRules(indicators.get(id)) !== 'nothing');
  const compiled = compileRule(text, usable);
  if ('problem' in compiled) return compiled;
  const { left, right } = compiled.rule;
  const odd = [...totalsIn(left), ...totalsIn(right)].find((id) => inRules(indicators.get(id)) !== 'totals');
  return odd === undefined ? compiled : { problem: `total(${odd}) 不能用，一个单位的累计只有流量和存量指标才有` };
}

/** What a rule may say of an indicator of that kind, as far as it can be read. */
const inRules = (kind: unknown): Kind['inRules'] => {
  const known = INDICATOR_KINDS.find((each) => each === kind);
  return known === undefined ? 'days' : KINDS[known].inRules;
};

function totalsIn(expression: RuleExpression): string[] {
  if (expression.kind === 'operation') return [...totalsIn(expression.left), ...totalsIn(expression.right)];
  return expression.kind === 'figure' && expression.of === 'total' ? [expression.indicator] : [];
}
