/**
 * The condition of a list, as a tree: comparisons of sums over a unit's own figures, joined by and, or and not. Read from
 * text in `parse-condition.ts`, evaluated in `core/target/`.
 */
import type { CompiledRule } from './rule.ts';

export type Condition =
  | ({ readonly kind: 'comparison' } & CompiledRule)
  | { readonly kind: 'both' | 'either'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition };

/** What a condition may name: a unit's figures, its rate and gap, its place. */
export const CONDITION_NAMES = ['day', 'total', 'completion', 'ahead', 'rank'] as const;
export type ConditionName = (typeof CONDITION_NAMES)[number];
