/**
 * Does a condition hold for a row? Numbers are compared exactly; a blank number or date makes a comparison say nothing,
 * which is neither yes nor no: a list does not take such a row, and a rule does not refuse it.
 */

import type { RowCondition, RowOperand, RowTree } from '../rule/row-condition.ts';
import { calculate, type Fraction, fractionOf } from '../values/fraction.ts';
import type { ReportingDay } from '../values/values.ts';
import type { Cells, Ledger } from './ledger.ts';

/** Is it chosen? Without a condition every row is. */
export const isChosen = (condition: RowCondition | undefined, cells: Cells, day: ReportingDay): boolean =>
  condition === undefined || says(condition.tree, cells, day) === true;

/** Is the row closed: no longer in the form, still in the ledger? */
export const isClosedRow = ({ closed }: Pick<Ledger, 'closed'>, cells: Cells, day: ReportingDay): boolean =>
  closed !== undefined && isChosen(closed, cells, day);

/** undefined: a blank makes it say nothing. */
export function says(tree: RowTree, cells: Cells, day: ReportingDay): boolean | undefined {
  if (tree.kind === 'comparison') return compared(tree, cells, day);
  if (tree.kind === 'not') {
    const of = says(tree.of, cells, day);
    return of === undefined ? undefined : !of;
  }
  const sides = [says(tree.left, cells, day), says(tree.right, cells, day)];
  const decides = tree.kind === 'either';
  if (sides.includes(decides)) return decides;
  return sides.includes(undefined) ? undefined : !decides;
}

type Comparison = Extract<RowTree, { kind: 'comparison' }>;

function compared({ left, comparison, right }: Comparison, cells: Cells, day: ReportingDay): boolean | undefined {
  const sides = [left, right];
  if (sides.some(isNumeric) && !sides.some(({ kind }) => kind === 'text')) {
    const [one, other] = sides.map((each) => numberOf(each, cells));
    return one && other ? orders(comparison, one.above * other.below - other.above * one.below) : undefined;
  }
  const [one = '', other = ''] = sides.map((each) => textOf(each, cells, day));
  const isOrder = comparison !== '==' && comparison !== '!=';
  if (isOrder && (one === '' || other === '')) return undefined;
  return orders(comparison, one < other ? -1n : one > other ? 1n : 0n);
}

const isNumeric = (operand: RowOperand): boolean =>
  operand.kind === 'number' || operand.kind === 'operation' || (operand.kind === 'column' && operand.isNumber === true);

/** null: a blank is in it, or something is divided by zero. */
function numberOf(operand: RowOperand, cells: Cells): Fraction | null {
  if (operand.kind === 'number') return fractionOf(operand.value);
  if (operand.kind === 'operation') {
    const [left, right] = [numberOf(operand.left, cells), numberOf(operand.right, cells)];
    return left && right && calculate(left, operand.operator, right);
  }
  const cell = operand.kind === 'column' ? cells[operand.id] : undefined;
  return cell === undefined ? null : fractionOf(cell);
}

function orders(comparison: Comparison['comparison'], difference: bigint): boolean {
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

/** A text, a date, or a blank: dates are in the order of their letters. */
function textOf(operand: RowOperand, cells: Cells, day: ReportingDay): string {
  if (operand.kind === 'column') return cells[operand.id] ?? '';
  return operand.kind === 'text' ? operand.value : operand.kind === 'day' ? day : '';
}
