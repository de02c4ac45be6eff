/**
 * A condition over the cells of one row of a ledger, as a tree: comparisons of columns with texts, dates, numbers and sums,
 * joined by and, or and not. Read from text in `parse-row-condition.ts`, evaluated in `core/ledger/holds.ts`.
 */
import type { CompiledRule } from './rule.ts';

export type RowOperand =
  | { readonly kind: 'column'; readonly id: string; readonly isNumber?: true }
  | { readonly kind: 'text' | 'number'; readonly value: string }
  /** The day that the report is about. */
  | { readonly kind: 'day' }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: RowOperand;
      readonly right: RowOperand;
    };

export type RowTree =
  | {
      readonly kind: 'comparison';
      readonly left: RowOperand;
      readonly comparison: CompiledRule['comparison'];
      readonly right: RowOperand;
    }
  | { readonly kind: 'both' | 'either'; readonly left: RowTree; readonly right: RowTree }
  | { readonly kind: 'not'; readonly of: RowTree };

/** As written, and compiled. */
export interface RowCondition {
  readonly text: string;
  readonly tree: RowTree;
}

/** What a column holds decides what it may be compared with. */
export interface ConditionColumn {
  readonly id: string;
  readonly kind: 'text' | 'number' | 'percent' | 'choice' | 'date';
  readonly options?: readonly string[] | undefined;
}
