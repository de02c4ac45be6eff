/**
 * A condition over a row (`state == '停工' || problem != ''`), in the language of the rules with texts and dates -> the tree
 * of `row-condition.ts`; or what is wrong with it, in words for the programme's author.
 *
 * What is compared must be of one nature: a choice with one of its options, a date with a date or `day`, a number with a sum.
 * Anything may be compared with `''`, which is blank.
 */
import { type ASTNode, ExpressionProblem, numberOf, parseText } from './expression.ts';
import type { ConditionColumn, RowCondition, RowOperand, RowTree } from './row-condition.ts';

type Comparison = Extract<RowTree, { kind: 'comparison' }>['comparison'];
type Nature = 'text' | 'number' | 'date' | 'blank';

const COMPARISONS: ReadonlySet<string> = new Set<Comparison>(['<', '<=', '==', '!=', '>=', '>']);
const OPERATORS: ReadonlySet<string> = new Set(['+', '-', '*', '/']);
const LOOKS = " state == '停工' || problem != '' 这样的条件";
const USABLE = "只能用栏目的 id、day、'文字'、数字、+ - * /、括号、比较号、in [ … ] 和 && || !";
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** @param columns what may stand in it; `day` is the day of the report. */
export function compileRowCondition(
  text: string,
  columns: readonly ConditionColumn[],
): { condition: RowCondition } | { problem: string } {
  return parseText(text, LOOKS, (ast) => ({
    condition: { text: text.trim(), tree: treeOf(ast, { text, columns }) },
  }));
}

interface Source {
  readonly text: string;
  readonly columns: readonly ConditionColumn[];
}

function treeOf(node: ASTNode, source: Source): RowTree {
  if (node.op === '&&' || node.op === '||') {
    const [left, right] = node.args as [ASTNode, ASTNode];
    return { kind: node.op === '&&' ? 'both' : 'either', left: treeOf(left, source), right: treeOf(right, source) };
  }
  if (node.op === '!_') return { kind: 'not', of: treeOf(node.args, source) };
  if (node.op === 'in') return oneOf(node, source);
  if (!COMPARISONS.has(node.op)) throw new ExpressionProblem(`应由比较式组成，像${LOOKS}；${USABLE}`);
  const [left, right] = (node.args as [ASTNode, ASTNode]).map((each) => operandOf(each, source));
  return compared(left!, node.op as Comparison, right!, source);
}

/** `state in ['停工', '未开工']`: equal to one of them. */
function oneOf(node: ASTNode, source: Source): RowTree {
  const [what, list] = node.args as [ASTNode, ASTNode];
  if (list.op !== 'list' || (list.args as ASTNode[]).length === 0)
    throw new ExpressionProblem("in 的后面应是列表，像 state in ['停工', '未开工']");
  const left = operandOf(what, source);
  const each = (list.args as ASTNode[]).map((one) => compared(left, '==', operandOf(one, source), source));
  return each.reduce((one, other): RowTree => ({ kind: 'either', left: one, right: other }));
}

function operandOf(node: ASTNode, source: Source): RowOperand {
  const written = source.text.slice(node.start, node.end);
  if (OPERATORS.has(node.op)) {
    const [left, right] = (node.args as [ASTNode, ASTNode]).map((each) => numeric(operandOf(each, source), source));
    return { kind: 'operation', operator: node.op as '+', left: left!, right: right! };
  }
  switch (node.op) {
    case 'value':
      return typeof node.args === 'string'
        ? { kind: 'text', value: node.args }
        : { kind: 'number', value: numberOf(written) };
    case '-_':
      return {
        kind: 'operation',
        operator: '-',
        left: { kind: 'number', value: '0' },
        right: numeric(operandOf(node.args, source), source),
      };
    case 'id':
      return node.args === 'day' ? { kind: 'day' } : columnOperand(node.args, source);
    default:
      throw new ExpressionProblem(`不能用“${written}”；${USABLE}`);
  }
}

function columnOf(id: string, { columns }: Source): ConditionColumn {
  const found = columns.find((each) => each.id === id);
  const known = columns.map((each) => each.id).join('、');
  if (found === undefined) throw new ExpressionProblem(`没有“${id}”这个栏目，可用的有 ${known}、day`);
  return found;
}

function columnOperand(named: string, source: Source): RowOperand {
  const { id, kind } = columnOf(named, source);
  return kind === 'number' || kind === 'percent' ? { kind: 'column', id, isNumber: true } : { kind: 'column', id };
}

function numeric(operand: RowOperand, source: Source): RowOperand {
  if (natureOf(operand, source) === 'number') return operand;
  throw new ExpressionProblem(`${said(operand)}不是数字，不能加减乘除`);
}

function natureOf(operand: RowOperand, source: Source): Nature {
  switch (operand.kind) {
    case 'number':
    case 'operation':
      return 'number';
    case 'day':
      return 'date';
    case 'text':
      return operand.value === '' ? 'blank' : 'text';
    case 'column': {
      const { kind } = columnOf(operand.id, source);
      return kind === 'date' ? 'date' : kind === 'number' || kind === 'percent' ? 'number' : 'text';
    }
  }
}

/** A date stands in quotes, as a text does. */
function compared(left: RowOperand, comparison: Comparison, right: RowOperand, source: Source): RowTree {
  const natures = [natureOf(left, source), natureOf(right, source)];
  const isEquality = comparison === '==' || comparison === '!=';
  if (left.kind !== 'column' && right.kind !== 'column' && !natures.includes('number'))
    throw new ExpressionProblem('比较的两边至少要有一个栏目的 id');
  if (natures.includes('blank')) {
    if (!isEquality) throw new ExpressionProblem("与 '' 只能用 == 或 !=");
    return { kind: 'comparison', left, comparison, right };
  }
  if (natures.includes('date')) for (const each of [left, right]) refuseNoDate(each, source);
  else if (natures[0] !== natures[1])
    throw new ExpressionProblem(`${said(left)}和${said(right)}不能比：一边是文字，一边是数字`);
  else if (natures[0] === 'text') refuseUnlikeTexts(left, comparison, right, source);
  return { kind: 'comparison', left, comparison, right };
}

function refuseNoDate(operand: RowOperand, source: Source): void {
  if (operand.kind === 'text' ? DATE.test(operand.value) : natureOf(operand, source) === 'date') return;
  throw new ExpressionProblem(`${said(operand)}不是日期，日期栏只能与 day 或 '2026-05-01' 这样的日期比`);
}

/** A choice is one of its options, so a word that is none of them would never hold. */
function refuseUnlikeTexts(left: RowOperand, comparison: Comparison, right: RowOperand, source: Source): void {
  if (comparison !== '==' && comparison !== '!=') throw new ExpressionProblem('文字只能用 == 或 != 比较');
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (one.kind !== 'column' || other.kind !== 'text') continue;
    const { options } = columnOf(one.id, source);
    if (options !== undefined && !options.includes(other.value))
      throw new ExpressionProblem(`“${one.id}”没有“${other.value}”这个选项，可用的有 ${options.join('、')}`);
  }
}

function said(operand: RowOperand): string {
  if (operand.kind === 'column') return `“${operand.id}”`;
  return operand.kind === 'text' ? `“${operand.value}”` : operand.kind === 'day' ? 'day' : '算式';
}
