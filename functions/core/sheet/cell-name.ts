/**
 * The name of a cell as spreadsheets show it, and the order in which people read cells.
 */

/** `A1`, `AB12` from 0-based column and row. */
export function cellName(column: number, row: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return `${name}${row + 1}`;
}

/** For sorting names of cells: by row, then by column; '' first. */
export function inOrder(left: string, right: string): number {
  const [a, b] = [left, right].map((name) => {
    const [, letters = '', digits = '0'] = /^([A-Z]*)(\d*)$/.exec(name) ?? [];
    return { row: Number(digits), column: letters.padStart(3) };
  }) as [Place, Place];
  return a.row - b.row || (a.column < b.column ? -1 : a.column === b.column ? 0 : 1);
}

interface Place {
  readonly row: number;
  readonly column: string;
}
