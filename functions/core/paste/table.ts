/**
 * A table of a pasted text, as cells come from a sheet: indicators in a head above rows, or one a row below heads for the day,
 * totals and units. A head or cell that is not understood is left over; a row of another width is no row of the table.
 */
import { isNumber } from '../kinds/typing.ts';
import { amountFrom } from './amounts.ts';
import { readAnswer } from './answers.ts';
import { propose } from './figures.ts';
import { type Found, leaveAside, type Scene, wordsAt, wordsOfAll } from './scene.ts';
import { lettersOf } from './shapes.ts';
import type { Token } from './tokens.ts';

type Cell = readonly Token[];

interface Row {
  readonly cells: readonly Cell[];
  readonly all: readonly Token[];
}

/** What stands in a column. */
type Column =
  | { readonly is: 'figure'; readonly name: Token; readonly said: string }
  | { readonly is: 'unit' | 'day' | 'number' | 'item' | 'measure' | 'value' | 'own' | 'aside' | 'nothing' | 'strange' };

const HEADS: Readonly<Record<string, string>> = {
  unit: '单位 报送单位 填报单位 队伍 部门 单位名称 中队 大队 名称',
  day: '日期 时间 报送日期 填报日期',
  number: '序号 编号 No No. 序',
  item: '指标 项目 内容 指标名称 项目名称 事项 类别 工作内容',
  measure: '单位 计量单位',
  value: '今日 今天 当日 本日 数量 数值 今日数 当日数 本日数 今日数量 当日数量 本日数量 今日数据 当日数据 本日数据',
  nothing: '备注 说明',
};
const isHead = (of: keyof typeof HEADS, text: string): boolean => (HEADS[of] ?? '').split(' ').includes(text);
/** The sum over units, which is no unit's. */
const SUM = /^(?:合计|总计|小计|共计|总数)$/u;
const NAMED = /^L?(?:oNc|N)O?(?:(?:oMc)|k)?$/;
const ASIDE = /^(?:[TP]N?|N(?:o[TP]c|[TP]))$/;
const AMOUNT = /^(?:Q(?:M(?:QM){0,2}B?)?|BM)$/;

/** @param owner whose figures stand there when no column says it. @returns false when the lines are no table. */
export function readTable(
  scene: Scene,
  found: Found,
  lines: readonly (readonly Token[])[],
  owner: 'own' | 'other',
): boolean {
  const rows = lines
    .map((line) => rowOf(line))
    .filter(({ cells }) => !cells.every((cell) => /^[:\- ]+$/.test(textOf(scene, cell))));
  const [head, ...below] = rows;
  if (head === undefined) return false;
  const byItem = head.cells.some((cell) => isHead('item', textOf(scene, cell)));
  const columns = head.cells.map((cell) => columnOf(scene, cell, byItem));
  const names = columns.filter(({ is }) => is === 'figure').length;
  const fits = byItem
    ? names === 0
    : names > 0 && below.length > 0 && !head.cells.some((cell) => AMOUNT.test(lettersOf(cell)));
  if (!fits) return readPairs(scene, found, rows, owner);
  for (const [at, column] of columns.entries())
    if (column.is === 'strange') leaveOver(scene, found, head.cells[at] ?? []);
  const readRow = byItem ? itemRow : unitRow;
  const single = below.length === 1 || columns.some(({ is }) => is === 'unit' || is === 'day');
  for (const row of below) {
    if (row.cells.length !== columns.length || (!byItem && !single)) leaveOver(scene, found, row.all);
    else readRow(scene, found, row, columns, owner);
  }
  return true;
}

function rowOf(line: readonly Token[]): Row {
  const cells: Token[][] = [[]];
  for (const token of line) {
    if (token.kind === 't') cells.push([]);
    else if (token.kind !== '_') cells.at(-1)?.push(token);
  }
  const bordered = cells.length > 2 && cells[0]?.length === 0 && cells.at(-1)?.length === 0;
  return { cells: bordered ? cells.slice(1, -1) : cells, all: line };
}

const textOf = ({ text }: Scene, cell: Cell): string => text.slice(cell[0]?.start ?? 0, cell.at(-1)?.end ?? 0).trim();

function columnOf(scene: Scene, cell: Cell, byItem: boolean): Column {
  const [text, letters] = [textOf(scene, cell), lettersOf(cell)];
  const name = cell.find(({ kind }) => kind === 'N');
  if (name !== undefined && NAMED.test(letters)) return { is: 'figure', name, said: measureIn(scene, cell) };
  if (ASIDE.test(letters)) return { is: 'aside' };
  if (text === '' || isHead('nothing', text)) return { is: 'nothing' };
  if (isHead('number', text)) return { is: 'number' };
  if (!byItem) return { is: isHead('unit', text) ? 'unit' : isHead('day', text) ? 'day' : 'strange' };
  if (letters === 'U' || letters === 'V') return { is: letters === 'U' ? 'own' : 'aside' };
  for (const is of ['item', 'measure', 'value'] as const) if (isHead(is, text)) return { is };
  return { is: 'strange' };
}

function measureIn({ text }: Scene, cell: Cell): string {
  const measure = cell.find(({ kind }) => kind === 'M');
  return measure === undefined ? '' : text.slice(measure.start, measure.end);
}

/** A row of a unit or of a day below indicators. */
function unitRow(
  scene: Scene,
  found: Found,
  { cells, all }: Row,
  columns: readonly Column[],
  owner: 'own' | 'other',
): void {
  const cellOf = (is: Column['is']): Cell | undefined => cells[columns.findIndex((column) => column.is === is)];
  const whose = rowIs(scene, cellOf('unit'), cellOf('day'), owner);
  if (whose === 'strange') leaveOver(scene, found, all);
  else if (whose !== 'own') leaveAside(scene, found, all, whose);
  else readCells(scene, found, cells, columns);
}

/** Whose row it is and of which day: the unit's own today, another's, or one that nobody understands. */
function rowIs(
  scene: Scene,
  unit: Cell | undefined,
  day: Cell | undefined,
  owner: 'own' | 'other',
): 'own' | 'other_unit' | 'other_day' | 'strange' {
  if (unit !== undefined && SUM.test(textOf(scene, unit))) return 'other_unit';
  const who = unit === undefined ? (owner === 'own' ? 'U' : 'V') : lettersOf(unit);
  if (who === 'V') return 'other_unit';
  if (day !== undefined && lettersOf(day) === 'P') return 'other_day';
  return who !== 'U' || (day !== undefined && !/^D+$/.test(lettersOf(day))) ? 'strange' : 'own';
}

function readCells(scene: Scene, found: Found, cells: readonly Cell[], columns: readonly Column[]): void {
  for (const [at, column] of columns.entries()) {
    const cell = cells[at] ?? [];
    if (column.is === 'figure') readCell(scene, found, column.name, column.said, cell);
    else if (column.is === 'nothing' && cell.length > 0) leaveOver(scene, found, cell);
  }
}

/** A row of one indicator below heads for the day and for others. */
function itemRow(
  scene: Scene,
  found: Found,
  { cells, all }: Row,
  columns: readonly Column[],
  owner: 'own' | 'other',
): void {
  const at = (is: Column['is']): number => columns.findIndex((column) => column.is === is);
  const values = columns.filter(({ is }) => is === 'own' || is === 'value').length;
  const [item = [], measure = []] = [cells[at('item')], cells[at('measure')]];
  const name = item.find(({ kind }) => kind === 'N');
  if (owner === 'other') leaveAside(scene, found, all, 'other_unit');
  else if (name === undefined || !NAMED.test(lettersOf(item)) || values !== 1) leaveOver(scene, found, all);
  else {
    const rest = [measure, cells[at('nothing')] ?? []].filter((cell) => !/^M?$/.test(lettersOf(cell)));
    for (const cell of rest) leaveOver(scene, found, cell);
    const said = measureIn(scene, measure) || measureIn(scene, item);
    readCell(scene, found, name, said, cells[Math.max(at('own'), at('value'))] ?? []);
  }
}

/** Names and amounts in turn, `出动人员 | 32 | 人`, without a head. */
function readPairs(scene: Scene, found: Found, rows: readonly Row[], owner: 'own' | 'other'): boolean {
  const letters = rows.map(({ cells }) =>
    cells
      .map((cell) =>
        NAMED.test(lettersOf(cell)) ? 'N' : AMOUNT.test(lettersOf(cell)) ? 'Q' : lettersOf(cell) === 'M' ? 'M' : 'x',
      )
      .join(''),
  );
  if (!letters.every((row) => /^(?:(?:NQM?)+|NMQ)$/.test(row))) return false;
  for (const { cells, all } of rows) {
    if (owner === 'other') leaveAside(scene, found, all, 'other_unit');
    else for (const [at, cell] of cells.entries()) readPair(scene, found, cell, cells.slice(at + 1, at + 3));
  }
  return true;
}

function readPair(scene: Scene, found: Found, cell: Cell, next: readonly Cell[]): void {
  const name = cell.find(({ kind }) => kind === 'N');
  if (name === undefined) return;
  const amount = next.find((each) => AMOUNT.test(lettersOf(each))) ?? [];
  const measure = next.find((each) => lettersOf(each) === 'M') ?? cell;
  readCell(scene, found, name, measureIn(scene, measure), amount);
  found.orders.forward ??= wordsOfAll(scene, [name, ...amount]).words;
}

/** An empty cell, or a dash, says nothing. A measure in the cell and another at the name contradict each other. */
function readCell(scene: Scene, found: Found, name: Token, said: string, cell: Cell): void {
  const text = textOf(scene, cell);
  if (/^[-—/]*$/u.test(text)) return;
  const [indicator, ...others] = (name.indicators ?? []).filter((each) => scene.asked.has(each));
  const isAnswer = indicator !== undefined && others.length === 0 && !isNumber(indicator);
  const answer = isAnswer ? readAnswer(indicator, text) : undefined;
  const contradicts = said !== '' && !['', said].includes(measureIn(scene, cell));
  if (answer !== undefined) {
    found.proposals.push({ indicator: indicator?.id ?? '', ...answer, ...wordsOfAll(scene, cell) });
  } else if (isAnswer || contradicts || !AMOUNT.test(lettersOf(cell))) leaveOver(scene, found, cell);
  else {
    const at = cell[0]?.start ?? 0;
    propose(scene, found, { name: { ...name, start: at, end: at }, amount: amountFrom(scene.text, cell, 0), said });
  }
}

function leaveOver(scene: Scene, found: Found, tokens: readonly Token[]): void {
  const words = wordsAt(scene, tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
  if (words.words.trim() !== '') found.leftover.push(words);
}
