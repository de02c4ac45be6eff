/**
 * Which figures the text of our Word file tells, and where: found by holding it against our own HTML of the same edition,
 * whose `<data>` elements name indicator and value.
 *
 * Both come of one tree, so a paragraph is the one with the same text, the same time it stands there. A table may be split
 * into pieces at other columns, so its columns are matched one by one: same first column, same text all the way down.
 */
import { squeezed, squeezedFigures, type TextBlock, type TextCell, type ToldFigure } from './text-block.ts';

/** Figures of a paragraph, or of a cell, by their places in the squeezed text. */
export interface ToldFigures {
  paragraph(block: number): readonly ToldFigure[];
  cell(block: number, row: number, cell: number): readonly ToldFigure[];
}

/** @param word our Word file. @param told our HTML. */
export function toldFigures(word: readonly TextBlock[], told: readonly TextBlock[]): ToldFigures {
  const paragraphs = new Known<readonly ToldFigure[]>();
  const columns = new Known<Column>();
  for (const block of told) {
    if (block.type === 'paragraph') paragraphs.add(keyOf(block.said.text), squeezedFigures(block.said));
    else for (const column of columnsOf(block.rows)) columns.add(column.key, column);
  }
  const found = new Map<string, readonly ToldFigure[]>();
  for (const [index, block] of word.entries()) {
    if (block.type === 'paragraph') found.set(`${index}`, paragraphs.next(keyOf(block.said.text)) ?? []);
    else for (const [place, figures] of figuresIn(block.rows, columns)) found.set(`${index} ${place}`, figures);
  }
  const of = (key: string): readonly ToldFigure[] => found.get(key) ?? [];
  return { paragraph: (block) => of(`${block}`), cell: (block, row, cell) => of(`${block} ${row} ${cell}`) };
}

const keyOf = (text: string): string => squeezed(text).text;

/** Things under a key in order; the last is given again when there are no more (a first column is repeated). */
class Known<Thing> {
  readonly #things = new Map<string, Thing[]>();
  readonly #given = new Map<string, number>();

  add(key: string, thing: Thing): void {
    const others = this.#things.get(key);
    if (others === undefined) this.#things.set(key, [thing]);
    else others.push(thing);
  }

  next(key: string): Thing | undefined {
    const given = this.#given.get(key) ?? 0;
    this.#given.set(key, given + 1);
    const things = this.#things.get(key) ?? [];
    return things[given] ?? things.at(-1);
  }
}

interface Column {
  readonly key: string;
  /** The cell that begins in that column, by row; undefined where another covers it. */
  readonly cells: readonly ({ readonly index: number; readonly cell: TextCell } | undefined)[];
}

function columnsOf(rows: readonly (readonly TextCell[])[]): Column[] {
  const begun = rows.map((cells) => {
    let column = 0;
    return new Map(
      cells.map((cell, index) => {
        const at = column;
        column += cell.span;
        return [at, { index, cell }] as const;
      }),
    );
  });
  const count = Math.max(0, ...begun.map((cells) => Math.max(-1, ...cells.keys()) + 1));
  const textsOf = (column: number): string =>
    begun.map((cells) => keyOf(cells.get(column)?.cell.said.text ?? '')).join('\n');
  const first = textsOf(0);
  return Array.from({ length: count }, (_, column) => ({
    key: column === 0 ? first : `${first}\n\n${textsOf(column)}`,
    cells: begun.map((cells) => cells.get(column)),
  }));
}

function* figuresIn(
  rows: readonly (readonly TextCell[])[],
  known: Known<Column>,
): Iterable<[place: string, figures: readonly ToldFigure[]]> {
  for (const column of columnsOf(rows)) {
    const told = known.next(column.key);
    for (const [row, own] of column.cells.entries()) {
      const said = told?.cells[row]?.cell.said;
      if (own !== undefined && said !== undefined) yield [`${row} ${own.index}`, squeezedFigures(said)];
    }
  }
}
