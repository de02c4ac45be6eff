/**
 * The rules of a programme file, compiled against its indicators (see `parse.ts`).
 */
import { type Finding, finding } from '../findings/finding.ts';
import { compileRule } from '../rule/parse.ts';
import type { CompiledRule, RuleExpression } from '../rule/rule.ts';
import type { Placed } from './checks.ts';

/** Yes and no are no numbers; a ratio's numerator and denominator can be written out. */
const NOT_IN_RULES: readonly unknown[] = ['check', 'ratio'];

/** @param indicators ids with their kinds as written. */
export function ruleFindings({ entry, path }: Placed<string>, indicators: ReadonlyMap<string, unknown>): Finding[] {
  const compiled = compileFor(entry, indicators);
  return 'rule' in compiled ? [] : [finding('programme.rule', { path, seen: entry, expected: compiled.problem })];
}

export function compileFor(
  text: string,
  indicators: ReadonlyMap<string, unknown>,
): { rule: CompiledRule } | { problem: string } {
  const usable = [...indicators.keys()].filter((id) => !NOT_IN_RULES.includes(indicators.get(id)));
  const compiled = compileRule(text, usable);
  if ('problem' in compiled) return compiled;
  const { left, right } = compiled.rule;
  const odd = [...totalsIn(left), ...totalsIn(right)].find(
    (id) => !['flow', 'stock'].includes(String(indicators.get(id))),
  );
  return odd === undefined ? compiled : { problem: `total(${odd}) 不能用，一个单位的累计只有流量和存量指标才有` };
}

function totalsIn(expression: RuleExpression): string[] {
  if (expression.kind === 'operation') return [...totalsIn(expression.left), ...totalsIn(expression.right)];
  return expression.kind === 'figure' && expression.of === 'total' ? [expression.indicator] : [];
}
