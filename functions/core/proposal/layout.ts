/**
 * How a form lies: which rows are heads, where its body begins and ends, which column holds the names, and whether units or
 * items go down. What cannot be told is told apart by `lies: undefined`, never guessed.
 */
import type { Form } from './form.ts';
import {
  isGroupHead,
  isItemHead,
  isMeasureHead,
  isSerialHead,
  isUnitHead,
  isUnitName,
  namedHead,
} from './head-words.ts';

export interface Layout {
  /** What goes down; `sure: false`: it looks so, and has to be asked. */
  readonly lies: { readonly down: 'units' | 'items'; readonly sure: boolean };
  /** Rows of heads, from the top. */
  readonly heads: readonly number[];
  /** Rows of the body, without blank ones. */
  readonly body: readonly number[];
  readonly names: number;
  /** Columns left of the names that part them into groups. */
  readonly groups: readonly number[];
  /** Columns of the body, right of the names. */
  readonly columns: readonly number[];
  /** Of items that go down: the column of their measures. */
  readonly measures: number | undefined;
}

/** undefined: no table was found on the sheet. */
export function layoutOf(form: Form): Layout | undefined {
  const top = firstHead(form);
  if (top === undefined) return undefined;
  const across = columnsOf(form);
  const named = nameColumn(form, top);
  const heads = headRows(form, top, named);
  const body = bodyRows(form, heads.at(-1)! + 1, named);
  const names = named ?? firstText(form, body, across);
  if (names === undefined || body.length === 0) return undefined;
  const headOf = (column: number): string => form.seen(heads[0]!, column);
  const right = across.filter((column) => column > names && !isSerialHead(headOf(column)));
  const measures = right.find((column) => isMeasureHead(headOf(column)) && hold(form, body, column));
  const columns = right.filter((column) => column !== measures && heads.some((row) => form.seen(row, column) !== ''));
  const groups = across.filter(
    (column) => column < names && !isSerialHead(headOf(column)) && isTold(form, body, column),
  );
  return {
    lies: liesOf(form, { top, heads, body, names, columns, measures }),
    heads,
    body,
    names,
    groups,
    columns,
    measures,
  };
}

const columnsOf = ({ columns }: Form): number[] => Array.from({ length: columns }, (_, column) => column);

/** The first row that is no title (one text over the sheet) and no line to fill in (填报单位：　日期：). */
function firstHead(form: Form): number | undefined {
  const rows = Array.from({ length: form.rows }, (_, row) => row);
  return rows.find((row) => {
    const own = columnsOf(form).flatMap((column) => {
      const cell = form.own(row, column);
      return cell?.is === 'text' ? [cell.text.trim()] : [];
    });
    if (own.length < 2) return false;
    const toFill = own.filter((text) => /[:：]/.test(text)).length;
    return toFill * 2 < own.length;
  });
}

/** The column whose head says that names stand below it. Of a head over two columns the last. */
function nameColumn(form: Form, top: number): number | undefined {
  const heads = columnsOf(form).filter((column) => form.own(top, column)?.is === 'text');
  const isName = (column: number): boolean => {
    const text = form.seen(top, column);
    return (isUnitHead(text) && !isMeasureColumn(form, top, column)) || isItemHead(text);
  };
  const found = heads.find(isName);
  return found === undefined ? undefined : form.range(top, found).right;
}

/** 单位 heads a column of measures where items stand left of it. */
const isMeasureColumn = (form: Form, top: number, column: number): boolean =>
  isMeasureHead(form.seen(top, column)) &&
  columnsOf(form).some((left) => left < column && isItemHead(form.seen(top, left)));

/** As far down as the head of the names reaches, and further while names are blank and heads go on. */
function headRows(form: Form, top: number, names: number | undefined): number[] {
  const deepest = Math.max(...columnsOf(form).map((column) => form.range(top, column).bottom));
  let last = deepest;
  for (let row = deepest + 1; row < form.rows && isSubHead(form, row, names ?? 0); row += 1) last = row;
  return Array.from({ length: last - top + 1 }, (_, index) => top + index);
}

const isSubHead = (form: Form, row: number, names: number): boolean =>
  (form.seen(row, names) === '' || isMeasureRow(form, row, names)) &&
  columnsOf(form).some((column) => column > names && form.own(row, column)?.is === 'text') &&
  !columnsOf(form).some((column) => form.own(row, column)?.is === 'number');

/** Its own cell says so; one that is covered from above says what stands above. */
export const isMeasureRow = (form: Form, row: number, names: number): boolean =>
  form.range(row, names).top === row && isMeasureHead(form.seen(row, names));

const NOTE =
  /^(?:注|备注|说明|填表说明|填报说明|填报人|填表人|制表|审核|联系人|负责人|单位负责人|主要负责人)[:：0-9一二三、.]?/;

/** Rows with a name, up to the notes below. */
function bodyRows(form: Form, from: number, named: number | undefined): number[] {
  const rows: number[] = [];
  const wide = Math.max(2, Math.ceil(form.columns * 0.6));
  for (let row = from; row < form.rows; row += 1) {
    const first = columnsOf(form).find((column) => form.own(row, column)?.is === 'text');
    if (first === undefined) continue;
    const { left, right } = form.range(row, first);
    const text = form.seen(row, first);
    if (NOTE.test(text) || right - left + 1 >= wide) break;
    if (named === undefined || form.seen(row, named) !== '') rows.push(row);
  }
  return rows;
}

/** The first column in which most rows have a text of their own. */
const firstText = (form: Form, body: readonly number[], across: readonly number[]): number | undefined =>
  across.find((column) => {
    const texts = body.filter((row) => form.own(row, column)?.is === 'text');
    return texts.length >= Math.max(1, body.length * 0.6);
  });

const isTold = (form: Form, body: readonly number[], column: number): boolean =>
  isGroupHead(form.seen(body[0]! - 1, column)) || body.some((row) => /\D/.test(form.seen(row, column)));

const hold = (form: Form, body: readonly number[], column: number): boolean =>
  body.some((row) => form.seen(row, column) !== '' && [...form.seen(row, column)].length <= 5);

type Found = Pick<Layout, 'heads' | 'body' | 'names' | 'columns' | 'measures'> & { readonly top: number };

/** By the head of the names, by measures, else by which of the two axes looks like units. */
function liesOf(form: Form, { top, heads, body, names, columns, measures }: Found): Layout['lies'] {
  const head = form.seen(top, names);
  if (isUnitHead(head) && measures === undefined) return { down: 'units', sure: true };
  if (isItemHead(head) || measures !== undefined) return { down: 'items', sure: true };
  const across = columns.map((column) => form.seen(heads.at(-1)!, column));
  const down = body.map((row) => form.seen(row, names));
  const share = (texts: readonly string[]): number =>
    texts.filter((text) => isUnitName(text) && namedHead(text).measure === undefined).length /
    Math.max(1, texts.length);
  const [units, items] = [share(down), share(across)];
  return {
    down: units >= items ? 'units' : 'items',
    sure: Math.max(units, items) >= 0.8 && Math.min(units, items) <= 0.2,
  };
}
