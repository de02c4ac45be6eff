/**
 * A document as the units that are held against each other: a paragraph is one, a table's row is one with its cells. Each
 * knows where people find it: under which heading, in which table, row and column.
 */
import { squeezed, type TextBlock, type ToldFigure } from './text-block.ts';
import type { ToldFigures } from './told-figures.ts';

export interface UnitText {
  readonly text: string;
  readonly figures: readonly ToldFigure[];
  /** `表“各单位报送情况” 高新区大队 下沉党员干部（人）`, or the heading that it stands under. */
  readonly place: string;
}

export interface CopyUnit {
  readonly kind: 'paragraph' | 'row';
  /** One of a paragraph, one for each cell of a row. */
  readonly texts: readonly UnitText[];
  /** Equal units have equal keys. */
  readonly key: string;
}

/** Headings of a briefing as they are numbered: 一、 （二） 3. */
const HEADING = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])/;
const LONGEST_HEADING = 40;
/** Where what stands before the first heading is. */
const HEAD = '报头、标题和导语';

/** @param told of our own document; absent: nothing is known of figures. */
export function unitsOf(blocks: readonly TextBlock[], told?: ToldFigures): CopyUnit[] {
  const units: CopyUnit[] = [];
  let [heading, last] = ['', ''];
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'table') {
      units.push(...rowsOf(block.rows, last || heading, (row, cell) => told?.cell(index, row, cell) ?? []));
      continue;
    }
    const { text } = squeezed(block.said.text);
    if (text === '') continue;
    if (HEADING.test(text) && text.length <= LONGEST_HEADING) heading = text;
    const place = heading === text ? '' : heading || HEAD;
    units.push(unitOf('paragraph', [{ text, figures: told?.paragraph(index) ?? [], place }]));
    last = text.length <= LONGEST_HEADING ? text : '';
  }
  return units;
}

type Rows = Extract<TextBlock, { type: 'table' }>['rows'];

/** The first row names the columns, the first cell the row. */
function* rowsOf(
  rows: Rows,
  name: string,
  figuresOf: (row: number, cell: number) => readonly ToldFigure[],
): Iterable<CopyUnit> {
  const heads = squeezedRow(rows[0] ?? []);
  for (const [row, cells] of rows.entries()) {
    const texts = squeezedRow(cells);
    if (texts.every((text) => text === '')) continue;
    let column = 0;
    const placed = texts.map((text, cell) => {
      const head = row === 0 ? '' : (heads[column] ?? '');
      column += cells[cell]!.span;
      const words = [name === '' ? '' : `“${name}”`, cell === 0 ? '' : (texts[0] ?? ''), head];
      return { text, figures: figuresOf(row, cell), place: words.filter(Boolean).join('　') };
    });
    yield unitOf('row', placed);
  }
}

const squeezedRow = (cells: Rows[number]): string[] => cells.map(({ said }) => squeezed(said.text).text);

const unitOf = (kind: CopyUnit['kind'], texts: readonly UnitText[]): CopyUnit => ({
  ...{ kind, texts },
  key: `${kind}\n${texts.map(({ text }) => text).join('\n')}`,
});
