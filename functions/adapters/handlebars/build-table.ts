/**
 * Tables and charts, from the template's HTML to blocks of the tree. A chart is written as the table of its values.
 */
import type { ChartBlock, TableBlock, TableCell, TableColumn, TableRow } from '../../core/briefing/briefing.ts';
import { attribute, buildInlines, plainText } from './build-inlines.ts';
import type { ElementNode } from './read-html.ts';

export type Refuse = (element: ElementNode, message: string) => void;

/** null when it has no rows: such a table says nothing. */
export function buildTable(element: ElementNode, refuse: Refuse): TableBlock | null {
  const caption = elements(element, 'caption')[0];
  const columns = headOf(element, refuse).map(columnOf);
  const rows = rowsOf(element).map((row) => rowOf(row, columns.length, refuse));
  if (rows.length === 0) return null;
  return { type: 'table', ...(caption === undefined ? {} : { caption: buildInlines(caption) }), columns, rows };
}

/** First row: an empty cell, then the categories. Each further row: name of the series, then its values; empty is a gap. */
export function buildChart(element: ElementNode, refuse: Refuse): ChartBlock {
  const [, ...categories] = headOf(element, refuse).map(plainText);
  const series = rowsOf(element).map((row) => {
    const [name, ...cells] = elements(row);
    if (cells.length !== categories.length) refuse(row, `这一行有${cells.length}个值，应有${categories.length}个。`);
    return { name: name === undefined ? '' : plainText(name), values: cells.map((cell) => chartValue(cell, refuse)) };
  });
  if (series.length === 0) refuse(element, '<chart> 里没有数据行。');
  return {
    type: 'chart',
    chart: attribute(element, 'kind') as ChartBlock['chart'],
    title: attribute(element, 'title'),
    unit: attribute(element, 'unit'),
    categories,
    series,
    alt: attribute(element, 'alt'),
  };
}

function chartValue(cell: ElementNode, refuse: Refuse): string | null {
  const text = plainText(cell);
  if (text === '') return null;
  if (!/^-?\d+(\.\d+)?$/.test(text)) refuse(cell, `图表的值须是数字，不能是“${text.slice(0, 20)}”。`);
  return text;
}

function headOf(table: ElementNode, refuse: Refuse): readonly ElementNode[] {
  const rows = elements(table, 'thead').flatMap((head) => elements(head, 'tr'));
  if (rows.length !== 1) refuse(table, `<${table.name}> 须有一个 <thead>，其中一行。`);
  const cells = rows[0] === undefined ? [] : elements(rows[0]);
  if (cells.length === 0) refuse(table, `<${table.name}> 的表头没有栏目。`);
  return cells;
}

const rowsOf = (table: ElementNode): readonly ElementNode[] =>
  elements(table, 'tbody').flatMap((body) => elements(body, 'tr'));

function columnOf(cell: ElementNode): TableColumn {
  const unit = cell.attributes.unit === undefined ? {} : { unit: attribute(cell, 'unit') };
  return {
    header: buildInlines(cell),
    ...unit,
    align: (cell.attributes.align ?? 'left') as TableColumn['align'],
    weight: Number(cell.attributes.weight ?? 2),
  };
}

function rowOf(row: ElementNode, width: number, refuse: Refuse): TableRow {
  const cells = elements(row).map(cellOf);
  const covered = cells.reduce((sum, { span = 1 }) => sum + span, 0);
  if (covered !== width) refuse(row, `这一行占${covered}栏，表头有${width}栏。`);
  return { role: (row.attributes.role ?? 'row') as TableRow['role'], cells };
}

function cellOf(cell: ElementNode): TableCell {
  const span = Number(cell.attributes.span ?? 1);
  return {
    children: buildInlines(cell),
    ...(span === 1 ? {} : { span }),
    ...(cell.attributes.state === undefined ? {} : { state: cell.attributes.state as NonNullable<TableCell['state']> }),
  };
}

export const elements = (parent: ElementNode, name?: string): readonly ElementNode[] =>
  parent.children.filter(
    (child): child is ElementNode => child.kind === 'element' && (name === undefined || child.name === name),
  );
