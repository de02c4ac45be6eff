/**
 * Tables: fixed widths in twips, a head that repeats, rows that are not parted, figures aligned on the decimal mark.
 *
 * Figures are right-aligned; one with fewer decimals than its column gets a right indent of what it lacks. A right indent
 * is understood by every reader, a decimal tab in a cell is not.
 */
import type { Inline, TableBlock, TableColumn, TableRow } from '../../core/briefing/briefing.ts';
import { textOf } from '../../core/briefing/inline-text.ts';
import { eighthsOfPoints, pointsOfMm, twipsOfMm, twipsOfPoints } from '../../core/layout/layout.ts';
import { decimalsOf, type TablePiece } from '../../core/page/table-plan.ts';
import { ems, wrap } from '../../core/text/width.ts';
import type { WordDocument } from './document.ts';
import { runsOf } from './inline.ts';
import { paragraph } from './paragraph.ts';
import { type CellKind, cellPitch, cellStyleId } from './styles.ts';

/** A table in its pieces, each with its caption. */
export function* writeTable(table: TableBlock, document: WordDocument): Iterable<string> {
  if (table.columns.length === 0) return;
  const { size, pieces } = document.planOf(table);
  document.tableSizes.add(size);
  for (const piece of pieces) {
    if (piece.table.caption !== undefined) yield paragraph('caption', piece.table.caption, document);
    yield* writePiece(piece, new Cells(document, size, piece));
  }
}

function* writePiece({ table, columns }: TablePiece, cells: Cells): Iterable<string> {
  const twips = columns.map(({ width }) => twipsOfPoints(width));
  const total = twips.reduce((sum, width) => sum + width, 0);
  const grid = twips.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  yield `<w:tbl><w:tblPr>${cells.properties(total)}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>`;
  yield cells.head(table.columns);
  for (const row of table.rows) yield cells.row(row);
  yield `</w:tbl>${cells.end()}`;
}

/** Rows of one piece, at one size. */
class Cells {
  readonly #document: WordDocument;
  readonly #size: number;
  readonly #piece: TablePiece;
  /** At both sides of a cell together, pt. */
  readonly #padding: number;
  /** `<w:tcW>` of each column. */
  readonly #widths: readonly string[];
  readonly #plain: Partial<Record<CellKind, string[]>> = {};

  constructor(document: WordDocument, size: number, piece: TablePiece) {
    this.#document = document;
    this.#size = size;
    this.#piece = piece;
    this.#padding = pointsOfMm(2 * document.layout.table.padding);
    this.#widths = piece.columns.map(({ width }) => `<w:tcW w:w="${twipsOfPoints(width)}" w:type="dxa"/>`);
  }

  properties(total: number): string {
    const { frame, rule, padding, above, below } = this.#document.layout.table;
    const border = (side: string, points: number) =>
      `<w:${side} w:val="single" w:sz="${eighthsOfPoints(points)}" w:space="0" w:color="000000"/>`;
    const sides = ['top', 'left', 'bottom', 'right'].map((side) => border(side, frame)).join('');
    const inner = `${border('insideH', rule)}${border('insideV', rule)}`;
    const margin = (side: string, mm: number) => `<w:${side} w:w="${twipsOfMm(mm)}" w:type="dxa"/>`;
    const margins = `${margin('top', above)}${margin('left', padding)}${margin('bottom', below)}${margin('right', padding)}`;
    return `<w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${sides}${inner}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar>`;
  }

  head(columns: readonly TableColumn[]): string {
    const cells = columns.map((column, index) => {
      const shown = [...column.header, ...this.#measure(column, index)];
      return { xml: this.#cell(index, 1, 'Head', runsOf(shown), SHADE), lines: this.#lines(textOf(shown), index, 1) };
    });
    const lines = Math.max(...cells.map((cell) => cell.lines));
    const height = this.#height(lines, 'Head');
    this.#document.flow.hold(height);
    this.#document.flow.tableHead = height;
    return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.map(({ xml }) => xml).join('')}</w:tr>`;
  }

  /** The unit of measure stands in the head, on a line of its own where the head is full. */
  #measure({ header, unit }: TableColumn, index: number): readonly Inline[] {
    if (unit === undefined || unit === '') return [];
    const together = this.#lines(`${textOf(header)}（${unit}）.`, index, 1) === 1; // half an em to spare
    return [...(together ? [] : [{ type: 'break' } as const]), { type: 'text', text: `（${unit}）` }];
  }

  row({ role, cells }: TableRow): string {
    const shade = role === 'row' ? '' : SHADE;
    const columns = this.#piece.table.columns.length;
    let [xml, column, lines] = ['', 0, 1];
    for (const cell of cells) {
      if (column >= columns) break;
      const span = Math.min(cell.span ?? 1, columns - column);
      const kind = this.#kind(column, span, role);
      const text = textOf(cell.children);
      const indent = role === 'group' ? '<w:keepNext/>' : this.#indent(text, column, kind);
      xml += this.#cell(column, span, kind, runsOf(cell.children), shade, indent);
      lines = Math.max(lines, this.#lines(text, column, span));
      column += span;
    }
    if (column < columns) xml += this.#cell(column, columns - column, 'Text', '', shade);
    const height = this.#height(lines, role === 'row' ? 'Text' : 'StrongText');
    if (role === 'group') this.#document.flow.hold(height);
    else this.#document.flow.block(height, BORDER_DOUBT);
    return `<w:tr>${ROW}${xml}</w:tr>`;
  }

  /** Text between two tables, or they would become one; and the place where the next page begins without a head. */
  end(): string {
    this.#document.flow.tableHead = 0;
    this.#document.flow.lines(1, 6);
    return '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>';
  }

  #kind(column: number, span: number, role: TableRow['role']): CellKind {
    const align = this.#piece.table.columns[column]?.align;
    const strong = role === 'row' ? '' : 'Strong';
    if (span > 1 && role === 'group') return 'StrongText';
    return `${strong}${align === 'decimal' ? 'Number' : align === 'center' ? 'Centre' : 'Text'}`;
  }

  #cell(column: number, span: number, kind: CellKind, runs: string, shade: string, indent = ''): string {
    return `${this.#opened(column, span, kind, shade)}${indent}</w:pPr>${runs}</w:p></w:tc>`;
  }

  /** The beginning of a cell; those of plain rows are made once for each column. */
  #opened(column: number, span: number, kind: CellKind, shade: string): string {
    const plain = span === 1 && shade === '';
    const known = plain ? this.#plain[kind]?.[column] : undefined;
    if (known !== undefined) return known;
    const width = span === 1 ? this.#widths[column] : this.#spanned(column, span);
    const style = cellStyleId(this.#document.layout, kind, this.#size);
    const opened = `<w:tc><w:tcPr>${width}${shade}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>`;
    if (plain) {
      this.#plain[kind] ??= [];
      this.#plain[kind][column] = opened;
    }
    return opened;
  }

  #spanned(column: number, span: number): string {
    const width = this.#widthOf(column, span);
    return `<w:tcW w:w="${twipsOfPoints(width)}" w:type="dxa"/><w:gridSpan w:val="${span}"/>`;
  }

  #widthOf(column: number, span: number): number {
    return this.#piece.columns.slice(column, column + span).reduce((sum, { width }) => sum + width, 0);
  }

  /** The mark and digits that this figure lacks against its column, half an em each. */
  #indent(text: string, column: number, kind: CellKind): string {
    const most = this.#piece.columns[column]?.decimals ?? 0;
    if (most === 0 || !kind.endsWith('Number')) return '';
    const own = decimalsOf(text);
    if (own === undefined || own === most) return '';
    const lacking = most - own + (own === 0 ? 1 : 0);
    return `<w:ind w:right="${twipsOfPoints((lacking * this.#size) / 2)}"/>`;
  }

  #lines(text: string, column: number, span: number): number {
    const width = (span === 1 ? this.#piece.columns[column]!.width : this.#widthOf(column, span)) - this.#padding;
    if (!text.includes('\n') && ems(text) * this.#size <= width) return 1;
    return wrap(text, { width, size: this.#size, spacing: 0, indent: 0 }).lines;
  }

  #height(lines: number, kind: CellKind): number {
    const { layout } = this.#document;
    return (
      lines * cellPitch(layout, kind, this.#size) +
      layout.table.rule +
      pointsOfMm(layout.table.above + layout.table.below)
    );
  }
}

const SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>';
const ROW = '<w:trPr><w:cantSplit/></w:trPr>';
/** Readers disagree by about this much on the height that a border takes. */
const BORDER_DOUBT = 0.3;
